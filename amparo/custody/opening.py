"""Opening: the one way from a sealed file to its words.

The ledger entry and the line that tells the person are committed first; only then is anything
unsealed. An opening lasts fifteen minutes, during which the same member may read again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from dataclasses import field as part
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction

from amparo.crypto.sealing import Key
from amparo.custody import granting, ledger, notices, vault
from amparo.custody.errors import NothingToOpen, OpenedInsideTransaction
from amparo.custody.models import Envelope, EnvelopeKind, Grant, Opening, Sheet
from amparo.custody.principals import HolderKey, Opener, Seat
from amparo.custody.vault import Value
from amparo.law import packs

OPEN_FOR = timedelta(minutes=15)
Holders = Callable[[Iterable[Grant]], list[HolderKey]]


@dataclass(frozen=True, slots=True)
class OpenSheet:
    """One unsealed value; lives as long as the answer that shows it."""

    id: UUID
    field: str
    value: Value = part(repr=False)
    version: int
    written_at: datetime
    envelope_id: UUID


@dataclass(frozen=True, slots=True)
class OpenEnvelope:
    """An unsealed envelope and its key, in memory only."""

    id: UUID
    kind: str
    about: UUID | None
    key: Key = part(repr=False)
    sheets: tuple[OpenSheet, ...] = part(repr=False)


@dataclass(frozen=True, slots=True)
class OpenFile:
    """What one member has open of one file, why, and until when."""

    file_id: UUID
    purpose: str
    until: datetime
    envelopes: tuple[OpenEnvelope, ...] = part(repr=False)

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(envelope.kind for envelope in self.envelopes)

    def sheets(self, kind: str, about: UUID | None = None) -> list[OpenSheet]:
        """Sheets of one kind, oldest first; of one order or piece of evidence when `about` is given."""
        found = [
            sheet
            for envelope in self.envelopes
            if envelope.kind == kind and (about is None or envelope.about == about)
            for sheet in envelope.sheets
        ]
        return sorted(found, key=lambda sheet: sheet.written_at)

    def value(self, kind: str, name: str, default: Value | None = None) -> Value | None:
        """The latest value of one field of one kind."""
        found = [sheet.value for sheet in self.sheets(kind) if sheet.field == name]
        return found[-1] if found else default

    def envelope(self, envelope_id: UUID) -> OpenEnvelope | None:
        return next((each for each in self.envelopes if each.id == envelope_id), None)


def open_file(
    opener: Opener,
    file_id: UUID,
    purpose: str,
    at: datetime,
    *,
    kinds: Iterable[str] | None = None,
    about: UUID | None = None,
    holders: Holders | None = None,
) -> OpenFile:
    """Open every envelope of a file that the opener's desks hold and whose kind their role may
    read (or only `kinds`), for a purpose.

    Commits one ledger entry and one line to the person before it unseals anything. Envelopes from
    which somebody lost a grant get a new key on the way, when `holders` can name who still holds
    them. Raises NothingToOpen for an absent and for a hidden file alike, OpenedInsideTransaction,
    and DoesNotMatch when what is stored is not what was recorded.
    """
    if connection.in_atomic_block and not _inside_test_case():
        raise OpenedInsideTransaction
    with transaction.atomic(durable=True):
        held = _held(opener, file_id, at, kinds, about)
        if not held:
            raise NothingToOpen
        envelopes = [envelope for envelope, _ in held]
        until = at + OPEN_FOR
        marks = _renew_stale(envelopes, opener, at, holders)
        _keep_open(envelopes, opener, purpose, at, until)
        seat = _seat_reading([desks for _, desks in held], opener)
        _record(envelopes, opener, seat, purpose, at, marks)
    return OpenFile(file_id, purpose, until, _unseal(envelopes, opener, at))


def _record(
    envelopes: list[Envelope],
    opener: Opener,
    seat: Seat,
    purpose: str,
    at: datetime,
    marks: list[ledger.Mark],
) -> None:
    """Tell the person, then append the entry that stands before anything is unsealed."""
    file_id = envelopes[0].file_id
    parts = sorted({envelope.kind for envelope in envelopes})
    line = {
        "kind": "opened",
        "role": seat.role,
        "desk": seat.desk_code,
        "institution": seat.institution,
        "purpose": purpose,
        "parts": parts,
        "on": packs.local_day(at).isoformat(),
    }
    told = notices.tell(file_id, [line], at)
    facts: dict[str, object] = {
        "purpose": purpose,
        "envelopes": [str(each.id) for each in envelopes],
        "parts": parts,
        **_seated(opener, seat),
    }
    ledger.append("open", at=at, file_id=file_id, marks=marks + told, facts=facts)


def reopened(opener: Opener, file_id: UUID, at: datetime) -> OpenFile | None:
    """What this member still has open of a file, read again; None when nothing is."""
    openings = list(
        Opening.objects.filter(
            member_id=opener.id, envelope__file_id=file_id, until__gt=at
        ).select_related("envelope")
    )
    if not openings:
        return None
    held = {each.id for each, _ in _held(opener, file_id, at, None, None)}
    envelopes = [opening.envelope for opening in openings if opening.envelope_id in held]
    if not envelopes:
        return None
    until = min(opening.until for opening in openings)
    return OpenFile(file_id, openings[0].purpose, until, _unseal(envelopes, opener, at))


def open_beside(opener: Opener, made: UUID, like: UUID) -> None:
    """Keep an envelope that this member just made open as long as the one it was made from, and for its purpose.

    Its content was in their hands; the act that made it stands in the ledger. Nothing of others is opened.
    """
    for one in Opening.objects.filter(member_id=opener.id, envelope_id=like):
        Opening(
            member_id=opener.id,
            envelope_id=made,
            purpose=one.purpose,
            opened_at=one.opened_at,
            until=one.until,
        ).save(force_insert=True)


def close_file(opener: Opener, file_id: UUID) -> None:
    Opening.objects.filter(member_id=opener.id, envelope__file_id=file_id).delete()


def who(opener: Opener, act: str = "open") -> dict[str, object]:
    """The clear facts about an actor that every entry carries."""
    return _seated(opener, opener.seat_for(act))


def _seat_reading(desks: list[frozenset[UUID]], opener: Opener) -> Seat:
    """The seat whose desk reads most of what is opened: that desk is named to her."""
    return max(opener.seats, key=lambda seat: sum(seat.desk_id in those for those in desks))


def _seated(opener: Opener, seat: Seat) -> dict[str, object]:
    return {
        "who": str(opener.id),
        "role": seat.role,
        "desk": seat.desk_code,
        "institution": seat.institution,
    }


def _held(
    opener: Opener,
    file_id: UUID,
    at: datetime,
    kinds: Iterable[str] | None,
    about: UUID | None,
) -> list[tuple[Envelope, frozenset[UUID]]]:
    """What the opener may read of a file, each with the desks that hold it and may read it."""
    held_at: dict[UUID, set[UUID]] = {}
    grants = Grant.objects.filter(vault.live_grants(opener, at), envelope__file_id=file_id)
    for envelope_id, desk_id in grants.values_list("envelope_id", "holder_id"):
        held_at.setdefault(envelope_id, set()).add(desk_id)
    found = Envelope.objects.filter(id__in=held_at)
    if kinds is not None:
        found = found.filter(kind__in=list(kinds))
    if about is not None:
        found = found.filter(about=about)
    readers = {kind: opener.desks_reading(kind) for kind in EnvelopeKind.values}
    both = [
        (each, readers[each.kind] & held_at[each.id]) for each in found.order_by("created_at", "id")
    ]
    return [(each, desks) for each, desks in both if desks]


def _keep_open(
    envelopes: Iterable[Envelope], opener: Opener, purpose: str, at: datetime, until: datetime
) -> None:
    """Open anew what the member had open before, in one statement."""
    openings = [
        Opening(member_id=opener.id, envelope=envelope, purpose=purpose, opened_at=at, until=until)
        for envelope in envelopes
    ]
    Opening.objects.bulk_create(
        openings,
        update_conflicts=True,
        unique_fields=["member_id", "envelope"],
        update_fields=["purpose", "opened_at", "until"],
    )


def _renew_stale(
    envelopes: list[Envelope], opener: Opener, at: datetime, holders: Holders | None
) -> list[ledger.Mark]:
    marks: list[ledger.Mark] = []
    for envelope in envelopes:
        if envelope.stale and holders is not None and envelope.kind != EnvelopeKind.EVIDENCE:
            still = holders(Grant.objects.filter(envelope=envelope))
            marks += granting.renew(envelope, opener, still, at)
    return marks


def _unseal(envelopes: list[Envelope], opener: Opener, at: datetime) -> tuple[OpenEnvelope, ...]:
    sheets: dict[UUID, list[Sheet]] = {}
    for sheet in Sheet.objects.filter(envelope__in=envelopes).order_by("written_at", "id"):
        sheets.setdefault(sheet.envelope_id, []).append(sheet)
    opened = []
    known = vault.keys_of(envelopes, opener, at)
    for envelope in envelopes:
        key = known[envelope.id]
        values = tuple(_open_sheet(sheet, envelope, key) for sheet in sheets.get(envelope.id, []))
        opened.append(OpenEnvelope(envelope.id, envelope.kind, envelope.about, key, values))
    return tuple(opened)


def _open_sheet(sheet: Sheet, envelope: Envelope, key: Key) -> OpenSheet:
    name, value = vault.named(sheet, vault.read_sheet(sheet, envelope, key))
    return OpenSheet(sheet.id, name, value, sheet.version, sheet.written_at, envelope.id)


def _inside_test_case() -> bool:
    # Django marks the transactions its own test cases wrap around a test; `durable` skips them too.
    return any(getattr(block, "_from_testcase", False) for block in connection.atomic_blocks)
