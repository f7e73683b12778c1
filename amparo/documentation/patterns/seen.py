"""One act with what it is counted by: little of each record, read in a stream from an open collection.

Records are read as they were stored, without being checked once more: what is sealed was checked before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from amparo.custody.opening import OpenFile
from amparo.documentation import reading, vocabulary
from amparo.documentation.patterns.shelf import Shelf
from amparo.documentation.shapes import Count, Precision, Status, When, Where
from amparo.documentation.vocabulary import Word

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

    identity   in the register of people when it is known, so that one person of two collections is one
    protected  what indicator 16.10.1 knows them as
    """

    sex: str
    standing: Codes
    peoples: Codes
    unit: str
    born: str
    size: Count | None
    identity: UUID | None
    protected: frozenset[str]


@dataclass(frozen=True, slots=True)
class Done:
    """What counts of an act; `sdg` and `iccs` are what its kind is mapped to."""

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
    sdg: str
    iccs: str


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
    # Read once: each asking looks whether the lists were changed meanwhile.
    known, kinds_of_act = (vocabulary.vocabulary(number).terms for number in (103, 4))
    for told in reading.plain(file, "person"):
        people.put(UUID(told["id"]), _victim(told, known))
    alleged: Shelf[Codes] = Shelf()
    for told in reading.plain(file, "involvement"):
        if told["status"] != Status.WITHDRAWN:
            alleged.put(UUID(told["act"]), _codes(told, "types"))
    for told in reading.plain(file, "act"):
        act = _done(told, kinds_of_act.get(told["type"]))
        kinds = frozenset(code for codes in alleged.of(act.id) for code in codes)
        yield Seen(act, events.one(act.event), people.one(act.victim), kinds)


def _happened(told: Mapping[str, Any]) -> Happened:
    return Happened(_when(told), _where(told) or NOWHERE, told["status"])


def _victim(told: Mapping[str, Any], known: Mapping[str, Word]) -> Victim:
    size, registry = told.get("size"), told.get("registry")
    standing = _codes(told, "standing")
    return Victim(
        told.get("sex", ""), standing, _codes(told, "peoples"), told.get("unit", ""),
        str((told.get("born") or {}).get("value", ""))[:4], Count(**size) if size else None,
        UUID(registry) if registry else None,
        frozenset(known[code].sdg for code in standing if code in known) - {""},
    )  # fmt: skip


def _done(told: Mapping[str, Any], word: Word | None) -> Done:
    victim, count = told.get("victim"), told.get("count")
    return Done(
        UUID(told["id"]), UUID(told["event"]), UUID(victim) if victim else None, told["type"], told["status"],
        _codes(told, "methods"), _codes(told, "characteristics"), told.get("age", ""),
        Count(**count) if count else None, _when(told), _where(told),
        word.sdg if word else "", word.iccs if word else "",
    )  # fmt: skip


def _codes(told: Mapping[str, Any], name: str) -> Codes:
    return tuple(told.get(name, ()))


def _when(told: Mapping[str, Any]) -> When | None:
    said = told.get("begins")
    return _day(said["value"], said["precision"]) if said else None


@lru_cache(maxsize=50_000)
def _day(value: str, precision: Precision) -> When:
    return When(value=value, precision=precision)


def _where(told: Mapping[str, Any]) -> Where | None:
    """The place without its words and coordinates, which nothing is counted by."""
    said = told.get("where")
    if not said:
        return None
    return _place(said.get("ubigeo", "")[:4], said.get("country", ""))


@lru_cache(maxsize=5_000)
def _place(ubigeo: str, country: str) -> Where:
    return Where(ubigeo=ubigeo, country=country)
