"""What a member may read of the library: all of it, or none. Absent and not for them are one answer."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from amparo.accounts.actors import Actor
from amparo.library import searching
from amparo.library.errors import SourceNotVisible
from amparo.library.models import Original, Paragraph, Source, SourceVersion
from amparo.library.quoting import text_of
from amparo.library.searching import Asked

READ = "read_follow_up"


@dataclass(frozen=True, slots=True)
class Document:
    """A source with its paragraphs, for a page that shows the text."""

    source: Source
    text: str
    paragraphs: tuple[Paragraph, ...]


def may_read(actor: Actor) -> bool:
    return actor.may(READ)


def sources(actor: Actor, query: str | Asked = "") -> QuerySet[Source]:
    """The sources that fit, in order; the same queryset is the list, its count and its export."""
    _check(actor)
    return searching.matching(Asked(words=query) if isinstance(query, str) else query)


def source(actor: Actor, source_id: UUID) -> Source:
    """One source. Raises SourceNotVisible alike for absent and not for them."""
    _check(actor)
    found = Source.objects.filter(pk=source_id).first()
    if found is None:
        raise SourceNotVisible
    return found


def by_digest(actor: Actor, digest: bytes) -> Source | None:
    _check(actor)
    return Source.objects.filter(digest=digest).first()


def document(actor: Actor, source_id: UUID) -> Document:
    """A source with its text; both are empty while only its digest is known."""
    found = source(actor, source_id)
    if not found.has_text:
        return Document(found, "", ())
    rows = Paragraph.objects.filter(source_id=source_id).defer("search").order_by("number")
    return Document(found, text_of(source_id), tuple(rows))


def versions(actor: Actor, source_id: UUID) -> QuerySet[SourceVersion]:
    """The former facts of a source, the latest first."""
    return SourceVersion.objects.filter(source=source(actor, source_id)).order_by("-version")


def original(actor: Actor, source_id: UUID) -> bytes:
    """The bytes as they came. Raises SourceNotVisible when there are none."""
    found = Original.objects.filter(source=source(actor, source_id)).first()
    if found is None:
        raise SourceNotVisible
    return bytes(found.content)


def _check(actor: Actor) -> None:
    if not may_read(actor):
        raise SourceNotVisible


__all__ = [
    "Document",
    "by_digest",
    "document",
    "may_read",
    "original",
    "source",
    "sources",
    "text_of",
    "versions",
]
