"""How long a register's cards take to open: sealed as they are stored, opened as a search opens them, in memory."""

from __future__ import annotations

import time
from collections.abc import Iterable
from uuid import uuid4

from amparo.crypto import sealing
from amparo.custody import cardwires
from amparo.custody.models import Card
from amparo.custody.vault import Value


def seconds_to_open(values: Iterable[Value]) -> tuple[float, list[Value]]:
    """Seal each value under a fresh key, then open all; the processor's seconds of opening, and what came out."""
    key = sealing.new_key()
    rows = [_row(key, value) for value in values]
    begun = time.process_time()
    found = [card.value for card in cardwires.unsealed(rows, key, [])]
    return time.process_time() - begun, found


def _row(key: sealing.Key, value: Value) -> bytes:
    card = Card(id=uuid4(), file_id=uuid4(), version=1)
    head = card.id.bytes + card.file_id.bytes + bytes(16) + card.version.to_bytes(8, "big")
    return head + cardwires.seal(card, key, value)
