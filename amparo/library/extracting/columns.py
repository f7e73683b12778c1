"""Columns of a page: a gutter is a strip that no word crosses for many rows, with running text on both sides."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from amparo.library.extracting.paper import Row, Word, rows_of

_ROWS = 4  # fewer lines beside each other are a table or an address, not columns
_FILL = 0.55  # how much of its width running text fills; the cells of a table do not
_SIDE = 0.18  # of the width; what is narrower beside a text is its numbers


@dataclass(frozen=True, slots=True)
class Gutter:
    """Between rows `first` and `last` (included), at `x`."""

    x: float
    first: int
    last: int


def regions(words: list[Word], depth: int = 12) -> list[list[Word]]:
    """Return the words by region in reading order: what spans the page, then each column from the left."""
    rows = rows_of(words)
    gutter = _gutter(rows) if depth and len(rows) >= _ROWS else None
    if gutter is None:
        return [words] if words else []
    band = [word for row in rows[gutter.first : gutter.last + 1] for word in row.words]
    parts = (
        [word for row in rows[: gutter.first] for word in row.words],
        [word for word in band if (word.left + word.right) / 2 < gutter.x],
        [word for word in band if (word.left + word.right) / 2 >= gutter.x],
        [word for row in rows[gutter.last + 1 :] for word in row.words],
    )
    return [region for part in parts if part for region in regions(part, depth - 1)]


def _gutter(rows: list[Row]) -> Gutter | None:
    size = median(row.size for row in rows)
    best: tuple[int, Gutter] | None = None
    for x in _candidates(rows, size):
        for first, last in _runs(rows, x, 0.4 * size):
            found = _trimmed(rows, x, first, last)
            if found and _columns(rows[found.first : found.last + 1], x):
                length = found.last - found.first
                if best is None or length > best[0]:
                    best = length, found
    return best[1] if best else None


def _candidates(rows: list[Row], size: float) -> list[float]:
    """Middles of wide gaps, one for each strip of half a letter."""
    found: dict[int, float] = {}
    for row in rows:
        for before, after in zip(row.words, row.words[1:], strict=False):
            if after.left - before.right > 0.9 * size:
                x = (before.right + after.left) / 2
                found.setdefault(round(x / (0.5 * size)), x)
    return list(found.values())[:200]


def _runs(rows: list[Row], x: float, half: float) -> list[tuple[int, int]]:
    """Stretches of rows in which no word touches the strip around `x`."""
    found: list[tuple[int, int]] = []
    first: int | None = None
    for index, row in enumerate(rows):
        crossed = any(word.left < x + half and word.right > x - half for word in row.words)
        if crossed and first is not None:
            found.append((first, index - 1))
            first = None
        elif not crossed and first is None:
            first = index
    if first is not None:
        found.append((first, len(rows) - 1))
    return found


def _trimmed(rows: list[Row], x: float, first: int, last: int) -> Gutter | None:
    """Leave out what stands apart, above or below, on one side only: a heading or the end of the text before."""
    if last - first + 1 < _ROWS:
        return None
    steps = [rows[i].base - rows[i + 1].base for i in range(first, last)]
    usual = median(steps) * 1.8 if steps else 0.0
    while (
        last > first and _one_sided(rows[last], x) and rows[last - 1].base - rows[last].base > usual
    ):
        last -= 1
    while (
        first < last
        and _one_sided(rows[first], x)
        and rows[first].base - rows[first + 1].base > usual
    ):
        first += 1
    return Gutter(x, first, last)


def _one_sided(row: Row, x: float) -> bool:
    return row.right < x or row.left > x


def _columns(rows: list[Row], x: float) -> bool:
    left = [[word for word in row.words if word.right < x] for row in rows]
    right = [[word for word in row.words if word.left > x] for row in rows]
    sides = [[words for words in side if words] for side in (left, right)]
    if any(len(side) < _ROWS for side in sides):
        return False
    width = max(row.right for row in rows) - min(row.left for row in rows)
    return all(_runs_on(side, width) for side in sides)


def _runs_on(side: list[list[Word]], page: float) -> bool:
    start = min(word.left for words in side for word in words)
    end = max(word.right for words in side for word in words)
    if end - start < _SIDE * page:
        return False
    fills = [(max(w.right for w in words) - words[0].left) / (end - start) for words in side]
    return median(fills) >= _FILL
