"""Decisions, their second signature, their notice, and the appeal beside them."""

from dataclasses import replace
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_noop as _

from amparo.accounts.actors import Actor
from amparo.agenda import services as agenda
from amparo.custody.deeds import Deed
from amparo.earlywarning import handing
from amparo.earlywarning.doing import Doing, by_her_word, doing
from amparo.earlywarning.forms import decision as forms
from amparo.earlywarning.models import Appeal, Decision
from amparo.earlywarning.sealing import seal_words
from amparo.earlywarning.spec import ActSpec, Done
from amparo.earlywarning.stages import appeal_row_at
from amparo.kernel.errors import Conflict, Invalid

OUTCOMES = {"decide_grant": "grant", "decide_partial": "partial", "decide_deny": "deny"}
WITHOUT_APPEAL = "none"


class DecisionWaiting(Conflict):
    """A decision on this file already waits for its second signature."""


class NoDecisionWaiting(Conflict):
    """No decision waits for a second signature."""


class SignedByYou(Conflict):
    """You signed first; the second signature is another person's."""


class AppealRunning(Conflict):
    """An appeal is already running."""


class NoAppealRunning(Conflict):
    """No appeal is running."""


def _decide(act: Doing, actor: Actor, form: forms.Decide, ground: str = "") -> Decision:
    """Keep the resolution with its number as typed; the reasons are sealed, her words are told."""
    value: dict[str, object] = {
        "number": form.number,
        "signed_on": form.signed_on.isoformat(),
        "ground": ground,
        "text": form.reasons,
        "told": form.told,
    }
    sheet = seal_words(act, actor, "decision", value)
    decision = Decision(
        procedure=act.procedure,
        outcome=OUTCOMES[act.act],
        number=form.number,
        signed_on=form.signed_on,
        sheet_id=sheet.pk,
        ground=ground,
        first_signer=actor.id,
        decided_at=act.at,
        binding_at=None if act.act == "decide_deny" else act.at,
    )
    try:
        with transaction.atomic():
            decision.save(force_insert=True)
    except IntegrityError as broken:
        if "decision_one_waiting" in str(broken):
            raise DecisionWaiting from None
        raise
    act.subject = decision.pk
    act.deed.note(decision=str(decision.pk), outcome=decision.outcome, number=form.number)
    return decision


def decide_grant(
    actor: Actor, file_id: UUID, form: forms.Decide, at: datetime, subject: UUID | None = None
) -> Done:
    """Grant the measures. The number is the one of the institution's own book."""
    return _grant(actor, "decide_grant", file_id, form, at)


def decide_partial(
    actor: Actor, file_id: UUID, form: forms.Decide, at: datetime, subject: UUID | None = None
) -> Done:
    """Grant part of the measures, with reasons for each that is not."""
    return _grant(actor, "decide_partial", file_id, form, at)


def _grant(actor: Actor, code: str, file_id: UUID, form: forms.Decide, at: datetime) -> Done:
    with doing(actor, code, file_id, at) as act:
        decision = _decide(act, actor, form)
        _told(act, form.number, decision.outcome, form.told)
        handing.turn_of(act, act.case.desk_id)
    return Done(file_id, decision.pk)


def decide_deny(
    actor: Actor, file_id: UUID, form: forms.DecideDeny, at: datetime, subject: UUID | None = None
) -> Done:
    """Sign a denial first. It binds, moves the file and is told to her once another has signed."""
    with doing(actor, "decide_deny", file_id, at) as act:
        decision = _decide(act, actor, form, form.ground)
        act.deed.note(waiting="second_signature", ground=form.ground)
        act.stay()
    return Done(file_id, decision.pk)


def countersign(
    actor: Actor,
    file_id: UUID,
    form: forms.CountersignDenial,
    at: datetime,
    subject: UUID | None = None,
) -> Done:
    """Sign a denial second, as another person: now it binds and she is told."""
    with doing(actor, "countersign_denial", file_id, at, moving="decide_deny") as act:
        decision = _waiting(act)
        if decision.first_signer == actor.id:
            raise SignedByYou
        seal_words(act, actor, "second_signature", {"text": form.opinion})
        decision.second_signer, decision.binding_at = actor.id, at
        decision.save(update_fields=["second_signer", "binding_at"])
        act.subject = decision.pk
        act.deed.note(decision=str(decision.pk), outcome=decision.outcome)
        _told(act, decision.number, decision.outcome, form.told)
        handing.turn_of(act, act.case.desk_id)
    return Done(file_id, decision.pk)


def return_denial(
    actor: Actor, file_id: UUID, form: forms.Countersign, at: datetime, subject: UUID | None = None
) -> Done:
    """Send a denial back unsigned, with reasons: the file waits for another decision."""
    with doing(actor, "return_denial", file_id, at) as act:
        decision = _waiting(act)
        seal_words(act, actor, "denial_returned", {"text": form.opinion})
        act.deed.note(decision=str(decision.pk), outcome="returned")
        decision.returned_at = at
        decision.save(update_fields=["returned_at"])
    return Done(file_id)


