"""The row a step moves, locked; and the line it leaves in an order's exchange."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from amparo.custody.deeds import Deed
from amparo.custody.models import Envelope
from amparo.kernel.workflow import IllegalMove
from amparo.measures.errors import NoSuchMeasure, NoSuchOrder
from amparo.measures.models import Measure, Order, Report
from amparo.measures.stages import ORDERS, OrderAct, OrderState, ReportKind
from amparo.measures.words import move_word, state_word


def locked_measure(deed: Deed, measure_id: UUID) -> Measure:
    """The deed's own measure, locked until the act ends. Raises NoSuchMeasure."""
    rows = Measure.objects.select_for_update().filter(id=measure_id, file_id=deed.the_file())
    found = rows.first()
    if found is None:
        raise NoSuchMeasure
    return found


def locked_order(deed: Deed, order_id: UUID) -> Order:
    """The deed's own order with its measure, the order locked. Raises NoSuchOrder."""
    rows = Order.objects.select_for_update(of=("self",)).select_related("measure")
    found = rows.filter(id=order_id, file_id=deed.the_file()).first()
    if found is None:
        raise NoSuchOrder
    return found


def move(deed: Deed, order: Order, act: OrderAct) -> None:
    """Take the order where `act` leads and note it. Raises IllegalMove; the caller saves `state`."""
    before = order.state
    if not ORDERS.allows(OrderState(before), act):
        raise IllegalMove(stage=state_word(before), act=move_word(act.value))
    order.state = ORDERS.after(OrderState(before), act).value
    deed.note(order=str(order.id), order_act=act.value, order_from=before, order_to=order.state)


def say(
    deed: Deed,
    order: Order,
    kind: ReportKind,
    words: str,
    *,
    reason: str = "",
    until: datetime | None = None,
    evidence_id: UUID | None = None,
) -> Report:
    """Seal one line into the order's own envelope and keep its row."""
    opener = deed.the_opener()
    envelope = Envelope.objects.get(id=order.envelope_id)
    sheet = deed.write_to(envelope, f"line_{kind.value}", {"words": words})
    seat = next((s for s in opener.seats if s.desk_id == order.desk_id), opener.seats[0])
    return Report.objects.create(
        order=order,
        kind=kind.value,
        reason=reason,
        sheet_id=sheet.id,
        evidence_id=evidence_id,
        member_id=opener.id,
        desk_id=seat.desk_id,
        until=until,
        written_at=deed.at,
    )
