"""What the person is told of measures and orders: codes and times, and words only when they are for her."""

from __future__ import annotations

from amparo.custody.deeds import Deed
from amparo.measures.models import Measure, Order
from amparo.measures.stages import OrderState


def of_measure(measure: Measure, *, words: str | None = None) -> dict[str, object]:
    """The line of a measure as it stands; `words` only where they were just written for her."""
    order = measure.orders.exclude(state="cancelled").order_by("-issued_at").first()
    line: dict[str, object] = {
        "kind": "measure",
        "id": str(measure.id),
        "type": measure.type,
        "state": measure.state,
        "institution": order.institution if order else measure.institution,
        "due_at": order.due_at.isoformat() if order else None,
        "agreed": measure.agreed,
        "arrived": arrived(order),
        "helped": order.helped if order else "",
    }
    return line if words is None else {**line, "words": words}


def arrived(order: Order | None) -> str:
    """Her own word on whether it arrived: yes, no, or nothing yet.

    Nothing either once the institution has said again that it is done: she is asked anew.
    """
    if order is None or order.state == OrderState.REPORTED:
        return ""
    if order.arrived_at is not None:
        return "yes"
    return "no" if order.contested_at is not None else ""


def of_order(order: Order) -> dict[str, object]:
    """The line of an order: to whom it went, what it tells about her, by when, where it stands."""
    return {
        "kind": "order",
        "order_id": str(order.id),
        "measure_id": str(order.measure_id),
        "institution": order.institution,
        "reveals": list(order.reveals),
        "due_at": order.due_at.isoformat(),
        "state": order.state,
        "reason": order.cannot_reason,
    }


def tell_order(deed: Deed, order: Order) -> None:
    """Tell her where an order stands now."""
    deed.tell(of_order(order))


def tell_both(deed: Deed, order: Order) -> None:
    """Tell her where an order and its measure stand: when it is sent or withdrawn, and what she said."""
    deed.tell(of_measure(order.measure), of_order(order))
