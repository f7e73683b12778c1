"""The acts on measures and orders. Each authorises, commits and leaves one entry.

Sending a first order turns the procedure, so `earlywarning` does that with `steps.issue`.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import get_language

from amparo.accounts import directory
from amparo.accounts.actors import Actor
from amparo.accounts.acts import acting
from amparo.custody.opening import open_file
from amparo.measures import papers, selectors, steps
from amparo.measures.errors import NotYoursToUnblock
from amparo.measures.models import Contradiction, Measure, Order
from amparo.measures.selectors import pack_of
from amparo.measures.stages import Finding
from amparo.measures.values import (
    Delivery,
    OrderDraft,
    OrderText,
    Proposal,
    RecordedWord,
    ReportDraft,
)
from amparo.registry.selectors import case


def propose(actor: Actor, file_id: UUID, proposal: Proposal, at: datetime) -> Measure:
    """Put a measure to the person. Raises NoSuchCase, Invalid by field."""
    pack = case(actor, file_id).pack()
    with acting(actor, "propose_measure", file_id, at) as deed:
        return steps.propose(deed, pack, file_id, proposal)


def revise(actor: Actor, measure_id: UUID, proposal: Proposal, at: datetime) -> Measure:
    """Put it differently, before it is ordered. Raises NoSuchMeasure, MeasureEnded, Invalid."""
    file_id = selectors.measure(actor, measure_id).file_id
    with acting(actor, "propose_measure", file_id, at, note={"revised": True}) as deed:
        return steps.revise(deed, pack_of(file_id), measure_id, proposal)


def record_word(actor: Actor, measure_id: UUID, word: RecordedWord, at: datetime) -> Measure:
    """Write down her word on a measure as she gave it to a member. Raises NoSuchMeasure, Invalid."""
    file_id = selectors.measure(actor, measure_id).file_id
    with acting(actor, "record_delivery", file_id, at) as deed:
        return steps.record_word(deed, measure_id, word)


def record_delivery(
    actor: Actor, order_id: UUID, word: Delivery, words: str, how: str, at: datetime
) -> Order:
    """Write down what she told a member of an order's delivery: her words, and how they came.

    Raises NoSuchOrder, Invalid at `words` or `how`.
    """
    row = selectors.order(actor, order_id)
    with acting(actor, "record_delivery", row.file_id, at) as deed:
        steps.keep_words(deed, "her_delivery", {"order": str(row.id)}, words=words, how=how)
        return steps.hear_delivery(deed, pack_of(row.file_id), order_id, word)


def cancel_order(actor: Actor, order_id: UUID, words: str, at: datetime) -> Order:
    """Withdraw an order, in words its institution reads. Raises NoSuchOrder, IllegalMove, Invalid."""
    row = selectors.order(actor, order_id)
    with acting(actor, "cancel_order", row.file_id, at) as deed:
        return steps.cancel(deed, order_id, words)


def end_measure(actor: Actor, measure_id: UUID, reason: str, words: str, at: datetime) -> Measure:
    """End a measure and withdraw what is still ordered of it. Raises NoSuchMeasure, MeasureEnded."""
    file_id = selectors.measure(actor, measure_id).file_id
    with acting(actor, "end_measure", file_id, at) as deed:
        return steps.end(deed, pack_of(file_id), measure_id, reason, words)


def open_order(
    actor: Actor, order_id: UUID, purpose: str, at: datetime, language: str
) -> OrderText:
    """Open an order's envelope and nothing else of the file; she sees that it was opened.

    Raises NoSuchOrder, and what custody refuses.
    """
    row = selectors.order(actor, order_id)
    open_file(
        actor,
        row.file_id,
        purpose,
        at,
        kinds=["order"],
        about=row.id,
        holders=directory.holders_of,
    )
    return selectors.order_text(actor, order_id, at, language)


def acknowledge(actor: Actor, order_id: UUID, at: datetime) -> Order:
    """Acknowledge an order of one's own desk. Raises NoSuchOrder, IllegalMove."""
    row = selectors.own_order(actor, order_id)
    with acting(actor, "acknowledge_order", row.file_id, at) as deed:
        return steps.acknowledge(deed, pack_of(row.file_id), order_id)


def report(actor: Actor, order_id: UUID, draft: ReportDraft, at: datetime) -> Order:
    """Report what was done, or how it goes. Raises NoSuchOrder, IllegalMove, Invalid."""
    row = selectors.own_order(actor, order_id)
    with acting(actor, "report_order", row.file_id, at) as deed:
        return steps.report(deed, pack_of(row.file_id), order_id, draft)


