"""Keeping a received file in its own envelope, and reading it back in a member's session."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from django.db import connection

from amparo.custody import ledger, sealing, streams
from amparo.custody.models import Grant, Sheet
from amparo.custody.opening import OpenFile
from amparo.custody.principals import HolderKey
from amparo.custody.vault import Value
from amparo.evidence import marks as marks_of
from amparo.evidence import store
from amparo.evidence.errors import BlobNotVisible
from amparo.evidence.models import Blob
from amparo.evidence.upload import SealedFile
from amparo.verifier.digests import commitment

SHEET = "file"


@dataclass(frozen=True, slots=True)
class OpenBlob:
    """What an opened envelope says of a file; `chunks` gives its bytes, once.

    salt  with which the row binds `plain_digest`; hexadecimal, None of files kept before that
    """

    name: str = field(repr=False)
    content_type: str
    size: int
    plain_digest: str
    note: str = field(repr=False)
    chunks: Iterator[bytes] = field(repr=False)
    sealed_digest: str = ""
    salt: str | None = field(default=None, repr=False)


def settle(file: SealedFile) -> store.Stored:
    """Give the ciphertext its place on the disk, before the transaction that will point at it.

    Raises the file's refusal, or NoRoom; nothing is left behind then.
    """
    return file.settle()


def keep(
    file: SealedFile,
    stored: store.Stored,
    *,
    file_id: UUID,
    sender_id: UUID,
    holders: Iterable[HolderKey],
    at: datetime,
    note: str = "",
    beside: Mapping[str, Value] | None = None,
) -> tuple[Blob, list[ledger.Mark]]:
    """Seal name, type, true size, digest and key to `holders` and save the row, in a transaction.

    beside  further sheets to seal with it, by name

    The caller appends the ledger entry with the marks returned, and removes `stored` when its
    transaction fails.
    """
    blob_id, salt = uuid4(), secrets.token_bytes(32)
    deposit = sealing.Deposit(file_id, at)
    described: dict[str, object] = {
        "name": file.name,
        "type": file.content_type,
        "size": file.size,
        "sha256": file.plain_digest.hex(),
        "key": base64.b64encode(file.key).decode(),
        "sealed_sha256": stored.digest.hex(),
        "note": note,
        "salt": salt.hex(),
    }
    deposit.add("evidence", {SHEET: described, **(beside or {})})
    envelope, _ = deposit.envelopes["evidence"]
    envelope.about = blob_id
    deposit.hold(holders)
    marks = deposit.save()
    blob = Blob(
        id=blob_id,
        file_id=file_id,
        envelope_id=envelope.id,
        sender_id=sender_id,
        size=stored.size,
        digest=stored.digest,
        path=stored.path,
        received_at=at,
        commitment=commitment(salt, file.plain_digest),
    )
    Blob.objects.bulk_create([blob])  # no RETURNING, so INSERT is all the portal needs
    return blob, [*marks, marks_of.of(blob)]


def release(blob_id: UUID, sender_id: UUID) -> tuple[str, list[ledger.Mark]]:
    """Take back a file that this sender has just sent, in a transaction; the file of nobody else.

    Returns its path, for the caller to remove once it committed, and what the entry must state as gone.
    Raises BlobNotVisible.
    """
    blob = Blob.objects.filter(id=blob_id, sender_id=sender_id).first()
    if blob is None:
        raise BlobNotVisible
    gone: list[ledger.Mark] = [("blob", str(blob.id), None)]
    gone.append(("envelope", str(blob.envelope_id), None))
    for kind, rows in (("grant", Grant), ("sheet", Sheet)):
        ids = rows.objects.filter(envelope_id=blob.envelope_id).values_list("id", flat=True)
        gone += [(kind, str(each), None) for each in ids]
    with connection.cursor() as cursor:
        cursor.execute("SELECT evidence_release(%s::uuid, %s::uuid)", [blob_id, sender_id])
    return blob.path, gone


def read(open_file: OpenFile, blob: Blob) -> OpenBlob:
    """What an open file says of one of its blobs, ready to be served as an attachment.

    Raises BlobNotVisible when its envelope is not among those open. `chunks` checks the digest of
    the whole ciphertext before its first byte: BlobChanged.
    """
    envelope = open_file.envelope(blob.envelope_id)
    sheets = [sheet for sheet in envelope.sheets if sheet.field == SHEET] if envelope else []
    if not sheets:
        raise BlobNotVisible
    told = sheets[-1].value
    key = base64.b64decode(str(told["key"]))
    return OpenBlob(
        name=str(told["name"]),
        content_type=str(told["type"]),
        size=int(str(told["size"])),
        plain_digest=str(told["sha256"]),
        note=str(told.get("note", "")),
        sealed_digest=str(told["sealed_sha256"]),
        salt=str(told["salt"]) if told.get("salt") else None,
        # The sealed digest stands in the ledger through its sheet; the row's could be rewritten.
        chunks=streams.opened(
            key, store.chunks(blob.path, bytes.fromhex(str(told["sealed_sha256"])))
        ),
    )


def exactly(opened: OpenBlob) -> Iterator[bytes]:
    """The true bytes only, read to the end where the stream proves itself; needs no database."""
    left = opened.size
    for chunk in opened.chunks:
        if left > 0:
            yield chunk[:left]
        left -= len(chunk)


def blobs_of(file_id: UUID) -> list[Blob]:
    """Return the blobs of a file, oldest first; the caller has checked that it may be known."""
    return list(Blob.objects.filter(file_id=file_id).order_by("received_at", "id"))
