"""Whether the rows of desks, keys and seats say what the signed directory says.

The ledger vouches for rows against whoever rewrites them later; only a signature vouches against
whoever writes a new one. `amparo ledger verify` asks both.
"""

from __future__ import annotations

from collections.abc import Iterator

from amparo.accounts import directory
from amparo.accounts.errors import BrokenDirectory
from amparo.accounts.models import Desk, DeskKey, Membership, Statement


def faults() -> Iterator[str]:
    """Replay every statement, then compare the rows with it; yields sentences for the auditor."""
    try:
        stated = directory.replay(Statement.objects.order_by("seq"))
    except BrokenDirectory as broken:
        number = broken.params.get("seq", "?")
        yield f"statement {number} of the directory is missing, changed or not signed by whom it must be"
        return
    yield from _desks(stated)
    yield from _keys(stated)
    yield from _seats(stated)


def _desks(stated: directory.Directory) -> Iterator[str]:
    for desk in Desk.objects.order_by("code"):
        named = {
            "code": desk.code,
            "institution": desk.institution,
            "desk_kind": desk.kind,
            "name": desk.name,
        }
        if stated.desks.get(desk.id) != named:
            yield f"desk {desk.code} is not as the directory states it"


def _keys(stated: directory.Directory) -> Iterator[str]:
    for key in DeskKey.objects.select_related("desk").order_by("desk__code", "version"):
        if stated.keys.get((key.desk_id, key.version)) != bytes(key.public):
            yield f"key {key.version} of desk {key.desk.code} is not the one the directory states"


def _seats(stated: directory.Directory) -> Iterator[str]:
    live = Membership.objects.filter(ended_at__isnull=True).select_related("member", "desk")
    for seat in live.order_by("since", "id"):
        member = seat.member
        keys = stated.boxes.get(member.id), stated.signers.get(member.id)
        signed = (member.id, seat.desk_id, seat.role) in stated.seats
        if not signed or keys != (bytes(member.box_public), bytes(member.sign_public)):
            yield f"seat {seat.id} at desk {seat.desk.code} is not one the directory states"
