"""Reads of the public door: rows of one live receipt, by its lookup, through the database's functions."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from amparo.custody.models import Envelope, Sheet
from amparo.custody.receipts import HeldEnvelope


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """A live receipt and its request, as clear columns."""

    receipt_id: UUID
    file_id: UUID
    standing: str
    reads_own_words: bool
    number: str
    designation: str
    track: str
    language: str
    received_at: datetime


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer she gave, without its words."""

    code: str
    about: UUID | None
    subject: str
    sheet_id: UUID | None
    written_at: datetime


def receipt(lookup: bytes) -> ReceiptRow | None:
    """Return the receipt of this lookup, or None when it is unknown or was revoked."""
    found = _rows("portal_receipt", lookup)
    return ReceiptRow(*found[0]) if found else None


def envelopes(lookup: bytes) -> list[HeldEnvelope]:
    """Return the envelopes whose key is wrapped to this receipt."""
    return [
        HeldEnvelope(row[0], row[1], row[2], bytes(row[3]), bytes(row[4]))
        for row in _rows("portal_envelopes", lookup)
    ]


def sheets(lookup: bytes) -> dict[UUID, list[Sheet]]:
    """Return the sealed sheets of those envelopes, by envelope, oldest first."""
    found: dict[UUID, list[Sheet]] = {}
    for row in _rows("portal_sheets", lookup):
        sheet = Sheet(
            id=row[0],
            envelope=Envelope(id=row[1]),
            field=row[2],
            version=row[3],
            wire=bytes(row[4]),
            written_at=row[5],
        )
        found.setdefault(row[1], []).append(sheet)
    return found


def notices(lookup: bytes) -> list[tuple[bytes, datetime]]:
    """Return the lines written for this receipt, sealed, oldest first."""
    return [(bytes(row[1]), row[2]) for row in _rows("portal_notices", lookup)]


def answers(lookup: bytes) -> list[AnswerRow]:
    """Return what this receipt answered, oldest first."""
    return [AnswerRow(*row) for row in _rows("portal_answers", lookup)]


def evidence(lookup: bytes) -> list[tuple[UUID, int, datetime]]:
    """Return identifier, stored size and instant of the files this receipt sent."""
    return [(row[0], row[1], row[2]) for row in _rows("portal_evidence", lookup)]


def holders(lookup: bytes) -> set[UUID]:
    """Return the desks that may read what is sent with this receipt."""
    return {row[0] for row in _rows("portal_holders", lookup)}


def warned_at(lookup: bytes) -> datetime | None:
    """Return when this decoy last warned the desk, or None."""
    found: datetime | None = _rows("portal_warned", lookup)[0][0]
    return found


def _rows(function: str, lookup: bytes) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {function}(%s::bytea)", [lookup])  # noqa: S608 - our own names
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found
