"""Which row of a table names its columns, and what those are called that nobody named."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Final

from amparo.exchange.errors import NotATable

MOST_COLUMNS: Final = 1000
_LOOKED_AT: Final = 30
_NEARLY: Final = 0.4
Cells = tuple[int, Sequence[str]]
"""A row as it is written: its line, as a spreadsheet counts it, and its cells."""
Row = dict[str, str]


def headed(
    rows: Iterator[Cells], heading: int
) -> tuple[int, tuple[str, ...], Iterator[tuple[int, Row]]]:
    """The line of the heading, the columns by distinct names, and the rows below it by them; empty rows are skipped.

    heading  its line where somebody said it; nought to take the first row not much emptier than the fullest
             near it, so that a title above is left out
    Raises NotATable where there is none, or fewer than two columns.
    """
    said: Iterator[Cells] = (row for row in rows if any(cell.strip() for cell in row[1]))
    if heading:
        said = itertools.dropwhile(lambda row: row[0] < heading, said)
    first = list(itertools.islice(said, 1 if heading else _LOOKED_AT))
    at = _fullest(first)
    if at is None:
        raise NotATable
    line, cells = first[at]
    columns = _named(cells)
    below = itertools.chain(first[at + 1 :], said)
    return line, columns, ((number, _row(columns, row)) for number, row in below)


def _fullest(rows: Sequence[Cells]) -> int | None:
    widths = [sum(bool(cell.strip()) for cell in cells) for _line, cells in rows]
    most = max((len(cells) for _line, cells in rows), default=0)
    if not widths or most < 2 or max(widths) < 1:
        return None
    enough = max(max(widths) * _NEARLY, min(2, max(widths)))
    return next(at for at, width in enumerate(widths) if width >= enough)


def _named(cells: Sequence[str]) -> tuple[str, ...]:
    """A column without a name is called by its place, the second of one name by its number."""
    last = max((at for at, cell in enumerate(cells) if cell.strip()), default=-1) + 1
    if not 0 < last <= MOST_COLUMNS:
        raise NotATable
    names: list[str] = []
    for at, cell in enumerate(cells[:last], 1):
        name = plain = cell.strip() or f"#{at}"
        again = 2
        while name in names:
            name, again = f"{plain} ({again})", again + 1
        names.append(name)
    return tuple(names)


def _row(columns: tuple[str, ...], cells: Sequence[str]) -> Row:
    """Cells by their columns; those beyond the last one by their place, so that none is lost."""
    row = dict(zip(columns, cells, strict=False))
    for at, cell in enumerate(cells[len(columns) :], len(columns) + 1):
        if cell.strip() and at <= MOST_COLUMNS:
            row[f"#{at}"] = cell
    return row