def notify(
    actor: Actor, file_id: UUID, form: forms.Notify, at: datetime, subject: UUID | None = None
) -> Done:
    """Record that she was told by the safe channel; the time to appeal runs from here."""
    with doing(actor, "notify", file_id, at) as act:
        value: dict[str, object] = {"channel": form.channel, "text": form.note}
        seal_words(act, actor, "notification", value)
        act.deed.note(channel=form.channel)
        act.tell("notified", channel=form.channel)
    return Done(file_id)


def appeal(
    actor: Actor, file_id: UUID, form: forms.Appeal, at: datetime, subject: UUID | None = None
) -> Done:
    """Register what she asks against a decision; whoever decides it receives what that needs.

    The measures go on meanwhile.
    """
    with doing(actor, "appeal", file_id, at) as act:
        handing.hand_to_kinds(act, ("decision",), "appeal_work")
        filed = file_appeal(act, form.remedy)
        sheet = seal_words(act, actor, "appeal", {"remedy": form.remedy, "text": form.grounds})
        filed.sheet_id = sheet.pk
        filed.save(force_insert=True)
    return Done(file_id, filed.pk)


def appeal_by_her_word(
    deed: Deed, file_id: UUID, remedy: str, sheet_id: UUID | None, at: datetime
) -> None:
    """Register what she asked with her receipt; `sheet_id` is her words, in her box.

    Raises IllegalMove, NotYourRole, AppealRunning, Invalid (nothing was decided).
    """
    allowed = partial(appeal_row_at, stage=WITHOUT_APPEAL, act="appeal", remedy=remedy)
    with by_her_word(deed, "appeal", file_id, at, beside=allowed) as act:
        filed = file_appeal(act, remedy)
        filed.sheet_id = sheet_id
        filed.save(force_insert=True)


def file_appeal(act: Doing, remedy: str) -> Appeal:
    """Return the appeal, not yet saved, with its clocks running and the line about it written for her."""
    if running_appeal(act) is not None:
        raise AppealRunning
    _against_something(act)
    row = appeal_row_at(act.pack, WITHOUT_APPEAL, "appeal", remedy)
    filed = Appeal(procedure=act.procedure, remedy=remedy, stage=row.to, filed_at=act.at)
    act.subject = filed.pk
    met = agenda.meet(row.meets, act.case.pk, act.at)
    on = replace(act.on(filed.pk), owner_desk_id=handing.who_decides(act) or act.case.desk_id)
    started = agenda.turned((), row.starts, on, act.at)
    act.told += [agenda.told(one, act.at) for one in met + started]
    act.tell("appeal", stage=row.to, remedy=remedy)
    return filed


def decide_appeal(
    actor: Actor,
    file_id: UUID,
    form: forms.DecideAppeal,
    at: datetime,
    subject: UUID | None = None,
) -> Done:
    """Decide the running appeal; what follows from it for the file is an act of its own."""
    with doing(actor, "decide_appeal", file_id, at) as act:
        filed = running_appeal(act)
        if filed is None:
            raise NoAppealRunning
        row = appeal_row_at(act.pack, filed.stage, "decide_appeal", filed.remedy)
        value: dict[str, object] = {"outcome": form.outcome, "text": form.reasons}
        seal_words(act, actor, "appeal_decision", value | {"number": form.number})
        filed.stage, filed.number, filed.decided_at = row.to, form.number, at
        filed.outcome = form.outcome
        filed.save(update_fields=["stage", "number", "decided_at", "outcome"])
        act.subject = filed.pk
        met = agenda.meet(row.meets, file_id, at, filed.pk)
        act.told += [agenda.told(one, at) for one in met]
        act.tell(
            "appeal", stage=row.to, remedy=filed.remedy, outcome=form.outcome, reasons=form.told
        )
    return Done(file_id, filed.pk)


def running_appeal(act: Doing) -> Appeal | None:
    """Return the appeal of this procedure that waits for an answer, locked."""
    rows = Appeal.objects.select_for_update().filter(procedure=act.procedure, decided_at=None)
    return rows.first()


def _against_something(act: Doing) -> None:
    against = act.pack.procedure.appeal.against
    if not act.procedure.moves.filter(act__in=against).exists():
        raise Invalid({"remedy": [_("There is no decision yet against which to appeal.")]})


def _waiting(act: Doing) -> Decision:
    rows = Decision.objects.select_for_update()
    found = rows.filter(procedure=act.procedure, binding_at=None, returned_at=None).first()
    if found is None:
        raise NoDecisionWaiting
    return found


def _told(act: Doing, number: str, outcome: str, reasons: str) -> None:
    act.tell("decision", number=number, outcome=outcome, reasons=reasons, appeal=outcome != "grant")


SPECS = (
    ActSpec("decide_grant", forms.Decide, decide_grant),
    ActSpec("decide_partial", forms.Decide, decide_partial),
    ActSpec("decide_deny", forms.DecideDeny, decide_deny),
    ActSpec("countersign_denial", forms.CountersignDenial, countersign),
    ActSpec("return_denial", forms.Countersign, return_denial),
    ActSpec("notify", forms.Notify, notify),
    ActSpec("appeal", forms.Appeal, appeal),
    ActSpec("decide_appeal", forms.DecideAppeal, decide_appeal),
)
