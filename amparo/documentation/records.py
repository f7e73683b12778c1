"""The records of a collection, in the manner of HURIDOCS Events Standard Formats: who did what to whom.

Each field names its number in the formats and the vocabulary its codes are of; the words are ours.
An event contains acts (one victim, one type); an involvement says who is alleged to have done an act;
an information which source tells of the event; an intervention who acted for whom; a chain joins events.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final
from uuid import UUID

from django.utils.translation import gettext_noop as _

from amparo.documentation.details import (
    Detention,
    Hypothesis,
    Investigation,
    Killing,
    Property,
    Threat,
    Torture,
)
from amparo.documentation.entry import Entry
from amparo.documentation.people import Biographic, Person
from amparo.documentation.reparations import Reparation
from amparo.documentation.shapes import (
    LONG,
    SHORT,
    Count,
    Counted,
    Passage,
    Term,
    Terms,
    When,
    Where,
    said,
)

__all__ = [
    "KINDS", "PARTS", "Act", "Biographic", "Chain", "Entry", "Event", "Information", "Intervention",
    "Involvement", "Narrative", "Person", "Reparation", "parse",
]  # fmt: skip


class Event(Entry):
    """Something that happened, with a beginning and an end (01xx).

    counts  how many people, by what befell them; what its acts count is another thing
    """

    kind: ClassVar = "event"
    prefix: ClassVar = "01"

    title: str = said(_("Title"), "0102", max_length=SHORT)
    where: Where | None = said(_("Place"), "0173", default=None)
    begins: When | None = said(_("Beginning"), "0113", default=None)
    ends: When | None = said(_("End"), "0114", default=None)
    description: str = said(_("What happened"), "0115", default="", max_length=LONG)
    impact: str = said(_("Effects"), "0116", default="", max_length=LONG)
    violation_status: Term = said(_("Whether it is a violation"), "0151", terms=41, default="")
    violations: Terms = said(_("Violations"), "0152", terms=2, default=())
    rights: Terms = said(_("Rights affected"), "0153", terms=3, default=())
    index_terms: Terms = said(_("Index terms"), "0154", terms=1, default=())
    local_index: Terms = said(_("Local index"), "0155", terms=61, default=())
    other_terms: Terms = said(_("Other terms"), "0156", terms=68, default=())
    files: str = said(_("Folders"), "0167", default="", max_length=LONG)
    monitoring: Term = said(_("Whether it is followed"), "0172", terms=43, default="")
    counts: dict[Counted, Count] = said(_("How many people"), default_factory=dict)


class Act(Entry):
    """One thing done to one victim, person or group (21xx).

    victim    none while nobody knows who it was
    count     how many people it befell, when the victim is a group or unknown
    passages  the parts of a narrative it was made from
    """

    kind: ClassVar = "act"
    prefix: ClassVar = "21"
    lacks: ClassVar = frozenset({"project", "grouping"})

    event: UUID = said(_("Event"), "2103", refers="event")
    victim: UUID | None = said(_("Victim"), "2102", refers="person", default=None)
    type: Term = said(_("Kind of act"), "2109", terms=4)
    begins: When | None = said(_("Beginning"), "2111", default=None)
    ends: When | None = said(_("End"), "2121", default=None)
    where: Where | None = said(_("Place"), "2172", default=None)
    place: str = said(_("Exact place"), "2112", default="", max_length=LONG)
    place_at_end: str = said(_("Exact place at the end"), "2122", default="", max_length=LONG)
    reason: str = said(_("Reason stated"), "2113", default="", max_length=LONG)
    methods: Terms = said(_("Method of violence"), "2114", terms=5, default=())
    attribution: Terms = said(_("Attribution"), "2115", terms=28, default=())
    physical: str = said(_("Physical consequences"), "2116", default="", max_length=LONG)
    psychological: str = said(_("Psychological consequences"), "2117", default="", max_length=LONG)
    age: str = said(_("Age then"), "2118", default="", max_length=SHORT)
    status_at_end: Term = said(_("The victim's situation at the end"), "2123", terms=25, default="")
    characteristics: Terms = said(_("The victim's characteristics"), "2152", terms=23, default=())
    location: Term = said(_("Kind of place"), "2153", terms=17, default="")
    legislation: Terms = said(_("National law"), "2154", terms=62, default=())
    instruments: Terms = said(_("International instruments"), "2155", terms=6, default=())
    count: Count | None = said(_("How many people"), default=None)
    passages: tuple[Passage, ...] = said(_("Passages of the narrative"), default=())
    detention: Detention | None = said(_("Detention and courts"), "31", default=None)
    killing: Killing | None = said(_("Death"), "32", default=None)
    torture: Torture | None = said(_("Torture and medical attention"), "33", default=None)
    property: Property | None = said(_("Loss of property"), "34", default=None)
    threat: Threat | None = said(_("Threat"), default=None)
    hypothesis: Hypothesis | None = said(_("Link to the defence of rights"), default=None)
    investigation: Investigation | None = said(_("Investigation"), default=None)


class Involvement(Entry):
    """What somebody is alleged to have had to do with an act (24xx); never a finding of guilt."""

    kind: ClassVar = "involvement"
    prefix: ClassVar = "24"
    lacks: ClassVar = frozenset({"received", "project", "grouping"})

    event: UUID = said(_("Event"), "2403", refers="event")
    act: UUID = said(_("Act"), "2404", refers="act")
    perpetrator: UUID | None = said(_("Alleged perpetrator"), "2402", refers="person", default=None)
    degree: Term = said(_("Degree of involvement"), "2409", terms=18, default="")
    types: Terms = said(_("Kind of perpetrator"), "2412", terms=24, default=())
    latest: Term = said(
        _("Latest situation of the alleged perpetrator"), "2422", terms=26, default=""
    )


class Information(Entry):
    """What a source tells of an event (25xx).

    paper  the source of the library it is, when it is one
    cited  the source in words, when it is neither a person of the collection nor of the library
    """

    kind: ClassVar = "information"
    prefix: ClassVar = "25"
    lacks: ClassVar = frozenset({"project", "grouping"})

    event: UUID = said(_("Event"), "2503", refers="event")
    source: UUID | None = said(_("Source"), "2502", refers="person", default=None)
    about: UUID | None = said(_("Related person"), "2504", refers="person", default=None)
    connection: Term = said(_("How the source knows"), "2509", terms=19, default="")
    languages: Terms = said(_("Language"), "2510", terms=14, default=())
    local_languages: Terms = said(_("Local language"), "2513", terms=66, default=())
    dated: When | None = said(_("Date of the material"), "2511", default=None)
    materials: Terms = said(_("Kind of material"), "2512", terms=16, default=())
    reliability: Term = said(_("Reliability"), "2553", terms=42, default="")
    paper: UUID | None = said(_("Source of the library"), default=None)
    cited: str = said(_("Source in words"), default="", max_length=SHORT)


class Intervention(Entry):
    """What was done for the victims, or about the event (26xx)."""

    kind: ClassVar = "intervention"
    prefix: ClassVar = "26"
    lacks: ClassVar = frozenset({"received", "project", "grouping"})

    event: UUID = said(_("Event"), "2603", refers="event")
    party: UUID | None = said(_("Who intervened"), "2602", refers="person", default=None)
    victim: UUID | None = said(_("For whom"), "2604", refers="person", default=None)
    types: Terms = said(_("Kind of intervention"), "2609", terms=20, default=())
    on: When | None = said(_("Date"), "2611", default=None)
    requested: str = said(_("Of whom it was asked"), "2612", default="", max_length=LONG)
    response: Term = said(_("Response"), "2613", terms=27, default="")
    impact: Term = said(_("Effect on the situation"), "2614", terms=44, default="")
    state: Term = said(_("State of the intervention"), "2651", terms=45, default="")
    priority: Term = said(_("Priority"), "2652", terms=46, default="")
    where: Where | None = said(_("Place"), "2672", default=None)


class Chain(Entry):
    """How one event is related to another (22xx): `event` is what `type` says, of `related`."""

    kind: ClassVar = "chain"
    prefix: ClassVar = "22"
    lacks: ClassVar = frozenset({"confidential", "received", "project", "documents", "grouping"})

    event: UUID = said(_("Event"), "2202", refers="event")
    related: UUID = said(_("Related event"), "2203", refers="event")
    type: Term = said(_("How they are related"), "2209", terms=22)


class Narrative(Entry):
    """What somebody told of an event, in their words; acts are made from its passages."""

    kind: ClassVar = "narrative"
    prefix: ClassVar = ""

    event: UUID = said(_("Event"), refers="event")
    title: str = said(_("Title"), default="", max_length=SHORT)
    text: str = said(_("Narrative"), max_length=LONG)
    language: Term = said(_("Language"), terms=14, default="")
    teller: UUID | None = said(_("Who told it"), refers="person", default=None)


KINDS: Final[Mapping[str, type[Entry]]] = {
    each.kind: each
    for each in (
        Event, Act, Involvement, Information, Intervention, Chain, Person, Biographic, Narrative,
        Reparation,
    )
}  # fmt: skip
PARTS: Final[Mapping[str, str]] = {
    **dict.fromkeys(KINDS, "facts"),
    "person": "identity",
    "biographic": "identity",
    "narrative": "account",
}
"""The envelope of the collection that records of a kind are sealed under."""


def parse(kind: str, value: bytes) -> Entry:
    """The record that `Entry.as_bytes` wrote. Raises KeyError for an unknown kind, pydantic's ValidationError."""
    return KINDS[kind].model_validate_json(value)
