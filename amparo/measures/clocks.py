"""The clocks of an order: which events of the law pack its moves are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from amparo.agenda import services as agenda
from amparo.agenda.models import Deadline
from amparo.agenda.services import Subject
from amparo.custody.deeds import Deed
from amparo.law.schema import Pack, Term
from amparo.measures.models import Order

ISSUED = "issue_order"
ACKNOWLEDGED = "order_acknowledged"
REPORTED = "order_reported"
DONE = "order_done_reported"
ARRIVED = "delivery_confirmed"
CONTESTED = "delivery_contested"
RESOLVED = "contradiction_resolved"


def happened(deed: Deed, pack: Pack, event: str, order: Order) -> None:
    """Let an event meet and start what the pack says for this order, and tell her of those clocks.

    A term of the file (the first arrival) is met on the file; one for some institutions only is not
    started for others; one counted per measure takes the hours up to the order's own date.
    """
    rows: list[Deadline] = []
    for term in pack.terms_met_by(event, order.track):
        rows += agenda.meet([term.code], order.file_id, deed.at, _on(pack, order, term).subject_id)
    for term in _started_by(pack, event, order):
        hours = whole_hours(deed.at, order.due_at) if term.per_measure else None
        row = agenda.start(term, _on(pack, order, term), deed.at, hours=hours)
        rows += [row] if row is not None else []
    deed.tell(*(agenda.told(row, deed.at) for row in rows))


def stopped(deed: Deed, order: Order) -> None:
    """Stop whatever still runs on an order that lost its object."""
    rows = agenda.stop(order.file_id, deed.at, subject_id=order.id)
    deed.tell(*(agenda.told(row, deed.at) for row in rows))
    agenda.answer_escalations(order.file_id, deed.at, subject_id=order.id)


def counted_afresh(deed: Deed, pack: Pack, order: Order) -> None:
    """Count the delivery again, in hours up to the order's new date.

    The row that ran is stopped and keeps its own date, so an extension hides no lateness.
    """
    terms = [term for term in _started_by(pack, ISSUED, order) if term.per_measure]
    rows = agenda.stop(order.file_id, deed.at, [term.code for term in terms], order.id)
    hours = whole_hours(deed.at, order.due_at)
    for term in terms:
        row = agenda.start(term, _on(pack, order, term), deed.at, hours=hours)
        rows += [row] if row is not None else []
    deed.tell(*(agenda.told(row, deed.at) for row in rows))


def whole_hours(start: datetime, end: datetime) -> int:
    """Hours from `start` to `end`, a begun hour counting whole; at least one."""
    return max(1, -((start - end) // timedelta(hours=1)))


def _started_by(pack: Pack, event: str, order: Order) -> Iterator[Term]:
    for term in pack.terms_started_by(event, order.track):
        bound = frozenset[str]().union(*(pack.with_bodies(code) for code in term.institutions))
        if term.subject in ("order", "file") and (not bound or order.institution in bound):
            yield term


def _on(pack: Pack, order: Order, term: Term) -> Subject:
    subject = order.id if term.subject == "order" else None
    if CONTESTED in term.starts_on:
        # Never the institution's own turn, and never in its lists: it is one of the two who differ.
        return Subject(order.file_id, order.track, pack, subject, None, _who_settles(pack))
    return Subject(order.file_id, order.track, pack, subject, order.desk_id)


def _who_settles(pack: Pack) -> str:
    rows = (row.role for row in pack.matrix.rows if "resolve_contradiction" in row.powers)
    return next(rows, "")
