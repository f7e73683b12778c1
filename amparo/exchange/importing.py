"""An import into a collection: tried first, row by row, and then written in a stream."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from amparo.accounts.actors import Actor
from amparo.custody.opening import OpenFile
from amparo.documentation import reading, services
from amparo.documentation.entry import Entry
from amparo.documentation.records import Event
from amparo.exchange.drawing import Drawn, Fault, draw
from amparo.exchange.errors import NothingMapped
from amparo.exchange.plan import Plan
from amparo.exchange.tables import Table

POWER = "import_records"
TOLD = 500
"""How many lines with faults a report keeps whole; beyond them they are counted."""


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one row. `done`: entered, there already, or refused."""

    number: int
    done: str
    faults: tuple[Fault, ...] = ()


@dataclass
class Report:
    """What an import did or would do, row by row.

    rows      by what became of them
    records   how many of each kind were or would be entered
    faults    how often each column could not be read, and why
    lines     the first rows that have anything to tell
    strange   how often a word that its list does not know stands in a field, by field and word
    """

    rows: Counter[str] = field(default_factory=Counter)
    records: Counter[str] = field(default_factory=Counter)
    faults: Counter[tuple[str, str]] = field(default_factory=Counter)
    lines: list[Line] = field(default_factory=list)
    strange: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, line: Line, drawn: Drawn) -> None:
        self.rows[line.done] += 1
        self.faults.update((fault.column, fault.code) for fault in line.faults)
        for fault in line.faults:
            if fault.code == "term" and (
                len(self.strange) < TOLD or (fault.target, fault.words) in self.strange
            ):
                self.strange[fault.target, fault.words] += 1
        if line.done == "entered":
            self.records.update(record.kind for record in drawn.records)
        if (line.faults or line.done != "entered") and len(self.lines) < TOLD:
            self.lines.append(line)


def numbers_of(file: OpenFile) -> set[str]:
    """The record numbers of the events that a collection has, so that nothing is entered twice."""
    return {one.record.number for one in reading.records(file, "event") if one.record.number}


def tried(table: Table, plan: Plan, there: set[str]) -> Report:
    """Draw every row and write nothing. Raises NothingMapped, and the refusals of the table."""
    report = Report()
    for _ in _records(table, plan, there, report):
        pass
    return report


def run(
    actor: Actor, file: OpenFile, table: Table, plan: Plan, at: datetime
) -> tuple[Report, Iterator[int]]:
    """Enter the rows of a table in an open collection, in acts of a thousand records.

    The rows are drawn and written as the iterator is taken, which tells how many records there are so
    far; the report fills meanwhile. What was entered before a refusal stays, and another run enters the rest:
    a row whose number the collection has is told as there already. Raises as `tried`, and NotYourAct.
    """
    report = Report()
    records = _records(table, plan, numbers_of(file), report)
    return report, services.enter_stream(actor, file.file_id, records, at)


def _records(table: Table, plan: Plan, there: set[str], report: Report) -> Iterator[Entry]:
    if not {"act.type", "event.title"} & {*plan.columns, *plan.constants}:
        raise NothingMapped
    last: dict[str, UUID] = {}
    for number, row in table.rows:
        drawn = draw(row, plan, last)
        done = "entered"
        if drawn.number in there and drawn.number not in last:
            done = "there"
        elif not drawn.records:
            done = "refused"
        report.add(Line(number, done, drawn.faults), drawn)
        if done != "entered":
            continue
        yield from drawn.records
        first = drawn.records[0]
        if drawn.number and isinstance(first, Event):
            # Rows of one event stand together; only the last is kept in mind, whatever the table's length.
            last = {drawn.number: first.id}
