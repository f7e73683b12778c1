"""Her answers applied to the file: by the worker, from their clear codes alone, each once.

Her words stay sealed in her box until a member opens it; what follows from the code does not wait.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from uuid import UUID

from amparo.accounts import directory
from amparo.accounts.acts import system_act
from amparo.agenda import services as agenda
from amparo.agenda.models import Deadline
from amparo.custody import to_worker
from amparo.custody.deeds import Deed
from amparo.custody.selectors import desks_holding
from amparo.earlywarning.acts.deciding import appeal_by_her_word
from amparo.earlywarning.doing import by_her_word
from amparo.earlywarning.models import DURESS, Alert
from amparo.intake.answers import AnswerCode
from amparo.intake.models import Answer
from amparo.kernel.errors import Refused
from amparo.kernel.workflow import IllegalMove
from amparo.law.schema import Pack
from amparo.measures import steps
from amparo.measures.errors import NoSuchOrder
from amparo.measures.models import Measure, Order
from amparo.measures.stages import Agreement, Helped, Voice
from amparo.measures.values import Delivery
from amparo.registry.selectors import case_of

BATCH = 200
SUPERVISOR = "supervisor"
AWAITING = "awaiting_completion"
HER_WORDS = frozenset({"mailbox", "account"})


class TakenByAnother(Exception):
    """Another worker applied this answer first."""


def waiting() -> list[Answer]:
    """Return answers not yet applied whose file is already a case, in the order she gave them."""
    return list(Answer.objects.filter(applied_at=None).order_by("written_at", "pk")[:BATCH])


def apply_answer(answer: Answer, at: datetime) -> None:
    """Apply one answer. What the file no longer allows is noted, shown to the desk and told to her.

    Raises TakenByAnother.
    """
    try:
        with system_act("apply_answer", answer.file_id, at) as deed:
            _claim(answer, at)
            deed.note(answer=answer.code, about=str(answer.about) if answer.about else None)
            _APPLY[AnswerCode(answer.code)](deed, case_of(answer.file_id).pack(), answer)
    except Refused as refusal:
        _not_foreseen(answer, at, refusal)


def _claim(answer: Answer, at: datetime) -> None:
    won = Answer.objects.filter(pk=answer.pk, applied_at=None).update(applied_at=at)
    if won != 1:
        raise TakenByAnother


def _not_foreseen(answer: Answer, at: datetime, refusal: Refused) -> None:
    """Keep what she said in view although nothing could follow from it by itself."""
    with system_act("apply_answer", answer.file_id, at) as deed:
        _claim(answer, at)
        deed.note(answer=answer.code, refused=refusal.code)
        _alert(deed, answer, f"{answer.code}_not_applied")


def _word(agreement: Agreement) -> Callable[[Deed, Pack, Answer], None]:
    def hear(deed: Deed, pack: Pack, answer: Answer) -> None:
        del pack
        measure_id = _measure_of(answer)
        steps.hear_word(deed, measure_id, agreement, Voice.RECEIPT, answer.sheet_id)

    return hear


def _delivery(word: Delivery) -> Callable[[Deed, Pack, Answer], None]:
    def hear(deed: Deed, pack: Pack, answer: Answer) -> None:
        steps.hear_delivery(deed, pack, _order_of(answer), word)

    return hear


def _helped(deed: Deed, pack: Pack, answer: Answer) -> None:
    """Yes, in part or no: her own word, which her answer carries as a clear code."""
    effect = Helped(answer.subject) if answer.subject else Helped.YES
    steps.hear_delivery(deed, pack, _order_of(answer), Delivery(helped=effect))


def _worse(deed: Deed, pack: Pack, answer: Answer) -> None:
    if answer.about is not None:
        steps.hear_delivery(deed, pack, _order_of(answer), Delivery(helped=Helped.WORSE))
    _alert(deed, answer, "worse")


def _danger_grew(deed: Deed, pack: Pack, answer: Answer) -> None:
    """Put it before whoever may act on it; changing to the urgent track stays a person's act."""
    del pack
    _alert(deed, answer, "danger_grew")
    agenda.escalate(answer.file_id, "danger_grew", "duty_delegate", deed.at)
    deed.tell({"kind": "heard", "what": "danger_grew"})


def _duress(deed: Deed, pack: Pack, answer: Answer) -> None:
    """She was forced to enter: the desk and those above are told, and her receipt reads nothing of it."""
    del pack
    _alert(deed, answer, DURESS)
    agenda.escalate(answer.file_id, DURESS, SUPERVISOR, deed.at)


def _complaint(deed: Deed, pack: Pack, answer: Answer) -> None:
    del pack
    _alert(deed, answer, "complaint")
    agenda.escalate(answer.file_id, "complaint", SUPERVISOR, deed.at)
    deed.tell({"kind": "heard", "what": "complaint"})


