"""From a received request to an admitted file, or to one that goes elsewhere."""

from datetime import datetime
from uuid import UUID

from amparo.accounts.actors import Actor
from amparo.agenda import services as agenda
from amparo.agenda.models import Deadline
from amparo.earlywarning import handing
from amparo.earlywarning.doing import Doing, doing
from amparo.earlywarning.forms import admission as forms
from amparo.earlywarning.forms.base import Nothing
from amparo.earlywarning.forms.followup import Withdraw
from amparo.earlywarning.handing import seat_of
from amparo.earlywarning.sealing import seal_words
from amparo.earlywarning.spec import ActSpec, Done
from amparo.registry import services as registry
from amparo.registry.carding import enter_card

AWAITING = "awaiting_completion"
WORKERS = ("analyst", "duty_delegate", "intake_officer")


def open_review(
    actor: Actor, file_id: UUID, form: Nothing, at: datetime, subject: UUID | None = None
) -> Done:
    """Begin to read a request: from here on the person knows that somebody reads it."""
    with doing(actor, "open_review", file_id, at) as act:
        resume_waiting(act)
    return Done(file_id)


def ask_completion(
    actor: Actor,
    file_id: UUID,
    form: forms.AskCompletion,
    at: datetime,
    subject: UUID | None = None,
) -> Done:
    """Ask her for what is missing. On the ordinary track the clocks that the law lets wait, wait.

    On the urgent track no clock stops and nothing is held back.
    """
    with doing(actor, "ask_completion", file_id, at) as act:
        seal_words(act, actor, "completion_asked", {"what": form.what})
        act.tell("completion_asked", what=form.what)
        for row in _waiting(act):
            agenda.pause(row.pk, file_id, AWAITING, act.pack, at)
    return Done(file_id)


def complete(
    actor: Actor, file_id: UUID, form: forms.Complete, at: datetime, subject: UUID | None = None
) -> Done:
    """Record what was missing; the clocks go on."""
    with doing(actor, "complete", file_id, at) as act:
        seal_words(act, actor, "completed", {"what": form.what})
        resume_waiting(act)
    return Done(file_id)


def admit(
    actor: Actor, file_id: UUID, form: forms.Admit, at: datetime, subject: UUID | None = None
) -> Done:
    """Admit a request on a track. On the urgent one, who may order measures at once receives it."""
    with doing(actor, "admit", file_id, at) as act:
        act.track = form.track
        seal_words(act, actor, "admission_reasons", {"text": form.reasons})
        resume_waiting(act)
        enter_card(act.deed)
        if form.track == "urgent":
            alert_those_who_order(act)
        if form.assignee is not None:
            hand_on(act, form.assignee, ("analyst",), "assignee")
    return Done(file_id)


def assign(
    actor: Actor, file_id: UUID, form: forms.Assign, at: datetime, subject: UUID | None = None
) -> Done:
    """Give the file to a member; their desk receives what its roles need."""
    with doing(actor, "assign", file_id, at) as act:
        hand_on(act, form.member, WORKERS, "member")
        if form.reasons:
            seal_words(act, actor, "assignment", {"text": form.reasons})
    return Done(file_id)


def refer(
    actor: Actor, file_id: UUID, form: forms.Refer, at: datetime, subject: UUID | None = None
) -> Done:
    """Send a request on to the institution it belongs with. Raises MustNotKnow for a shielded one."""
    with doing(actor, "refer", file_id, at) as act:
        handing.refuse_shielded(act, form.institution)
        value: dict[str, object] = {"text": form.reasons, "institution": form.institution}
        seal_words(act, actor, "referral_reasons", value | {"ground": form.ground})
        act.deed.note(ground=form.ground, institution=form.institution)
        act.tell("decision", outcome="refer", reasons=form.told, institution=form.institution)
    return Done(file_id)


def refuse(
    actor: Actor, file_id: UUID, form: forms.Refuse, at: datetime, subject: UUID | None = None
) -> Done:
    """Not admit a request, with reasons; she is told how to ask for a review."""
    with doing(actor, "refuse", file_id, at) as act:
        value: dict[str, object] = {"text": form.reasons, "ground": form.ground}
        seal_words(act, actor, "refusal_reasons", value)
        act.deed.note(ground=form.ground)
        act.tell("decision", outcome="refuse", reasons=form.told, appeal=True)
    return Done(file_id)


def change_track(
    actor: Actor, file_id: UUID, form: forms.ChangeTrack, at: datetime, subject: UUID | None = None
) -> Done:
    """Put a file on the other track: the clocks of one stop, those of the other start now."""
    with doing(actor, "change_track", file_id, at) as act:
        act.track = form.track
        seal_words(act, actor, "track_reasons", {"text": form.reasons})
        if form.track == "urgent":
            alert_those_who_order(act)
    return Done(file_id)


def withdraw(
    actor: Actor, file_id: UUID, form: Withdraw, at: datetime, subject: UUID | None = None
) -> Done:
    """Record that she withdraws, once somebody has made sure that nobody makes her."""
    with doing(actor, "withdraw", file_id, at) as act:
        seal_words(act, actor, "withdrawal", {"how": form.how, "ground": form.ground})
        act.deed.note(ground=form.ground)
        act.tell("ended", reason=form.ground)
    return Done(file_id)


def hand_on(act: Doing, member_id: UUID, roles: tuple[str, ...], field: str) -> None:
    """Make the member the file's holder, and their desk the one that keeps it."""
    seat = seat_of(member_id, roles, field)
    handing.hand_to(act, seat.desk, "assessment_work")
    act.procedure.holder_id = member_id
    registry.hand_over(act.case, seat.desk_id)
    handing.turn_of(act, seat.desk_id)
    act.deed.note(holder=str(member_id), desk=seat.desk.code)


def alert_those_who_order(act: Doing) -> None:
    """Hand an urgent file to the duty and decision desks, which may order measures at once."""
    given = handing.hand_to_kinds(act, ("duty", "decision"), "urgent_response")
    act.deed.note(alerted=[desk.code for desk in given])


def resume_waiting(act: Doing) -> None:
    """Start again the clocks that waited for her."""
    for row in Deadline.objects.paused().filter(file_id=act.case.pk, pause_reason=AWAITING):
        agenda.resume(row.pk, act.case.pk, act.pack, act.at)


def _waiting(act: Doing) -> list[Deadline]:
    """Return the running clocks that the law lets wait for her; a late one shows as late instead."""
    if act.track == "urgent":
        return []
    rows = Deadline.objects.open().filter(
        file_id=act.case.pk, subject_id=None, suspended_at=None, due_at__gt=act.at
    )
    terms = {t.code for t in act.pack.terms if t.pause and AWAITING in t.pause.reasons}
    return [
        row for row in rows.exclude(unit="hour").exclude(track="urgent") if row.term_code in terms
    ]


SPECS = (
    ActSpec("open_review", Nothing, open_review),
    ActSpec("ask_completion", forms.AskCompletion, ask_completion),
    ActSpec("complete", forms.Complete, complete),
    ActSpec("admit", forms.Admit, admit),
    ActSpec("refer", forms.Refer, refer),
    ActSpec("refuse", forms.Refuse, refuse),
    ActSpec("withdraw", Withdraw, withdraw),
    ActSpec("assign", forms.Assign, assign),
    ActSpec("change_track", forms.ChangeTrack, change_track),
)
