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


# Public pages in which a fact was read, by the mark that research notes 2.3 give each.
_PUBLIC: Final = {
    "V22": "peruweek.pe",
    "V23": "caretas.pe",
    "V46": "arequipamistipress.com",
    "V51": "satelperu.pe",
    "V52": "elregionalpiura.com.pe",
    "V53": "larepublica.pe (14-09-2025)",
    "V54": "lpderecho.pe (DS 033-2025-RE)",
    "V55": "larepublica.pe (14-01-2026)",
    "V56": "mocicc.org",
    "V57": "gestion.pe",
    "V58": "ojoalclima.com",
}


def notes(*sources: str) -> dict[str, Any]:
    """A fact that public pages report and nobody confirmed in the official text."""
    return {
        "seen_in": " · ".join(_PUBLIC[source] for source in sources),
        "confidence": "reported",
    }


def know(actor: Actor, at: datetime, parties: Sequence[tuple[str, str, str, str]]) -> None:
    """Enter parties the record has not: code, kind, name in Spanish and in English."""
    rows = [Party(code=c, kind=k, name_es=es, name_en=en) for c, k, es, en in parties]
    loading.load(actor, at, parties=rows)
