"""Rows of a CSV, an XLSX or lines of JSON, one after another and in flat memory."""

from __future__ import annotations

import codecs
import csv
import io
import itertools
import json
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from amparo.claims.recommendations import tables as workbooks
from amparo.exchange.errors import LineTooLong, LineUnread, NotATable
from amparo.exchange.headings import MOST_COLUMNS, Cells, Row, headed

LONGEST = 2_000_000
"""Characters of one row; a longer one is no record of anybody's."""
UNREAD = "\x00"
"""The column under which a line of JSON that could not be read stands alone; no column that was read has this name."""
_SNIFFED = 64 * 1024
_LOOKED_AT = 20
_DELIMITERS = ",;\t|"
# Stands after the last line: within a cell, a quotation mark before it was never closed.
_END = f"\x00{secrets.token_hex(8)}\x00"
# The column of ids that a table of ours has and no other: as CSV and XLSX, and in the manner of Uwazi.
_OURS = {"event.id", "event_id"}


@dataclass(frozen=True, slots=True)
class Table:
    """`rows` are (line, texts by column), to be read once; a line is counted as a spreadsheet shows it.

    heading  the line that names the columns; those above it, if any, are a title and are left out
    """

    columns: tuple[str, ...]
    rows: Iterator[tuple[int, Row]] = field(repr=False)
    heading: int = 1


def read(chunks: Iterable[bytes], heading: int = 0) -> Table:
    """Read a table by its content, whatever its name says; bytes are taken as rows are.

    heading  the line that names the columns; nought where it is to be found out
    A workbook is read whole in the bounded child, up to 50,000 rows. Raises NotATable, and the refusals of
    a workbook. LineTooLong and LineUnread come while rows are read.
    """
    pieces = iter(chunks)
    head = b""
    while len(head) < _SNIFFED and (piece := next(pieces, b"")):
        head += piece
    whole = itertools.chain([head], pieces)
    if head.startswith(b"PK\x03\x04"):
        return _headed(workbooks.rows(b"".join(whole), MOST_COLUMNS), heading)
    lines = lines_of(_as_utf8(head, whole))
    first = next(lines, "")
    if "\x00" in first or not first.strip():
        raise NotATable
    if first.lstrip().startswith("{"):
        return _json(first, lines)
    return _headed(_csv(first, lines), heading)


def _headed(rows: Iterator[Cells], heading: int) -> Table:
    line, columns, below = headed(rows, heading)
    # A table of ours says again what was written, blanks at its ends and all; others leave stray ones behind.
    clean = as_written if _OURS & set(columns) else _tidy
    cleaned = ((number, {name: clean(cell) for name, cell in row.items()}) for number, row in below)
    return Table(columns, cleaned, line)


def _tidy(cell: str) -> str:
    return as_written(cell.replace("\x00", "").strip())


def _as_utf8(head: bytes, chunks: Iterator[bytes]) -> Iterator[bytes]:
    """UTF-16 with its mark, as spreadsheets write "Unicode text"; and lines that end as they did on old machines."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        decoder = codecs.getincrementaldecoder("utf-16")("replace")
        return (decoder.decode(chunk).encode() for chunk in chunks)
    if b"\r" in head and b"\n" not in head:
        return (chunk.replace(b"\r", b"\n") for chunk in chunks)
    return chunks


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


def _csv(first: str, lines: Iterator[str]) -> Iterator[Cells]:
    start, peeked = 1, _Peeked(lines)
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        delimiter, first, start = first.strip()[-1], "", 1
    else:
        delimiter = _delimiter(first, peeked)
    if delimiter not in _DELIMITERS:
        raise NotATable
    reader = csv.reader(itertools.chain([first], peeked, [_END]), delimiter=delimiter)
    csv.field_size_limit(LONGEST)
    return _rows(reader, start)


class _Peeked:
    """Lines of which the first were looked at, and none was lost."""

    def __init__(self, lines: Iterator[str]) -> None:
        self.seen = list(itertools.islice(lines, 20))
        self._rest = lines

    def __iter__(self) -> Iterator[str]:
        return itertools.chain(self.seen, self._rest)


def _rows(reader: Any, start: int) -> Iterator[Cells]:
    before = 0
    try:
        for number, cells in enumerate(reader, start):
            if cells == [_END]:
                return
            if cells and cells[-1].endswith(_END):
                raise LineUnread(line=str(before + start))
            before = reader.line_num
            yield number, cells
    except csv.Error as error:
        raise LineUnread(line=str(before + start)) from error


def _delimiter(first: str, lines: _Peeked) -> str:
    """The sign between cells: outside quotation marks, in most of the first lines, and most often in the first."""

    def told(sign: str) -> tuple[int, int]:
        seen = [_outside(line, sign) for line in (first, *lines.seen)]
        return sum(map(bool, seen)), seen[0]

    return max(_DELIMITERS, key=told)


def _outside(line: str, sign: str) -> int:
    return sum(part.count(sign) for part in line.split('"')[::2])


def _json(first: str, lines: Iterator[str]) -> Table:
    """Columns are those of the first line that can be read; a later one may have others, which come with their rows.

    A line that is no row of anything comes as the words of its own, under `UNREAD`.
    """
    ahead = [first]
    while UNREAD in (row := _row(ahead[-1], len(ahead))):
        line = next(lines, "")
        if len(ahead) > _LOOKED_AT or not line.startswith("{"):
            raise NotATable(line="1")
        ahead.append(line)
    columns = tuple(row)
    if not columns or len(columns) > MOST_COLUMNS:
        raise NotATable
    rows = (
        (number, _row(line, number))
        for number, line in enumerate(itertools.chain(ahead, lines), 1)
        if line.strip()
    )
    return Table(columns, rows)


def _row(line: str, number: int) -> Row:
    try:
        return _flat(line, number)
    except NotATable:
        return {UNREAD: line}


def _flat(line: str, number: int) -> Row:
    try:
        told = parsed(line)
    except (ValueError, RecursionError) as error:
        raise NotATable(line=str(number)) from error
    if not isinstance(told, dict):
        raise NotATable(line=str(number))
    return {str(key).replace(UNREAD, ""): _said(value) for key, value in told.items()}


def parsed(line: str) -> Any:
    """A line of JSON. Raises ValueError, also for half of a sign, which could be written nowhere."""
    told = json.loads(line)
    if "\\ud" in line.lower():
        json.dumps(told, ensure_ascii=False).encode()
    return told


def _said(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return "; ".join(value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


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
