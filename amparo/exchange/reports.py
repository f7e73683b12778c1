"""What an import did or would do, row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from amparo.documentation.entry import Entry
from amparo.documentation.notes import Note
from amparo.exchange import days
from amparo.exchange.drawing import Fault

TOLD = 500
"""How many lines with faults a report keeps whole; beyond them they are counted."""


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one row. `done`: entered, there already, or refused."""

    number: int
    done: str
    faults: tuple[Fault, ...] = ()


def unread(number: int, words: str) -> Line:
    """A line of JSON that is no record, told as a row is."""
    return Line(number, "refused", (Fault("JSON", "line", stops=True, words=words.strip()[:200]),))


@dataclass
class Report:
    """What an import did or would do, row by row.

    rows      by what became of them
    records   how many of each kind were or would be entered
    faults    how often each column could not be read, and why
    lines     the first rows that have anything to tell, `told` how many have
    strange   how often a word that its list does not know stands in a field, by field and word
    notes     what was said in public of a record before it went out, by its id; of those not written yet
    each      called with every row's line as it is told, however many there are
    today     the day it is where the records are kept; without it no day is looked at
    """

    rows: Counter[str] = field(default_factory=Counter)
    records: Counter[str] = field(default_factory=Counter)
    faults: Counter[tuple[str, str]] = field(default_factory=Counter)
    lines: list[Line] = field(default_factory=list)
    strange: Counter[tuple[str, str]] = field(default_factory=Counter)
    told: int = 0
    notes: dict[UUID, Sequence[Note]] = field(default_factory=dict, repr=False)
    each: Callable[[Line], object] | None = field(default=None, repr=False)
    today: date | None = None
    _days: dict[UUID, Line] = field(default_factory=dict, repr=False)

    def add(self, line: Line, entered: Sequence[Entry]) -> None:
        self.rows[line.done] += 1
        self._tell(line)
        self.records.update(record.kind for record in entered)

    def look(self, number: int, record: Entry) -> None:
        """Look at the days of a record that came whole, as its line is read; `settle` tells them."""
        wrong = tuple(days.of_record(record, self.today)) if self.today else ()
        if wrong:
            faults = tuple(
                Fault(f"{record.kind}.{name}", why, target=f"{record.kind}.{name}", words=words)
                for name, why, words in wrong
            )
            self._days[record.id] = Line(number, "entered", faults)

    def settle(self, record_id: UUID, *, there: bool) -> None:
        """Tell the days of a record that cannot be, now that it is known whether it was `there` already."""
        line = self._days.pop(record_id, None)
        if line is not None and not there:
            self._tell(line)

    def _tell(self, line: Line) -> None:
        self.faults.update((fault.column, fault.code) for fault in line.faults)
        for fault in line.faults:
            if fault.code == "term" and (
                len(self.strange) < TOLD or (fault.target, fault.words) in self.strange
            ):
                self.strange[fault.target, fault.words] += 1
        if line.faults or line.done != "entered":
            self.told += 1
            if len(self.lines) < TOLD:
                self.lines.append(line)
        if self.each is not None:
            self.each(line)
