"""Sealed values and wrapped keys at the level of one row: the only place that turns either into text."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.db.models import Q

from amparo.crypto import sealing, wrapping
from amparo.crypto.errors import CryptoFailure
from amparo.crypto.sealing import Key
from amparo.custody import bulk, ledger
from amparo.custody.errors import DoesNotMatch, NothingToOpen
from amparo.custody.ledger import Mark
from amparo.custody.models import Envelope, EnvelopeKind, Grant, Receipt, Sheet
from amparo.custody.principals import HolderKey, Opener
from amparo.verifier.digests import of_parts

if TYPE_CHECKING:
    from amparo.crypto.wrapping import KeyPair

Value = dict[str, object]
_SHEETS = "custody_sheet"
# Which questions somebody answered tells of them (a disability, a unit that must not know), so what
# a deposit seals has one clear name, and its own beside the value.
SAID = "said"
_NAME = "_field"
_MADE_BY_MEMBERS = frozenset({EnvelopeKind.JUDGEMENT, EnvelopeKind.NOTES, EnvelopeKind.ORDER})
digest = of_parts  # of the parts of a row; a bundle shows rows to those who have no database


def instant(moment: datetime | None) -> str:
    """One way to write a moment, whatever zone it came in: it comes back from the database in UTC."""
    return moment.astimezone(UTC).isoformat() if moment else ""


def envelope_mark(envelope: Envelope) -> Mark:
    # Whether a key must be renewed counts: unsaid, a grant put back would open it again.
    return "envelope", str(envelope.id), _envelope_digest(envelope, envelope.stale)


def _envelope_digest(envelope: Envelope, stale: bool) -> str:
    about = envelope.about.bytes if envelope.about else b""
    said = b"1" if stale else b"0"
    key_id = bytes(envelope.key_id)
    return digest(envelope.file_id.bytes, envelope.kind.encode(), about, key_id, said)


def grant_mark(grant: Grant) -> Mark:
    what = digest(
        grant.envelope_id.bytes,
        grant.holder_id.bytes,
        grant.key_version.to_bytes(4, "big"),
        bytes(grant.wrapped),
        instant(grant.ends_at).encode(),
        grant.purpose.encode(),
        instant(grant.granted_at).encode(),
        grant.signer_id.bytes if grant.signer_id else b"",
        bytes(grant.signature or b""),
    )
    return "grant", str(grant.id), what


def sheet_mark(sheet: Sheet) -> Mark:
    what = digest(
        sheet.envelope_id.bytes,
        sheet.field.encode(),
        sheet.version.to_bytes(8, "big"),
        bytes(sheet.wire),
        instant(sheet.written_at).encode(),
    )
    return "sheet", str(sheet.id), what


def receipt_mark(receipt: Receipt) -> Mark:
    what = digest(
        receipt.file_id.bytes,
        bytes(receipt.lookup),
        bytes(receipt.public),
        receipt.standing.encode(),
        b"1" if receipt.reads_own_words else b"0",
        receipt.beside.bytes if receipt.beside else b"",
        instant(receipt.revoked_at).encode(),
    )
    return "receipt", str(receipt.id), what


def new_envelope(
    file_id: UUID, kind: str, at: datetime, about: UUID | None = None
) -> tuple[Envelope, Key]:
    """An unsaved envelope and its fresh key."""
    key = sealing.new_key()
    envelope = Envelope(
        file_id=file_id, kind=kind, about=about, key_id=sealing.key_id(key), created_at=at
    )
    return envelope, key


def grant_statement(
    envelope: Envelope, holder: HolderKey, purpose: str, ends_at: datetime | None, wrapped: bytes
) -> bytes:
    """The bytes a granting member signs."""
    facts = [
        str(envelope.id),
        bytes(envelope.key_id).hex(),
        str(holder.id),
        holder.version,
        purpose,
        instant(ends_at) or None,
        hashlib.sha256(wrapped).hexdigest(),
    ]
    return b"amparo grant 1\n" + json.dumps(facts, separators=(",", ":")).encode()


def wrap_for(
    holder: HolderKey,
    envelope: Envelope,
    key: Key,
    *,
    purpose: str,
    at: datetime,
    ends_at: datetime | None = None,
    signer: Opener | None = None,
) -> Grant:
    """An unsaved grant of the envelope's key; unsigned only when nobody with keys is there (a deposit)."""
    wrapped = wrapping.wrap(holder.public, key)
    grant = Grant(
        envelope=envelope,
        holder_id=holder.id,
        holder_kind=holder.kind,
        key_version=holder.version,
        wrapped=wrapped,
        purpose=purpose,
        granted_at=at,
        ends_at=ends_at,
    )
    if signer is not None:
        grant.signer_id = signer.id
        statement = grant_statement(envelope, holder, purpose, ends_at, wrapped)
        grant.signature = signer.sign(statement)
    return grant


