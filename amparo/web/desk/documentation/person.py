"""A person of a collection: what is recorded of them, record by record, and who of the register they may be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.custody.errors import NothingToOpen
from amparo.custody.opening import OpenFile
from amparo.documentation import reading
from amparo.documentation.fields import described
from amparo.documentation.records import KINDS, Person
from amparo.documentation.sealed import OpenRecord
from amparo.registry.names import NameCard
from amparo.registry.people import finding
from amparo.web.desk import clocks
from amparo.web.desk.documentation import rows, words
from amparo.web.desk.people.deciding import candidate
from amparo.web.desk.profiles import stands
from amparo.web.desk.requests import DeskRequest

SHOWN: Final = 200
# The field of each kind that says what was done, and its list.
_WHAT: Final = {
    "act": ("type", 4),
    "involvement": ("degree", 18),
    "information": ("connection", 19),
    "intervention": ("types", 20),
    "biographic": ("type", 21),
    "reparation": ("form", 104),
}
_SEXES: Final = {"male": "m", "female": "f"}


def spoken(file: OpenFile, person: Person) -> list[OpenRecord]:
    """The records that name somebody as they stand now, by the date of what they tell."""
    found = reading.mentioning(file, [person.id]).values()
    return sorted(found, key=lambda one: (_dated(one.record), str(one.record.id)))


def parts(
    person: Person, found: Iterable[OpenRecord], named: dict[UUID, str], collection_id: UUID
) -> Iterator[dict[str, Any]]:
    """A row for each part somebody has in a record: what it is, of what, with whom, in which event."""
    for one in found:
        record: Any = one.record
        event = getattr(record, "event", None)
        yield {
            "url": reverse("desk:record", args=[collection_id, record.id]),
            "part": ", ".join(_parts(record, person.id)),
            "kind": words.kind(record.kind),
            "what": _what(record),
            "with": ", ".join(_others(record, person.id, named)),
            "when": _dated(record),
            "event": named.get(event, "") if event else "",
            "event_url": reverse("desk:event", args=[collection_id, event]) if event else "",
            **rows.status(record),
        }


def _parts(record: Any, person_id: UUID) -> Iterator[str]:
    for field in described(KINDS[record.kind]):
        if field.refers == "person" and getattr(record, field.name, None) == person_id:
            yield _(field.title)


def _what(record: Any) -> str:
    name, number = _WHAT.get(record.kind, ("", 0))
    if not name:
        return str(getattr(record, "title", ""))
    said = getattr(record, name)
    return words.terms(number, said if isinstance(said, tuple) else [said])


def _others(record: Any, person_id: UUID, named: dict[UUID, str]) -> Iterator[str]:
    """The act it is about, and the other people whom it names."""
    for field in described(KINDS[record.kind]):
        other = getattr(record, field.name, None) if field.refers in ("act", "person") else None
        if other and other != person_id:
            yield named.get(other, "—")


def _dated(record: Any) -> str:
    for name in ("begins", "on", "dated", "made_on"):
        if when := getattr(record, name, None):
            return words.day(when)
    return ""


def may_search(request: DeskRequest) -> bool:
    """Whether this member may look for people in the register of this installation, where it keeps one."""
    return request.actor.may("search_names") and stands("person")


def may_seek(request: DeskRequest, file: OpenFile) -> bool:
    """Whether this member may look for somebody of an open collection there."""
    return may_search(request) and "identity" in file.kinds


def sought(request: DeskRequest, person: Person, at: datetime) -> list[dict[str, Any]]:
    """Who of the register they may be, field by field; one entry `search`, without words. Nothing is tied by it.

    Raises KeepsNoRegister, TooManySearches.
    """
    try:
        known = finding.known(request.actor, at)
    except NothingToOpen:
        return []
    probe = card_of(person)
    found = known.candidates(person.id, probe) if probe.called else []
    return [
        {**candidate(request, known, person.id, one), "person": one.identity or ""} for one in found
    ]


def card_of(person: Person) -> NameCard:
    """What a record of a collection says of somebody, as the register compares it."""
    return NameCard(
        kind="person" if person.unit in ("", "individual") else "collective",
        names=(person.name,) if person.name else (),
        aliases=person.other_names,
        birth_year=int(person.born.value[:4]) if person.born and person.born.value else None,
        sex=_SEXES.get(person.sex, ""),
        place=person.where.ubigeo[:2] if person.where else "",
    )


def context(
    request: DeskRequest,
    file: OpenFile,
    person: Person,
    found: list[OpenRecord],
    named: dict[UUID, str],
) -> dict[str, Any]:
    """What the page of a person shows beside the record itself."""
    asked = request.method == "POST" and may_seek(request, file)
    return {
        "parts": list(parts(person, found[:SHOWN], named, file.file_id)),
        "parts_many": len(found),
        "may_seek": may_seek(request, file),
        "sought": sought(request, person, clocks.now()) if asked else None,
        "ours": named.get(person.id) or person.name,
    }
