"""What is done with a piece of evidence: each leaves a line that nobody changes, and an entry."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from amparo.accounts.actors import Actor
from amparo.accounts.acts import acting
from amparo.custody import ledger
from amparo.custody.deeds import Deed
from amparo.custody.models import Envelope, Sheet
from amparo.custody.opening import OpenFile, who
from amparo.custody.principals import Opener
from amparo.evidence import marks, selectors, services, store
from amparo.evidence.models import Blob, Handled, Handling
from amparo.evidence.services import OpenBlob

KEEP = "keep_evidence"
TRANSFER = "transfer"
HOLDS, BROKEN = "holds", "broken"


def note(
    deed: Deed, blob: Blob, what: Handled, *, outcome: str = "", sheet: Sheet | None = None
) -> Handling:
    """Add a line to the chain of custody of `blob` within an act on its file."""
    row = _line(blob, what, deed.at)
    row.outcome, row.sheet_id = outcome, sheet.id if sheet else None
    row.save(force_insert=True)
    deed.marks.append(marks.of(row))
    return row


def hand_out(opener: Opener, open_file: OpenFile, blob: Blob, at: datetime) -> OpenBlob:
    """What an open file says of a piece, ready to be served, once the viewing stands in the ledger.

    Raises BlobNotVisible; `chunks` raises BlobChanged before its first byte.
    """
    opened = services.read(open_file, blob)
    with transaction.atomic(durable=True):
        row = _line(blob, Handled.VIEWED, at)
        row.save(force_insert=True)
        facts: dict[str, object] = {"blob": str(blob.id), "purpose": open_file.purpose}
        facts |= who(opener)
        ledger.append(
            "view_evidence", at=at, file_id=blob.file_id, marks=[marks.of(row)], facts=facts
        )
    return opened


def check_seal(actor: Actor, file_id: UUID, blob_id: UUID, at: datetime) -> bool:
    """Read the whole ciphertext again, compare its digest with what the ledger states, record the outcome.

    Raises BlobNotVisible, NotYourAct, and StoreAway when the store does not answer: that is no outcome.
    """
    blob = selectors.piece(actor, file_id, blob_id)
    found = store.digest_of(blob.path)
    stated = ledger.stated(file_id, "blob", [blob.id])[blob.id]
    holds = found == bytes(blob.digest) and stated == marks.of(blob)[2]
    told = {"did": "check_seal", "blob": str(blob.id), "holds": holds}
    with acting(actor, KEEP, file_id, at, note=told) as deed:
        note(deed, blob, Handled.SEAL_CHECKED, outcome=HOLDS if holds else BROKEN)
    return holds


def transfer(actor: Actor, file_id: UUID, blob_id: UUID, words: str, at: datetime) -> None:
    """Record that the piece, or what it was taken from, passed to other hands; the words are sealed with it.

    Raises BlobNotVisible, NotYourAct.
    """
    blob = selectors.piece(actor, file_id, blob_id)
    told = {"did": "transfer", "blob": str(blob.id)}
    with acting(actor, KEEP, file_id, at, note=told) as deed:
        envelope = Envelope.objects.get(id=blob.envelope_id)
        sheet = deed.write_to(envelope, TRANSFER, {"text": words})
        note(deed, blob, Handled.TRANSFERRED, sheet=sheet)


def _line(blob: Blob, what: Handled, at: datetime) -> Handling:
    return Handling(file_id=blob.file_id, blob_id=blob.id, what=what, at=at)
