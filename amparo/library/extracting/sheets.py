"""The first sheet of an XLSX workbook as rows of texts: what a person who opens it would read in each cell.

A number that the workbook shows as a date is that date; every row of a merged area says what the area
says; a formula says what it came to, or itself where nobody ever computed it.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from lxml import etree

from amparo.library.extracting.docx import xml
from amparo.library.extracting.kinds import members, part

MOST_MERGED: Final = 100_000
"""Cells that merged areas may fill in all; the rest of a larger one stays empty."""
_S: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SHEET: Final = re.compile(r"xl/worksheets/sheet\d+\.xml")
_AREA: Final = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
# Formats that every workbook has without saying so, and letters that only formats of dates have outside quotes.
_DATES: Final = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_QUOTED: Final = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.')
_DATED: Final = re.compile("[ymdhs]", re.IGNORECASE)
# Of no zone, as a cell is; a day later before March 1900, because that year has a day too many there.
_START: Final = datetime.fromisoformat("1899-12-30")
_START_EARLY: Final = datetime.fromisoformat("1899-12-31")
_START_1904: Final = datetime.fromisoformat("1904-01-01")
Rows = Iterator[tuple[int, tuple[str, ...]]]


def rows(content: bytes, most_columns: int) -> Rows | None:
    """Rows of the first sheet, a line counted as a spreadsheet shows it; None where there is no sheet.

    Raises what `kinds.members`, `kinds.part` and `docx.xml` raise, and ValueError for too many columns.
    """
    archive = members(content)
    names = archive.namelist()
    sheet = min((name for name in names if _SHEET.fullmatch(name)), key=_number, default="")
    return _rows(xml(part(archive, sheet)), _Book.of(archive), most_columns) if sheet else None


@dataclass(frozen=True, slots=True)
class _Book:
    """What the sheets of a workbook share."""

    texts: list[str] = field(default_factory=list)
    dated: frozenset[int] = frozenset()
    since_1904: bool = False

    @classmethod
    def of(cls, archive: zipfile.ZipFile) -> _Book:
        names = archive.namelist()
        parts = {
            name: xml(part(archive, f"xl/{name}.xml"))
            for name in ("sharedStrings", "styles", "workbook")
            if f"xl/{name}.xml" in names
        }
        texts = parts["sharedStrings"].iter(f"{_S}si") if "sharedStrings" in parts else ()
        dated = _dated_styles(parts["styles"]) if "styles" in parts else frozenset[int]()
        book = parts.get("workbook")
        told = book.find(f"{_S}workbookPr") if book is not None else None
        since = told is not None and told.get("date1904") in ("1", "true")
        return cls([_words(one) for one in texts], dated, since)


def _rows(sheet: etree._Element, book: _Book, most_columns: int) -> Rows:
    merged = _Merged(sheet)
    last = 0
    for at, row in enumerate(sheet.iter(f"{_S}row"), 1):
        last = max(_small(row.get("r", ""), at), last + 1)
        cells: dict[int, str] = {}
        for order, cell in enumerate(row.iter(f"{_S}c")):
            if value := _value(cell, book):
                cells[_column(cell.get("r", ""), order)] = value
        merged.fill(last, cells)
        width = max(cells, default=-1) + 1
        if width > most_columns:
            raise ValueError
        yield last, tuple(cells.get(index, "") for index in range(width))


class _Merged:
    """Merged areas of a sheet, and what each says once its first cell was read."""

    def __init__(self, sheet: etree._Element) -> None:
        found = (_AREA.fullmatch(one.get("ref", "")) for one in sheet.iter(f"{_S}mergeCell"))
        self._areas = sorted(
            (int(one[2]), int(one[4]), _column(one[1], 0), _column(one[3], 0))
            for one in found
            if one
        )
        self._said: dict[tuple[int, int, int, int], str] = {}
        self._left = MOST_MERGED

    def fill(self, line: int, cells: dict[int, str]) -> None:
        """Say in the rows of an area below its first what its first cell says; a title stays in one cell."""
        self._areas = [area for area in self._areas if area[1] >= line]
        for area in self._areas:
            top, _bottom, left, right = area
            if top > line:
                break
            if top == line:
                self._said[area] = cells.get(left, "")
            elif said := self._said.get(area, ""):
                for at in range(left, right + 1):
                    if self._left > 0 and at not in cells:
                        self._left -= 1
                        cells[at] = said


def _value(cell: etree._Element, book: _Book) -> str:
    kind, value = cell.get("t", ""), cell.findtext(f"{_S}v") or ""
    if kind == "inlineStr":
        return _words(cell)
    if kind == "s":
        index = _small(value, -1)
        return book.texts[index] if 0 <= index < len(book.texts) else ""
    if not value and (formula := cell.findtext(f"{_S}f")):
        return f"={formula}"
    if kind in ("", "n"):
        shown = _small(cell.get("s", ""), -1) in book.dated
        return _date(value, since_1904=book.since_1904) if shown else _plain(value)
    return _unescaped(value) if kind == "str" else value


def _words(element: etree._Element) -> str:
    """What a text says, without the reading aids beside it."""
    told: list[str] = [
        one.text or ""
        for one in element.iter(f"{_S}t")
        if not any(above.tag == f"{_S}rPh" for above in one.iterancestors())
    ]
    return _unescaped("".join(told))


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _plain(value: str) -> str:
    """A number as it is shown: `3.0` is 3, and `4.2000000000000002` is 4.2."""
    try:
        number = float(value)
    except ValueError:
        return value
    if number.is_integer() and abs(number) < 10**15:
        return str(int(number))
    return f"{number:.15g}"


def _date(value: str, *, since_1904: bool) -> str:
    """A day, with its hour where it has one. The twenty-ninth of February 1900, which never was, counts as a day."""
    try:
        days = float(value)
        start = _START_1904 if since_1904 else (_START if days >= 60 else _START_EARLY)
        told = start + timedelta(seconds=round(days * 86_400))
    except (ValueError, OverflowError):
        return value
    if days < 1 and not since_1904:
        return told.strftime("%H:%M:%S")
    return told.date().isoformat() if days.is_integer() else told.isoformat(sep=" ")


def _dated_styles(styles: etree._Element) -> frozenset[int]:
    """The places in the list of styles whose numbers are shown as dates."""
    own = {
        _small(one.get("numFmtId", ""), -1): one.get("formatCode", "")
        for one in styles.iter(f"{_S}numFmt")
    }
    dated = {code for code, told in own.items() if _DATED.search(_QUOTED.sub("", told))}
    used = styles.find(f"{_S}cellXfs")
    formats = [_small(one.get("numFmtId", ""), -1) for one in used] if used is not None else []
    return frozenset(
        at
        for at, code in enumerate(formats)
        if code in dated or (code in _DATES and code not in own)
    )


def _small(said: str, otherwise: int) -> int:
    """A number that a spreadsheet may have; `otherwise` for one that is none or too large."""
    return int(said) if said.isdecimal() and len(said) <= 7 else otherwise


def _number(name: str) -> int:
    return int(re.sub(r"\D", "", name))


def _column(reference: str, otherwise: int) -> int:
    """`C7` is column 2."""
    letters = re.match(r"[A-Z]{1,3}", reference)
    if letters is None:
        return otherwise
    index = 0
    for letter in letters.group():
        index = index * 26 + ord(letter) - 64
    return index - 1
