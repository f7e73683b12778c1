"""Closing a member: their sessions end and their wrapped desk secrets go, at once.

What they could have copied before stays copied; giving the desk a new key version is a step of its own.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from amparo.accounts import directory
from amparo.accounts.models import Member, Membership, Session
from amparo.custody import keys, ledger
from amparo.custody.ledger import Mark
from amparo.custody.models import Opening


def close(member: Member, at: datetime, *, root: keys.SigningPair | None = None) -> int:
    """End every seat, session and opening of a member and return how many seats ended.

    root  signs the end of each seat in the directory; without it the seats end here, and stay stated
          there until a statement says otherwise
    """
    with transaction.atomic():
        member.closed_at = at
        member.save(update_fields=["closed_at"])
        seats = list(
            Membership.objects.select_related("desk").filter(member=member, ended_at__isnull=True)
        )
        marks = [directory.member_mark(member)]
        for seat in seats:
            marks += _end(seat, at, root)
        Session.objects.filter(member=member).delete()
        Opening.objects.filter(member_id=member.id).delete()
        facts = {"member": str(member.id), "at_desks": sorted(seat.desk.code for seat in seats)}
        ledger.append("close_member", at=at, marks=marks, facts=facts)
    return len(seats)


def _end(seat: Membership, at: datetime, root: keys.SigningPair | None) -> list[Mark]:
    seat.ended_at, seat.wrapped = at, b""
    seat.save(update_fields=["ended_at", "wrapped"])
    marks = [directory.membership_mark(seat)]
    if root is not None:
        secret = root.secret
        facts: dict[str, object] = {
            "member": str(seat.member_id),
            "desk": str(seat.desk_id),
            "role": seat.role,
        }
        _, mark = directory.append(
            "end_membership",
            facts,
            signer=root.public,
            sign=lambda message: keys.sign(secret, message),
            at=at,
        )
        marks.append(mark)
    return marks
