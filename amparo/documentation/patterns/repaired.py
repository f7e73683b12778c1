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
    """By form of reparation and whether a judgment orders it.

    unnamed  victims of acts to whom no reparation is recorded, whether or not one is owed
    """

    rows: Mapping[tuple[str, bool], Owed]
    unnamed: int


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
    repaired_to: set[UUID] = set()
    harmed: set[UUID] = set()
    for file in files:
        for one in _standing(file):
            sums[one.form, one.basis in BY_JUDGMENT].add(one)
            repaired_to.add(one.victim)
        harmed |= _victims(file)
    rows = {
        key: Owed(frozenset(each.victims), each.states, each.owed, each.paid)
        for key, each in sums.items()
    }
    return Repaired(rows, len(harmed - repaired_to))


def _standing(file: OpenFile) -> list[Reparation]:
    found = (one.record for one in reading.records(file, "reparation"))
    return [
        each for each in found if isinstance(each, Reparation) and each.status != Status.WITHDRAWN
    ]


def _victims(file: OpenFile) -> set[UUID]:
    acts = (one.record for one in reading.records(file, "act"))
    return {
        victim
        for act in acts
        if act.status != Status.WITHDRAWN and (victim := getattr(act, "victim", None))
    }
