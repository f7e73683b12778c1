"""Courts of the country: remedies with their clocks, and who applied the Convention or refused to."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from amparo.accounts.actors import Actor
from amparo.interamerican import waiting
from amparo.interamerican.acts.dating import meet
from amparo.interamerican.errors import AlreadyMet
from amparo.interamerican.forms import NOT_LISTED, DecideRemedyForm, RemedyForm, RulingForm
from amparo.interamerican.kinds import DueKind, Kind, Outcome, Whose
from amparo.interamerican.models import ConventionalityRuling, Due, Remedy
from amparo.interamerican.stages import UNFILED
from amparo.interamerican.work import Work, working
from amparo.kernel.errors import Invalid


def file_remedy(actor: Actor, matter_id: UUID, form: RemedyForm, at: datetime) -> Remedy:
    """Enter a remedy of the country, with the date by which its court must answer.

    Without one the wait of the law pack counts, marked as such; a remedy it does not know has no date.
    """
    with working(actor, "file_remedy", matter_id, at) as work:
        work.not_to_come("filed_on", form.filed_on)
        if form.due_on is not None and form.due_on < form.filed_on:
            raise Invalid({"due_on": [NOT_LISTED]})
        rule = "" if form.due_on else form.kind.value
        due = _due(work, DueKind.REMEDY, form.filed_on, form.due_on, rule)
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
    """Enter how a remedy ended, or that it was never answered. Raises AlreadyMet for one that ended.

    Before a petition is filed, a remedy that was lost sets the six months to file it (Article 46.1(b)); the
    newest decision counts, and a remedy that need not be exhausted sets none.
    """
    with working(actor, "decide_remedy", matter_id, at) as work:
        work.not_to_come("on", form.on)
        told_on = form.told_on or form.on
        work.not_to_come("told_on", told_on)
        if told_on < form.on:
            raise Invalid({"told_on": [NOT_LISTED]})
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
        if _sets_the_six_months(work, row):
            open_still = work.matter.dues.filter(kind=DueKind.FILING, met_on=None, stopped_on=None)
            open_still.update(stopped_on=told_on)
            _due(work, DueKind.FILING, told_on, None, waiting.FILING)
        work.deed.note(remedy=str(row.id), outcome=form.outcome.value)
    return row


def _sets_the_six_months(work: Work, row: Remedy) -> bool:
    lost = row.outcome not in (Outcome.UPHELD, Outcome.NEVER_ANSWERED)
    petition = work.matter.kind == Kind.PETITION and work.matter.stage in UNFILED
    return petition and lost and not row.exemption


def _due(work: Work, kind: DueKind, asked_on: date, due_on: date | None, rule: str) -> Due | None:
    by = due_on or waiting.waited(rule, asked_on)
    if by is None:
        return None
    return Due.objects.create(
        matter=work.matter,
        kind=kind,
        whose=Whose.STATE if kind == DueKind.REMEDY else Whose.REPRESENTATIVES,
        asked_on=asked_on,
        due_on=by,
        rule=rule,
        **work.entered(),
    )


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
