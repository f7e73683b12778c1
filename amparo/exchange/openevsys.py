"""A collection as an archive of tables in the manner of OpenEvSys, and back.

What a table has no column for, or a column does not hold whole, stands in one more table by record and
field, so that a collection goes out and comes back equal. Tables of others have no such table: their record
numbers become ours, what no column of ours holds stays beside its record.
"""

from __future__ import annotations

import heapq
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, islice
from operator import itemgetter
from typing import Any, Final
from uuid import UUID, uuid5

from amparo.documentation.entry import Entry
from amparo.exchange import archives, cells, tables, whole
from amparo.exchange.choosing import Source
from amparo.exchange.errors import NotATable, TooManyApart
from amparo.exchange.huridocs import DETAILS, TABLES, columns, heading, key
from amparo.exchange.packed import Packed, Rows
from amparo.exchange.packing import Member
from amparo.exchange.reports import Report
from amparo.exchange.tables import as_written
from amparo.exchange.unpacking import Archive
from amparo.exchange.whole import Brought, Given, Told

REST: Final = "amparo_rest"
# No field of a record is called so.
NOTES: Final = "public notes"
_REST: Final = ("kind", "record", "field", "value")
_NUMBERS: Final = UUID("6f0e5f2c-7d1a-4d0b-9c1f-5b2f6a3c9e10")
_EVERY: Final = (*TABLES.values(), *DETAILS.values(), REST)
# The heading of a table is its first line.
_FIRST: Final = 2
_KINDS: Final = {table: kind for kind, table in TABLES.items()}


def members(source: Source) -> Iterator[Member]:
    """The tables of a collection, in flat memory."""
    for name, titles, rows in _tables(source):
        yield Member(f"{name}.csv", "text/csv; charset=utf-8", tables.as_csv(titles, rows), titles)


def _tables(source: Source) -> Iterator[tuple[str, tuple[str, ...], Iterator[dict[str, str]]]]:
    for kind, table in TABLES.items():
        yield table, heading(table), _rows(source, kind, table)
    for table in DETAILS.values():
        yield table, heading(table), _rows(source, "act", table)
    yield REST, _REST, _left(source)


def _rows(source: Source, kind: str, table: str) -> Iterator[dict[str, str]]:
    for told in _told(source, kind):
        if row := _written(kind, told).get(table):
            yield row


def _left(source: Source) -> Iterator[dict[str, str]]:
    for kind in whole.ORDER:
        for one in source.records(kind):
            told = json.loads(one.record.as_bytes())
            rebuilt = _rebuilt(kind, _written(kind, told)) if kind in TABLES else {}
            notes = {NOTES: whole.told_notes(one.notes)} if one.notes else {}
            rest = whole.rest(told, rebuilt) | notes
            for name, value in rest.items():
                written = json.dumps(value, ensure_ascii=False)
                yield {"kind": kind, "record": told["id"], "field": name, "value": written}


def _told(source: Source, kind: str) -> Iterator[Told]:
    return (json.loads(one.record.as_bytes()) for one in source.records(kind))


def _written(kind: str, told: Told) -> dict[str, dict[str, str]]:
    """The rows of one record, by table."""
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    found[TABLES[kind]][key(TABLES[kind])] = told["id"]
    for column in columns(kind):
        if any(row := cells.cell_of(column, told)) and any(row.values()):
            found[column.table][key(column.table)] = told["id"]
            found[column.table] |= row
    return dict(found)


def _rebuilt(kind: str, rows: dict[str, dict[str, str]]) -> Told:
    """A record of its rows; cells that no field holds are beside it, by their columns."""
    told: Told = {}
    table = TABLES[kind]
    number = rows[table].get(key(table), "")
    told["id"] = _id(kind, number)
    if told["id"] != number:
        told["number"] = number
    beside = _beside(rows)
    for column in columns(kind):
        row = rows.get(column.table, {})
        cell = row.get(column.name, "")
        try:
            held = cells.value_of(column, cell, row.get(column.typed, ""), _id)
        except cells.NotHeld:
            beside[column.name] = cell
            continue
        if held is not None:
            owner = whole.got(told, column.field.name)
            kept = {**owner, **held} if isinstance(owner, dict) else held
            whole.put(told, column.field.name, kept)
    return whole.plain({**told, "beside": beside} if beside else told)


def _beside(rows: dict[str, dict[str, str]]) -> dict[str, str]:
    return {
        name: cell
        for table, row in rows.items()
        for name, cell in row.items()
        if cell and name not in heading(table)
    }


def _id(kind: str, number: str) -> str:
    """The id of a record by its number: itself when it is one of ours, otherwise always the same for the same."""
    try:
        return str(UUID(number))
    except ValueError:
        return str(uuid5(_NUMBERS, f"{kind}:{number}"))


def read(content: bytes, report: Report | None = None) -> Brought:
    """The records of an archive. Raises NotATable, and the refusals of `archives.read`."""
    return _put_together(archives.read(content, _EVERY), report or Report())


