"""Measures and orders: those that move the procedure here, the others as measures does them."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_noop as _

from amparo.accounts.actors import Actor
from amparo.earlywarning.doing import doing
from amparo.earlywarning.forms import measures as forms
from amparo.earlywarning.forms.base import Nothing
from amparo.earlywarning.sealing import seal_words
from amparo.earlywarning.spec import ActSpec, Done
from amparo.kernel.errors import Invalid, NotVisible
from amparo.measures import services, steps
from amparo.measures.stages import Agreement, Finding, Helped, Voice
from amparo.measures.values import Delivery, OrderDraft, Proposal, RecordedWord, ReportDraft


class NothingNamed(NotVisible):
    """There is nothing here that you may see."""


def order_interim(
    actor: Actor, file_id: UUID, form: forms.OrderInterim, at: datetime, subject: UUID | None = None
) -> Done:
    """Order a measure at once, before any assessment: proposed, ordered and told in one act.

    She may object afterwards and it is heard. From here on the file goes by hours.
    """
    with doing(actor, "order_interim", file_id, at) as act:
        proposal = Proposal(
            type=form.type, institution=form.institution, words=form.text, interim=True
        )
        measure = steps.propose(act.deed, act.pack, file_id, proposal)
        order = steps.issue(act.deed, act.pack, _draft(form, measure.pk), act.track)
        seal_words(act, actor, "interim_reasons", {"text": form.reasons, "order": str(order.pk)})
        act.subject = order.pk
    return Done(file_id, order.pk)


def issue_order(
    actor: Actor, file_id: UUID, form: forms.IssueOrder, at: datetime, subject: UUID | None = None
) -> Done:
    """Order an agreed measure to an institution, with the least it must know."""
    with doing(actor, "issue_order", file_id, at) as act:
        order = steps.issue(act.deed, act.pack, _draft(form, form.measure), act.track)
        act.subject = order.pk
    return Done(file_id, order.pk)


def propose_measure(
    actor: Actor,
    file_id: UUID,
    form: forms.ProposeMeasure,
    at: datetime,
    subject: UUID | None = None,
) -> Done:
    """Put a measure to her, in words she reads at once."""
    with doing(actor, "propose_measure", file_id, at) as act:
        measure = steps.propose(act.deed, act.pack, file_id, _proposal(form))
        act.subject = measure.pk
    return Done(file_id, measure.pk)


def revise_measure(
    actor: Actor,
    file_id: UUID,
    form: forms.ReviseMeasure,
    at: datetime,
    subject: UUID | None = None,
) -> Done:
    """Put a measure differently before it is ordered; she answers anew."""
    row = services.revise(actor, _named(subject), _proposal(form), at)
    return Done(row.file_id, row.pk)


def record_word(
    actor: Actor, file_id: UUID, form: forms.RecordWord, at: datetime, subject: UUID | None = None
) -> Done:
    """Write down her word on a measure as she gave it to a member."""
    word = RecordedWord(
        agreement=Agreement(form.agreement),
        words=form.text,
        voice=Voice(form.voice),
        how=form.how,
        said_at=form.said_at,
    )
    row = services.record_word(actor, _named(subject), word, at)
    return Done(row.file_id, row.pk)


def end_measure(
    actor: Actor, file_id: UUID, form: forms.EndMeasure, at: datetime, subject: UUID | None = None
) -> Done:
    """End a measure and withdraw what is still ordered of it."""
    row = services.end_measure(actor, _named(subject), form.ground, form.reasons, at)
    return Done(row.file_id, row.pk)


def cancel_order(
    actor: Actor, file_id: UUID, form: forms.CancelOrder, at: datetime, subject: UUID | None = None
) -> Done:
    """Withdraw an order."""
    row = services.cancel_order(actor, _named(subject), form.text, at)
    return Done(row.file_id, row.pk)


def record_delivery(
    actor: Actor,
    file_id: UUID,
    form: forms.RecordDelivery,
    at: datetime,
    subject: UUID | None = None,
) -> Done:
    """Write down what she told a member of an order's delivery."""
    word = Delivery(arrived=form.arrived, helped=Helped(form.helped) if form.helped else None)
    row = services.record_delivery(actor, _named(subject), word, form.text, form.how, at)
    return Done(row.file_id, row.pk)


