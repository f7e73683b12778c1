"""Receipts in a member's session, with the file open: a new one, the end of one, and her taking hold.

The words are returned once to whoever sits with her, to be dictated or handed over; they are stored nowhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from amparo.accounts.actors import Actor
from amparo.accounts.acts import acting
from amparo.custody import receipts, sealing
from amparo.custody.deeds import Deed
from amparo.custody.models import Receipt
from amparo.custody.selectors import holds
from amparo.intake.errors import NotForThisReceipt
from amparo.intake.models import Request
from amparo.intake.sealing import OWN_BOX, OWN_WORDS

ACT = "reissue_receipt"


@dataclass(frozen=True, slots=True)
class NewWords:
    """Ten words for her, once."""

    receipt_id: UUID
    words: tuple[str, ...] = field(repr=False)


def reissue_receipt(
    actor: Actor, file_id: UUID, *, at: datetime, reads_own: bool = False
) -> NewWords:
    """Give her new words for a lost or seized receipt; every earlier one of her own ends.

    Raises NotYourAct, and NotForThisReceipt when the actor's desk does not hold the file.
    """
    _check_held(actor, file_id)
    with acting(actor, ACT, file_id, at, note={"receipt": "reissued"}) as deed:
        for receipt in _live(file_id, "own"):
            deed.revoke_receipt(receipt)
        return _add(deed, file_id, at, reads_own=reads_own)


def revoke_receipt(actor: Actor, file_id: UUID, receipt_id: UUID, *, at: datetime) -> None:
    """End one receipt: its words open nothing more."""
    _check_held(actor, file_id)
    with acting(actor, ACT, file_id, at, note={"receipt": "revoked"}) as deed:
        receipt = Receipt.objects.filter(
            id=receipt_id, file_id=file_id, revoked_at__isnull=True
        ).first()
        if receipt is None:
            raise NotForThisReceipt
        deed.revoke_receipt(receipt)


def take_hold(actor: Actor, file_id: UUID, *, at: datetime, reads_own: bool = False) -> NewWords:
    """Give the protected person her own receipt on a file that somebody asked for on her behalf.

    The proxy's receipt ends: it was write-mostly, and now she speaks for herself.
    """
    _check_held(actor, file_id)
    with acting(actor, ACT, file_id, at, note={"receipt": "taken_hold"}) as deed:
        for receipt in _live(file_id, "proxy"):
            deed.revoke_receipt(receipt)
        return _add(deed, file_id, at, reads_own=reads_own)


def live_receipts(actor: Actor, file_id: UUID) -> list[Receipt]:
    """Return the receipts that still open a file, oldest first; none when the actor may not know it."""
    if not holds(actor, file_id, OWN_BOX):
        return []
    return [*_live(file_id, "own"), *_live(file_id, "proxy")]


def _add(deed: Deed, file_id: UUID, at: datetime, *, reads_own: bool) -> NewWords:
    request = Request.objects.get(id=file_id)
    issued = receipts.issue(request.language)
    receipt = sealing.new_receipt(file_id, issued.master, at)
    receipt.reads_own_words = reads_own
    deed.add_receipt(receipt, [OWN_BOX, *(OWN_WORDS if reads_own else ())])
    deed.tell({"kind": "stage", "stage": "received", "track": request.track})
    return NewWords(receipt.id, issued.words)


def _live(file_id: UUID, standing: str) -> Iterable[Receipt]:
    return Receipt.objects.filter(
        file_id=file_id, standing=standing, revoked_at__isnull=True
    ).order_by("created_at")


def _check_held(actor: Actor, file_id: UUID) -> None:
    if not holds(actor, file_id, OWN_BOX):
        raise NotForThisReceipt
