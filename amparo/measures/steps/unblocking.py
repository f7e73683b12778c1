"""What the mechanism answers when an institution asks for time or cannot."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from amparo.agenda import services as agenda
from amparo.custody.deeds import Deed
from amparo.law.schema import Pack
from amparo.measures import clocks, law
from amparo.measures.models import Order
from amparo.measures.stages import OrderAct, ReportKind
from amparo.measures.steps.ordering import issue, part_with, withdraw
from amparo.measures.steps.rows import locked_order, move, say
from amparo.measures.telling import of_order, tell_order
from amparo.measures.values import OrderDraft


def grant_time(deed: Deed, pack: Pack, order_id: UUID, words: str) -> Order:
    """Accept the date that was asked for. Raises IllegalMove, Invalid at `words`."""
    order = _answered(deed, order_id, OrderAct.GRANT_TIME, words)
    if order.asked_until is not None:
        order.due_at = max(order.asked_until, deed.at)
    order.asked_until = None
    order.save(update_fields=["state", "due_at", "asked_until"])
    clocks.counted_afresh(deed, pack, order)
    tell_order(deed, order)
    return order


def refuse_time(deed: Deed, order_id: UUID, words: str) -> Order:
    """Keep the date as it was. Raises IllegalMove, Invalid at `words`."""
    order = _answered(deed, order_id, OrderAct.REFUSE_TIME, words)
    order.asked_until = None
    order.save(update_fields=["state", "asked_until"])
    tell_order(deed, order)
    return order


def extend(deed: Deed, pack: Pack, order_id: UUID, until: datetime, words: str) -> Order:
    """Give an institution that cannot now a later date. Raises IllegalMove, Invalid."""
    law.check_to_come("until", until, deed.at)
    order = _answered(deed, order_id, OrderAct.EXTEND, words)
    order.due_at = until
    _unblocked(deed, order, ["due_at"])
    clocks.counted_afresh(deed, pack, order)
    return order


def insist(deed: Deed, order_id: UUID, words: str) -> Order:
    """Let the order stand as it is, with reasons the institution reads. Raises IllegalMove, Invalid."""
    order = _answered(deed, order_id, OrderAct.INSIST, words)
    _unblocked(deed, order, [])
    return order


def redirect(deed: Deed, pack: Pack, order_id: UUID, draft: OrderDraft, words: str) -> Order:
    """Take the order back and give it to another institution, which receives only its own copy.

    Returns the new order. Raises IllegalMove, Invalid, and whatever `issue` refuses.
    """
    said = law.check_words("words", words)
    order = locked_order(deed, order_id)
    say(deed, order, ReportKind.ANSWER, said)
    withdraw(deed, order, OrderAct.REDIRECT)
    deed.tell(of_order(order))
    part_with(deed, [order], said)
    return issue(deed, pack, draft, order.track, previous=order)


def _answered(deed: Deed, order_id: UUID, act: OrderAct, words: str) -> Order:
    said = law.check_words("words", words)
    order = locked_order(deed, order_id)
    move(deed, order, act)
    say(deed, order, ReportKind.ANSWER, said)
    return order


def _unblocked(deed: Deed, order: Order, changed: list[str]) -> None:
    order.cannot_reason = order.cannot_for = ""
    order.save(update_fields=["state", "cannot_reason", "cannot_for", *changed])
    agenda.answer_escalations(order.file_id, deed.at, order.id, "cannot")
    tell_order(deed, order)
