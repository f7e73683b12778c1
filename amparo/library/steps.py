"""What the acts of the library write; nothing here authorises or commits."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from uuid import UUID

from amparo.accounts.actors import Actor
from amparo.library import indexing, languages, watching
from amparo.library.extracting import Layout
from amparo.library.extracting.kinds import Medium
from amparo.library.facts import Facts
from amparo.library.models import Original, Paragraph, Source, Wording


def locked(digest: bytes) -> Source | None:
    """The source of a digest, held until the act ends."""
    return Source.objects.select_for_update().filter(digest=digest).first()


def new(source_id: UUID, digest: bytes, facts: Facts, actor: Actor | None, at: datetime) -> Source:
    """A source without text."""
    source = Source.objects.create(
        id=source_id,
        digest=digest,
        added_at=at,
        added_by=actor.id if actor else None,
        **asdict(facts),
    )
    indexing.index_head(source)
    return source


def give_text(
    source: Source, medium: Medium, layout: Layout, content: bytes, file_name: str
) -> None:
    """Keep the bytes and the text of a source that has none yet."""
    paragraphs = [
        Paragraph(
            source=source,
            number=number,
            page=span.page,
            start=span.start,
            end=span.end,
            kind=span.kind.value,
            mark=span.mark[:20],
            called_at=span.called_at,
            continues=span.continues,
            text=layout.text[span.start : span.end],
        )
        for number, span in enumerate(layout.spans, 1)
    ]
    source.medium, source.size = medium.value, len(content)
    source.file_name = file_name[-200:]
    source.url = source.url or layout.facts.get("url", "")[:1000]
    source.language = source.language or languages.of_text(layout.text)
    source.captured_at = _instant(layout.facts.get("captured_at", ""))
    resource = layout.facts.get("resource_sha256", "")
    source.resource_digest = bytes.fromhex(resource) if resource else None
    source.text_digest = watching.text_digest(layout.text, paragraphs)
    source.has_text = True
    source.save(
        update_fields=[
            *("medium", "size", "file_name", "url", "language", "captured_at"),
            *("resource_digest", "text_digest", "has_text"),
        ]
    )
    Original.objects.create(source=source, content=content)
    Wording.objects.create(source=source, text=layout.text)
    indexing.index_paragraphs(source, paragraphs)


def _instant(text: str) -> datetime | None:
    """The time of a capture as an archive writes it, in UTC."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
