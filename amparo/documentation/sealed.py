"""A record's version as it is sealed, and the sealed index of a block: which record speaks of which."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Length

from amparo.custody.series import Sealer, Unsealer
from amparo.documentation.models import Block, Record
from amparo.documentation.notes import Note, last
from amparo.documentation.records import Entry, parse
from amparo.law import packs

_RECORD: Final = ("documentation_record", "record")
_INDEX: Final = ("documentation_block", "index")
_ERASED: Final = b"erased\0\0"
# No sealed value is as short: a wire has a nonce, a tag and a whole bucket.
ERASED_SIZE: Final = len(_ERASED) + 32
_ID: Final = 16
Bytes = bytes | memoryview
_FEW: Final = 4


@dataclass(frozen=True, slots=True)
class OpenRecord:
    """One version of a record, unsealed.

    note   what was said in public when it was made, empty for none
    by     the member who wrote it
    notes  the same with its day, after what was said before where the version came from elsewhere; the oldest first
    """

    record: Entry
    version: int
    written_at: datetime
    note: str
    by: UUID
    notes: tuple[Note, ...] = ()


def seal(sealer: Sealer, record: Entry, version: int, notes: Sequence[Note], by: UUID) -> bytes:
    """A version with its note, the last of `notes`; those that it brought stand before it, with their days."""
    told: dict[str, object] = {"by": str(by), "kind": record.kind, "note": last(notes)}
    if any(note.on for note in notes) or len(notes) > 1:
        told["notes"] = notes
    text = json.dumps(told, ensure_ascii=False).encode() + b"\n" + record.as_bytes()
    return sealer.seal(_RECORD, record.id, version, text)


def read(unsealer: Unsealer, row: Record) -> OpenRecord:
    """What a row says; its block must be loaded. Raises NothingToOpen, DoesNotMatch."""
    head, body = _opened(unsealer, row)
    told = json.loads(head)
    record = parse(told["kind"], body)
    by, its = UUID(told["by"]), _notes(told, row)
    return OpenRecord(record, row.version, row.written_at, told["note"], by, its)


def notes(unsealer: Unsealer, row: Record) -> tuple[Note, ...]:
    """What was said in public with a version, and what it brought; the oldest first."""
    head, _body = _opened(unsealer, row)
    return _notes(json.loads(head), row)


def _notes(told: dict[str, Any], row: Record) -> tuple[Note, ...]:
    if brought := told.get("notes"):
        return tuple(Note(*each) for each in brought)
    said = told["note"]
    return (Note(said, packs.local_day(row.written_at).isoformat()),) if said else ()


def plain(unsealer: Unsealer, row: Record) -> dict[str, Any]:
    """The same as it was stored: a mapping of what was said, not checked once more."""
    return said(unsealer, row.id, row.version, row.wire, row.block.key_id)


def said(unsealer: Unsealer, id_: UUID, version: int, wire: Bytes, key_id: Bytes) -> dict[str, Any]:
    """The same of a row's bare values."""
    text = unsealer.unseal(_RECORD, bytes(key_id), id_, version, bytes(wire))
    found: dict[str, Any] = json.loads(text.partition(b"\n")[2])
    return found


def _opened(unsealer: Unsealer, row: Record) -> tuple[bytes, bytes]:
    wire, key_id = bytes(row.wire), bytes(row.block.key_id)
    text = unsealer.unseal(_RECORD, key_id, row.id, row.version, wire)
    head, _, body = text.partition(b"\n")
    return head, body


def index(sealer: Sealer, block_id: UUID, records: Iterable[Entry]) -> bytes:
    """The sealed index of a block: pairs of ids, each of a record spoken of and of the one that speaks of it."""
    pairs = [
        other.bytes + record.id.bytes
        for record in records
        for other in sorted(record.mentions(), key=lambda one: one.bytes)
    ]
    return sealer.seal(_INDEX, block_id, 1, b"".join(pairs))


def mentioning(unsealer: Unsealer, blocks: Iterable[Block], wanted: Iterable[UUID]) -> set[UUID]:
    """The ids of the records of these blocks that speak of any of the wanted ones, or once did."""
    found: set[UUID] = set()
    names = {each.bytes for each in wanted}
    for block in blocks:
        pairs = unsealer.unseal(_INDEX, bytes(block.key_id), block.id, 1, bytes(block.wire))
        found.update(_speakers(pairs, names))
    return found


def _speakers(pairs: bytes, names: set[bytes]) -> Iterator[UUID]:
    if len(names) > _FEW:
        for at in range(0, len(pairs), 2 * _ID):
            if pairs[at : at + _ID] in names:
                yield UUID(bytes=pairs[at + _ID : at + 2 * _ID])
        return
    for name in names:
        at = pairs.find(name)
        while at >= 0:
            if at % (2 * _ID) == 0:
                yield UUID(bytes=pairs[at + _ID : at + 2 * _ID])
            at = pairs.find(name, at + 1)


def erased(row: Record) -> bytes | None:
    """The digest of what an erased row once said; None for a row that still says it."""
    return digest(row.wire)


def digest(sealed: Bytes) -> bytes | None:
    """The same of its bare value."""
    wire = bytes(sealed)
    gone = len(wire) == ERASED_SIZE and wire.startswith(_ERASED)
    return wire[len(_ERASED) :] if gone else None


def without_words(row: Record) -> bytes:
    """What stands in a row once it is erased: the digest of its wire, which the ledger goes on vouching for."""
    return _ERASED + hashlib.sha256(bytes(row.wire)).digest()


def fallen(collection_id: UUID) -> QuerySet[Record]:
    """The first versions of records that were erased whole; an index has them ready."""
    rows = Record.objects.filter(collection_id=collection_id).alias(size=Length("wire"))
    still = rows.filter(id=OuterRef("id"), version__gt=1).exclude(size=ERASED_SIZE)
    return rows.filter(version=1, size=ERASED_SIZE).exclude(Exists(still))


def rows_of(collection_id: UUID) -> QuerySet[Record]:
    """A collection's rows with the key of their block, without the block's index; erased ones among them."""
    rows = Record.objects.filter(collection_id=collection_id)
    return rows.select_related("block").defer("block__wire")


def newest(collection_id: UUID, ids: Iterable[UUID], kind: str = "") -> dict[UUID, Record]:
    """The newest version of each of these records of a collection, with its block, unless absent or erased.

    kind  those of one kind alone, if it is named
    """
    rows = rows_of(collection_id).filter(id__in=list(ids))
    rows = rows.filter(kind=kind) if kind else rows
    rows = rows.order_by("id", "-version").distinct("id")
    return {row.id: row for row in rows if erased(row) is None}
