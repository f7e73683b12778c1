"""Small numbers of a table that leaves the desk: hidden, with as many others as it takes not to work them out.

A cell from 1 to 4 is hidden, and one that leaves 1 to 4 of the same cell without the filter, or that differs by
1 to 4 from what an earlier file told of it: the two beside each other would tell them. In a row or a column, totals
among them, that has exactly one hidden cell the smallest other number is hidden too, until none has. Nought is told:
nobody is behind it. Which of the hidden are the small ones must not be told: from `fewer than five`, `five or more`
and a total of six both would follow.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

LEAST: Final = 5
"""The smallest number of people that is told outside."""
TOTAL: Final = "\0total"
Place = tuple[str, str]


def places(
    cells: Mapping[Place, int], rows: Mapping[str, int], columns: Mapping[str, int], total: int
) -> dict[Place, int]:
    """Every number of a table; a row's total is at `(row, TOTAL)`, a column's at `(TOTAL, column)`."""
    whole = dict(cells)
    whole |= {(row, TOTAL): number for row, number in rows.items()}
    whole |= {(TOTAL, column): number for column, number in columns.items()}
    whole[TOTAL, TOTAL] = total
    return whole


def hidden(
    whole: Mapping[Place, int],
    unfiltered: Mapping[Place, int] | None = None,
    earlier: Iterable[Mapping[Place, int]] = (),
) -> frozenset[Place]:
    """The places of a table that are hidden.

    unfiltered  the same table of everything, where the one that leaves is of a part
    earlier     what other files told at its places, of which this one may be a part or they of it
    """
    every = unfiltered or whole
    found = {
        place
        for place, number in whole.items()
        if 0 < number < LEAST or 0 < every.get(place, number) - number < LEAST
    }
    for told in earlier:
        found |= {
            at for at, number in told.items() if 0 < abs(whole.get(at, number) - number) < LEAST
        }
    lines = [*_lines(whole, 0), *_lines(whole, 1)]
    while more := {place for line in lines if (place := _beside(line, found, whole)) is not None}:
        found |= more
    return frozenset(found)


def _lines(whole: Iterable[Place], along: int) -> list[list[Place]]:
    lines: dict[str, list[Place]] = {}
    for place in whole:
        lines.setdefault(place[along], []).append(place)
    return [line for line in lines.values() if len(line) > 1]


def _beside(line: list[Place], found: set[Place], whole: Mapping[Place, int]) -> Place | None:
    """What more must be hidden in a line that has one hidden number: from it and the rest it would follow."""
    if sum(place in found for place in line) != 1:
        return None
    left = [place for place in line if place not in found and whole[place]]
    return min(left, key=lambda place: (TOTAL in place, whole[place], place), default=None)