def live_grants(opener: Opener, at: datetime) -> Q:
    """Condition on Grant: held by one of the opener's desks and not ended."""
    return Q(holder_kind="desk", holder_id__in=opener.desk_ids) & (
        Q(ends_at__isnull=True) | Q(ends_at__gt=at)
    )


def key_of(envelope: Envelope, opener: Opener, at: datetime, pending: Iterable[Mark] = ()) -> Key:
    """The envelope's key, through the first of the opener's desks that holds a live grant.

    pending  marks of the act under way, which its entry will state

    Raises NothingToOpen when none does and DoesNotMatch when the envelope or the grant is not as
    the file's entries state it, its signature is nobody's, or another key comes out.
    """
    return keys_of([envelope], opener, at, pending)[envelope.id]


def keys_of(
    envelopes: Iterable[Envelope], opener: Opener, at: datetime, pending: Iterable[Mark] = ()
) -> dict[UUID, Key]:
    """The keys of several envelopes by their ids, in one query; raises as `key_of`."""
    wanted = {envelope.id: envelope for envelope in envelopes}
    grants = Grant.objects.filter(live_grants(opener, at), envelope__in=list(wanted.values()))
    used: dict[UUID, tuple[Grant, KeyPair]] = {}
    for grant in grants.order_by("granted_at"):
        pair = opener.pair_of(grant.holder_id, grant.key_version)
        if pair is not None and grant.envelope_id not in used:
            used[grant.envelope_id] = grant, pair
    if len(used) < len(wanted):
        raise NothingToOpen
    for grant, pair in used.values():
        _check_signature(grant, wanted[grant.envelope_id], pair, opener)
    check_stated([grant for grant, _ in used.values()], wanted, pending)
    return {
        envelope_id: unwrap_key(pair, bytes(grant.wrapped), wanted[envelope_id])
        for envelope_id, (grant, pair) in used.items()
    }


def _check_signature(grant: Grant, envelope: Envelope, pair: KeyPair, opener: Opener) -> None:
    if grant.signer_id is None:
        return
    holder = HolderKey(grant.holder_id, grant.holder_kind, grant.key_version, pair.public)
    statement = grant_statement(
        envelope, holder, grant.purpose, grant.ends_at, bytes(grant.wrapped)
    )
    if not opener.signed_by(grant.signer_id, statement, bytes(grant.signature or b"")):
        raise DoesNotMatch(what="grant")


def check_stated(
    grants: Iterable[Grant], envelopes: Mapping[UUID, Envelope], pending: Iterable[Mark] = ()
) -> None:
    """The file's entries must state each grant and its envelope as they stand now. Raises DoesNotMatch.

    A deposit's own grants carry no signature, and a signature says that somebody of the directory
    made a grant, not that an act did: whoever writes to the database and sits anywhere could sign a
    grant of a key of their own, and every later value would be sealed under it.
    """
    found = list(grants)
    if stated_grants(found, envelopes, pending) != {grant.id for grant in found}:
        raise DoesNotMatch(what="grant")


def stated_grants(
    grants: Iterable[Grant], envelopes: Mapping[UUID, Envelope], pending: Iterable[Mark] = ()
) -> set[UUID]:
    """Which of these grants, with their envelopes, the entries of their files state as they stand now."""
    found, rows = list(grants), dict[UUID, list[tuple[str, str]]]()
    for grant in found:
        file_id = envelopes[grant.envelope_id].file_id
        rows.setdefault(file_id, []).append(("grant", str(grant.id)))
        rows[file_id].append(("envelope", str(grant.envelope_id)))
    first = dict[tuple[str, str], str | None]()
    stated = ledger.stated_rows(rows, first)
    for kind, row, what in pending:
        stated[kind, row] = what
        first.setdefault((kind, row), what)
    return {
        grant.id
        for grant in found
        if stated["grant", str(grant.id)] == grant_mark(grant)[2]
        and stated["envelope", str(grant.envelope_id)] in _as_stands(envelopes[grant.envelope_id])
        and (grant.signer_id or _deposited(envelopes[grant.envelope_id], first))
    }


