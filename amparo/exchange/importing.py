"""An import into a collection: tried first, row by row, and then written in a stream."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import islice
from typing import Final
from uuid import UUID

from amparo.accounts.actors import Actor
from amparo.custody.opening import OpenFile
from amparo.documentation import reading, selectors, services
from amparo.documentation.entry import Entry
from amparo.exchange.drawing import Drawn, draw, event_id
from amparo.exchange.errors import NothingMapped
from amparo.exchange.headings import Row
from amparo.exchange.met import Met
from amparo.exchange.plan import Plan
from amparo.exchange.reports import Line, Report, unread
from amparo.exchange.tables import UNREAD, Table
from amparo.law import packs

POWER = "import_records"
_ROWS: Final = 500


def tried(
    file: OpenFile,
    table: Table,
    plan: Plan,
    at: datetime,
    each: Callable[[Line], object] | None = None,
) -> Report:
    """Draw every row and write nothing. Raises NothingMapped, and the refusals of the table."""
    report = Report(each=each, today=packs.local_day(at))
    for _ in _Import(file, plan, report).records(table):
        pass
    return report


def run(
    actor: Actor,
    file: OpenFile,
    table: Table,
    plan: Plan,
    at: datetime,
    each: Callable[[Line], object] | None = None,
) -> tuple[Report, Iterator[int]]:
    """Enter the rows of a table in an open collection, in acts of a thousand records.

    The rows are drawn and written as the iterator is taken, which tells how many records there are so
    far; the report fills meanwhile. What was entered before a refusal stays, and another run enters the rest:
    a row whose number the collection has is told as there already. Raises as `tried`, and NotYourAct.
    """
    report = Report(each=each, today=packs.local_day(at))
    records = _Import(file, plan, report).records(table)
    return report, services.enter_stream(actor, file.file_id, records, at)


class _Import:
    """One table on its way in: which numbers the collection had, and which ids were met since."""

    def __init__(self, file: OpenFile, plan: Plan, report: Report) -> None:
        self.file, self.plan, self.report = file, plan, report
        self._had, self._met = Met(), Met()

    def records(self, table: Table) -> Iterator[Entry]:
        if not {"act.type", "event.title"} & {*self.plan.columns, *self.plan.constants}:
            raise NothingMapped
        if "event.number" in self.plan.columns:
            for one in reading.records(self.file, "event"):
                if one.record.number:
                    self._had.add(event_id(self.file.file_id, one.record.number))
        rows = iter(table.rows)
        while some := list(islice(rows, _ROWS)):
            yield from self._entered(some)

    def _entered(self, rows: list[tuple[int, Row]]) -> Iterator[Entry]:
        drawn = []
        for number, row in rows:
            if UNREAD in row:
                self.report.add(unread(number, row[UNREAD]), ())
                continue
            its = draw(row, self.plan, self.file.file_id, self._met, self.report.today)
            drawn.append((number, its))
            self._meet(drawn[-1][1])
        there = self._there(drawn) if self._by_id else frozenset[UUID]()
        for number, its in drawn:
            fresh = self._fresh(its, there)
            done = "entered" if fresh else "there" if its.records else "refused"
            self.report.add(Line(number, done, its.faults), fresh)
            yield from fresh

    @property
    def _by_id(self) -> bool:
        return any(target.endswith(".id") for target in self.plan.columns)

    def _there(self, drawn: list[tuple[int, Drawn]]) -> frozenset[UUID]:
        given = {one.id for _number, its in drawn for one in its.records}
        return selectors.among(self.file.file_id, given)

    def _meet(self, its: Drawn) -> None:
        # Rows of one event may stand far apart: that it was drawn already is known by its id alone.
        if its.records and its.records[0].kind == "event" and (its.number or self._by_id):
            self._met.add(its.records[0].id)

    def _fresh(self, its: Drawn, there: frozenset[UUID]) -> list[Entry]:
        by_number = bool(its.number) and "event.id" not in self.plan.columns
        if by_number and event_id(self.file.file_id, its.number) in self._had:
            return []
        fresh = [one for one in its.records if one.id not in there]
        if self._by_id:
            fresh = [one for one in fresh if one.kind == "event" or self._met.add(one.id)]
        return fresh
