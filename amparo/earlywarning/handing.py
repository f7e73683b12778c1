"""Handing a file to the desk whose turn it is: no more than the matrix gives the roles there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext_noop as _

from amparo.accounts.models import Desk, Membership
from amparo.agenda import services as agenda
from amparo.agenda.models import Deadline
from amparo.custody.deeds import Deed
from amparo.custody.errors import MustNotKnow
from amparo.custody.granting import must_not_know
from amparo.custody.models import Envelope, Grant
from amparo.custody.selectors import CASE_KINDS, desks_holding
from amparo.kernel.errors import Invalid
from amparo.law.schema import Pack, Right

if TYPE_CHECKING:
    from amparo.earlywarning.doing import Doing

# Orders carry their own grants; evidence is shared piece by piece.
NEVER_WHOLE = frozenset({"order"})


def kinds_for(pack: Pack, roles: Iterable[str]) -> list[str]:
    """Return the envelopes that any of the roles may read or write."""
    wanted: set[str] = set()
    for role in roles:
        rights = pack.matrix.rights(role)
        wanted |= {kind for kind, right in rights.items() if right is not Right.NONE}
    return sorted(wanted - NEVER_WHOLE)


def roles_at(pack: Pack, desk_kind: str) -> set[str]:
    """Return the roles that the pack foresees at desks of a kind."""
    return {role for desk in pack.desks if desk.kind == desk_kind for role in desk.roles}


def hand_to(under_way: Doing, desk: Desk, purpose: str) -> None:
    """Grant a desk what the roles of its kind need. Raises MustNotKnow."""
    kinds = kinds_for(under_way.pack, roles_at(under_way.pack, desk.kind))
    under_way.deed.grant(kinds, desk.pk, purpose=purpose)


def whole_parts(file_id: UUID) -> set[str]:
    """Return the kinds of envelope that the file has, those about one order or one proof aside."""
    found = Envelope.objects.filter(file_id=file_id, about=None)
    return set(found.values_list("kind", flat=True))


def even_out(deed: Deed, pack: Pack, file_id: UUID, before: set[str]) -> None:
    """Let the desks that follow the file hold the parts an act has just added, as the matrix allows."""
    new = whole_parts(file_id) - before
    if not new:
        return
    for desk in Desk.objects.filter(pk__in=deed.desks_given(CASE_KINDS)).order_by("code"):
        held = Grant.objects.filter(holder_id=desk.pk, envelope__file_id=file_id)
        lacking = new - set(held.values_list("envelope__kind", flat=True))
        kinds = sorted(lacking & set(kinds_for(pack, roles_at(pack, desk.kind))))
        if kinds:
            deed.grant(kinds, desk.pk, purpose="follow_up_work")


def hand_to_kinds(under_way: Doing, kinds: tuple[str, ...], purpose: str) -> list[Desk]:
    """Grant every desk of these kinds that belongs to the mechanism's own house.

    One that must not know is passed over in silence: the page does not say which.
    """
    given = []
    house = under_way.pack.with_bodies(own_house(under_way.pack))
    for desk in Desk.objects.filter(kind__in=kinds, institution__in=house).order_by("code"):
        try:
            hand_to(under_way, desk, purpose)
        except MustNotKnow:
            continue
        given.append(desk)
    return given


def who_decides(under_way: Doing) -> UUID | None:
    """Return the desk of those who decide that holds something of the file."""
    holding = desks_holding(under_way.case.pk)
    found = Desk.objects.filter(kind="decision", pk__in=holding).order_by("code").first()
    return found.pk if found else None


def own_house(pack: Pack) -> str:
    """Return the institution at the head of those that run the mechanism."""
    operator = pack.institution(pack.meta.operator)
    while operator.parent is not None:
        operator = pack.institution(operator.parent)
    return operator.code


def turn_of(under_way: Doing, desk_id: UUID) -> None:
    """Show the file's clocks, those about to start too, in the lists of the desk that acts next."""
    under_way.owner_desk_id = desk_id
    agenda.hand_over(under_way.case.pk, desk_id, under_way.pack)


def settle_turns(under_way: Doing) -> None:
    """Move each clock of the file that its desk cannot meet from here to one that can, of those that hold it.

    A clock that nobody can meet from where the file stands, or only an event, stays where it is.
    """
    procedure, pack = under_way.procedure, under_way.pack
    here = pack.procedure.rows_from(procedure.stage, procedure.track)
    running = Deadline.objects.open().filter(file_id=under_way.case.pk, subject_id=None)
    holding = _nearest(under_way)
    kinds: dict[UUID | None, str] = {desk.pk: desk.kind for desk in holding}
    for row in running.exclude(whose_turn="person"):
        met_by = pack.term(row.term_code).met_by
        able = {role for step in here if step.act in met_by for role in step.who}
        if not able or able & roles_at(pack, kinds.get(row.owner_desk_id, "")):
            continue
        desk = next((one for one in holding if able & roles_at(pack, one.kind)), None)
        if desk is not None:
            agenda.hand_over(under_way.case.pk, desk.pk, pack, [row.term_code])


def _nearest(under_way: Doing) -> list[Desk]:
    """Desks that hold the file: its own, then the one on duty, then the others."""
    found = Desk.objects.filter(pk__in=desks_holding(under_way.case.pk))
    own = under_way.case.desk_id
    return sorted(found, key=lambda one: (one.pk != own, one.kind != "duty", one.code))


def seat_of(member_id: UUID, roles: tuple[str, ...], field: str) -> Membership:
    """Return the member's live seat in one of the roles. Raises Invalid at `field`."""
    seat = (
        Membership.objects.filter(member_id=member_id, role__in=roles, ended_at__isnull=True)
        .select_related("desk")
        .order_by("since")
        .first()
    )
    if seat is None:
        raise Invalid({field: [_("Choose one of the list.")]})
    return seat


def refuse_shielded(under_way: Doing, institution: str) -> None:
    """Refuse an institution that must not know, or one under it. Raises MustNotKnow."""
    if must_not_know(institution, under_way.deed.shielded()):
        raise MustNotKnow(institution=institution)
