"""Writing the request, and the steps of a matter along its table."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final
from uuid import UUID

from django.utils.translation import gettext_noop as _

from amparo.accounts.actors import Actor
from amparo.interamerican import law
from amparo.interamerican.errors import ConsentMissing, NobodyToProtect, RequestNotWhole
from amparo.interamerican.forms import NOT_LISTED, SectionForm, StepForm
from amparo.interamerican.kinds import PROTECTED, DueKind, Kind, Section, Whose
from amparo.interamerican.labels import label_of, listed
from amparo.interamerican.models import Due, Matter, MatterMove
from amparo.interamerican.stages import TABLES, Stage, Step, is_over
from amparo.interamerican.work import Work, working
from amparo.kernel.errors import Invalid
from amparo.kernel.workflow import IllegalMove

NOT_BEFORE: Final = _("This is before the day the matter came to where it stands.")


def write_section(actor: Actor, matter_id: UUID, form: SectionForm, at: datetime) -> Matter:
    """Write one part of the request, or write it anew; each version stays sealed."""
    with working(actor, "write_section", matter_id, at) as work:
        matter = work.matter
        if form.section not in law.sections_of(Kind(matter.kind)):
            raise Invalid({"section": [NOT_LISTED]})
        work.seal("judgement", "section", section=form.section.value, text=form.text)
        matter.prepared = sorted({*matter.prepared, form.section.value})
        matter.save(update_fields=["prepared"])
        work.deed.note(section=form.section.value)
    return matter


def take_step(
    actor: Actor, matter_id: UUID, step: Step, form: StepForm, at: datetime
) -> MatterMove:
    """Record one step of the table on the day it happened, with the date it sets for somebody.

    Raises IllegalMove when the table does not foresee it; before a request is filed, ConsentMissing,
    NobodyToProtect and RequestNotWhole.
    """
    with working(actor, step.value, matter_id, at) as work:
        matter = work.matter
        before = Stage(matter.stage)
        after = _after(matter, step)
        work.not_to_come("on", form.on)
        if form.on < matter.stage_since:
            raise Invalid({"on": [NOT_BEFORE]})
        for condition in _BEFORE.get(step, ()):
            condition(work)
        _ask(work, step, form)
        _answered(work, step, form)
        if is_over(Kind(matter.kind), after):
            stop_all(work, form)
        matter.stage = after
        matter.stage_since = form.on if after != before else matter.stage_since
        matter.save(update_fields=["stage", "stage_since"])
        work.deed.note(stage=after.value)
        sheet = work.seal("mailbox", "step", text=form.text)
        return MatterMove.objects.create(
            matter=matter,
            step=step,
            from_stage=before,
            to_stage=after,
            on=form.on,
            **work.entered(sheet),
        )


def _after(matter: Matter, step: Step) -> Stage:
    table, stage = TABLES[Kind(matter.kind)], Stage(matter.stage)
    if not table.allows(stage, step):
        raise IllegalMove(stage=str(stage.label), act=str(step.label))
    return table.after(stage, step)


def _all_consent(work: Work) -> None:
    people = work.matter.people.filter(part__in=PROTECTED, until=None)
    rows = list(people.prefetch_related("consents").order_by("part", "number"))
    if not rows:
        raise NobodyToProtect
    missing = [label_of(row) for row in rows if not law.consents(row.consents.all())]
    if missing:
        raise ConsentMissing(who=listed(missing))


def _whole(work: Work) -> None:
    left = law.still_to_write(Kind(work.matter.kind), work.matter.prepared)
    if left:
        raise RequestNotWhole(what=listed([str(Section(each).label) for each in left]))


_BEFORE: Final[dict[Step, tuple[Callable[[Work], None], ...]]] = {
    Step.CONSENT_OBTAINED: (_all_consent,),
    Step.FILE: (_all_consent, _whole),
    Step.EXTEND: (_all_consent,),
}
_REPORT = (DueKind.STATE_REPORT, Whose.STATE)
# What a step asks of whom, when it comes with a date.
ASKS: Final = {
    Step.ASK_STATE: (DueKind.INFORMATION, Whose.STATE),
    Step.ASK_PETITIONER: (DueKind.INFORMATION, Whose.REPRESENTATIVES),
    Step.ASK_LIFTING: (DueKind.COMMENTS, Whose.REPRESENTATIVES),
    Step.TRANSMIT: (DueKind.INFORMATION, Whose.STATE),
    **dict.fromkeys(
        (
            *(Step.GRANT, Step.RATIFY, Step.ADOPT_URGENT, Step.FOLLOW_UP, Step.EXTEND, Step.MODIFY),
            *(Step.KEEP, Step.LIFT_PART, Step.SUPERVISE, Step.REPORT_MERITS, Step.APPROVE),
        ),
        _REPORT,
    ),
}
# Which open date a step answers by itself.
ANSWERS: Final = {
    Step.COMMENT_LIFTING: (DueKind.COMMENTS, Whose.REPRESENTATIVES),
    Step.FILE: (DueKind.FILING, Whose.REPRESENTATIVES),
}


def _ask(work: Work, step: Step, form: StepForm) -> None:
    if form.due_on is None:
        return
    if step not in ASKS or form.due_on < form.on:
        raise Invalid({"due_on": [NOT_LISTED]})
    kind, whose = ASKS[step]
    due = Due.objects.create(
        matter=work.matter,
        kind=kind,
        whose=whose,
        asked_on=form.on,
        due_on=form.due_on,
        months=form.months,
        **work.entered(),
    )
    work.deed.note(due=str(due.id))


def _answered(work: Work, step: Step, form: StepForm) -> None:
    if step in ANSWERS:
        kind, whose = ANSWERS[step]
        rows = work.matter.dues.filter(kind=kind, whose=whose, met_on=None, stopped_on=None)
        rows.update(met_on=form.on)


def stop_all(work: Work, form: StepForm) -> None:
    """A matter that is over asks nothing more of anybody."""
    rows = work.matter.dues.filter(met_on=None, stopped_on=None)
    rows.update(stopped_on=form.on)
