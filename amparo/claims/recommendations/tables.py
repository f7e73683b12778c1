"""CSV and XLSX as a heading and rows of texts, row by row; a workbook is read in a bounded child."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from amparo import bounded
from amparo.claims.recommendations.errors import TableEmpty, TableTooLong, TableUnreadable
from amparo.library.errors import ReaderUnavailable
from amparo.library.extracting import sheets
from amparo.library.limits import CHILD_BYTES, CHILD_CPU_SECONDS, CHILD_SECONDS, FILE_BYTES

MOST_ROWS = 50_000
# A cell may name the last column of a sheet, and one text may be shown by each of a million cells.
MOST_COLUMNS = 200
MOST_CHARACTERS = 50_000_000
_LIMITS = bounded.Limits(CHILD_BYTES, CHILD_CPU_SECONDS, CHILD_SECONDS, 4 * MOST_CHARACTERS)
_REFUSALS = {one.code: one for one in (TableUnreadable, TableEmpty, TableTooLong)}


@dataclass(frozen=True, slots=True)
class Table:
    """`rows` are (line, cells); a line is counted as a spreadsheet shows it, the heading being 1."""

    columns: tuple[str, ...]
    rows: list[tuple[int, tuple[str, ...]]]


def read(content: bytes) -> Table:
    """Read a table by its content, whatever its name says.

    Raises TableUnreadable, TableEmpty, TableTooLong. Empty rows are skipped; short ones are filled up.
    """
    if len(content) > FILE_BYTES:
        raise TableUnreadable
    if not content.startswith(b"PK\x03\x04"):
        return _table(_csv(content))
    told = _apart(content, "read_workbook")
    return Table(
        tuple(told["columns"]), [(int(line), tuple(cells)) for line, cells in told["rows"]]
    )


def rows(content: bytes, most_columns: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The rows of a workbook as they stand, whichever of them names the columns.

    Raises TableUnreadable, TableTooLong.
    """
    if len(content) > FILE_BYTES:
        raise TableUnreadable
    told = _apart(content, "read_rows", most_columns=most_columns)
    return ((int(line), tuple(cells)) for line, cells in told["rows"])


def read_workbook(content: bytes, _params: dict[str, object]) -> bounded.Answer:
    """What the child runs: the table as JSON."""
    table = _table(_xlsx(content))
    told = {"columns": table.columns, "rows": table.rows}
    return bounded.Answer(body=json.dumps(told, ensure_ascii=False).encode())


def read_rows(content: bytes, params: dict[str, Any]) -> bounded.Answer:
    """What the child runs: every row as JSON."""
    most = int(params["most_columns"])
    told = {"rows": list(_bounded(_xlsx(content, most), most))}
    return bounded.Answer(body=json.dumps(told, ensure_ascii=False).encode())


def _apart(content: bytes, reader: str, **params: int) -> dict[str, Any]:
    try:
        answer = bounded.run(f"{__name__}:{reader}", content, params, _LIMITS)
    except bounded.TurnedDown as turned:
        raise _REFUSALS.get(turned.code, TableUnreadable)(None, **turned.params) from turned
    except bounded.Unstartable as error:
        raise ReaderUnavailable from error
    except bounded.ChildFailed as error:
        raise TableUnreadable from error
    told: dict[str, Any] = json.loads(answer.body)
    return told


def _bounded(
    lines: Iterator[tuple[int, tuple[str, ...]]], most_columns: int = MOST_COLUMNS
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Rows that say something, no more of them than one import takes and no more characters than one holds."""
    characters = many = 0
    for number, cells in lines:
        characters += sum(map(len, cells))
        if len(cells) > most_columns or characters > MOST_CHARACTERS:
            raise TableUnreadable
        if any(cell.strip() for cell in cells):
            many += 1
            if many > MOST_ROWS + 1:
                raise TableTooLong(limit=str(MOST_ROWS))
            yield number, cells


def _table(lines: Iterator[tuple[int, tuple[str, ...]]]) -> Table:
    columns: tuple[str, ...] = ()
    rows: list[tuple[int, tuple[str, ...]]] = []
    for number, cells in _bounded(lines):
        if not columns:
            columns = tuple(cell.strip() for cell in cells)
            continue
        rows.append((number, (*cells, *[""] * (len(columns) - len(cells)))))
    if not rows:
        raise TableEmpty
    return Table(columns, rows)


def _csv(content: bytes) -> Iterator[tuple[int, tuple[str, ...]]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    if "\x00" in text:
        raise TableUnreadable
    heading = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=heading.count)
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=delimiter), 1):
            yield number, tuple(row)
    except csv.Error as error:
        raise TableUnreadable from error


def _xlsx(
    content: bytes, most_columns: int = MOST_COLUMNS
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The first sheet; what a cell shows as text."""
    found = sheets.rows(content, most_columns)
    if found is None:
        raise TableUnreadable
    try:
        yield from found
    except ValueError as error:
        raise TableUnreadable from error
