"""What she says about an order, and what follows when two voices differ."""

from __future__ import annotations

from uuid import UUID

from amparo.agenda import services as agenda
from amparo.custody.deeds import Deed
from amparo.custody.models import Envelope
from amparo.law.schema import Pack
from amparo.measures import clocks, law
from amparo.measures.errors import AlreadyResolved, NoSuchContradiction
from amparo.measures.models import Contradiction, Order
from amparo.measures.stages import Finding, Helped, OrderAct, OrderState
from amparo.measures.steps.rows import locked_order, move
from amparo.measures.telling import tell_both, tell_order
from amparo.measures.values import Delivery

CONTRADICTION, MADE_WORSE = "contradiction", "made_worse"


def hear_delivery(deed: Deed, pack: Pack, order_id: UUID, word: Delivery) -> Order:
    """Keep her word on an order: whether it arrived, whether it helped. Needs no key.

    Her word moves the order and no institution's does; she may correct it. On a withdrawn order it
    is noted and moves nothing.
    """
    order = locked_order(deed, order_id)
    if order.state == OrderState.CANCELLED:
        deed.note(order=str(order.id), order_act="heard_after_withdrawal")
        return order
    if word.arrived is not None:
        _arrived(deed, pack, order, word.arrived)
    if word.helped is not None:
        _helped(deed, order, word.helped)
    order.save(update_fields=["state", "arrived_at", "contested_at", "helped", "closed_at"])
    tell_both(deed, order)
    return order


def _arrived(deed: Deed, pack: Pack, order: Order, arrived: bool) -> None:
    move(deed, order, OrderAct.CONFIRM if arrived else OrderAct.CONTEST)
    if arrived:
        order.arrived_at = order.arrived_at or deed.at
        order.contested_at, order.closed_at = None, deed.at
        clocks.happened(deed, pack, clocks.ARRIVED, order)
        return
    order.contested_at, order.arrived_at, order.closed_at = deed.at, None, None
    raise_if_contradicted(deed, pack, order)


def _helped(deed: Deed, order: Order, helped: Helped) -> None:
    order.helped = helped.value
    deed.note(order=str(order.id), helped=helped.value)
    if helped is Helped.WORSE:
        agenda.escalate(order.file_id, MADE_WORSE, law.SUPERVISOR, deed.at, order.id)


def raise_if_contradicted(deed: Deed, pack: Pack, order: Order) -> Contradiction | None:
    """Put two voices that differ before the supervisor, once while it is unresolved."""
    if not law.contradicts(order.done_at, order.contested_at):
        return None
    row, new = Contradiction.objects.get_or_create(
        order=order,
        resolved_at=None,
        defaults={"file_id": order.file_id, "raised_at": deed.at},
    )
    if new:
        agenda.escalate(order.file_id, CONTRADICTION, law.SUPERVISOR, deed.at, order.id)
        clocks.happened(deed, pack, clocks.CONTESTED, order)
        deed.note(contradiction=str(row.id))
        deed.tell(_line(row, "raised"))
    return row


def resolve(
    deed: Deed, pack: Pack, contradiction_id: UUID, finding: Finding, reasons: str, told: str
) -> Contradiction:
    """Say what was found, with reasons; her own word on the order stays hers.

    reasons  sealed apart from the institution; told: the words she reads

    Raises NoSuchContradiction, AlreadyResolved, Invalid at `reasons` or `told`.
    """
    row = (
        Contradiction.objects.select_for_update()
        .filter(id=contradiction_id, file_id=deed.the_file())
        .first()
    )
    if row is None:
        raise NoSuchContradiction
    if row.resolved_at is not None:
        raise AlreadyResolved
    order = locked_order(deed, row.order_id)
    said = law.check_words("told", told)
    sheet = deed.write_to(
        Envelope.objects.get(id=order.aside_id),
        "finding",
        {"reasons": law.check_words("reasons", reasons), "told": said},
    )
    row.resolved_at, row.resolved_by = deed.at, deed.the_opener().id
    row.finding, row.sheet_id = finding.value, sheet.id
    row.save()
    if finding is not Finding.ARRIVED:
        _goes_again(deed, pack, order)
    agenda.answer_escalations(order.file_id, deed.at, order.id, CONTRADICTION)
    clocks.happened(deed, pack, clocks.RESOLVED, order)
    deed.note(contradiction=str(row.id), finding=finding.value)
    deed.tell({**_line(row, "resolved"), "finding": finding.value, "words": said})
    return row


def _goes_again(deed: Deed, pack: Pack, order: Order) -> None:
    """What was reported as done was not: the claim no longer stands, and a new date runs."""
    order.done_at = None
    if order.state == OrderState.CONTESTED:
        order.due_at = law.arrives_by(law.type_of(pack, order.measure.type), order.track, deed.at)
        clocks.counted_afresh(deed, pack, order)
    order.save(update_fields=["done_at", "due_at"])
    tell_order(deed, order)


def _line(row: Contradiction, state: str) -> dict[str, object]:
    return {
        "kind": "contradiction",
        "measure_id": str(row.order.measure_id),
        "order_id": str(row.order_id),
        "state": state,
    }
