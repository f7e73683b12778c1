"""The words of an imported file as a source of the library, so that each claim cites its very words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from amparo.accounts.actors import Actor
from amparo.claims.facts import CitationFacts
from amparo.claims.recommendations.rows import Row
from amparo.kernel.text import squeeze
from amparo.library import quoting
from amparo.library import services as library
from amparo.library.facts import Facts
from amparo.library.models import SourceKind
from amparo.reading.language import language_of


@dataclass(frozen=True, slots=True)
class Places:
    """Where the words of each line stand in the source."""

    source_id: UUID
    spans: dict[int, tuple[int, int]]
    digests: dict[int, bytes]

    def of(self, row: Row) -> CitationFacts | None:
        if row.line not in self.spans:
            return None
        start, end = self.spans[row.line]
        return CitationFacts(
            source_id=self.source_id, start=start, end=end, words_digest=self.digests[row.line]
        )


def keep_text(actor: Actor | None, rows: Sequence[Row], file_name: str, at: datetime) -> Places:
    """Keep the words of the fit rows, one a paragraph, and say where each stands."""
    fit = [row for row in rows if not row.fault]
    paragraphs = [squeeze(" ".join(_said(row))) for row in fit]
    whole = "\n\n".join(paragraphs) + "\n"
    facts = Facts(
        title=f"Recommendations as imported: {file_name}"[:500],
        kind=SourceKind.REPORT.value,
        language=language_of(whole),
    )
    source = library.add_source(actor, whole.encode(), facts, at)
    text, after = quoting.text_of(source.pk), 0
    spans, digests = {}, {}
    for row, words in zip(fit, paragraphs, strict=True):
        start = text.find(words, after)
        found = (start, start + len(words)) if start >= 0 else quoting.find(text, words, after)
        if found is not None:
            spans[row.line] = found
            digests[row.line] = quoting.words_digest(text[slice(*found)])
            after = found[1]
    return Places(source.pk, spans, digests)


def _said(row: Row) -> tuple[str, str, str]:
    """The recommendation as a document prints it: number, words, who makes it."""
    makers = f"({', '.join(row.makers)})" if row.makers else ""
    return row.number, row.words, makers
