"""Footnotes: small print at the foot of a region that begins with a mark, and the raised mark that calls it."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass

from amparo.library.extracting.paper import Row

_MARK = re.compile(r"(\d{1,3}|[*†‡§]{1,3}|[a-z])[.)\]]?(?=\s|$|[^\W\d_])|\[(\d{1,3})\]")
_SMALL = 0.93


@dataclass(slots=True)
class Note:
    mark: str
    text: str


def split_notes(rows: list[Row], body_size: float) -> tuple[list[Row], list[Note]]:
    """Return the rows of the text and the notes under it."""
    first = len(rows)
    while first > 0 and rows[first - 1].size <= _SMALL * body_size:
        first -= 1
    while first < len(rows) and not _mark(rows[first]):
        first += 1
    notes: list[Note] = []
    for row in rows[first:]:
        mark = _mark(row)
        if mark and (not notes or _follows(notes[-1].mark, mark)):
            notes.append(Note(mark, _after_mark(row, mark)))
        else:
            notes[-1].text += "\n" + row.text()
    return rows[:first], notes


def calls_of(row: Row, marks: Set[str]) -> list[tuple[int, str]]:
    """Return (index of the word, mark) of what is raised in a row and calls one of these notes."""
    size, base = row.size, row.base
    return [
        (index, word.text.strip("[]().,"))
        for index, word in enumerate(row.words)
        if word.size <= 0.85 * size
        and word.base > base + 0.12 * size
        and word.text.strip("[]().,") in marks
    ]


def _mark(row: Row) -> str:
    found = _MARK.match(row.text())
    return (found.group(1) or found.group(2)) if found else ""


def _after_mark(row: Row, mark: str) -> str:
    return row.text()[row.text().index(mark) + len(mark) :].lstrip(" .)]")


def _follows(before: str, mark: str) -> bool:
    """Numbers of notes rise by one; a year at the start of a line does not begin a note."""
    return not (before.isdigit() and mark.isdigit()) or int(mark) == int(before) + 1