def _deposited(envelope: Envelope, first: Mapping[tuple[str, str], str | None]) -> bool:
    """Whether an envelope has the key it was deposited with: whoever gives it another one signs its grants.

    Only members make the whole of these parts. So whoever writes to the database, the ledger's entries
    among it, has to pass for a member, and each grant is told to be theirs.
    """
    if envelope.about is None and envelope.kind in _MADE_BY_MEMBERS:
        return False
    return first.get(("envelope", str(envelope.id))) == _envelope_digest(envelope, stale=False)


def _as_stands(envelope: Envelope) -> set[str]:
    """What may be stated of an envelope: to renew its key without need does no harm, not to renew it does."""
    return {_envelope_digest(envelope, stale) for stale in {envelope.stale, False}}


def unwrap_key(pair: KeyPair, wrapped: bytes, envelope: Envelope) -> Key:
    try:
        key = Key(wrapping.unwrap(pair, wrapped))
    except CryptoFailure as failure:
        raise DoesNotMatch(what="key") from failure
    if sealing.key_id(key) != bytes(envelope.key_id):
        raise DoesNotMatch(what="key")
    return key


def seal_sheet(
    envelope: Envelope, key: Key, field: str, value: Value, at: datetime, sheet: Sheet | None = None
) -> Sheet:
    """An unsaved sheet: a new one, or the next version of `sheet`."""
    sheet_id = sheet.id if sheet else uuid4()
    version = sheet.version + 1 if sheet else 1
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    place = sealing.associated_data(_SHEETS, sheet_id, field, version, bytes(envelope.key_id))
    wire = sealing.seal(key, text, place)
    return Sheet(
        id=sheet_id,
        envelope=envelope,
        field=field,
        version=version,
        wire=wire,
        digest=hashlib.sha256(wire).digest(),
        written_at=at,
    )


def read_sheet(sheet: Sheet, envelope: Envelope, key: Key) -> Value:
    """The value of a sheet; DoesNotMatch when it was moved, rolled back, swapped or changed."""
    place = sealing.associated_data(
        _SHEETS, sheet.id, sheet.field, sheet.version, bytes(envelope.key_id)
    )
    try:
        value: Value = json.loads(sealing.unseal(key, bytes(sheet.wire), place))
    except CryptoFailure as failure:
        raise DoesNotMatch(what="sheet") from failure
    return value


def seal_answer(envelope: Envelope, key: Key, name: str, value: Value, at: datetime) -> Sheet:
    """An unsaved sheet whose name is sealed with its value."""
    return seal_sheet(envelope, key, SAID, with_name(value, name), at)


def with_name(value: Value, name: str) -> Value:
    """A value as it is sealed when its name must not stand in clear."""
    return {**value, _NAME: name}


def named(sheet: Sheet, value: Value) -> tuple[str, Value]:
    """The name of a read sheet, wherever it stands, and its value without it."""
    if sheet.field != SAID:
        return sheet.field, value
    return str(value[_NAME]), {part: held for part, held in value.items() if part != _NAME}


def save_new(rows: Iterable[Envelope | Grant | Sheet | Receipt]) -> list[Mark]:
    """Insert rows, one statement a table and without RETURNING, and return their marks."""
    all_rows = list(rows)
    receipts = [row for row in all_rows if isinstance(row, Receipt)]
    envelopes = [row for row in all_rows if isinstance(row, Envelope)]
    grants = [row for row in all_rows if isinstance(row, Grant)]
    sheets = [row for row in all_rows if isinstance(row, Sheet)]
    for group in (receipts, envelopes, grants, sheets):
        bulk.insert(group)
    return [
        *map(receipt_mark, receipts),
        *map(envelope_mark, envelopes),
        *map(grant_mark, grants),
        *map(sheet_mark, sheets),
    ]
