"""Counting what was answered at the public door: by the worker as it comes, and before a publication."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from amparo.signing.models import Answer, Signature
from amparo.statements.kinds import Means, Signing
from amparo.statements.models import Signatory

_STANDING = {Answer.SIGNS.value: Signing.SIGNED, Answer.DECLINES.value: Signing.DECLINED}


def waiting() -> QuerySet[Signature]:
    """What nobody counted yet, oldest first."""
    return Signature.objects.filter(applied_at=None).order_by("written_at")


def count(row: Signature, at: datetime) -> bool:
    """Count one answer inside the caller's act, claimed so that of several callers one counts it."""
    if not Signature.objects.filter(id=row.id, applied_at=None).update(applied_at=at):
        return False
    signatory = Signatory.objects.select_for_update().filter(id=row.signatory_id).first()
    if signatory is None or signatory.standing != Signing.INVITED:
        return False
    signatory.standing = _STANDING[row.answer]
    signatory.means = Means.INVITATION
    signatory.anonymous = signatory.anonymous or row.anonymous
    signatory.hand_sheet_id = row.sheet_id
    signatory.digests = [bytes(digest) for digest in row.digests]
    signatory.proof = bytes(row.sheet_digest)
    signatory.answered_at = row.written_at
    signatory.save(
        update_fields=[
            *("standing", "means", "anonymous", "hand_sheet_id", "digests", "proof"),
            "answered_at",
        ]
    )
    return True


def count_all(statement_id: UUID, at: datetime) -> int:
    """Count everything that waits for one statement, inside the caller's act."""
    return sum(count(row, at) for row in list(waiting().filter(file_id=statement_id)))
