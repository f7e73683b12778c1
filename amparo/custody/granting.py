"""Handing envelopes on and taking them back; asks first who must not know."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from amparo.crypto import sealing
from amparo.custody import ledger, vault
from amparo.custody.errors import MustNotKnow
from amparo.custody.ledger import Mark
from amparo.custody.models import (
    Envelope,
    EnvelopeKind,
    Grant,
    HolderKind,
    Opening,
    Receipt,
    Sheet,
)
from amparo.custody.principals import HolderKey, Opener
from amparo.law import packs


def shielded_institutions(
    file_id: UUID, opener: Opener, at: datetime, pending: Iterable[Mark] = ()
) -> frozenset[str]:
    """Codes of the institutions that must not know that the file exists, their bodies included.

    Reads the shield in the opener's session; a member whose desk does not hold it grants nothing,
    so NothingToOpen is raised rather than guessing that nobody is excluded. A sheet named
    `override` lifts the institutions it names, until a later one closes the file to them again.
    """
    envelope = Envelope.objects.filter(file_id=file_id, kind=EnvelopeKind.SHIELD).first()
    if envelope is None:
        return frozenset()
    key = vault.key_of(envelope, opener, at, pending)
    pack = packs.current()
    codes: set[str] = set()
    sheets = Sheet.objects.filter(envelope=envelope)
    for sheet in sorted(sheets, key=lambda one: (one.written_at, one.field == "override")):
        listed = vault.read_sheet(sheet, envelope, key).get("institutions", [])
        found = {str(code) for code in listed} if isinstance(listed, list) else set()
        found = {body for code in found for body in pack.with_bodies(code)}
        codes = codes - found if sheet.field == "override" else codes | found
    return frozenset(codes)


def must_not_know(institution: str, shielded: Iterable[str]) -> bool:
    """Whether an institution is among those that must not know, as `shielded_institutions` lists them.

    The list names every body under a closed institution, so that lifting one body closes no other.
    """
    return institution in set(shielded)


def refuse_if_shielded(
    file_id: UUID,
    holder: HolderKey,
    opener: Opener,
    at: datetime,
    pending: Iterable[Mark] = (),
) -> None:
    if must_not_know(holder.institution, shielded_institutions(file_id, opener, at, pending)):
        raise MustNotKnow(institution=holder.institution)


def hand_over(
    envelopes: Iterable[Envelope],
    holder: HolderKey,
    opener: Opener,
    *,
    purpose: str,
    at: datetime,
    ends_at: datetime | None = None,
    pending: Iterable[Mark] = (),
) -> list[Mark]:
    """Wrap the keys of these envelopes to one more holder; those it already holds are left as they are.

    pending  marks of the act under way, as for `vault.key_of`
    """
    wanted = list(envelopes)
    held = set(
        Grant.objects.filter(envelope__in=wanted, holder_id=holder.id).values_list(
            "envelope_id", flat=True
        )
    )
    missing = [envelope for envelope in wanted if envelope.id not in held]
    known = vault.keys_of(missing, opener, at, pending)
    grants = [
        vault.wrap_for(
            holder,
            envelope,
            known[envelope.id],
            purpose=purpose,
            at=at,
            ends_at=ends_at,
            signer=opener,
        )
        for envelope in missing
    ]
    return vault.save_new(grants)


def take_back(grants: Iterable[Grant]) -> list[Mark]:
    """Delete grants, mark their envelopes for renewal, close what is open through them.

    Returns the marks of both, the grants' first.
    """
    gone = list(grants)
    envelopes = {grant.envelope_id for grant in gone}
    marks: list[Mark] = [("grant", str(grant.id), None) for grant in gone]
    Grant.objects.filter(id__in=[grant.id for grant in gone]).delete()
    touched = Envelope.objects.filter(id__in=envelopes)
    touched.update(stale=True)
    Opening.objects.filter(envelope_id__in=envelopes).delete()
    return marks + [vault.envelope_mark(envelope) for envelope in touched.order_by("id")]


def made(grants: Iterable[Grant], pending: Iterable[Mark] = ()) -> list[Grant]:
    """Those of these grants that an act made, as the entries of their files state them.

    Who is among the rows is no reason to receive a key: whoever writes to the database writes rows.
    """
    rows = list(grants)
    good = vault.stated_grants(rows, {row.envelope_id: row.envelope for row in rows}, pending)
    return [row for row in rows if row.id in good]


def desks_given(file_id: UUID, kinds: Iterable[str], pending: Iterable[Mark] = ()) -> set[UUID]:
    """The desks to which an act gave any of these kinds of the file: for whoever hands them more of it."""
    rows = Grant.objects.filter(
        envelope__file_id=file_id, envelope__kind__in=list(kinds), holder_kind=HolderKind.DESK
    )
    return {row.holder_id for row in made(rows.select_related("envelope"), pending)}


def ended(marks: Iterable[Mark]) -> int:
    """How many grants those marks say are gone."""
    return sum(kind == "grant" and what is None for kind, _, what in marks)


def renew(
    envelope: Envelope,
    opener: Opener,
    holders: Iterable[HolderKey],
    at: datetime,
    pending: Iterable[Mark] = (),
) -> list[Mark]:
    """Give a stale envelope a new key, re-seal its sheets and wrap it again to who still holds it.

    Protects what comes after; what was opened before could have been copied. Evidence keeps its
    key (its chunks are sealed under it) and only loses the grant; a register's is given by `registers`.
    A grant or a receipt that no act made gets nothing: it was planted to be wrapped for here.
    """
    if envelope.kind == EnvelopeKind.CARDS:
        raise ValueError("the cards of a register stand in no sheet")
    pending = list(pending)
    old = vault.key_of(envelope, opener, at, pending)
    sheets = [
        (sheet, vault.read_sheet(sheet, envelope, old))
        for sheet in Sheet.objects.filter(envelope=envelope)
    ]
    grants = list(Grant.objects.filter(envelope=envelope).select_related("envelope"))
    still, by_id = made(grants, pending), _as_stated(holders, envelope.file_id, pending)
    key = sealing.new_key()
    envelope.key_id = sealing.key_id(key)
    envelope.stale = False
    envelope.save(update_fields=["key_id", "stale"])
    marks: list[Mark] = [vault.envelope_mark(envelope)]
    for sheet, value in sheets:
        renewed = vault.seal_sheet(envelope, key, sheet.field, value, sheet.written_at, sheet)
        renewed.save(force_update=True)
        marks.append(vault.sheet_mark(renewed))
    Grant.objects.filter(envelope=envelope).delete()
    marks += [("grant", str(grant.id), None) for grant in grants]
    marks += vault.save_new(
        vault.wrap_for(
            by_id[grant.holder_id],
            envelope,
            key,
            purpose=grant.purpose,
            at=grant.granted_at,
            ends_at=grant.ends_at,
            signer=opener,
        )
        for grant in still
        if grant.holder_id in by_id
    )
    return marks


def _as_stated(
    holders: Iterable[HolderKey], file_id: UUID, pending: list[Mark]
) -> dict[UUID, HolderKey]:
    """Holders by id, without receipts whose key is not the one that an entry of the file states."""
    found = {holder.id: holder for holder in holders}
    receipts = [holder for holder in found.values() if holder.kind == HolderKind.RECEIPT]
    if not receipts:
        return found
    rows = Receipt.objects.in_bulk([holder.id for holder in receipts])
    wanted = {file_id: [("receipt", str(row)) for row in rows]}
    stated = ledger.stated_rows(wanted) | {(kind, row): what for kind, row, what in pending}
    for holder in receipts:
        row = rows.get(holder.id)
        if (
            row is None
            or bytes(row.public) != holder.public
            or stated["receipt", str(row.id)] != vault.receipt_mark(row)[2]
        ):
            del found[holder.id]
    return found
