"""The worker's round: what was answered at the public door is counted, once."""

from __future__ import annotations

from datetime import datetime

from amparo.accounts.acts import system_act
from amparo.signing.models import Answer, Signature
from amparo.statements.kinds import Means, Signing
from amparo.statements.models import Signatory
from amparo.statements.work import SIGN

AT_ONCE = 50
_STANDING = {Answer.SIGNS.value: Signing.SIGNED, Answer.DECLINES.value: Signing.DECLINED}


def run(at: datetime) -> int:
    """Count what waits, oldest first, and return how many were counted."""
    waiting = Signature.objects.filter(applied_at=None).order_by("written_at")[:AT_ONCE]
    return sum(_counted(row, at) for row in list(waiting))


def _counted(row: Signature, at: datetime) -> bool:
    """One answer, claimed so that of several workers one counts it."""
    note = {"did": f"count_{row.answer}", "signatory": str(row.signatory_id)}
    with system_act(SIGN, row.file_id, at, note=note):
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
