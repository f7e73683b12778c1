"""The text of a document with what is proposed and cited of it lit, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from amparo.library.models import Paragraph

# A page shows this many characters on each side of where one is; a statute of a thousand pages stays readable.
AROUND: Final = 40_000


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of the text; `key` names what lies there, `lit` that it is what the page is about.

    first  the first stretch of its mark: where the page can jump to
    """

    text: str
    key: str = ""
    css: str = ""
    lit: bool = False
    first: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the text that a page shows as marked."""

    start: int
    end: int
    key: str
    css: str
    lit: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, its number and page, in stretches."""

    number: int
    page: int
    kind: str
    stretches: tuple[Stretch, ...]


def blocks(text: str, paragraphs: Iterable[Paragraph], marks: Sequence[Mark]) -> list[Block]:
    """The paragraphs with their marks; where two overlap, the lit one shows, else the shorter."""
    seen: set[str] = set()
    found = []
    for one in paragraphs:
        here = [mark for mark in marks if mark.start < one.end and mark.end > one.start]
        stretches = tuple(_stretches(text, one.start, one.end, here, seen))
        found.append(Block(one.number, one.page, one.kind, stretches))
    return found


def _stretches(
    text: str, start: int, end: int, marks: Sequence[Mark], seen: set[str]
) -> Iterable[Stretch]:
    cuts = {start, end}
    for mark in marks:
        cuts |= {max(mark.start, start), min(mark.end, end)}
    edges = sorted(cuts)
    for left, right in pairwise(edges):
        top = _on_top([m for m in marks if m.start <= left and m.end >= right])
        if top is None:
            yield Stretch(text[left:right])
            continue
        first = top.key not in seen
        seen.add(top.key)
        yield Stretch(text[left:right], top.key, top.css, top.lit, first)


def _on_top(marks: Sequence[Mark]) -> Mark | None:
    return min(marks, key=lambda mark: (not mark.lit, mark.end - mark.start), default=None)
