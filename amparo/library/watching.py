"""What the ledger states of a source's bytes and text: once, in the entry of the act that kept them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence

from amparo.custody.ledger import Mark
from amparo.library.models import Original, Paragraph, Source, Wording


def bytes_mark(source: Source, content: bytes) -> Mark:
    return "bytes of source", str(source.pk), hashlib.sha256(content).hexdigest()


def text_digest(text: str, paragraphs: Sequence[Paragraph]) -> bytes:
    """SHA-256 over the text and the place of each paragraph."""
    places = [
        (one.number, one.page, one.start, one.end, one.kind, one.mark, one.called_at, one.continues)
        for one in paragraphs
    ]
    words = [one.text for one in paragraphs]
    told = json.dumps([text, places, words], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(told.encode()).digest()


def text_mark(source: Source, digest: bytes) -> Mark:
    return "text of source", str(source.pk), digest.hex()


def bytes_marks() -> Iterator[Mark]:
    """Every source's bytes as they are now, one at a time in memory."""
    for pk in Original.objects.order_by("pk").values_list("pk", flat=True):
        original = Original.objects.select_related("source").get(pk=pk)
        yield bytes_mark(original.source, bytes(original.content))


def text_marks() -> Iterator[Mark]:
    for wording in Wording.objects.select_related("source").order_by("pk").iterator(1):
        found = list(Paragraph.objects.filter(source_id=wording.pk).order_by("number"))
        yield text_mark(wording.source, text_digest(wording.text, found))
