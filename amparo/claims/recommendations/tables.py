"""CSV and XLSX as a heading and rows of texts, row by row; a workbook is read in a bounded child."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from amparo import bounded
from amparo.claims.recommendations.errors import TableEmpty, TableTooLong, TableUnreadable
from amparo.library.errors import ReaderUnavailable
from amparo.library.extracting.docx import xml
from amparo.library.extracting.kinds import members, part
from amparo.library.limits import CHILD_BYTES, CHILD_CPU_SECONDS, CHILD_SECONDS, FILE_BYTES

MOST_ROWS = 50_000
# A cell may name the last column of a sheet, and one text may be shown by each of a million cells.
MOST_COLUMNS = 200
MOST_CHARACTERS = 50_000_000
_LIMITS = bounded.Limits(CHILD_BYTES, CHILD_CPU_SECONDS, CHILD_SECONDS, 4 * MOST_CHARACTERS)
_REFUSALS = {one.code: one for one in (TableUnreadable, TableEmpty, TableTooLong)}
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SHEET = re.compile(r"xl/worksheets/sheet\d+\.xml")


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
    return _apart(content) if content.startswith(b"PK\x03\x04") else _table(_csv(content))


def read_workbook(content: bytes, _params: dict[str, object]) -> bounded.Answer:
    """What the child runs: the table as JSON."""
    table = _table(_xlsx(content))
    told = {"columns": table.columns, "rows": table.rows}
    return bounded.Answer(body=json.dumps(told, ensure_ascii=False).encode())


def _apart(content: bytes) -> Table:
    reader = "amparo.claims.recommendations.tables:read_workbook"
    try:
        told = json.loads(bounded.run(reader, content, limits=_LIMITS).body)
    except bounded.TurnedDown as turned:
        raise _REFUSALS.get(turned.code, TableUnreadable)(None, **turned.params) from turned
    except bounded.Unstartable as error:
        raise ReaderUnavailable from error
    except bounded.ChildFailed as error:
        raise TableUnreadable from error
    rows = [(int(line), tuple(cells)) for line, cells in told["rows"]]
    return Table(tuple(told["columns"]), rows)


def _table(lines: Iterator[tuple[int, tuple[str, ...]]]) -> Table:
    columns: tuple[str, ...] = ()
    rows: list[tuple[int, tuple[str, ...]]] = []
    characters = 0
    for number, cells in lines:
        characters += sum(map(len, cells))
        if len(cells) > MOST_COLUMNS or characters > MOST_CHARACTERS:
            raise TableUnreadable
        if not any(cell.strip() for cell in cells):
            continue
        if not columns:
            columns = tuple(cell.strip() for cell in cells)
            continue
        rows.append((number, (*cells, *[""] * (len(columns) - len(cells)))))
        if len(rows) > MOST_ROWS:
            raise TableTooLong(limit=str(MOST_ROWS))
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


def _xlsx(content: bytes) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The first sheet; what a cell shows as text, numbers as they are stored."""
    archive = members(content)
    names = archive.namelist()
    sheet = min((name for name in names if _SHEET.fullmatch(name)), key=_number, default="")
    if not sheet:
        raise TableUnreadable
    shared = (
        _shared(part(archive, "xl/sharedStrings.xml")) if "xl/sharedStrings.xml" in names else []
    )
    last = 0
    for at, row in enumerate(xml(part(archive, sheet)).iter(f"{_S}row"), 1):
        cells: dict[int, str] = {}
        for order, cell in enumerate(row.iter(f"{_S}c")):
            if value := _value(cell, shared):
                cells[_column(cell.get("r", ""), order)] = value
        width = max(cells, default=-1) + 1
        if width > MOST_COLUMNS:
            raise TableUnreadable
        last = max(_small(row.get("r", ""), at), last + 1)
        yield last, tuple(cells.get(index, "") for index in range(width))


def _small(said: str, otherwise: int) -> int:
    """A number that a spreadsheet may have; `otherwise` for one that is none or too large."""
    return int(said) if said.isdecimal() and len(said) <= 7 else otherwise


def _number(name: str) -> int:
    return int(re.sub(r"\D", "", name))


def _shared(content: bytes) -> list[str]:
    return ["".join(one.itertext(f"{_S}t")) for one in xml(content).iter(f"{_S}si")]


def _value(cell: etree._Element, shared: list[str]) -> str:
    kind, value = cell.get("t", ""), cell.findtext(f"{_S}v") or ""
    if kind == "inlineStr":
        return "".join(cell.itertext(f"{_S}t"))
    if kind == "s":
        index = _small(value, -1)
        return shared[index] if 0 <= index < len(shared) else ""
    return value.removesuffix(".0") if kind == "" else value


def _column(reference: str, otherwise: int) -> int:
    """`C7` is column 2."""
    letters = re.match(r"[A-Z]{1,3}", reference)
    if letters is None:
        return otherwise
    index = 0
    for letter in letters.group():
        index = index * 26 + ord(letter) - 64
    return index - 1
