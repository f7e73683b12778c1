"""Citations against the library: the very words of a place, its paragraph and page, and whether they still stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from amparo.claims.facts import CitationFacts
from amparo.claims.models import Citation, Cited, Doing, Valuation, Voice
from amparo.claims.models.owing import Said
from amparo.library import quoting
from amparo.library.models import Paragraph, Source
from amparo.library.quoting import text_of

_SHOWN_BY: Final[tuple[type[Said], ...]] = (Voice, Doing, Valuation)


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A citation whose words do not stand where it says.

    why   no_source, no_text, outside or other_words
    what  it shows: a claim, or of an obligation a voice, a doing or a valuation
    """

    claim: str
    source_id: UUID
    start: int
    end: int
    why: str
    what: str = "claim"


@dataclass(frozen=True, slots=True)
class CitationReport:
    """How many citations there are, how many give their very words, and each that does not."""

    citations: int
    resolved: int
    unresolved: tuple[Unresolved, ...]

    @property
    def good(self) -> bool:
        return self.resolved == self.citations


def placed(facts: CitationFacts) -> CitationFacts:
    """The citation with its digest, paragraph and page. Raises SourceNotVisible, SpanOutside.

    A source known by its digest and reference alone is cited by a digest of words that is given.
    """
    if facts.words_digest is not None:
        return facts
    words = quoting.quote(facts.source_id, facts.start, facts.end)
    where = quoting.locate(facts.source_id, facts.start, facts.end)
    return replace(
        facts,
        words_digest=quoting.words_digest(words),
        paragraph=facts.paragraph or where.paragraph,
        page=facts.page or where.page or None,
    )


def very_words(cited: Iterable[Cited]) -> dict[tuple[UUID, int, int], str]:
    """The words of each place that still has them, by (source, start, end); one text read for each source."""
    by_source: dict[UUID, list[Cited]] = defaultdict(list)
    for each in cited:
        if each.source_id is not None:
            by_source[each.source_id].append(each)
    found = {}
    readable = Source.objects.filter(id__in=list(by_source), has_text=True)
    for source_id in readable.values_list("id", flat=True):
        text = text_of(source_id)
        for each in by_source[source_id]:
            if _why_not(text, each) is None and each.start is not None and each.end is not None:
                found[source_id, each.start, each.end] = text[each.start : each.end]
    return found


def check_citations() -> CitationReport:
    """Look every citation up in the library, keep what was found and where, and say which do not resolve.

    Those of claims, and those that show a voice, a doing or a valuation. Source by source, so that one
    text is in memory at a time.
    """
    known = dict(Source.objects.values_list("id", "has_text"))
    total, wrong = 0, []
    for source_id in sorted(_cited_sources(), key=str):
        there = source_id in known
        text = text_of(source_id) if known.get(source_id) else None
        made = list(Citation.objects.filter(source_id=source_id).select_related("claim"))
        shown = [row for model in _SHOWN_BY for row in _said(model, source_id)]
        why = {row.pk: _why_not(text, row) if there else "no_source" for row in (*made, *shown)}
        _keep(made, why, _paragraphs(source_id) if text is not None else [])
        total += len(why)
        wrong += [
            Unresolved(code, source_id, row.start or 0, row.end or 0, found, what)
            for code, row, what in (*_of_claims(made), *_of_obligations(shown))
            if (found := why[row.pk])
        ]
    return CitationReport(total, total - len(wrong), tuple(wrong))


def _cited_sources() -> set[UUID]:
    models: tuple[type[Cited], ...] = (Citation, *_SHOWN_BY)
    ids = (
        model._default_manager.values_list("source_id", flat=True).distinct() for model in models
    )
    return {source_id for each in ids for source_id in each if source_id is not None}


def _said(model: type[Said], source_id: UUID) -> Iterable[Said]:
    """What a place of a source shows; what a whole document shows has no words to look up."""
    rows = model._default_manager.filter(source_id=source_id, start__isnull=False)
    return rows.select_related("obligation__claim")


def _of_claims(rows: Iterable[Citation]) -> Iterator[tuple[str, Cited, str]]:
    return ((row.claim.code, row, "claim") for row in rows)


def _of_obligations(rows: Iterable[Said]) -> Iterator[tuple[str, Cited, str]]:
    return ((row.obligation.claim.code, row, type(row).__name__.lower()) for row in rows)


def _keep(
    rows: list[Citation], why: Mapping[UUID, str | None], paragraphs: list[tuple[int, int, int]]
) -> None:
    for row in rows:
        found = why[row.pk]
        row.resolves = None if found in ("no_source", "no_text") else found is None
        if row.resolves:
            _locate(row, paragraphs)
    Citation.objects.bulk_update(rows, ["resolves", "page", "paragraph"], batch_size=500)


def _paragraphs(source_id: UUID) -> list[tuple[int, int, int]]:
    """(start, number, page) of each paragraph, in the order of the text."""
    rows = Paragraph.objects.filter(source_id=source_id).order_by("start")
    return list(rows.values_list("start", "number", "page"))


def _locate(row: Citation, paragraphs: list[tuple[int, int, int]]) -> None:
    """Say on which page and in which paragraph it stands, when the text came after the citation."""
    if row.paragraph is None and row.start is not None and paragraphs:
        starts = [start for start, _number, _page in paragraphs]
        _start, row.paragraph, page = paragraphs[quoting.paragraph_at(starts, row.start)]
        row.page = page or None


def _why_not(text: str | None, cited: Cited) -> str | None:
    if text is None:
        return "no_text"
    if cited.start is None or cited.end is None or not cited.start < cited.end <= len(text):
        return "outside"
    digest = quoting.words_digest(text[cited.start : cited.end])
    return None if digest == bytes(cited.words_digest or b"") else "other_words"
