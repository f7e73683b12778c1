"""Rows of a CSV, an XLSX or lines of JSON, one after another and in flat memory."""

from __future__ import annotations

import csv
import io
import itertools
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from amparo.claims.recommendations import tables as workbooks
from amparo.exchange.errors import LineTooLong, NotATable

MOST_COLUMNS = 400
LONGEST = 2_000_000
"""Characters of one row; a longer one is no record of anybody's."""
_SNIFFED = 64 * 1024
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """`rows` are (line, texts by column), to be read once; a line is counted as a spreadsheet shows it."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[int, Row]] = field(repr=False)


def read(chunks: Iterable[bytes]) -> Table:
    """Read a table by its content, whatever its name says; bytes are taken as rows are.

    A workbook is read whole in the bounded child, up to 50,000 rows. Raises NotATable, and the refusals of
    a workbook. LineTooLong comes while rows are read.
    """
    pieces = iter(chunks)
    head = b""
    while len(head) < 4 and (piece := next(pieces, b"")):
        head += piece
    whole = itertools.chain([head], pieces)
    if head.startswith(b"PK\x03\x04"):
        return _workbook(b"".join(whole))
    lines = lines_of(whole)
    first = next(lines, "")
    if "\x00" in first or not first.strip():
        raise NotATable
    if first.lstrip().startswith("{"):
        return _json(first, lines)
    return _csv(first, lines)


def _workbook(content: bytes) -> Table:
    found = workbooks.read(content)
    rows = ((line, dict(zip(found.columns, cells, strict=False))) for line, cells in found.rows)
    return Table(_once(found.columns), rows)


def lines_of(chunks: Iterable[bytes]) -> Iterator[str]:
    """Lines with their ends, of UTF-8 with or without its mark; other bytes are taken as Windows-1252."""
    rest = b""
    number = 0
    for chunk in chunks:
        parts = (rest + chunk).split(b"\n")
        rest = parts.pop()
        for part in parts:
            number += 1
            yield _text(part + b"\n", number)
        if len(rest) > LONGEST:
            raise LineTooLong(line=str(number + 1))
    if rest:
        yield _text(rest, number + 1)


def _text(line: bytes, number: int) -> str:
    if len(line) > LONGEST:
        raise LineTooLong(line=str(number))
    if number == 1:
        line = line.removeprefix(b"\xef\xbb\xbf")
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")


def _csv(first: str, lines: Iterator[str]) -> Table:
    delimiter = max(",;\t|", key=first.count)
    reader = csv.reader(itertools.chain([first], lines), delimiter=delimiter)
    csv.field_size_limit(LONGEST)
    try:
        columns = tuple(cell.strip() for cell in next(reader))
    except (csv.Error, StopIteration) as error:
        raise NotATable from error
    if len(columns) < 2 and delimiter not in first:
        raise NotATable
    return Table(_once(columns), _cells(reader, columns))


def _cells(reader: Iterator[list[str]], columns: tuple[str, ...]) -> Iterator[tuple[int, Row]]:
    try:
        for number, cells in enumerate(reader, 2):
            if any(cell.strip() for cell in cells):
                yield (
                    number,
                    {
                        column: as_written(cell.strip())
                        for column, cell in zip(columns, cells, strict=False)
                    },
                )
    except csv.Error as error:
        raise NotATable from error


def _json(first: str, lines: Iterator[str]) -> Table:
    """Columns are those of the first line; a later one may have others, which come with their rows."""
    columns = _once(tuple(_flat(first, 1)))
    rows = (
        (number, _flat(line, number))
        for number, line in enumerate(itertools.chain([first], lines), 1)
        if line.strip()
    )
    return Table(columns, rows)


def _flat(line: str, number: int) -> Row:
    try:
        told = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise NotATable(line=str(number)) from error
    if not isinstance(told, dict):
        raise NotATable(line=str(number))
    return {str(key): _said(value) for key, value in told.items()}


def _said(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return "; ".join(value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _once(columns: tuple[str, ...]) -> tuple[str, ...]:
    if not columns or len(columns) > MOST_COLUMNS or len(set(columns)) < len(columns):
        raise NotATable
    return columns


def as_csv(columns: tuple[str, ...], rows: Iterable[Row]) -> Iterator[bytes]:
    """A table as CSV in UTF-8 with its mark, every cell quoted and none that begins a formula, piece by piece."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    out.write("\ufeff")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([harmless(row.get(column, "")) for column in columns])
        if out.tell() > _SNIFFED:
            yield out.getvalue().encode()
            out.seek(0)
            out.truncate()
    yield out.getvalue().encode()


def harmless(cell: str) -> str:
    """The cell so that no spreadsheet takes it for a formula; `as_written` takes the mark off again."""
    return (
        "'" + cell if cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "'")) else cell
    )


def as_written(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and harmless(cell[1:]) == cell else cell