def gathered(archive: Archive, report: Report) -> Brought:
    """As `read`, of an archive on disk: 500,000 rows at most, put together in memory."""
    found: dict[str, Rows] = {}
    left = archives.MOST_ROWS
    for name in _EVERY:
        found[name] = Rows(islice(_member(archive, name), left + 1))
        if (left := left - len(found[name])) < 0:
            raise TooManyApart(most=f"{archives.MOST_ROWS:,}")
    return _put_together(found, report)


def stream(archive: Archive, report: Report) -> Iterator[Entry]:
    """The records of an archive of ours, whose tables all stand in one order, in flat memory."""
    left = _Ahead(map(_plain, _member(archive, REST)))

    def given() -> Iterator[Given]:
        for kind in whole.ORDER:
            yield from _merged(archive, kind, left)
        if left.next is not None:
            raise NotATable

    return whole.streamed(given(), report)


def _merged(archive: Archive, kind: str, left: _Ahead) -> Iterator[Given]:
    """The records of a kind, from the rows that each table has of it."""
    names = [TABLES[kind]] if kind in TABLES else []
    names += DETAILS.values() if kind == "act" else ()
    streams = [_keyed(archive, name) for name in names]
    rows = heapq.merge(*streams, left.of(kind), key=itemgetter(0))
    for number, (id_, parts) in enumerate(groupby(rows, itemgetter(0)), _FIRST):
        its: dict[str, dict[str, str]] = {}
        kept: Told = {}
        for _, name, row in parts:
            if name == REST:
                kept |= _value(row)
            else:
                its[name] = row
        main = TABLES.get(kind, "")
        rebuilt = _rebuilt(kind, {main: {key(main): id_}, **its}) if its else {}
        notes = kept.pop(NOTES, None)
        yield Given(kind, whole.restored(rebuilt, kept), main or kind, number, notes)


def _keyed(archive: Archive, name: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    for row in map(_plain, _member(archive, name)):
        yield row.get(key(name), ""), name, row


class _Ahead:
    """The rows of the last table, of which one is looked at before it is taken."""

    def __init__(self, rows: Iterator[dict[str, str]]) -> None:
        self._rows = rows
        self.next = next(rows, None)

    def of(self, kind: str) -> Iterator[tuple[str, str, dict[str, str]]]:
        while self.next is not None and self.next.get("kind") == kind:
            row, self.next = self.next, next(self._rows, None)
            yield row.get("record", ""), REST, row


def _member(archive: Archive, name: str) -> Iterator[dict[str, str]]:
    """The rows of a table, none where the archive has no such; as the bounded child reads them."""
    if f"{name}.csv" not in archive.names:
        return iter(())
    return archives.rows(tables.lines_of(archive.chunks(f"{name}.csv")))


def _put_together(found_tables: Mapping[str, Iterable[dict[str, str]]], report: Report) -> Brought:
    details = {table: Packed() for table in DETAILS.values()}
    for table, its in details.items():
        for row in found_tables.get(table, ()):
            its[row.get(key(table), "")] = _plain(row)
    kept = _kept(found_tables.get(REST, []))
    found: dict[str, Packed] = {kind: Packed() for kind in whole.ORDER}
    brought = Brought(report=report)
    for table, kind in _KINDS.items():
        for line, row in enumerate(map(_plain, found_tables.get(table, ())), _FIRST):
            number = row.get(key(table), "").strip()
            if not number:
                brought.refuse(table, "value", line)
                continue
            rows = {table: {**row, key(table): number}}
            if kind == "act":
                rows |= {name: its[number] for name, its in details.items() if number in its}
            rebuilt = _rebuilt(kind, rows)
            found[kind][rebuilt["id"]] = {"told": rebuilt, "line": line}
    for (kind, id_), rest in kept.items():
        before = found[kind].get(id_) or {"told": {}, "line": 0}
        notes = rest.pop(NOTES, None)
        found[kind][id_] = before | {"told": whole.restored(before["told"], rest), "notes": notes}
    given = (
        Given(kind, one["told"], kind, one["line"], one.get("notes"))
        for kind, its in found.items()
        for one in its.values()
    )
    return whole.assembled(given, brought)


def _plain(row: dict[str, str]) -> dict[str, str]:
    return {name: as_written(cell) for name, cell in row.items()}


def _kept(rows: Iterable[dict[str, str]]) -> dict[tuple[str, str], Told]:
    found: defaultdict[tuple[str, str], Told] = defaultdict(dict)
    for row in map(_plain, rows):
        if row.get("kind") not in whole.ORDER:
            raise NotATable
        found[row["kind"], row.get("record", "")] |= _value(row)
    return dict(found)


def _value(row: dict[str, str]) -> dict[str, Any]:
    try:
        return {row["field"]: json.loads(row["value"])}
    except (KeyError, ValueError, RecursionError) as error:
        raise NotATable from error
