"""Quotation to the character: the words of a span, where words stand, and whether they still stand there."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from uuid import UUID

from amparo.library import words as printed
from amparo.library.errors import SourceNotVisible, SpanOutside
from amparo.library.models import Paragraph, Wording

find = printed.find
find_all = printed.find_all
words_digest = printed.digest


@dataclass(frozen=True, slots=True)
class Place:
    """Where a span stands, as people say it: page (0: the medium has none) and paragraph, from and to."""

    page: int
    paragraph: int
    last_page: int
    last_paragraph: int


@dataclass(frozen=True, slots=True)
class Found:
    """Whether a quotation holds: `exact` to the letter, or only its words, printed otherwise."""

    start: int
    end: int
    exact: bool
    place: Place


def text_of(source_id: UUID) -> str:
    """The text of a source. Raises SourceNotVisible when there is none, or only its digest is known."""
    found = Wording.objects.filter(pk=source_id).values_list("text", flat=True).first()
    if found is None:
        raise SourceNotVisible
    return found


def quote(source_id: UUID, start: int, end: int) -> str:
    """The very words of a span. Raises SpanOutside, or SourceNotVisible when there is no text."""
    text = text_of(source_id)
    if not 0 <= start < end <= len(text):
        raise SpanOutside({"end": ["out_of_range"]})
    return text[start:end]


def locate(source_id: UUID, start: int, end: int) -> Place:
    """The page and paragraph of a span. Raises SpanOutside when no paragraph of the source holds it."""
    rows = list(
        Paragraph.objects.filter(source_id=source_id, start__lt=end, end__gt=start)
        .order_by("start")
        .values_list("page", "number")
    )
    if not rows or start >= end:
        raise SpanOutside({"start": ["out_of_range"]})
    return Place(*rows[0], *rows[-1])


def verify(source_id: UUID, words: str, after: int = 0) -> Found | None:
    """Where a quotation stands in a source, whatever its line breaks, or None when it does not."""
    text = text_of(source_id)
    span = find(text, words, after)
    if span is None:
        return None
    return Found(*span, text[slice(*span)] == words, locate(source_id, *span))


def stands(source_id: UUID, start: int, end: int, digest: bytes) -> bool:
    """Whether the words of a citation still stand at its span."""
    found = Wording.objects.filter(pk=source_id).values_list("text", flat=True).first()
    return (
        found is not None
        and 0 <= start < end <= len(found)
        and words_digest(found[start:end]) == bytes(digest)
    )


def paragraph_at(starts: list[int], offset: int) -> int:
    """Index of the paragraph that holds `offset`, given where each begins, in order."""
    return max(0, bisect_right(starts, offset) - 1)
