"""Courts of the country: remedies with their clocks, and who applied the Convention or refused to."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from amparo.accounts.actors import Actor
from amparo.interamerican.acts.dating import meet
from amparo.interamerican.errors import AlreadyMet
from amparo.interamerican.forms import NOT_LISTED, DecideRemedyForm, RemedyForm, RulingForm
from amparo.interamerican.kinds import DueKind, Whose
from amparo.interamerican.models import ConventionalityRuling, Due, Remedy
from amparo.interamerican.work import working
from amparo.kernel.errors import Invalid


def file_remedy(actor: Actor, matter_id: UUID, form: RemedyForm, at: datetime) -> Remedy:
    """Enter a remedy of the country, with the date by which its court must answer if one is known."""
    with working(actor, "file_remedy", matter_id, at) as work:
        work.not_to_come("filed_on", form.filed_on)
        due = None
        if form.due_on is not None:
            if form.due_on < form.filed_on:
                raise Invalid({"due_on": [NOT_LISTED]})
            due = Due.objects.create(
                matter=work.matter,
                kind=DueKind.REMEDY,
                whose=Whose.STATE,
                asked_on=form.filed_on,
                due_on=form.due_on,
                **work.entered(),
            )
        row = Remedy.objects.create(
            matter=work.matter,
            kind=form.kind,
            filed_on=form.filed_on,
            due=due,
            exemption=form.exemption or "",
            **work.entered(work.seal("judgement", "remedy", text=form.text)),
        )
        work.deed.note(remedy=str(row.id))
    return row


def decide_remedy(actor: Actor, matter_id: UUID, form: DecideRemedyForm, at: datetime) -> Remedy:
    """Enter how a remedy ended, or that it was never answered. Raises AlreadyMet for one that ended."""
    with working(actor, "decide_remedy", matter_id, at) as work:
        work.not_to_come("on", form.on)
        row = work.matter.remedies.select_for_update().filter(id=form.remedy).first()
        if row is None:
            raise Invalid({"remedy": [NOT_LISTED]})
        if row.decided_on is not None:
            raise AlreadyMet
        row.decided_on, row.outcome = form.on, form.outcome
        row.exemption = form.exemption or row.exemption
        row.outcome_sheet_id = work.seal("judgement", "outcome", text=form.text)
        row.save(update_fields=["decided_on", "outcome", "exemption", "outcome_sheet_id"])
        if row.due is not None and row.due.met_on is None and row.due.stopped_on is None:
            meet(work, row.due, form.on)
        work.deed.note(remedy=str(row.id), outcome=form.outcome.value)
    return row


def record_ruling(
    actor: Actor, matter_id: UUID, form: RulingForm, at: datetime
) -> ConventionalityRuling:
    """Enter which court applied the Convention or refused to, in which ruling, and the claim that cites it."""
    with working(actor, "record_ruling", matter_id, at) as work:
        if form.on:
            work.not_to_come("on", form.on)
        public = work.matter.public
        sheet = work.seal(
            "judgement", "ruling", court=form.court, ruling=form.ruling, text=form.text
        )
        row = ConventionalityRuling.objects.create(
            matter=work.matter,
            outcome=form.outcome,
            on=form.on,
            court=form.court if public else "",
            ruling=form.ruling if public else "",
            claim_id=form.claim if public else None,
            **work.entered(sheet),
        )
        work.deed.note(ruling=str(row.id), outcome=form.outcome.value)
    return row
