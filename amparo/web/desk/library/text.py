"""The text of a document, paragraph by paragraph, with spans of it marked; `desk/library/text.html` draws it.

Every page that shows a document's words uses this: a citation lit, findings of the check, proposals of the Reader.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from amparo.library.models import Paragraph


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
    """Characters `start` to `end` of the text, shown as marked."""

    start: int
    end: int
    key: str
    css: str
    lit: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph in stretches; `turns` is the page that begins with it, 0 when none does."""

    number: int
    page: int
    kind: str
    stretches: tuple[Stretch, ...]
    turns: int = 0
    continues: bool = False


def blocks(text: str, paragraphs: Iterable[Paragraph], marks: Sequence[Mark]) -> list[Block]:
    """The paragraphs with their marks; where two overlap, the lit one shows, else the shorter."""
    seen: set[str] = set()
    found: list[Block] = []
    page = 0
    for one in paragraphs:
        here = [mark for mark in marks if mark.start < one.end and mark.end > one.start]
        stretches = tuple(_stretches(text, one, here, seen))
        turns = one.page if one.page != page else 0
        page = one.page
        found.append(Block(one.number, one.page, one.kind, stretches, turns, one.continues))
    return found


def _stretches(
    text: str, one: Paragraph, marks: Sequence[Mark], seen: set[str]
) -> Iterator[Stretch]:
    cuts = {one.start, one.end}
    for mark in marks:
        cuts |= {max(mark.start, one.start), min(mark.end, one.end)}
    for left, right in pairwise(sorted(cuts)):
        top = _on_top([m for m in marks if m.start <= left and m.end >= right])
        if top is None:
            yield Stretch(text[left:right])
            continue
        yield Stretch(text[left:right], top.key, top.css, top.lit, top.key not in seen)
        seen.add(top.key)


def _on_top(marks: Sequence[Mark]) -> Mark | None:
    return min(marks, key=lambda mark: (not mark.lit, mark.end - mark.start), default=None)
