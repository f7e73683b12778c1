"""What happens once measures run: review, extension, variation, the end, and opening again."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_noop as _

from amparo.accounts.actors import Actor
from amparo.agenda import services as agenda
from amparo.agenda.models import Deadline
from amparo.earlywarning.acts.admission import alert_those_who_order
from amparo.earlywarning.acts.judging import live_measures
from amparo.earlywarning.doing import Doing, doing
from amparo.earlywarning.forms import followup as forms
from amparo.earlywarning.models import Decision
from amparo.earlywarning.sealing import seal_words
from amparo.earlywarning.spec import ActSpec, Done
from amparo.kernel.errors import Conflict, Invalid
from amparo.measures.models import Contradiction, Order


class NothingRuns(Conflict):
    """No measure runs yet, so there is nothing to follow up."""


def start_follow_up(
    actor: Actor,
    file_id: UUID,
    form: forms.StartFollowUp,
    at: datetime,
    subject: UUID | None = None,
) -> Done:
    """Pass from carrying out to following up, once measures run."""
    with doing(actor, "start_follow_up", file_id, at) as act:
        if not any(one.state == "ordered" for one in live_measures(file_id)):
            raise NothingRuns
        seal_words(act, actor, "follow_up", {"heard": form.heard})
    return Done(file_id)


def review(
    actor: Actor, file_id: UUID, form: forms.Review, at: datetime, subject: UUID | None = None
) -> Done:
    """Review with her whether the danger changed and whether the measures serve."""
    with doing(actor, "review", file_id, at) as act:
        seal_words(act, actor, "review", {"heard": form.heard, "text": form.findings})
        act.tell("reviewed")
    return Done(file_id)


def extend(
    actor: Actor, file_id: UUID, form: forms.Extend, at: datetime, subject: UUID | None = None
) -> Done:
    """Extend the measures until a day."""
    with doing(actor, "extend", file_id, at) as act:
        _changed(act, actor, form, {"until": form.until.isoformat()})
    return Done(file_id)


def vary(
    actor: Actor, file_id: UUID, form: forms.Vary, at: datetime, subject: UUID | None = None
) -> Done:
    """Change the measures; each is then ended, proposed or ordered by its own act."""
    with doing(actor, "vary", file_id, at) as act:
        _changed(act, actor, form, {})
    return Done(file_id)


def close(
    actor: Actor, file_id: UUID, form: forms.Close, at: datetime, subject: UUID | None = None
) -> Done:
    """End the file. While something is contested, unanswered or late it needs a written why."""
    with doing(actor, "close", file_id, at) as act:
        open_ends = unsettled(file_id, at)
        if open_ends and not form.despite:
            raise Invalid(
                {"despite": [_("A measure is contested or unanswered, or a term has lapsed.")]}
            )
        value = _resolution(form) | {"heard": form.heard, "despite": form.despite}
        _resolved(act, actor, form, "closing", value | {"open_ends": list(open_ends)})
        act.deed.note(open_ends=list(open_ends))
        if open_ends:
            agenda.escalate(file_id, "closed_unsettled", "supervisor", at)
        act.tell("ended", reason=form.ground, reasons=form.told, number=form.number)
    return Done(file_id)


def reopen(
    actor: Actor, file_id: UUID, form: forms.Reopen, at: datetime, subject: UUID | None = None
) -> Done:
    """Begin a new procedure on the file, linked to the one that ended, which stays as it was.

    Her receipt and what she told already go on: nothing is asked of her twice.
    """
    with doing(actor, "reopen", file_id, at) as act:
        seal_words(act, actor, "reopening", {"text": form.facts, "ground": form.ground})
        act.deed.note(ground=form.ground)
        act.track = form.track
        if form.track == "urgent":
            alert_those_who_order(act)
    return Done(file_id)


def unsettled(file_id: UUID, at: datetime) -> tuple[str, ...]:
    """Return what would be left open if the file ended now: coded, for the entry and the why."""
    found = []
    orders = Order.objects.filter(file_id=file_id, closed_at=None)
    if orders.filter(state="contested").exists():
        found.append("contested")
    if orders.exclude(state="contested").exists():
        found.append("unanswered")
    if Contradiction.objects.filter(file_id=file_id, resolved_at=None).exists():
        found.append("contradiction")
    # A right of hers that ran out unused is nobody's lateness.
    late = Deadline.objects.late(at).exclude(whose_turn="person")
    if late.filter(file_id=file_id).exists():
        found.append("late")
    return tuple(found)


def _changed(act: Doing, actor: Actor, form: forms.Change, more: dict[str, object]) -> None:
    value = _resolution(form) | {"heard": form.heard} | more
    _resolved(act, actor, form, act.act, value)
    act.tell("decision", outcome=act.act, number=form.number, reasons=form.told, **more)


def _resolved(
    act: Doing, actor: Actor, form: forms.Change | forms.Close, name: str, value: dict[str, object]
) -> None:
    """Keep the resolution with its number as typed; it binds with one signature."""
    sheet = seal_words(act, actor, name, value)
    made = Decision.objects.create(
        procedure=act.procedure,
        outcome=act.act,
        number=form.number,
        signed_on=form.signed_on,
        sheet_id=sheet.pk,
        ground=form.ground,
        first_signer=actor.id,
        decided_at=act.at,
        binding_at=act.at,
    )
    act.subject = made.pk
    act.deed.note(decision=str(made.pk), ground=form.ground, number=form.number)


def _resolution(form: forms.Change | forms.Close) -> dict[str, object]:
    return {
        "ground": form.ground,
        "number": form.number,
        "signed_on": form.signed_on.isoformat(),
        "text": form.reasons,
        "told": form.told,
    }


SPECS = (
    ActSpec("start_follow_up", forms.StartFollowUp, start_follow_up),
    ActSpec("review", forms.Review, review),
    ActSpec("extend", forms.Extend, extend),
    ActSpec("vary", forms.Vary, vary),
    ActSpec("close", forms.Close, close),
    ActSpec("reopen", forms.Reopen, reopen),
)
