"""What the ledger states of the rows of evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from django.db import models

from amparo.custody.filerows import as_bytes, row_mark
from amparo.custody.ledger import Mark
from amparo.evidence.models import Blob, Copy, CourtBundle, Handling, TimeStamp

KINDS: Final[dict[str, type[models.Model]]] = {
    "blob": Blob,
    "copy": Copy,
    "handling": Handling,
    "timestamp": TimeStamp,
    "court_bundle": CourtBundle,
}


def of(row: models.Model) -> Mark:
    """The mark of one row."""
    kind = next(kind for kind, model in KINDS.items() if isinstance(row, model))
    return row_mark(kind, row, _unknown(row))


def stated_as(blob: Blob) -> bytes:
    """The bytes of a row over which its mark is a digest, for those who have no database."""
    return as_bytes(blob, _unknown(blob))


def every(kind: str) -> Callable[[], Iterator[Mark]]:
    """How all marks of a kind are recomputed."""
    model = KINDS[kind]
    return lambda: (of(row) for row in model._default_manager.iterator(500))


def _unknown(row: models.Model) -> frozenset[str]:
    """A column that older rows were recorded without."""
    old = isinstance(row, Blob) and row.commitment is None
    return frozenset({"commitment"}) if old else frozenset()
