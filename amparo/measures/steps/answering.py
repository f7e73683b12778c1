"""What an institution answers to its order."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from amparo.agenda import services as agenda
from amparo.custody.deeds import Deed
from amparo.law.schema import Pack
from amparo.measures import clocks, law
from amparo.measures.models import Order
from amparo.measures.stages import OrderAct, ReportKind
from amparo.measures.steps.delivery import raise_if_contradicted
from amparo.measures.steps.rows import locked_order, move, say
from amparo.measures.telling import tell_order
from amparo.measures.values import ReportDraft


def acknowledge(deed: Deed, pack: Pack, order_id: UUID) -> Order:
    """Say that the order was received; the first time is measured. Raises IllegalMove."""
    order = locked_order(deed, order_id)
    move(deed, order, OrderAct.ACKNOWLEDGE)
    _received(deed, pack, order)
    order.save(update_fields=["state", "acknowledged_at"])
    tell_order(deed, order)
    return order


def report(deed: Deed, pack: Pack, order_id: UUID, draft: ReportDraft) -> Order:
    """Tell what was done, or how it goes. Raises IllegalMove, Invalid at `words` or `done_at`.

    Done at a time after which she had already said that it never came: a contradiction.
    """
    said = law.check_words("words", draft.words)
    order = locked_order(deed, order_id)
    done = draft.done_at is not None
    move(deed, order, OrderAct.DONE if done else OrderAct.PROGRESS)
    _received(deed, pack, order)
    kind = ReportKind.DONE if done else ReportKind.PROGRESS
    say(deed, order, kind, said, until=draft.done_at, evidence_id=draft.evidence_id)
    clocks.happened(deed, pack, clocks.REPORTED, order)
    if draft.done_at is not None:
        law.check_not_to_come("done_at", draft.done_at, deed.at)
        order.reported_at, order.done_at = deed.at, draft.done_at
        order.cannot_reason = order.cannot_for = ""
        agenda.answer_escalations(order.file_id, deed.at, order.id, "cannot")
        clocks.happened(deed, pack, clocks.DONE, order)
        raise_if_contradicted(deed, pack, order)
    order.save(
        update_fields=[
            "state",
            "acknowledged_at",
            "reported_at",
            "done_at",
            "cannot_reason",
            "cannot_for",
        ]
    )
    tell_order(deed, order)
    return order


def ask_time(deed: Deed, pack: Pack, order_id: UUID, until: datetime, words: str) -> Order:
    """Ask for a later date, with reasons; the clock runs until somebody grants it.

    Raises IllegalMove, Invalid at `words` or `until`.
    """
    said = law.check_words("words", words)
    order = locked_order(deed, order_id)
    law.check_to_come("until", until, max(order.due_at, deed.at))
    move(deed, order, OrderAct.ASK_TIME)
    _received(deed, pack, order)
    order.asked_until = until
    order.save(update_fields=["state", "acknowledged_at", "asked_until"])
    say(deed, order, ReportKind.MORE_TIME, said, until=until)
    tell_order(deed, order)
    return order


def cannot(deed: Deed, pack: Pack, order_id: UUID, reason: str, words: str) -> Order:
    """Say what prevents it, by a coded reason; it goes at once to whoever can remove it.

    Raises IllegalMove, Invalid at `reason` or `words`.
    """
    said = law.check_words("words", words)
    role = law.who_unblocks(pack, reason)
    order = locked_order(deed, order_id)
    move(deed, order, OrderAct.CANNOT)
    _received(deed, pack, order)
    order.cannot_reason, order.cannot_for = reason, role
    order.save(update_fields=["state", "acknowledged_at", "cannot_reason", "cannot_for"])
    say(deed, order, ReportKind.CANNOT, said, reason=reason)
    agenda.escalate(order.file_id, "cannot", role, deed.at, order.id)
    deed.note(reason=reason, to_role=role)
    tell_order(deed, order)
    return order


def _received(deed: Deed, pack: Pack, order: Order) -> None:
    """Any answer shows that the order was received; only the first counts."""
    if order.acknowledged_at is None:
        order.acknowledged_at = deed.at
        clocks.happened(deed, pack, clocks.ACKNOWLEDGED, order)
