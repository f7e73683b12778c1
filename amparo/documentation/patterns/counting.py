"""Counting victims of acts along one axis, or two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from amparo.custody.opening import OpenFile
from amparo.documentation import reading
from amparo.documentation.patterns.axes import Axis, Seen, values
from amparo.documentation.people import Person
from amparo.documentation.records import Act, Event, Involvement
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
    beyond    acts left out by their date, their status or what was asked for alone
    actless   events that stand and have no act, so that nothing of them is counted here
    """

    cells: Mapping[tuple[str, str], Cell]
    rows: Mapping[str, Cell]
    columns: Mapping[str, Cell]
    total: Cell
    beyond: int
    actless: int

    @property
    def overlaps(self) -> bool:
        """Whether the rows add up to more than the total, because some act falls under several."""
        return sum(cell.acts for cell in self.rows.values()) > self.total.acts


class _Tally:
    def __init__(self) -> None:
        self.cells: defaultdict[tuple[str, str], Cell] = defaultdict(Cell)
        self.rows: defaultdict[str, Cell] = defaultdict(Cell)
        self.columns: defaultdict[str, Cell] = defaultdict(Cell)
        self.total = Cell()

    def add(self, seen: Seen, wanted: Wanted) -> None:
        cell = victims(seen)
        down = values(wanted.rows, seen)
        across = values(wanted.columns, seen) if wanted.columns else frozenset({""})
        for row in down:
            self.rows[row] += cell
            for column in across:
                self.cells[row, column] += cell
        for column in across:
            self.columns[column] += cell
        self.total += cell


def count(files: Iterable[OpenFile], wanted: Wanted) -> Table:
    """Count over open collections; a part that is closed leaves what it holds unknown."""
    tally, beyond, actless = _Tally(), 0, 0
    for file in files:
        with_acts: set[UUID] = set()
        for seen in acts_of(file):
            with_acts.add(seen.act.event)
            if _asked(seen, wanted):
                tally.add(seen, wanted)
            else:
                beyond += 1
        actless += sum(
            one.record.id not in with_acts and one.record.status != Status.WITHDRAWN
            for one in reading.records(file, "event")
        )
    return Table(tally.cells, tally.rows, tally.columns, tally.total, beyond, actless)


def acts_of(file: OpenFile) -> Iterator[Seen]:
    """Every act of an open collection with its event, its victim and the kinds of who is alleged."""
    events = {e.id: e for e in _records(file, "event") if isinstance(e, Event)}
    people = {p.id: p for p in _records(file, "person") if isinstance(p, Person)}
    alleged: defaultdict[UUID, set[str]] = defaultdict(set)
    for one in _records(file, "involvement"):
        if isinstance(one, Involvement) and one.status != Status.WITHDRAWN:
            alleged[one.act].update(one.types)
    for act in _records(file, "act"):
        if isinstance(act, Act):
            victim = people.get(act.victim) if act.victim else None
            kinds = frozenset(alleged.get(act.id, ()))
            yield Seen(act, events.get(act.event), victim, kinds)


def victims(seen: Seen) -> Cell:
    """How many people an act befell: as it says itself, or the size of the group, or one."""
    said = seen.act.count or (seen.victim.size if seen.victim else None) or Count(best=1)
    known = [number for number in (said.low, said.best, said.high) if number is not None] or [1]
    best = said.best if said.best is not None else known[0]
    low = said.low if said.low is not None else min(known)
    high = said.high if said.high is not None else max(known)
    return Cell(low, best, high, 1)


def _records(file: OpenFile, kind: str) -> Iterator[object]:
    return (one.record for one in reading.records(file, kind))


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
