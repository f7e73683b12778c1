"""Counting victims of acts along one axis, or two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from amparo.custody.opening import OpenFile
from amparo.documentation import reading
from amparo.documentation.patterns.axes import UNKNOWN, Axis, values
from amparo.documentation.patterns.seen import Seen, acts_of
from amparo.documentation.patterns.shelf import Shelf
from amparo.documentation.shapes import Count, Status

STANDING = frozenset({Status.CONFIRMED, Status.LIKELY})


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked.

    statuses     of acts; a withdrawn one is counted only where it is asked for by name
    since, until both included; an act whose date may fall outside is left out, one without a date too
    only         values an act must fall under, by axis
    """

    rows: Axis
    columns: Axis | None = None
    statuses: frozenset[Status] = STANDING
    since: date | None = None
    until: date | None = None
    only: Mapping[Axis, str] = field(default_factory=dict)

    def unfiltered(self) -> Wanted:
        """The same table of every day and everything, as it stands when nothing is asked."""
        return Wanted(self.rows, self.columns, self.statuses | STANDING)


@dataclass(frozen=True, slots=True)
class Cell:
    """Victims of acts: the fewest, the best estimate and the most that the records bear; and how many acts."""

    low: int = 0
    best: int = 0
    high: int = 0
    acts: int = 0

    def __add__(self, other: Cell) -> Cell:
        return Cell(
            self.low + other.low,
            self.best + other.best,
            self.high + other.high,
            self.acts + other.acts,
        )


@dataclass(frozen=True, slots=True)
class Table:
    """The answer. Every act is once in `total`; one that falls under several values is in each of them.

    cells     by row and column; the column is empty when none was asked
    people    by row, how many different victims are known by who they are; one whom two collections name
              is one where both name their identity in the register
    named     the same in all rows together
    events    how many events the acts of `total` belong to
    beyond    acts left out by their date, their status or what was asked for alone
    actless   events that stand and have no act, so that nothing of them is counted here
    used      what values of the axes in USED any act has, whether it was asked for or not
    """

    cells: Mapping[tuple[str, str], Cell]
    rows: Mapping[str, Cell]
    columns: Mapping[str, Cell]
    total: Cell
    people: Mapping[str, int]
    named: int
    events: int
    beyond: int
    actless: int
    used: Mapping[Axis, frozenset[str]] = field(default_factory=dict)

    @property
    def overlaps(self) -> bool:
        """Whether the rows add up to more than the total, because some act falls under several."""
        return sum(cell.acts for cell in self.rows.values()) > self.total.acts


USED = (Axis.ACT, Axis.ALLEGED)
"""The axes of which it is told what values there are, so that a page offers these and not a thousand others."""


class _Tally:
    def __init__(self) -> None:
        self.used: dict[Axis, set[str]] = {axis: set() for axis in USED}
        self.cells: defaultdict[tuple[str, str], Cell] = defaultdict(Cell)
        self.rows: defaultdict[str, Cell] = defaultdict(Cell)
        self.columns: defaultdict[str, Cell] = defaultdict(Cell)
        self.total = Cell()
        # Eight bytes of an identifier tell a million people apart, but for a chance in thirty million.
        self.people: defaultdict[str, set[int]] = defaultdict(set)
        self.named: set[int] = set()
        self.events: set[int] = set()

    def add(self, seen: Seen, wanted: Wanted) -> None:
        cell = victims(seen)
        down = values(wanted.rows, seen)
        across = values(wanted.columns, seen) if wanted.columns else frozenset({""})
        who = seen.who
        for row in down:
            self.rows[row] += cell
            if who is not None:
                self.people[row].add(who.int & _HALF)
            for column in across:
                self.cells[row, column] += cell
        for column in across:
            self.columns[column] += cell
        if who is not None:
            self.named.add(who.int & _HALF)
        self.events.add(seen.act.event.int & _HALF)
        self.total += cell


_HALF = (1 << 64) - 1


def count(files: Iterable[OpenFile], wanted: Wanted) -> Table:
    """Count over open collections; a part that is closed leaves what it holds unknown."""
    tally, beyond, actless = _Tally(), 0, 0
    for file in files:
        with_acts: Shelf[bool] = Shelf()
        for seen in acts_of(file):
            with_acts.put(seen.act.event, True)
            tally.used[Axis.ACT].add(seen.act.type)
            tally.used[Axis.ALLEGED] |= seen.alleged
            if _asked(seen, wanted):
                tally.add(seen, wanted)
            else:
                beyond += 1
        actless += sum(
            with_acts.one(UUID(told["id"])) is None and told["status"] != Status.WITHDRAWN
            for told in reading.plain(file, "event")
        )
    people = {row: len(its) for row, its in tally.people.items()}
    return Table(
        tally.cells, tally.rows, tally.columns, tally.total, people, len(tally.named),
        len(tally.events), beyond, actless,
        {axis: frozenset(its - {UNKNOWN}) for axis, its in tally.used.items()},
    )  # fmt: skip


def victims(seen: Seen) -> Cell:
    """How many people an act befell: as it says itself, or the size of the group, or one."""
    said = seen.act.count or (seen.victim.size if seen.victim else None) or Count(best=1)
    known = [number for number in (said.low, said.best, said.high) if number is not None] or [1]
    best = said.best if said.best is not None else known[0]
    low = said.low if said.low is not None else min(known)
    high = said.high if said.high is not None else max(known)
    return Cell(low, best, high, 1)


def _asked(seen: Seen, wanted: Wanted) -> bool:
    if seen.act.status not in wanted.statuses or _withdrawn_event(seen, wanted):
        return False
    if not _within(seen, wanted):
        return False
    return all(value in values(axis, seen) for axis, value in wanted.only.items())


def _withdrawn_event(seen: Seen, wanted: Wanted) -> bool:
    gone = seen.event is not None and seen.event.status == Status.WITHDRAWN
    return gone and Status.WITHDRAWN not in wanted.statuses


def _within(seen: Seen, wanted: Wanted) -> bool:
    if wanted.since is None and wanted.until is None:
        return True
    first, last = (seen.when.first, seen.when.last) if seen.when else (None, None)
    if first is None or last is None:
        return False
    return first >= (wanted.since or first) and last <= (wanted.until or last)
