"""From where the demonstration has a fact: a document of the record, or the notes that name other sources."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any, Final

from amparo.accounts.actors import Actor
from amparo.claims import loading
from amparo.claims.models import Party
from amparo.config.demonstration import record
from amparo.library.models import Source

INVENTED: Final[dict[str, Any]] = {"confidence": "invented"}


@cache
def _references() -> dict[str, tuple[bytes, str]]:
    return {s.code: (bytes.fromhex(s.digest), s.reference) for s in record.load().sources}


def document(code: str) -> dict[str, Any]:
    """A fact as a document of the record states it; by its reference alone when the library has it not."""
    digest, reference = _references()[code]
    found = Source.objects.filter(digest=digest).first()
    where = {"source_id": found.id} if found else {"seen_in": reference}
    return {**where, "confidence": "stated"}


def notes(*sources: str) -> dict[str, Any]:
    """A fact that public sources report and nobody confirmed in the official text."""
    return {
        "seen_in": f"Notas de investigación 2.3, fuentes {', '.join(sources)}",
        "confidence": "reported",
    }


def know(actor: Actor, at: datetime, parties: Sequence[tuple[str, str, str, str]]) -> None:
    """Enter parties the record has not: code, kind, name in Spanish and in English."""
    rows = [Party(code=c, kind=k, name_es=es, name_en=en) for c, k, es, en in parties]
    loading.load(actor, at, parties=rows)
