"""Handing pieces of evidence to another desk of those that follow the file: chosen one by one, never all of it."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from uuid import UUID

from django.utils.translation import gettext_noop as _

from amparo.accounts import directory
from amparo.accounts.actors import Actor
from amparo.accounts.acts import acting
from amparo.accounts.directory import DeskSeat
from amparo.custody.models import EnvelopeKind, Grant
from amparo.custody.opening import OpenFile
from amparo.custody.selectors import CASE_KINDS, desks_holding
from amparo.evidence import selectors
from amparo.evidence.forms import HandForm
from amparo.kernel.errors import Invalid
from amparo.law import packs

HAND: Final = "grant_access"
PURPOSE: Final = "evidence_work"
NOT_LISTED = _("Choose one of the list.")
HELD = _("This desk has all of them already.")


def desks(actor: Actor, opened: OpenFile) -> list[DeskSeat]:
    """The other desks that know of the file, read evidence and lack a piece of it that the actor has.

    Nobody comes to know of a file by a piece of it.
    """
    knowing = desks_holding(opened.file_id) - actor.desk_ids
    pieces = {one.envelope_id for one in selectors.pieces(actor, opened.file_id)}
    return [
        desk
        for desk in directory.desks()
        if desk.id in knowing and _reads(desk.kind) and not _has(desk.id, pieces)
    ]


def hand(actor: Actor, opened: OpenFile, form: HandForm, at: datetime) -> None:
    """Let a desk open these pieces; the person is told, and the chain of each says to whom.

    Raises NotYourAct, Invalid, BlobNotVisible, MustNotKnow; then nothing changed.
    """
    desk = next((one for one in desks(actor, opened) if one.id == form.desk), None)
    if desk is None:
        raise Invalid({"desk": [NOT_LISTED]})
    told: dict[str, object] = {"did": "hand_evidence", "pieces": [str(one) for one in form.pieces]}
    with acting(actor, HAND, opened.file_id, at, note=told) as deed:
        pieces = [selectors.piece(actor, opened.file_id, one) for one in form.pieces]
        envelopes = {one.envelope_id for one in pieces}
        if _has(desk.id, envelopes):
            raise Invalid({"desk": [HELD]})
        until = _until(desk.id, opened.file_id)
        deed.grant(
            [EnvelopeKind.EVIDENCE], desk.id, purpose=PURPOSE, ends_at=until, among=envelopes
        )
        told = {"desk": desk.code, "institution": desk.institution, "purpose": PURPOSE}
        deed.tell({"kind": "shared", **told, "parts": [EnvelopeKind.EVIDENCE.value]})


def _has(desk_id: UUID, envelopes: set[UUID]) -> bool:
    held = Grant.objects.filter(envelope__in=envelopes, holder_id=desk_id)
    return envelopes <= set(held.values_list("envelope_id", flat=True))


def _until(desk_id: UUID, file_id: UUID) -> datetime | None:
    """When the last of what the desk has of the file ends: a piece does not stay with it longer."""
    ends = Grant.objects.filter(
        holder_id=desk_id, envelope__file_id=file_id, envelope__kind__in=CASE_KINDS
    ).values_list("ends_at", flat=True)
    return None if None in ends else max(filter(None, ends), default=None)


def _reads(desk_kind: str) -> bool:
    """Whether a role that the pack foresees at desks of a kind reads evidence."""
    pack = packs.current()
    roles = {role for desk in pack.desks if desk.kind == desk_kind for role in desk.roles}
    rights = (pack.matrix.rights(role).get(EnvelopeKind.EVIDENCE) for role in roles)
    return any(right in ("read", "write") for right in rights)