def answer_time(
    actor: Actor, file_id: UUID, form: forms.AnswerTime, at: datetime, subject: UUID | None = None
) -> Done:
    """Grant or refuse the later date an institution asked for."""
    row = services.answer_time(actor, _named(subject), form.granted, form.text, at)
    return Done(row.file_id, row.pk)


def unblock_order(
    actor: Actor, file_id: UUID, form: forms.Unblock, at: datetime, subject: UUID | None = None
) -> Done:
    """Answer a "cannot": give a later date, or let the order stand."""
    order_id = _named(subject)
    if form.answer == "insist":
        row = services.insist(actor, order_id, form.text, at)
    elif form.until is None:
        raise Invalid({"until": [_("Fill in this field.")]})
    else:
        row = services.extend(actor, order_id, form.until, form.text, at)
    return Done(row.file_id, row.pk)


def acknowledge_order(
    actor: Actor, file_id: UUID, form: Nothing, at: datetime, subject: UUID | None = None
) -> Done:
    """Acknowledge an order of one's own desk."""
    return Done(file_id, services.acknowledge(actor, _named(subject), at).pk)


def report_order(
    actor: Actor, file_id: UUID, form: forms.ReportOrder, at: datetime, subject: UUID | None = None
) -> Done:
    """Report what was done, or how it goes."""
    draft = ReportDraft(words=form.text, done_at=form.done_at, evidence_id=form.evidence)
    return Done(file_id, services.report(actor, _named(subject), draft, at).pk)


def ask_time(
    actor: Actor, file_id: UUID, form: forms.AskTime, at: datetime, subject: UUID | None = None
) -> Done:
    """Ask for a later date; the clock runs on."""
    return Done(file_id, services.ask_time(actor, _named(subject), form.until, form.text, at).pk)


def answer_cannot(
    actor: Actor, file_id: UUID, form: forms.AnswerCannot, at: datetime, subject: UUID | None = None
) -> Done:
    """Say what prevents it; it goes to whoever can remove it."""
    return Done(file_id, services.cannot(actor, _named(subject), form.reason, form.text, at).pk)


def resolve_contradiction(
    actor: Actor,
    file_id: UUID,
    form: forms.ResolveContradiction,
    at: datetime,
    subject: UUID | None = None,
) -> Done:
    """Say what was found when the institution and she said different things."""
    finding = Finding(form.finding)
    row = services.resolve_contradiction(
        actor, form.contradiction, finding, form.reasons, form.told, at
    )
    return Done(row.file_id, row.pk)


def _proposal(form: forms.ProposeMeasure) -> Proposal:
    return Proposal(
        type=form.type,
        institution=form.institution,
        words=form.text,
        cautions=form.cautions,
        start_on=form.start_on,
        review_on=form.review_on,
    )


def _draft(form: forms.OrderFields, measure_id: UUID) -> OrderDraft:
    return OrderDraft(
        measure_id=measure_id,
        institution=form.institution,
        desk_id=form.desk,
        what=form.what,
        how=form.how,
        facts=form.facts,
        due_at=form.due_at,
        override=form.override,
    )


def _named(subject: UUID | None) -> UUID:
    if subject is None:
        raise NothingNamed
    return subject


SPECS = (
    ActSpec("order_interim", forms.OrderInterim, order_interim, page="order"),
    ActSpec("issue_order", forms.IssueOrder, issue_order, page="order"),
    ActSpec("propose_measure", forms.ProposeMeasure, propose_measure),
    ActSpec("revise_measure", forms.ReviseMeasure, revise_measure, on="measure"),
    ActSpec("record_word", forms.RecordWord, record_word, on="measure"),
    ActSpec("end_measure", forms.EndMeasure, end_measure, on="measure"),
    ActSpec("cancel_order", forms.CancelOrder, cancel_order, on="order"),
    ActSpec("record_delivery", forms.RecordDelivery, record_delivery, on="order"),
    ActSpec("grant_time", forms.AnswerTime, answer_time, on="order"),
    ActSpec("unblock_order", forms.Unblock, unblock_order, on="order"),
    ActSpec("acknowledge_order", Nothing, acknowledge_order, on="order"),
    ActSpec("report_order", forms.ReportOrder, report_order, on="order"),
    ActSpec("ask_time", forms.AskTime, ask_time, on="order"),
    ActSpec("answer_cannot", forms.AnswerCannot, answer_cannot, on="order"),
    ActSpec("resolve_contradiction", forms.ResolveContradiction, resolve_contradiction),
)
