"""Rows of a region to paragraphs: by the space above, the indent, the mark of a list, the size of the letters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from statistics import median

from amparo.library.extracting.layout import Block, Kind
from amparo.library.extracting.paper import Row
from amparo.library.extracting.plain import ITEM

Calls = Callable[[Row], list[tuple[int, str]]]


def paragraphs(rows: list[Row], page: int, body_size: float, calls: Calls) -> Iterator[Block]:
    """Yield the paragraphs of one region. A line's end stays a line's end, its hyphen stays too."""
    group: list[Row] = []
    step = _step(rows)
    for row in rows:
        if group and _begins(group, row, step, rows):
            yield _block(group, page, body_size, calls)
            group = []
        group.append(row)
    if group:
        yield _block(group, page, body_size, calls)


def _begins(group: list[Row], row: Row, step: float, rows: list[Row]) -> bool:
    before = group[-1]
    left, right = min(one.left for one in rows), max(one.right for one in rows)
    size, words = row.size, row.text()
    ends = before.text().rstrip()[-1:] in '.:;?!”»")'
    short = before.right < right - 0.15 * (right - left)
    return (
        before.base - row.base > 1.3 * step
        or abs(size - before.size) > 0.12 * size
        or bool(ITEM.match(words) and (ends or short or row.left > before.left + 0.5 * size))
        or (ends and short)
        or (row.left > before.left + 0.8 * size and row.left < left + 4 * size and ends)
    )


def _step(rows: list[Row]) -> float:
    steps = [a.base - b.base for a, b in pairwise(rows) if a.base > b.base]
    return median(steps) if steps else 12.0


def _block(group: list[Row], page: int, body_size: float, calls: Calls) -> Block:
    lines: list[str] = []
    called: list[tuple[int, str]] = []
    length = 0
    for row in group:
        found = calls(row)
        for index, mark in found:
            # The call itself is no word of the text; it stands after the words before it.
            called.append((length + len(Row(row.words[:index]).text()) if index else length, mark))
        line = row.text(frozenset(index for index, _ in found))
        lines.append(line)
        length += len(line) + 1
    text = "\n".join(lines)
    return Block(text, page, _kind(group, text, body_size), _item(text), called)


def _kind(group: list[Row], text: str, body_size: float) -> Kind:
    large = group[0].size > 1.12 * body_size
    if len(text) < 250 and (large or (text.isupper() and len(group) <= 3)):
        return Kind.HEADING
    return Kind.ITEM if ITEM.match(text) else Kind.BODY


def _item(text: str) -> str:
    found = ITEM.match(text)
    return found.group().strip() if found else ""