def ask_time(actor: Actor, order_id: UUID, until: datetime, words: str, at: datetime) -> Order:
    """Ask for a later date; the clock runs on. Raises NoSuchOrder, IllegalMove, Invalid."""
    row = selectors.own_order(actor, order_id)
    with acting(actor, "ask_time", row.file_id, at) as deed:
        return steps.ask_time(deed, pack_of(row.file_id), order_id, until, words)


def cannot(actor: Actor, order_id: UUID, reason: str, words: str, at: datetime) -> Order:
    """Say what prevents it; it goes to whoever can remove it. Raises NoSuchOrder, Invalid."""
    row = selectors.own_order(actor, order_id)
    with acting(actor, "answer_cannot", row.file_id, at) as deed:
        return steps.cannot(deed, pack_of(row.file_id), order_id, reason, words)


def answer_time(actor: Actor, order_id: UUID, granted: bool, words: str, at: datetime) -> Order:
    """Grant or refuse the date an institution asked for. Raises NoSuchOrder, IllegalMove, Invalid."""
    row = selectors.order(actor, order_id)
    with acting(actor, "grant_time", row.file_id, at, note={"granted": granted}) as deed:
        if granted:
            return steps.grant_time(deed, pack_of(row.file_id), order_id, words)
        return steps.refuse_time(deed, order_id, words)


def extend(actor: Actor, order_id: UUID, until: datetime, words: str, at: datetime) -> Order:
    """Answer a "cannot" with a later date. Raises NoSuchOrder, NotYoursToUnblock, Invalid."""
    row = _to_unblock(actor, order_id)
    with acting(actor, "unblock_order", row.file_id, at) as deed:
        return steps.extend(deed, pack_of(row.file_id), order_id, until, words)


def insist(actor: Actor, order_id: UUID, words: str, at: datetime) -> Order:
    """Answer a "cannot" by letting the order stand. Raises NoSuchOrder, NotYoursToUnblock."""
    row = _to_unblock(actor, order_id)
    with acting(actor, "unblock_order", row.file_id, at) as deed:
        return steps.insist(deed, order_id, words)


def redirect(actor: Actor, order_id: UUID, draft: OrderDraft, words: str, at: datetime) -> Order:
    """Give the order to another institution and return the new one; needs who may order.

    Raises NoSuchOrder, and whatever ordering refuses.
    """
    row = selectors.order(actor, order_id)
    with acting(actor, "issue_order", row.file_id, at, note={"redirected": str(row.id)}) as deed:
        return steps.redirect(deed, pack_of(row.file_id), order_id, draft, words)


def resolve_contradiction(
    actor: Actor,
    contradiction_id: UUID,
    finding: Finding,
    reasons: str,
    told: str,
    at: datetime,
) -> Contradiction:
    """Say what was found when two voices differed. Raises NoSuchContradiction, AlreadyResolved."""
    row = selectors.contradiction(actor, contradiction_id)
    with acting(actor, "resolve_contradiction", row.file_id, at) as deed:
        return steps.resolve(deed, pack_of(row.file_id), row.id, finding, reasons, told)


def _to_unblock(actor: Actor, order_id: UUID) -> Order:
    row = selectors.order(actor, order_id)
    if row.cannot_for and row.cannot_for not in actor.roles and not actor.may("issue_order"):
        role = pack_of(row.file_id).role(row.cannot_for)
        raise NotYoursToUnblock(role=role.label.in_(get_language() or "es"))
    return row


def print_order(actor: Actor, order_id: UUID, at: datetime, language: str) -> bytes:
    """The open order as a paper (PDF/UA). Raises NoSuchOrder, NotOpen."""
    text = selectors.order_text(actor, order_id, at, language)
    row = selectors.order(actor, order_id)
    with acting(actor, "open_envelope", row.file_id, at, note=_paper(row, "order")):
        return papers.order_paper(text, pack_of(row.file_id), at, language)


def print_road_sheet(actor: Actor, order_id: UUID, at: datetime, language: str) -> bytes:
    """The sheet a patrol carries (PDF/UA); needs nothing opened, for it tells nothing of her."""
    row = selectors.order(actor, order_id)
    with acting(actor, "open_envelope", row.file_id, at, note=_paper(row, "road_sheet")):
        return papers.road_sheet(selectors.card(row, language), pack_of(row.file_id), at, language)


def _paper(row: Order, kind: str) -> dict[str, object]:
    return {"order": str(row.id), "paper": kind}
