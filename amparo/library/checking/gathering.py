"""What a text is held against: the law pack's norms, and the library's documents that speak of the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from amparo.accounts.actors import Actor
from amparo.kernel.errors import Invalid
from amparo.law import packs
from amparo.library import checking, selectors
from amparo.library.checking import norms as numbers
from amparo.library.checking.finding import Finding, Known, Norm, Reference
from amparo.library.checking.quotes import Quotation, quotations
from amparo.library.models import Paragraph, Source
from amparo.library.searching import Asked

MOST = 500_000  # characters
_QUOTATIONS = 80
_CANDIDATES = 4
_PHRASE = 5  # words


class TextTooLong(Invalid):
    """A text of at most %(limit)s characters can be checked at once. Check its parts."""


def check_text(
    actor: Actor, text: str, *, issued_on: date | None = None, source_id: UUID | None = None
) -> list[Finding]:
    """Check a text against all that the actor may read.

    source_id  the source that the text is, so that it is not held against itself
    Raises SourceNotVisible when the library is not for them, TextTooLong.
    """
    if len(text) > MOST:
        raise TextTooLong({"text": ["too_long"]}, limit=f"{MOST:,}")
    source = selectors.source(actor, source_id) if source_id else None
    return checking.check(text, gathered(actor, text, source, issued_on))


def gathered(
    actor: Actor, text: str, source: Source | None = None, issued_on: date | None = None
) -> Reference:
    """Norms, references, names and the texts that may hold the quotations."""
    others = selectors.sources(actor)
    if source is not None:
        others = others.exclude(pk=source.pk)
    texts = dict(_texts(actor, text, source))
    rows = others.values_list("pk", "reference", "reference_cited", "title", "url", "issuer")
    documents = tuple(
        Known(
            reference=reference or cited or title,
            references=tuple(filter(None, (reference, cited, title))),
            url=url,
            text=texts.get(pk, ""),
        )
        for pk, reference, cited, title, url, _ in rows
    )
    own = (source.reference, source.reference_cited, source.title) if source else ()
    return Reference(
        norms=(*_norms(), *_cited_elsewhere(text, source)),
        documents=documents,
        names=tuple({row[5] for row in rows if " " in row[5]}),
        own=tuple(filter(None, own)),
        issued_on=issued_on or (source.issued_on if source else None),
    )


def _norms() -> Iterator[Norm]:
    for norm in packs.current().norms:
        dates = (norm.date, norm.in_force_from)
        yield Norm(
            number=norm.number,
            title=norm.title.es,
            cited_as=norm.cited_as,
            dates=tuple(str(one) for one in dates if one),
            seen_in=norm.seen_in,
        )


def _cited_elsewhere(text: str, source: Source | None) -> Iterator[Norm]:
    """Numbers of the same year and sector that other documents cite."""
    for year, sector in {(one.year, one.sector) for one in numbers.cited_in(text) if one.sector}:
        found = Paragraph.objects.filter(text__contains=f"-{year}-{sector}").select_related(
            "source"
        )
        if source is not None:
            found = found.exclude(source=source)
        for paragraph in found.defer("search")[:200]:
            for one in numbers.cited_in(paragraph.text):
                if (one.year, one.sector) == (year, sector):
                    seen = paragraph.source.reference or paragraph.source.title
                    yield Norm(number=one.words, seen_in=seen, sure=False)


def _texts(actor: Actor, text: str, source: Source | None) -> Iterator[tuple[UUID, str]]:
    """The texts that hold the first or the last words of a quotation."""
    wanted: set[UUID] = set()
    for one in quotations(text)[:_QUOTATIONS]:
        for phrase in _phrases(one):
            found = selectors.sources(actor, Asked(words=f'"{phrase}"', text="yes"))
            wanted.update(found.values_list("pk", flat=True)[:_CANDIDATES])
    wanted -= {source.pk} if source else set()
    for pk in wanted:
        yield pk, selectors.text_of(pk)


def _phrases(one: Quotation) -> Iterable[str]:
    for part in one.parts[:3]:
        words = part.replace('"', " ").split()
        yield " ".join(words[:_PHRASE])
        if len(words) > _PHRASE:
            yield " ".join(words[-_PHRASE:])
