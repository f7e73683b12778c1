"""What is owed to victims and what was made of it: by form, and with or without a judgment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final
from uuid import UUID

from amparo.custody.opening import OpenFile
from amparo.documentation import reading
from amparo.documentation.people import Person
from amparo.documentation.reparations import Reparation
from amparo.documentation.shapes import Status

BY_JUDGMENT: Final = frozenset({"international_judgment", "national_judgment"})


@dataclass(frozen=True, slots=True)
class Owed:
    """Reparations of one form: to how many victims, by how far they were made; and the money, by currency.

    states  how many reparations, by the code of how far they were made
    """

    victims: frozenset[UUID] = frozenset()
    states: Mapping[str, int] = field(default_factory=dict)
    owed: Mapping[str, Decimal] = field(default_factory=dict)
    paid: Mapping[str, Decimal] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return sum(self.states.values())


@dataclass(frozen=True, slots=True)
class Repaired:
    """By form of reparation and whether a judgment orders it; and the same one by one, by victim.

    each     the reparations that stand, those of one victim together
    named    how victims are called, as far as the part with the names is open
    confidential  victims whose own record is marked so
    unnamed  victims of acts to whom no reparation is recorded, whether or not one is owed
    """

    rows: Mapping[tuple[str, bool], Owed]
    each: tuple[Reparation, ...]
    named: Mapping[UUID, str]
    unnamed: int
    confidential: frozenset[UUID] = frozenset()


class _Sum:
    def __init__(self) -> None:
        self.victims: set[UUID] = set()
        self.states: defaultdict[str, int] = defaultdict(int)
        self.owed: defaultdict[str, Decimal] = defaultdict(Decimal)
        self.paid: defaultdict[str, Decimal] = defaultdict(Decimal)

    def add(self, one: Reparation) -> None:
        self.victims.add(one.victim)
        self.states[one.state] += 1
        if one.amount:
            self.owed[one.currency] += Decimal(one.amount)
        if one.made_amount:
            self.paid[one.currency] += Decimal(one.made_amount)


def repaired(files: Iterable[OpenFile]) -> Repaired:
    """Sum the reparations of open collections that are not withdrawn."""
    sums: defaultdict[tuple[str, bool], _Sum] = defaultdict(_Sum)
    harmed: set[UUID] = set()
    each: list[Reparation] = []
    people: dict[UUID, Person] = {}
    for file in files:
        its = _standing(file)
        for one in its:
            sums[one.form, one.basis in BY_JUDGMENT].add(one)
        each += its
        people |= _people(file, {one.victim for one in its})
        harmed |= _victims(file)
    rows = {
        key: Owed(frozenset(each.victims), each.states, each.owed, each.paid)
        for key, each in sums.items()
    }
    named = {id_: one.name for id_, one in people.items()}
    kept = frozenset(id_ for id_, one in people.items() if one.confidential)
    each.sort(key=lambda one: (named.get(one.victim, ""), one.victim, one.form))
    return Repaired(rows, tuple(each), named, len(harmed - {one.victim for one in each}), kept)


def _standing(file: OpenFile) -> list[Reparation]:
    found = (one.record for one in reading.records(file, "reparation"))
    return [
        each for each in found if isinstance(each, Reparation) and each.status != Status.WITHDRAWN
    ]


def _people(file: OpenFile, victims: set[UUID]) -> dict[UUID, Person]:
    if not victims:
        return {}
    found = (one.record for one in reading.records(file, "person", victims))
    return {each.id: each for each in found if isinstance(each, Person)}


def _victims(file: OpenFile) -> set[UUID]:
    return {
        UUID(victim)
        for told in reading.plain(file, "act")
        if told["status"] != Status.WITHDRAWN and (victim := told.get("victim"))
    }
