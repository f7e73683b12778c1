"""What is written for the person: sealed boxes to her receipt, which nobody else can read back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from amparo.crypto import wrapping
from amparo.crypto.padding import pad, unpad
from amparo.custody.ledger import Mark
from amparo.custody.models import Notice, Receipt, Standing
from amparo.custody.vault import digest

# A proxy may be the aggressor: of all that is written for the person, it reads only these.
PROXY_KINDS = frozenset({"acknowledged"})


def notice_mark(notice: Notice) -> Mark:
    return "notice", str(notice.id), digest(notice.receipt_id.bytes, bytes(notice.wire))


def seal_notice(receipt: Receipt, payload: Mapping[str, object], at: datetime) -> Notice:
    """An unsaved notice; `payload` holds codes, and words only when they are meant for her."""
    text = json.dumps(
        {**payload, "at": at.isoformat(timespec="minutes")}, ensure_ascii=False, default=str
    )
    wire = wrapping.wrap(bytes(receipt.public), pad(text.encode()))
    return Notice(file_id=receipt.file_id, receipt=receipt, wire=wire, written_at=at)


def tell(
    file_id: UUID, payloads: Sequence[Mapping[str, object]], at: datetime, *, proxies: bool = False
) -> list[Mark]:
    """Write lines for every live receipt of a file and return their marks for the ledger.

    A decoy is told nothing: it shows that nothing happened.
    Proxies read only the kinds in `PROXY_KINDS`, unless `proxies` says that these lines are for them.
    """
    if not payloads:
        return []
    notices = [
        seal_notice(receipt, payload, at)
        for receipt in _told(file_id)
        for payload in payloads
        if receipt.standing == Standing.OWN or proxies or payload.get("kind") in PROXY_KINDS
    ]
    Notice.objects.bulk_create(notices)
    return [notice_mark(notice) for notice in notices]


def _told(file_id: UUID) -> QuerySet[Receipt]:
    live = Receipt.objects.filter(file_id=file_id, revoked_at__isnull=True)
    return live.exclude(standing=Standing.DECOY)


def read(pair: wrapping.KeyPair, wire: bytes) -> dict[str, object]:
    """The line a receipt's key opens."""
    line: dict[str, object] = json.loads(unpad(wrapping.unwrap(pair, wire)))
    return line
