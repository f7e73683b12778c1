"""One source: its facts, and its text by page and paragraph with a citation lit."""

import re
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from amparo.library import selectors
from amparo.library.models import Paragraph, Source
from amparo.library.quoting import paragraph_at
from amparo.library.selectors import Document
from amparo.web.desk.library import words
from amparo.web.desk.library.text import Mark, blocks
from amparo.web.desk.pages import page
from amparo.web.desk.requests import DeskRequest

_SPAN: Final = re.compile(r"(\d{1,8})-(\d{1,8})")
# A page shows about this many characters, so that a statute of a thousand pages stays readable.
WINDOW: Final = 80_000


@require_safe
def shown(request: DeskRequest, source_id: UUID) -> HttpResponse:
    """The source; `?mark=START-END` lights a citation, `?at=OFFSET` begins there."""
    document = selectors.document(request.actor, source_id)
    mark = asked_mark(request.GET.get("mark", ""), len(document.text))
    at = mark.start if mark else _offset(request.GET.get("at", ""))
    part, before, after = window(document.paragraphs, at)
    return page(
        request,
        "library/source.html",
        source=document.source,
        facts=facts_of(document.source),
        blocks=blocks(document.text, part, [mark] if mark else []),
        notes=_notes(document),
        mark=mark,
        before=before,
        after=after,
        paragraphs=len(document.paragraphs),
        last_page=max((one.page for one in document.paragraphs), default=0),
        versions=list(selectors.versions(request.actor, source_id)),
        may_keep=request.actor.may("keep_library"),
    )


@require_safe
def original(request: DeskRequest, source_id: UUID) -> HttpResponse:
    """The bytes as they came, only ever as a file to keep: what is in them runs nowhere here."""
    source = selectors.source(request.actor, source_id)
    answer = HttpResponse(
        selectors.original(request.actor, source_id), content_type="application/octet-stream"
    )
    ending = {"text": "txt"}.get(source.medium, source.medium)
    name = f"fuente-{bytes(source.digest).hex()[:12]}.{ending}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def asked_mark(text: str, length: int) -> Mark | None:
    """The span of `START-END` within a text, or None when it names none."""
    found = _SPAN.fullmatch(text)
    if found is None:
        return None
    start, end = int(found[1]), int(found[2])
    return Mark(start, end, "mark", "am-lit", lit=True) if start < end <= length else None


def window(
    paragraphs: tuple[Paragraph, ...], at: int
) -> tuple[tuple[Paragraph, ...], int | None, int | None]:
    """The paragraphs around an offset, and the offsets from which to read what is before and after."""
    if not paragraphs:
        return (), None, None
    starts = [one.start for one in paragraphs]
    middle = paragraph_at(starts, at)
    first = paragraph_at(starts, max(0, paragraphs[middle].start - WINDOW // 4))
    last = max(middle, paragraph_at(starts, starts[first] + WINDOW))
    before = max(0, starts[first] - WINDOW // 2) if first else None
    after = starts[last + 1] + WINDOW // 4 if last + 1 < len(starts) else None
    return paragraphs[first : last + 1], before, after


def facts_of(source: Source) -> dict[str, Any]:
    """What a page says of a source beside its columns."""
    return {
        "kind": words.kind(source.kind),
        "medium": words.medium(source.medium),
        "language": words.language(source.language),
        "digest": bytes(source.digest).hex(),
        "resource": bytes(source.resource_digest or b"").hex(),
        "url": reverse("desk:library_source", args=[source.pk]),
        "differs": source.reference
        and source.reference_cited
        and source.reference != source.reference_cited,
    }


def _notes(document: Document) -> dict[int, int]:
    """Number of each note's paragraph to that of the paragraph which calls it."""
    starts = [one.start for one in document.paragraphs]
    return {
        one.number: document.paragraphs[paragraph_at(starts, one.called_at)].number
        for one in document.paragraphs
        if one.called_at is not None
    }


def _offset(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 9 else 0
