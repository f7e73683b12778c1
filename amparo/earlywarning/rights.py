"""Who may do an act on a file: a role of the row, from a desk that holds something of the file."""

from amparo.accounts.actors import Actor
from amparo.custody.principals import Seat
from amparo.custody.selectors import desks_holding
from amparo.earlywarning.labels import named
from amparo.earlywarning.powers import power_of
from amparo.kernel.errors import Forbidden
from amparo.law.schema import Pack
from amparo.registry.models import Case


class NotYourRole(Forbidden):
    """On this file, your role does not allow this (%(act)s)."""


def seats_on(actor: Actor, case: Case) -> tuple[Seat, ...]:
    """Return the actor's seats at desks that hold the file; supervision holds its shield."""
    holding = desks_holding(case.pk)
    return tuple(seat for seat in actor.seats if seat.desk_id in holding)


def seat_in(actor: Actor, case: Case, roles: tuple[str, ...], act: str) -> Seat:
    """Return the seat on this file whose role is one of `roles`. Raises NotYourRole."""
    for seat in seats_on(actor, case):
        if seat.role in roles:
            return seat
    raise NotYourRole(act=named(case.pack(), act))


def seat_for(actor: Actor, case: Case, act: str) -> Seat:
    """Return the seat on this file that may do an act or a power of the pack. Raises NotYourRole."""
    pack, power = case.pack(), power_of(act)
    for seat in seats_on(actor, case):
        if allowed(pack, seat.role, act) or pack.matrix.may(seat.role, power):
            return seat
    raise NotYourRole(act=named(case.pack(), act))


def allowed(pack: Pack, role: str, act: str) -> bool:
    """Tell whether the table gives the act to the role anywhere."""
    return act in pack.acts_of(role)
