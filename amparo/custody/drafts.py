"""Drafts and kept answers: sealed under a secret that this installation does not store."""

from __future__ import annotations

import json
import secrets
from datetime import datetime, timedelta
from uuid import UUID

from amparo.crypto import derive, sealing
from amparo.crypto.errors import CryptoFailure
from amparo.custody.models import Draft, IdempotentAnswer
from amparo.custody.vault import Value

DRAFT_FOR = timedelta(minutes=30)
ANSWER_FOR = timedelta(hours=1)


def new_secret() -> bytes:
    """32 random bytes for a cookie."""
    return secrets.token_bytes(32)


def save(secret: bytes, value: Value, at: datetime, *, lasting: timedelta = DRAFT_FOR) -> None:
    """Write or replace the draft of this secret; it expires `lasting` after `at`."""
    lookup = derive.draft_lookup(secret)
    wire = _seal(derive.draft_key(secret), "custody_draft", lookup, value)
    Draft.objects.bulk_create(
        [Draft(lookup=lookup, wire=wire, expires_at=at + lasting)],
        update_conflicts=True,
        unique_fields=["lookup"],
        update_fields=["wire", "expires_at"],
    )


def load(secret: bytes, at: datetime) -> Value | None:
    """The draft of this secret, or None when there is none, it expired or does not open."""
    lookup = derive.draft_lookup(secret)
    row = Draft.objects.filter(lookup=lookup, expires_at__gt=at).first()
    if row is None:
        return None
    return _open(derive.draft_key(secret), "custody_draft", lookup, bytes(row.wire))


def end(secret: bytes) -> None:
    Draft.objects.filter(lookup=derive.draft_lookup(secret)).delete()


def keep_answer(token: bytes, value: Value, at: datetime) -> None:
    """Keep an answer for an hour under the sender's own token; inside the act's transaction."""
    lookup = derive.idempotency_lookup(token)
    wire = _seal(derive.idempotency_key(token), "custody_idempotentanswer", lookup, value)
    IdempotentAnswer.objects.bulk_create(
        [IdempotentAnswer(lookup=lookup, wire=wire, expires_at=at + ANSWER_FOR)],
        update_conflicts=True,
        unique_fields=["lookup"],
        update_fields=["wire", "expires_at"],
    )


def kept_answer(token: bytes, at: datetime) -> Value | None:
    lookup = derive.idempotency_lookup(token)
    row = IdempotentAnswer.objects.filter(lookup=lookup, expires_at__gt=at).first()
    if row is None:
        return None
    key = derive.idempotency_key(token)
    return _open(key, "custody_idempotentanswer", lookup, bytes(row.wire))


def idempotency_lookup(token: bytes) -> bytes:
    """What concurrent repeats of one token agree on, for an advisory lock; ValueError under 128 bits."""
    return derive.idempotency_lookup(token)


def delete_expired(at: datetime) -> int:
    """Delete drafts and kept answers past their date; returns how many."""
    drafts, _ = Draft.objects.filter(expires_at__lte=at).delete()
    answers, _ = IdempotentAnswer.objects.filter(expires_at__lte=at).delete()
    return drafts + answers


def _place(table: str, lookup: bytes, key: bytes) -> bytes:
    return sealing.associated_data(table, UUID(bytes=lookup[:16]), "wire", 1, sealing.key_id(key))


def _seal(key: bytes, table: str, lookup: bytes, value: Value) -> bytes:
    text = json.dumps(value, ensure_ascii=False).encode()
    return sealing.seal(key, text, _place(table, lookup, key))


def _open(key: bytes, table: str, lookup: bytes, wire: bytes) -> Value | None:
    try:
        value: Value = json.loads(sealing.unseal(key, wire, _place(table, lookup, key)))
    except CryptoFailure:
        return None
    return value
