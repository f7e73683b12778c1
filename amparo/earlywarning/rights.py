"""Who may do an act on a file: a role of the row, from a desk that holds something of the file."""

from amparo.accounts.actors import Actor
from amparo.custody.principals import Seat
from amparo.custody.selectors import desks_holding
from amparo.kernel.errors import Forbidden
from amparo.law.schema import Pack
from amparo.registry.models import Case

# Acts that move no stage stand under the matrix's power of that name.
POWERS: dict[str, str] = {
    "send_message": "write_message",
    "book_interpreter": "write_message",
    "share_file": "grant_access",
    "exclude_institution": "end_access",
    "revoke_receipt": "reissue_receipt",
    "resume_term": "pause_term",
    "note": "write_note",
    "see_alert": "open_envelope",
}


class NotYourRole(Forbidden):
    """On this file, your role does not allow this (%(act)s)."""


def power_of(act: str) -> str:
    """Return the word by which the pack allows an act: the act's own, or a power's."""
    return POWERS.get(act, act)


def seats_on(actor: Actor, case: Case) -> tuple[Seat, ...]:
    """Return the actor's seats at desks that hold the file; supervision holds its shield."""
    holding = desks_holding(case.pk)
    return tuple(seat for seat in actor.seats if seat.desk_id in holding)


def seat_in(actor: Actor, case: Case, roles: tuple[str, ...], act: str) -> Seat:
    """Return the seat on this file whose role is one of `roles`. Raises NotYourRole."""
    for seat in seats_on(actor, case):
        if seat.role in roles:
            return seat
    raise NotYourRole(act=act)


def seat_for(actor: Actor, case: Case, act: str) -> Seat:
    """Return the seat on this file that may do an act or a power of the pack. Raises NotYourRole."""
    pack, power = case.pack(), power_of(act)
    for seat in seats_on(actor, case):
        if allowed(pack, seat.role, act) or pack.matrix.may(seat.role, power):
            return seat
    raise NotYourRole(act=act)


def allowed(pack: Pack, role: str, act: str) -> bool:
    """Tell whether the table gives the act to the role anywhere."""
    return act in pack.acts_of(role)
