"""Whose lateness and contradictions a supervisor sees: the files that desks of their own house keep.

A supervisor holds no envelope of the file, so a grant cannot say it. A file received elsewhere,
because the house itself is part of the harm, is kept by a desk of another house and stays hidden.
"""

from uuid import UUID

from amparo.accounts.actors import Actor
from amparo.accounts.models import Desk
from amparo.custody.principals import Seat
from amparo.law import packs

POWER = "resolve_contradiction"


def overseen_desks(actor: Actor) -> list[UUID]:
    """Return the desks whose files the actor oversees; empty for most."""
    pack = packs.current()
    seats = [seat for seat in actor.seats if pack.matrix.may(seat.role, POWER)]
    if not seats:
        return []
    houses = frozenset[str]().union(*(pack.with_bodies(seat.institution) for seat in seats))
    return list(Desk.objects.filter(institution__in=houses).values_list("id", flat=True))


def oversees(seat: Seat, desk_id: UUID) -> bool:
    """Tell whether that seat oversees what the desk keeps."""
    pack = packs.current()
    if not pack.matrix.may(seat.role, POWER):
        return False
    house = pack.with_bodies(seat.institution)
    return Desk.objects.filter(pk=desk_id, institution__in=house).exists()