def _withdraw_consent(deed: Deed, pack: Pack, answer: Answer) -> None:
    """End at once every grant of the institution she names; keys are renewed when next opened.

    Where nobody else could read her any more, nothing ends and a person decides: whoever forces
    the words of a receipt from her could otherwise destroy the file with them. Neither her row nor
    the entry names the institution: it would be one that must not know.
    """
    institution = to_worker.read(answer.pk, bytes(answer.for_worker or b""))
    closed = pack.with_bodies(institution)
    desks = [desk.id for desk in directory.desks() if desk.institution in closed]
    last = desks_holding(answer.file_id, HER_WORDS) <= set(desks)
    if last:
        agenda.escalate(answer.file_id, "consent_withdrawn", SUPERVISOR, deed.at)
    ended = 0 if last else deed.end_grants(desks)
    deed.note(grants_ended=ended)
    if Order.objects.filter(file_id=answer.file_id, closed_at=None, desk_id__in=desks).exists():
        agenda.escalate(answer.file_id, "order_with_excluded", "decision_maker", deed.at)
    _alert(deed, answer, "consent_withdrawn")
    deed.tell({"kind": "consent_withdrawn", "institution": institution, "ended": ended > 0})


def _complete(deed: Deed, pack: Pack, answer: Answer) -> None:
    """Take what was missing as sent; a stage that does not wait for it keeps the words in her box."""
    del pack
    waiting_for_her = Deadline.objects.paused().filter(
        file_id=answer.file_id, pause_reason=AWAITING
    )
    # Where the table does not wait for it, her words are in her box all the same.
    with suppress(IllegalMove), by_her_word(deed, "complete", answer.file_id, deed.at) as act:
        for row in waiting_for_her:
            agenda.resume(row.pk, answer.file_id, act.pack, deed.at)
    _alert(deed, answer, "completed")


def _appeal(deed: Deed, pack: Pack, answer: Answer) -> None:
    """File the review she asks for; her words wait in her box for whoever is to decide it."""
    del pack
    appeal_by_her_word(deed, answer.file_id, answer.subject, answer.sheet_id, deed.at)
    _alert(deed, answer, "appeal")


def _message(deed: Deed, pack: Pack, answer: Answer) -> None:
    del pack
    _alert(deed, answer, answer.code)


def _measure_of(answer: Answer) -> UUID:
    """Return the measure she means, whether she named it or its order. Raises NoSuchOrder."""
    measure = Measure.objects.filter(pk=_about(answer), file_id=answer.file_id).first()
    if measure is not None:
        return measure.pk
    order = Order.objects.filter(pk=_about(answer), file_id=answer.file_id).first()
    if order is None:
        raise NoSuchOrder
    return order.measure_id


def _order_of(answer: Answer) -> UUID:
    """Return the order she means: the one named, or the newest live one of the measure named."""
    named = Order.objects.filter(pk=_about(answer), file_id=answer.file_id).first()
    if named is not None:
        return named.pk
    rows = Order.objects.filter(measure_id=_about(answer), file_id=answer.file_id)
    newest = rows.exclude(state="cancelled").order_by("-issued_at").first() or rows.first()
    if newest is None:
        raise NoSuchOrder
    return newest.pk


def _about(answer: Answer) -> UUID:
    if answer.about is None:
        raise NoSuchOrder
    return answer.about


def _alert(deed: Deed, answer: Answer, cause: str) -> None:
    Alert.objects.create(
        case_id=answer.file_id, cause=cause, answer_id=answer.pk, raised_at=deed.at
    )


_APPLY: dict[AnswerCode, Callable[[Deed, Pack, Answer], None]] = {
    AnswerCode.MESSAGE: _message,
    AnswerCode.EVIDENCE: _message,
    AnswerCode.AGREE: _word(Agreement.YES),
    AnswerCode.OBJECT: _word(Agreement.NO),
    AnswerCode.PROPOSE: _word(Agreement.PROPOSED_OTHER),
    AnswerCode.CONFIRM: _delivery(Delivery(arrived=True)),
    AnswerCode.CONTEST: _delivery(Delivery(arrived=False)),
    AnswerCode.HELPED: _helped,
    AnswerCode.WORSE: _worse,
    AnswerCode.DANGER_GREW: _danger_grew,
    AnswerCode.WITHDRAW_CONSENT: _withdraw_consent,
    AnswerCode.COMPLETE: _complete,
    AnswerCode.COMPLAINT: _complaint,
    AnswerCode.DURESS: _duress,
    AnswerCode.APPEAL: _appeal,
}
