"""An order to one institution: its own envelope, the copied minimum, its clocks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast
from uuid import UUID, uuid4

from django.db.models import QuerySet

from amparo.accounts import directory
from amparo.coordination.parting import part
from amparo.custody.deeds import Deed
from amparo.custody.granting import must_not_know
from amparo.kernel.ids import order_number
from amparo.law.schema import Pack
from amparo.law.schema.vocabulary import Measure as MeasureType
from amparo.measures import clocks, law
from amparo.measures.errors import AlreadyOrdered, MeasureEnded, WrongDesk
from amparo.measures.models import Measure, Order
from amparo.measures.stages import LIVE_ORDER, MeasureState, OrderAct, OrderState, ReportKind
from amparo.measures.steps.rows import locked_measure, locked_order, move, say
from amparo.measures.telling import tell_both
from amparo.measures.values import OrderDraft

SUPERVISION = "supervision"
_FOLLOWING = frozenset({"facts", "judgement"})


def issue(
    deed: Deed, pack: Pack, draft: OrderDraft, track: str, previous: Order | None = None
) -> Order:
    """Order a measure to an institution: a new envelope that holds only what its kind reveals.

    Held by the institution's desk, the ordering desk, the desks that follow the file and the
    supervision; what these say among themselves has an envelope aside. Raises NotAgreed,
    AlreadyOrdered, MeasureEnded, WrongDesk, Invalid by field, and MustNotKnow unless
    `draft.override` gives reasons and the actor may override the shield.
    """
    measure = locked_measure(deed, draft.measure_id)
    kind = _orderable(pack, measure, previous)
    value = _minimum_copy(kind, draft)
    due_at = draft.due_at or law.arrives_by(kind, track, deed.at)
    law.check_to_come("due_at", due_at, deed.at)
    _check_desk(draft)
    _override(deed, draft)
    order = Order(
        id=uuid4(),
        number=new_number(),
        file_id=measure.file_id,
        measure=measure,
        previous=previous,
        institution=draft.institution,
        desk_id=draft.desk_id,
        ordering_desk_id=deed.the_opener().seats[0].desk_id,
        reveals=list(cast("dict[str, str]", value["facts"])),
        track=track,
        state=OrderState.ISSUED.value,
        issued_at=deed.at,
        due_at=due_at,
    )
    _seal(deed, order, value)
    order.save(force_insert=True)
    measure.state = MeasureState.ORDERED.value
    measure.save(update_fields=["state"])
    deed.note(order=str(order.id), institution=order.institution, reveals=order.reveals)
    tell_both(deed, order)
    clocks.happened(deed, pack, clocks.ISSUED, order)
    return order


def _minimum_copy(kind: MeasureType, draft: OrderDraft) -> dict[str, object]:
    return {
        "what": law.check_words("what", draft.what),
        "how": draft.how.strip(),
        "facts": law.minimum(kind, draft.facts),
        "basis": draft.basis.strip(),
        "type": kind.code,
    }


def _seal(deed: Deed, order: Order, value: dict[str, object]) -> None:
    """Make the order's own envelope and the one aside, and name both in the row."""
    following = followers(deed, order.desk_id)
    holders = sorted({order.desk_id, *following})
    envelope = deed.create("order", about=order.id, holders=holders)
    order.envelope_id = envelope.id
    order.aside_id = deed.create("order", about=order.id, holders=sorted(following)).id
    order.sheet_id = deed.write_to(envelope, "order", value).id


def cancel(deed: Deed, order_id: UUID, words: str) -> Order:
    """Withdraw an order, in words its institution reads. Raises IllegalMove, Invalid at `words`.

    The measure is free to be ordered again unless another order of it is alive.
    """
    said = law.check_words("words", words)
    order = locked_order(deed, order_id)
    say(deed, order, ReportKind.ANSWER, said)
    withdraw(deed, order)
    measure = locked_measure(deed, order.measure_id)
    if measure.state == MeasureState.ORDERED and not alive(measure).exists():
        agreed = measure.agreed == "yes"
        measure.state = (MeasureState.AGREED if agreed else MeasureState.PROPOSED).value
        measure.save(update_fields=["state"])
    order.measure = measure
    tell_both(deed, order)
    part_with(deed, [order], said)
    return order


def part_with(deed: Deed, orders: Iterable[Order], words: str = "") -> None:
    """Take what these orders told back from their institutions, which keep that they are over.

    words  why, which they may open. The last step on these orders; she is told who reads no more.
    """
    parted = {
        order.institution
        for order in orders
        if part(deed, order.id, order.desk_id, words=words, sent=_sent(order))
    }
    deed.note(access_ended=len(parted))
    lines = [{"kind": "access_ended", "institution": code} for code in sorted(parted)]
    deed.tell(*lines)


def _sent(order: Order) -> set[UUID]:
    """Files that came with the reports on an order."""
    named = order.reports.exclude(evidence_id=None).values_list("evidence_id", flat=True)
    return {found for found in named if found is not None}


def withdraw(deed: Deed, order: Order, act: OrderAct = OrderAct.CANCEL) -> None:
    """Take a locked order out of the institution's hands and stop its clocks."""
    move(deed, order, act)
    order.closed_at = deed.at
    order.save(update_fields=["state", "closed_at"])
    clocks.stopped(deed, order)


def alive(measure: Measure) -> QuerySet[Order]:
    """Orders of the measure that an institution still has to answer for."""
    return measure.orders.filter(state__in=[state.value for state in LIVE_ORDER])


def followers(deed: Deed, target: UUID) -> set[UUID]:
    """Desks that read an order beside its two ends: those of the file, and the supervision's."""
    shielded = deed.shielded()
    of_file = deed.desks_given(_FOLLOWING)
    return {
        desk.id
        for desk in directory.desks()
        if (desk.kind == SUPERVISION or desk.id in of_file)
        and desk.id != target
        and not must_not_know(desk.institution, shielded)
    }


def new_number() -> str:
    """A random number no order has."""
    while True:
        number = order_number()
        if not Order.objects.filter(number=number).exists():
            return number


def _orderable(pack: Pack, measure: Measure, previous: Order | None) -> MeasureType:
    if measure.state == MeasureState.ENDED:
        raise MeasureEnded
    if previous is None and alive(measure).exists():
        raise AlreadyOrdered
    kind = law.type_of(pack, measure.type)
    law.check_agreed(kind, measure.interim, measure.agreed)
    return kind


def _check_desk(draft: OrderDraft) -> None:
    if draft.desk_id not in {desk.id for desk in directory.desks(institution=draft.institution)}:
        raise WrongDesk


def _override(deed: Deed, draft: OrderDraft) -> None:
    """Lift the shield in writing where the institution is behind it; she reads why.

    Only the sealed shield says so: beside the order's institution it would tell whom she fears.
    """
    reasons = draft.override.strip()
    if not reasons or not must_not_know(draft.institution, deed.shielded()):
        return
    value: dict[str, object] = {"institutions": [draft.institution], "reasons": reasons}
    deed.write("shield", "override", value)
    deed.tell({"kind": "override", "institution": draft.institution, "reasons": reasons})
