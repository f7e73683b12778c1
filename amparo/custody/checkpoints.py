"""Signed checkpoints of the ledger (C2SP tlog-checkpoint), made by the worker each minute."""

from __future__ import annotations

import hashlib
from datetime import datetime
from uuid import UUID

from django.db import transaction

from amparo.crypto import checkpoint
from amparo.custody import drafts, granting, installation, ledger
from amparo.custody.models import Checkpoint, Grant


def origin() -> str:
    """The log's name: the product and the start of the pinned root's hash, one for each installation."""
    return f"amparo/{hashlib.sha256(installation.root_public()).hexdigest()[:16]}"


def make(at: datetime) -> Checkpoint | None:
    """Sign the ledger's size and root as they are now; None when nothing was added since the last."""
    size = ledger.size()
    if size == 0 or Checkpoint.objects.filter(size=size).exists():
        return None
    note = checkpoint.make(origin(), size, ledger.root(size), installation.checkpoint_secret())
    made, _ = Checkpoint.objects.get_or_create(
        size=size, defaults={"note": note.decode(), "made_at": at}
    )
    return made


def latest() -> Checkpoint | None:
    return Checkpoint.objects.order_by("-size").first()


def end_grants_past_date(at: datetime) -> int:
    """Delete grants whose date has passed, under one entry for each file; returns how many.

    Under the file itself, since its entries say which of its grants still stand.
    """
    ended = 0
    with transaction.atomic():
        by_file: dict[UUID, list[Grant]] = {}
        past = Grant.objects.filter(ends_at__lte=at).select_related("envelope")
        for grant in past.order_by("granted_at", "id"):
            by_file.setdefault(grant.envelope.file_id, []).append(grant)
        for file_id, grants in by_file.items():
            marks = granting.take_back(grants)
            ledger.append("grants_ended", at=at, file_id=file_id, marks=marks)
            ended += granting.ended(marks)
    return ended


def run(at: datetime) -> None:
    """The minute's round of the worker: dates kept, drafts expired, a checkpoint signed."""
    end_grants_past_date(at)
    drafts.delete_expired(at)
    make(at)
