"""What runs along the pages: headers, footers and page numbers, told by standing in one place again and again."""

from __future__ import annotations

import re
from collections import Counter

from amparo.kernel.text import fold
from amparo.library.extracting.paper import Row

_EDGE = 3  # rows looked at above and below
_NUMBER = re.compile(
    r"[-–—\s]*(?:p(?:age|ágina|ag|\.)?\.?\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of|de)\s*\d{1,4})?[-–—\s]*",
    re.IGNORECASE,
)


def running(pages: list[list[Row]]) -> list[frozenset[int]]:
    """Return, page by page, the `id` of each word that is furniture."""
    seen: Counter[tuple[str, str, int]] = Counter()
    for rows in pages:
        seen.update({key for _, key in _edges(rows)})
    enough = 2 if len(pages) <= 4 else 3
    return [
        frozenset(
            id(word)
            for row, key in _edges(rows)
            if _often(seen, key) >= enough or _is_number(row, rows)
            for word in row.words
        )
        for rows in pages
    ]


def _edges(rows: list[Row]) -> list[tuple[Row, tuple[str, str, int]]]:
    """The rows of both edges, each with its place and its words without figures."""
    found = []
    for edge, some in (("top", rows[:_EDGE]), ("foot", rows[-_EDGE:] if len(rows) > _EDGE else [])):
        for row in some:
            words = re.sub(r"\d+", "#", fold(row.text()))
            found.append((row, (edge, words, round(row.base / 12))))
    return found


def _often(seen: Counter[tuple[str, str, int]], key: tuple[str, str, int]) -> int:
    edge, words, place = key
    return sum(seen[edge, words, place + near] for near in (-1, 0, 1))


def _is_number(row: Row, rows: list[Row]) -> bool:
    """A number alone at the very edge of a page."""
    return row in (rows[0], rows[-1]) and bool(_NUMBER.fullmatch(row.text().strip()))
