"""Which rows the ledger vouches for: each kind of mark, and how to recompute it from the database.

An app puts its own rows under watch by appending marks to its deeds and registering here, in its
`AppConfig.ready`, how to read them back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from amparo.custody import notices, vault
from amparo.custody.ledger import Mark
from amparo.custody.models import Envelope, Grant, Notice, Receipt, Sheet

Marks = Callable[[], Iterator[Mark]]
_watched: dict[str, Marks] = {}


def watch(kind: str, marks: Marks) -> None:
    """Register how the marks of a kind are recomputed, one for each row there is now."""
    _watched[kind] = marks


def watched() -> dict[str, Marks]:
    """Every registered kind, custody's own among them."""
    return {
        "envelope": lambda: map(vault.envelope_mark, Envelope.objects.iterator(500)),
        "grant": lambda: map(vault.grant_mark, Grant.objects.iterator(500)),
        "sheet": lambda: map(vault.sheet_mark, Sheet.objects.iterator(200)),
        "receipt": lambda: map(vault.receipt_mark, Receipt.objects.iterator(500)),
        "notice": lambda: map(notices.notice_mark, Notice.objects.iterator(500)),
        **_watched,
    }
