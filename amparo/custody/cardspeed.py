"""How long a register's cards take to open and to be given a new key: sealed as they are stored, in memory."""

from __future__ import annotations

import time
from collections.abc import Iterable
from datetime import UTC, datetime
from uuid import uuid4

from amparo.crypto import sealing
from amparo.custody import cardwires, registers
from amparo.custody.models import Card, Envelope
from amparo.custody.vault import Value


def seconds_to_open(values: Iterable[Value]) -> tuple[float, list[Value]]:
    """Seal each value under a fresh key, then open all; the processor's seconds of opening, and what came out."""
    key = sealing.new_key()
    rows = [_row(key, value) for value in values]
    begun = time.process_time()
    found = [card.value for card in cardwires.unsealed(rows, key, [])]
    return time.process_time() - begun, found


def seconds_to_renew(values: Iterable[Value]) -> float:
    """The processor's seconds to seal all anew under another key and to state each, without a database."""
    key, envelope, at = sealing.new_key(), Envelope(id=uuid4()), datetime.now(UTC)
    cards = []
    for value in values:
        card = Card(id=uuid4(), envelope=envelope, file_id=uuid4(), version=1, written_at=at)
        card.wire = cardwires.seal(card, key, value)
        cards.append(card)
    old, new = cardwires.Reader(key), cardwires.Writer(sealing.new_key())
    begun = time.process_time()
    for card in registers.each_anew(cards, old, new):
        cardwires.card_mark(card)
    return time.process_time() - begun


def _row(key: sealing.Key, value: Value) -> bytes:
    card = Card(id=uuid4(), file_id=uuid4(), version=1)
    head = card.id.bytes + card.file_id.bytes + bytes(16) + card.version.to_bytes(8, "big")
    return head + cardwires.seal(card, key, value)
