"""What is done with a piece of evidence: each leaves a line that nobody changes, and an entry."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from amparo.accounts.actors import Actor
from amparo.accounts.acts import acting
from amparo.custody import ledger
from amparo.custody.deeds import Deed
from amparo.custody.models import Envelope, Opening, Sheet
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
        _viewed(opener, open_file, blob, at)
    return opened


def seen(opener: Opener, open_file: OpenFile, blob: Blob, at: datetime) -> None:
    """Say, before anything of a piece is shown, that it was viewed: once by each member in each opening of it.

    Raises BlobNotVisible.
    """
    services.read(open_file, blob)
    with transaction.atomic(durable=True):
        mine = Opening.objects.filter(member_id=opener.id, envelope_id=blob.envelope_id)
        # Two pictures asked for at once wait for each other here, and leave one line.
        opening = mine.select_for_update().first()
        if opening is None or not _said_since(opener, blob, opening.opened_at):
            _viewed(opener, open_file, blob, at)


def _said_since(opener: Opener, blob: Blob, since: datetime) -> bool:
    """Whether the chain has a viewing of this member since then."""
    rows = Handling.objects.filter(blob_id=blob.id, what=Handled.VIEWED, at__gte=since)
    viewings = {("handling", str(row)) for row in rows.values_list("id", flat=True)}
    if not viewings:
        return False
    bodies = (entry.body or {} for entry in ledger.entries_of(blob.file_id))
    return any(
        body.get("who") == str(opener.id)
        and any((kind, row) in viewings for kind, row, _ in body.get("marks", ()))
        for body in bodies
    )


def _viewed(opener: Opener, open_file: OpenFile, blob: Blob, at: datetime) -> None:
    row = _line(blob, Handled.VIEWED, at)
    row.save(force_insert=True)
    facts: dict[str, object] = {"blob": str(blob.id), "purpose": open_file.purpose}
    facts |= who(opener)
    ledger.append("view_evidence", at=at, file_id=blob.file_id, marks=[marks.of(row)], facts=facts)


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
