"""What the library's API gives and takes."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from ninja import Field, Schema

from amparo.library.checking import Finding
from amparo.library.excerpts import Excerpt
from amparo.library.models import Source
from amparo.library.selectors import Document


class PlaceOut(Schema):
    """Where the words of a search stand: the excerpt, and the offsets in it that fit."""

    paragraph: int
    page: int = Field(description="From 1; 0 where the document has no pages.")
    start: int
    end: int
    text: str
    lit: list[str]


class SourceRow(Schema):
    """One document as a list shows it."""

    id: UUID
    issuer: str
    title: str
    issued_on: date | None
    reference_cited: str
    reference: str
    language: str
    kind: str
    medium: str = Field(
        description="text, pdf, html, wacz or docx; empty while only its digest is known."
    )
    digest: str = Field(description="SHA-256 of its bytes, in hexadecimal.")
    url: str
    has_text: bool
    found: list[PlaceOut] = Field(default_factory=list)


class SourceOut(SourceRow):
    """One document with all that is said of it; `former` are the facts before each amendment."""

    dispute_note_es: str
    dispute_note_en: str
    size: int
    captured_at: datetime | None
    resource_digest: str
    version: int
    added_at: datetime
    former: list[dict[str, str]] = Field(default_factory=list)


class ParagraphOut(Schema):
    """One paragraph of the text; `called_at` is where a note is called."""

    number: int
    page: int
    start: int
    end: int
    kind: str
    mark: str
    called_at: int | None
    continues: bool


class TextOut(Schema):
    id: UUID
    digest: str
    text: str
    paragraphs: list[ParagraphOut]


class CheckIn(Schema):
    text: str
    issued_on: date | None = Field(
        None, description="Its day; left out, the one its heading gives."
    )


class FindingOut(Schema):
    start: int
    end: int
    code: str
    severity: str
    words: dict[str, str]
    evidence: list[str]


def row(source: Source, places: Sequence[Excerpt] = ()) -> dict[str, Any]:
    names = (
        *("id", "issuer", "title", "issued_on", "reference_cited", "reference", "language"),
        *("kind", "medium", "url", "has_text"),
    )
    found_ = [
        {
            "paragraph": one.paragraph,
            "page": one.page,
            "start": one.start,
            "end": one.end,
            "text": one.text,
            "lit": [each.text for each in one.stretches if each.lit],
        }
        for one in places
    ]
    plain = {name: getattr(source, name) for name in names}
    return {**plain, "digest": bytes(source.digest).hex(), "found": found_}


def whole(source: Source, former: Sequence[dict[str, str]] = ()) -> dict[str, Any]:
    names = ("dispute_note_es", "dispute_note_en", "size", "captured_at", "version", "added_at")
    return {
        **row(source),
        **{name: getattr(source, name) for name in names},
        "resource_digest": bytes(source.resource_digest or b"").hex(),
        "former": list(former),
    }


def words(document: Document) -> dict[str, Any]:
    names = ("number", "page", "start", "end", "kind", "mark", "called_at", "continues")
    return {
        "id": document.source.pk,
        "digest": bytes(document.source.digest).hex(),
        "text": document.text,
        "paragraphs": [{name: getattr(one, name) for name in names} for one in document.paragraphs],
    }


def found(one: Finding) -> dict[str, Any]:
    return {
        "start": one.start,
        "end": one.end,
        "code": one.code,
        "severity": one.severity.value,
        "words": dict(one.words),
        "evidence": list(one.evidence),
    }
