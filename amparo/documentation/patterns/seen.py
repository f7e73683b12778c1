"""One act with what it is counted by: little of each record, read in a stream from an open collection.

Records are read as they were stored, without being checked once more: what is sealed was checked before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from amparo.custody.opening import OpenFile
from amparo.documentation import reading
from amparo.documentation.patterns.shelf import Shelf
from amparo.documentation.shapes import Count, Status, When, Where

NOWHERE: Final = Where()
Codes = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Happened:
    """What counts of an event."""

    when: When | None
    where: Where
    status: str


@dataclass(frozen=True, slots=True)
class Victim:
    """What counts of a person or group.

    identity  in the register of people when it is known, so that one person of two collections is one
    """

    sex: str
    standing: Codes
    peoples: Codes
    unit: str
    born: str
    size: Count | None
    identity: UUID | None


@dataclass(frozen=True, slots=True)
class Done:
    """What counts of an act."""

    id: UUID
    event: UUID
    victim: UUID | None
    type: str
    status: str
    methods: Codes
    characteristics: Codes
    age: str
    count: Count | None
    begins: When | None
    where: Where | None


@dataclass(frozen=True, slots=True)
class Seen:
    """One act with what it is counted by.

    victim   None when unknown, or when the part with the names is closed
    alleged  kinds of alleged perpetrator, of every involvement that stands
    """

    act: Done
    event: Happened | None
    victim: Victim | None
    alleged: frozenset[str]

    @property
    def when(self) -> When | None:
        """The act's own beginning, or else its event's."""
        return self.act.begins or (self.event.when if self.event else None)

    @property
    def where(self) -> Where:
        """The act's own place, or else its event's."""
        return self.act.where or (self.event.where if self.event else NOWHERE)

    @property
    def who(self) -> UUID | None:
        """By what a victim is one and the same; None while nobody knows who it is."""
        return (self.victim.identity if self.victim else None) or self.act.victim


def acts_of(file: OpenFile) -> Iterator[Seen]:
    """Every act of an open collection with its event, its victim and the kinds of who is alleged."""
    events: Shelf[Happened] = Shelf()
    for told in reading.plain(file, "event"):
        events.put(UUID(told["id"]), _happened(told))
    people: Shelf[Victim] = Shelf()
    for told in reading.plain(file, "person"):
        people.put(UUID(told["id"]), _victim(told))
    alleged: Shelf[Codes] = Shelf()
    for told in reading.plain(file, "involvement"):
        if told["status"] != Status.WITHDRAWN:
            alleged.put(UUID(told["act"]), _codes(told, "types"))
    for told in reading.plain(file, "act"):
        act = _done(told)
        kinds = frozenset(code for codes in alleged.of(act.id) for code in codes)
        yield Seen(act, events.one(act.event), people.one(act.victim), kinds)


def _happened(told: Mapping[str, Any]) -> Happened:
    return Happened(_when(told), _where(told) or NOWHERE, told["status"])


def _victim(told: Mapping[str, Any]) -> Victim:
    size, registry = told.get("size"), told.get("registry")
    return Victim(
        told.get("sex", ""), _codes(told, "standing"), _codes(told, "peoples"), told.get("unit", ""),
        str((told.get("born") or {}).get("value", ""))[:4], Count(**size) if size else None,
        UUID(registry) if registry else None,
    )  # fmt: skip


def _done(told: Mapping[str, Any]) -> Done:
    victim, count = told.get("victim"), told.get("count")
    return Done(
        UUID(told["id"]), UUID(told["event"]), UUID(victim) if victim else None, told["type"], told["status"],
        _codes(told, "methods"), _codes(told, "characteristics"), told.get("age", ""),
        Count(**count) if count else None, _when(told), _where(told),
    )  # fmt: skip


def _codes(told: Mapping[str, Any], name: str) -> Codes:
    return tuple(told.get(name, ()))


def _when(told: Mapping[str, Any]) -> When | None:
    said = told.get("begins")
    return When(value=said["value"], precision=said["precision"]) if said else None


def _where(told: Mapping[str, Any]) -> Where | None:
    """The place without its words and coordinates, which nothing is counted by."""
    said = told.get("where")
    if not said:
        return None
    return Where(ubigeo=said.get("ubigeo", "")[:4], country=said.get("country", ""))
