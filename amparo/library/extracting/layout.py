"""What reading a document gives: one text, and the paragraphs as spans of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Any

from amparo.library import limits
from amparo.library.errors import DocumentTooLong, NoWordsInDocument


class Kind(StrEnum):
    """What a paragraph is; `furniture` is a running header, a footer or a page number."""

    BODY = "body"
    HEADING = "heading"
    ITEM = "item"
    NOTE = "note"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Span:
    """One paragraph: characters `start` to `end` of the text.

    page       from 1; 0 where the medium has no pages
    mark       the number of a note, or of an item
    called_at  where in the text a note is called, or None
    continues  the end of the paragraph before, after a page or column break
    """

    start: int
    end: int
    page: int = 0
    kind: Kind = Kind.BODY
    mark: str = ""
    called_at: int | None = None
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """The text of a document. `facts` is what it says of itself: title, language, url, captured_at."""

    text: str
    spans: tuple[Span, ...]
    facts: dict[str, str] = field(default_factory=dict)

    def as_plain(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_plain(cls, given: dict[str, Any]) -> Layout:
        spans = (Span(**{**one, "kind": Kind(one["kind"])}) for one in given["spans"])
        return cls(given["text"], tuple(spans), dict(given["facts"]))


@dataclass(slots=True)
class Block:
    """A paragraph before it has its place. `calls` are (offset in the block, number of a note)."""

    text: str
    page: int = 0
    kind: Kind = Kind.BODY
    mark: str = ""
    calls: list[tuple[int, str]] = field(default_factory=list)
    continues: bool = False


def assemble(blocks: Iterable[Block], facts: dict[str, str] | None = None) -> Layout:
    """Put blocks into one text: the body first, then the notes, then what runs along the pages.

    So a sentence that turns a page is not cut by a footnote. Paragraphs stand a blank line apart; what continues
    a paragraph stands on its next line. Notes know where they are called, page by page or over the whole.
    """
    blocks = list(blocks)
    told = [one for one in blocks if one.kind not in (Kind.NOTE, Kind.FURNITURE)]
    notes = [one for one in blocks if one.kind == Kind.NOTE]
    running = [one for one in blocks if one.kind == Kind.FURNITURE]
    parts: list[str] = []
    spans: list[Span] = []
    calls: dict[tuple[int, str], int] = {}
    length = 0
    for one in (*told, *notes, *running):
        if parts:
            between = "\n" if one.continues else "\n\n"
            parts.append(between)
            length += len(between)
        for offset, mark in one.calls:
            calls.setdefault((one.page, mark), length + offset)
            calls.setdefault((-1, mark), length + offset)
        spans.append(
            Span(length, length + len(one.text), one.page, one.kind, one.mark, None, one.continues)
        )
        parts.append(one.text)
        length += len(one.text)
    return checked(Layout("".join(parts), tuple(_linked(spans, calls)), facts or {}))


def _linked(spans: Sequence[Span], calls: dict[tuple[int, str], int]) -> list[Span]:
    return [
        replace(one, called_at=calls.get((one.page, one.mark), calls.get((-1, one.mark))))
        if one.kind == Kind.NOTE and one.mark
        else one
        for one in spans
    ]


def checked(layout: Layout) -> Layout:
    """Return the layout with overlong paragraphs cut; raises when it is too long or holds no word."""
    if len(layout.text) > limits.CHARACTERS:
        raise DocumentTooLong
    if not any(character.isalnum() for character in layout.text):
        raise NoWordsInDocument
    spans = tuple(part for one in layout.spans for part in _cut(one))
    if len(spans) > limits.PARAGRAPHS:
        raise DocumentTooLong
    return Layout(layout.text, spans, layout.facts)


def _cut(span: Span) -> Iterable[Span]:
    most = limits.PARAGRAPH_CHARACTERS
    yield replace(span, end=min(span.end, span.start + most))
    for start in range(span.start + most, span.end, most):
        yield replace(span, start=start, end=min(span.end, start + most), continues=True)
