"""Drafts and kept answers: sealed under a secret that this installation does not store."""

from __future__ import annotations

import json
import secrets
from datetime import datetime, timedelta
from typing import TypeVar
from uuid import UUID

from amparo.crypto import derive, sealing
from amparo.crypto.errors import CryptoFailure
from amparo.custody.models import Draft, IdempotentAnswer
from amparo.custody.vault import Value

DRAFT_FOR = timedelta(minutes=30)
ANSWER_FOR = timedelta(hours=1)

_Kept = TypeVar("_Kept", Draft, IdempotentAnswer)


def new_secret() -> bytes:
    """32 random bytes for a cookie."""
    return secrets.token_bytes(32)


def save(secret: bytes, value: Value, at: datetime, *, lasting: timedelta = DRAFT_FOR) -> None:
    """Write or replace the draft of this secret; it expires `lasting` after `at`."""
    _write(Draft, derive.draft_lookup(secret), derive.draft_key(secret), value, at + lasting)


def load(secret: bytes, at: datetime) -> Value | None:
    """The draft of this secret, or None when there is none, it expired or does not open."""
    return _read(Draft, derive.draft_lookup(secret), derive.draft_key(secret), at)


def end(secret: bytes) -> None:
    Draft.objects.filter(lookup=derive.draft_lookup(secret)).delete()


def keep_answer(token: bytes, value: Value, at: datetime) -> None:
    """Keep an answer for an hour under the sender's own token; inside the act's transaction."""
    lookup, key = derive.idempotency_lookup(token), derive.idempotency_key(token)
    _write(IdempotentAnswer, lookup, key, value, at + ANSWER_FOR)


def kept_answer(token: bytes, at: datetime) -> Value | None:
    lookup, key = derive.idempotency_lookup(token), derive.idempotency_key(token)
    return _read(IdempotentAnswer, lookup, key, at)


def idempotency_lookup(token: bytes) -> bytes:
    """What concurrent repeats of one token agree on, for an advisory lock; ValueError under 128 bits."""
    return derive.idempotency_lookup(token)


def delete_expired(at: datetime) -> int:
    """Delete drafts and kept answers past their date; returns how many."""
    drafts, _ = Draft.objects.filter(expires_at__lte=at).delete()
    answers, _ = IdempotentAnswer.objects.filter(expires_at__lte=at).delete()
    return drafts + answers


def _write(
    model: type[_Kept], lookup: bytes, key: bytes, value: Value, expires_at: datetime
) -> None:
    text = json.dumps(value, ensure_ascii=False).encode()
    wire = sealing.seal(key, text, _place(model, lookup, key))
    model.objects.bulk_create(
        [model(lookup=lookup, wire=wire, expires_at=expires_at)],
        update_conflicts=True,
        unique_fields=["lookup"],
        update_fields=["wire", "expires_at"],
    )


def _read(model: type[_Kept], lookup: bytes, key: bytes, at: datetime) -> Value | None:
    row = model.objects.filter(lookup=lookup, expires_at__gt=at).first()
    if row is None:
        return None
    try:
        text = sealing.unseal(key, bytes(row.wire), _place(model, lookup, key))
    except CryptoFailure:
        return None
    value: Value = json.loads(text)
    return value


def _place(model: type[_Kept], lookup: bytes, key: bytes) -> bytes:
    table = model._meta.db_table
    return sealing.associated_data(table, UUID(bytes=lookup[:16]), "wire", 1, sealing.key_id(key))
