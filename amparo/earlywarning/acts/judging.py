"""The assessment, the plan and her word on it."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_noop as _

from amparo.accounts.actors import Actor
from amparo.assessment import selectors as assessments
from amparo.assessment import services
from amparo.assessment import steps as assessing
from amparo.assessment.errors import NoSuchAssessment
from amparo.assessment.models import Assessment, State
from amparo.assessment.services import today_of
from amparo.earlywarning import handing
from amparo.earlywarning.doing import Doing, doing
from amparo.earlywarning.forms import decision as forms
from amparo.earlywarning.forms.admission import StartAssessment
from amparo.earlywarning.models import Procedure
from amparo.earlywarning.needs import ProcedureEnded
from amparo.earlywarning.sealing import seal_words
from amparo.earlywarning.spec import ActSpec, Done
from amparo.kernel.errors import Conflict, Invalid
from amparo.measures.models import Measure


class NothingProposed(Conflict):
    """Propose at least one measure first."""


def start_assessment(
    actor: Actor, file_id: UUID, form: StartAssessment, at: datetime, subject: UUID | None = None
) -> Done:
    """Begin an assessment; whoever begins it works on the file.

    A further one carries over the words of the one in force, which must be open. Raises BeingMade.
    """
    before = assessments.in_force(actor, file_id)
    if before is not None and not form.reasons:
        raise Invalid({"reasons": [_("Fill in this field.")]})
    carried = assessments.draft_of(actor, before, at) if before else None
    with doing(actor, "start_assessment", file_id, at) as act:
        row = assessing.start(act.deed, act.pack, file_id, carried)
        if form.reasons:
            seal_words(act, actor, "reassessment_reasons", {"text": form.reasons})
        act.procedure.holder_id = act.procedure.holder_id or actor.id
        act.subject = row.pk
    return Done(file_id, row.pk)


def sign_assessment(
    actor: Actor,
    file_id: UUID,
    form: forms.SignAssessment,
    at: datetime,
    subject: UUID | None = None,
) -> Done:
    """Sign the assessment being made: the first signature, or the second by somebody else.

    The clock is met by the second, and only then does the file have a level.
    """
    row = _being_made(actor, file_id)
    read = assessments.draft_of(actor, row, at)
    first = row.state == State.DRAFT
    with doing(actor, "sign_assessment", file_id, at) as act:
        act.subject = row.pk
        today = today_of(act.pack, at)
        if first:
            assessing.sign_first(act.deed, row.pk, read, act.pack, today)
            act.stay()
        else:
            done = assessing.sign_second(act.deed, row.pk, read, form.reasons, today)
            act.procedure.level = done.level
            act.procedure.level_valid_until = done.valid_until
    return Done(file_id, row.pk)


def save_assessment(
    actor: Actor,
    file_id: UUID,
    form: forms.SaveAssessment,
    at: datetime,
    subject: UUID | None = None,
) -> Done:
    """Write in the assessment being made what changed since `revision`; it must be open."""
    row = _being_made(actor, file_id)
    write_on(actor, row, form.revision, form.changes, at)
    return Done(file_id, row.pk)


def write_on(
    actor: Actor, row: Assessment, revision: int, changes: Mapping[str, str], at: datetime
) -> None:
    """Write what changed since `revision`, while the procedure runs. Raises ProcedureEnded."""
    _still_running(row)
    services.save_answers(actor, row.pk, revision, changes, at)


def return_assessment(
    actor: Actor,
    file_id: UUID,
    form: forms.ReturnAssessment,
    at: datetime,
    subject: UUID | None = None,
) -> Done:
    """Hand an assessment signed once back to whoever wrote it, instead of signing it second."""
    row = _being_made(actor, file_id)
    _still_running(row)
    services.hand_back(actor, row.pk, form.reasons, at)
    return Done(file_id, row.pk)


def propose_plan(
    actor: Actor,
    file_id: UUID,
    form: forms.ProposePlan,
    at: datetime,
    subject: UUID | None = None,
) -> Done:
    """Put the plan to her: its summary, beside the measures already proposed one by one."""
    with doing(actor, "propose_plan", file_id, at) as act:
        if not live_measures(file_id):
            raise NothingProposed
        act.deed.write("judgement", "plan", {"summary": form.summary})
        act.tell("plan", summary=form.summary)
        handing.turn_of(act, act.case.desk_id)
    return Done(file_id)


def submit_plan(
    actor: Actor, file_id: UUID, form: forms.SubmitPlan, at: datetime, subject: UUID | None = None
) -> Done:
    """Put the plan, with her word on each measure as it was said, before those who decide."""
    with doing(actor, "submit_plan", file_id, at) as act:
        measures = live_measures(file_id)
        if not measures:
            raise NothingProposed
        # She is not asked whether she agrees with what was ordered at once; she says whether it came.
        asked = [one for one in measures if not one.interim]
        if any(one.agreed == "unanswered" for one in asked) and not form.silence:
            raise Invalid({"silence": [_("Fill in this field.")]})
        value: dict[str, object] = {"opinion": form.opinion, "silence": form.silence}
        act.deed.write("judgement", "plan_submitted", value)
        _to_those_who_decide(act)
    return Done(file_id)


def live_measures(file_id: UUID) -> list[Measure]:
    """Return the measures of a file that have not ended."""
    return list(Measure.objects.filter(file_id=file_id).exclude(state="ended"))


def _to_those_who_decide(act: Doing) -> None:
    given = handing.hand_to_kinds(act, ("decision",), "decision_work")
    if given:
        handing.turn_of(act, given[0].pk)


def _still_running(row: Assessment) -> None:
    newest = Procedure.objects.filter(case_id=row.file_id, next=None)
    if newest.filter(closed_at__isnull=False).exists():
        raise ProcedureEnded


def _being_made(actor: Actor, file_id: UUID) -> Assessment:
    row = assessments.being_made(actor, file_id)
    if row is None:
        raise NoSuchAssessment
    return row


SPECS = (
    ActSpec("start_assessment", StartAssessment, start_assessment),
    ActSpec(
        "save_assessment",
        forms.SaveAssessment,
        save_assessment,
        needs_open=True,
        page="assessment",
    ),
    ActSpec(
        "return_assessment",
        forms.ReturnAssessment,
        return_assessment,
        needs_open=True,
        page="assessment",
    ),
    ActSpec(
        "sign_assessment",
        forms.SignAssessment,
        sign_assessment,
        needs_open=True,
        page="assessment",
    ),
    ActSpec("propose_plan", forms.ProposePlan, propose_plan),
    ActSpec("submit_plan", forms.SubmitPlan, submit_plan),
)
