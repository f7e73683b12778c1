"""What of our records the schemata of FollowTheMoney hold, and by which properties."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_noop as _

PEOPLE: Final[Mapping[str, str]] = {
    "Person": "individual", "Organization": "group", "Company": "group", "PublicBody": "group",
    "LegalEntity": "",
}  # fmt: skip
"""The counting unit of each schema of a person or a group."""
SEXES: Final = {"male": "male", "female": "female"}
OF_PERSONS: Final = frozenset({"gender", "birthDate", "deathDate"})
"""Properties that groups do not have."""
ENDS: Final[Mapping[str, tuple[str, str]]] = {
    "UnknownLink": ("subject", "object"), "Family": ("person", "relative"), "Associate": ("person", "associate"),
    "Membership": ("member", "organization"), "Employment": ("employee", "employer"),
    "Directorship": ("director", "organization"), "Representation": ("agent", "client"),
    "Ownership": ("owner", "asset"),
}  # fmt: skip
"""The two ends of links."""
PROPERTIES: Final[Mapping[str, Mapping[str, str]]] = {
    "person": {
        "name": "name", "alias": "other_names", "gender": "sex", "birthDate": "born", "deathDate": "died",
        "description": "group_description",
    },
    "event": {
        "name": "title", "startDate": "begins", "endDate": "ends", "location": "where.words",
        "description": "description",
    },
    "act": {"startDate": "begins", "endDate": "ends", "status": "status"},
    "involvement": {"status": "status"},
    "information": {"date": "dated", "status": "status"},
    "intervention": {"date": "on", "status": "status"},
    "chain": {"status": "status"},
    "biographic": {"startDate": "begins", "endDate": "ends"},
}  # fmt: skip
"""The field that a property holds, by kind of record; dates may be partial in both."""


@dataclass(frozen=True, slots=True)
class Link:
    """A kind of record as a link: the fields of its ends, what its subject is, the field that says how."""

    subject: str
    object: str
    title: str
    says: str
    terms: int


LINKS: Final[Mapping[str, Link]] = {
    "act": Link("victim", "event", _("Victim"), "type", 4),
    "involvement": Link("perpetrator", "event", _("Alleged perpetrator"), "degree", 18),
    "information": Link("source", "event", _("Source"), "connection", 19),
    "intervention": Link("party", "event", _("Who intervened"), "types", 20),
    "chain": Link("event", "related", _("Related event"), "type", 22),
    "biographic": Link("person", "related", _("Related person"), "type", 21),
}
NOTED: Final[Mapping[str, tuple[str, str]]] = {
    "act": ("event", "remarks"), "involvement": ("event", "remarks"), "information": ("event", "cited"),
    "intervention": ("event", "requested"), "chain": ("event", "remarks"),
    "biographic": ("person", "affiliation"), "narrative": ("event", "text"), "reparation": ("victim", "owed"),
}  # fmt: skip
"""What a record without a second end is a note on, and the field that is its text."""
