"""What she says once she is back: each answer is one clear code, and words sealed into her box.

The box's key is hers through the receipt, so her words reach exactly the desks that hold the box.
The worker applies the codes; nothing here changes a procedure.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.db import Error, transaction
from django.utils.translation import gettext as _

from amparo.accounts import directory
from amparo.custody import receipts, sealing, to_worker
from amparo.custody.ledger import Mark
from amparo.custody.principals import HolderKey
from amparo.evidence import services as evidence
from amparo.evidence import store
from amparo.evidence.limits import FILES_PER_SENDER
from amparo.evidence.upload import SealedFile
from amparo.intake import answering, flood, portal, reading
from amparo.intake.answers import NEEDS_SUBJECT, NEEDS_TEXT, RECIPIENT, AnswerCode
from amparo.intake.errors import (
    AboutWhat,
    NoDecisionToReview,
    NotForThisReceipt,
    NothingSaid,
    NotStored,
    TooLong,
    TooMuchSent,
    ToWhom,
    WhichRemedy,
)
from amparo.intake.models import Answer
from amparo.intake.returning import held_by
from amparo.intake.values import Return, Sent
from amparo.law import packs
from amparo.law.schema import DeskKind, Pack
from amparo.law.schema.base import Labelled

LONGEST = 20_000
ANSWERS_PER_RECEIPT = 1_000
EFFECTS = ("yes", "partly", "no")
# They carry more than words, or none at all, and have a function of their own.
NOT_SAID_HERE = frozenset(
    {AnswerCode.EVIDENCE, AnswerCode.WITHDRAW_CONSENT, AnswerCode.DURESS, AnswerCode.APPEAL}
)
# A proxy does not decide for her: it may write, warn, complete and send files.
FROM_A_PROXY = frozenset(
    {
        AnswerCode.MESSAGE,
        AnswerCode.DANGER_GREW,
        AnswerCode.COMPLETE,
        AnswerCode.COMPLAINT,
        AnswerCode.EVIDENCE,
    }
)


def send_message(back: Return, text: str, *, at: datetime) -> None:
    """Send words to whoever holds her file; raises NothingSaid, TooLong, NotStored."""
    answer(back, AnswerCode.MESSAGE, at=at, text=text)


def withdraw_consent(back: Return, recipient: str, *, at: datetime, text: str = "") -> None:
    """Take back the consent that this recipient is given anything.

    recipient  a code of the form's consent question or of an institution; else ToWhom
    """
    if recipient not in recipients():
        raise ToWhom({"recipient": [ToWhom().message(_)]})
    _answer(
        back,
        AnswerCode.WITHDRAW_CONSENT,
        at,
        text=text,
        extra={RECIPIENT: recipient},
        sealed=recipient,
    )


def ask_review(back: Return, text: str, *, at: datetime, remedy: str = "") -> None:
    """Ask that a decision be looked at again; the worker files it as the pack's table allows.

    remedy  a code of `remedies`; the first of them when left out

    Raises NotForThisReceipt, NoDecisionToReview, WhichRemedy, NothingSaid, TooLong, NotStored.
    """
    if back.proxy or back.decoy:
        raise NotForThisReceipt
    if not back.standing.may_ask_review:
        raise NoDecisionToReview
    ways = [one.code for one in remedies(packs.current())]
    if remedy and remedy not in ways:
        raise WhichRemedy({"remedy": [WhichRemedy().message(_)]})
    _answer(back, AnswerCode.APPEAL, at, text=text, subject=remedy or ways[0])


def remedies(pack: Pack) -> tuple[Labelled, ...]:
    """Return the ways to ask that the pack leaves to the person herself."""
    rows = [row for row in pack.procedure.appeal.rows if row.act == AnswerCode.APPEAL]
    hers = {row.remedy for row in rows if row.by_person}
    return tuple(one for one in pack.procedure.appeal.remedies if one.code in hers)


def recipients() -> frozenset[str]:
    """Return the codes whose consent can be withdrawn: the form's own, and every institution's."""
    pack = packs.current()
    asked = pack.form.meaning("consent")
    own = {choice.code for choice in asked.choices} if asked else set()
    return frozenset(own | {institution.code for institution in pack.institutions})


def answer(
    back: Return,
    code: AnswerCode | str,
    *,
    at: datetime,
    about: UUID | None = None,
    text: str = "",
    extra: Mapping[str, object] | None = None,
) -> None:
    """Record one answer of hers.

    about  the measure (agree, object, propose) or the order or its measure (the other five)
    extra  more to seal beside the words, such as {"helped": "partly"}

    Raises AboutWhat, NothingSaid, TooLong, NotForThisReceipt, TooMuchSent, NotStored.
    """
    known = AnswerCode(code)
    if known in NOT_SAID_HERE:
        raise NotForThisReceipt
    if known in NEEDS_SUBJECT and about is None:
        raise AboutWhat({"about": [AboutWhat().message(_)]})
    if about is not None and not _is_hers(back, about):
        raise NotForThisReceipt
    effect = str((extra or {}).get("helped", ""))
    subject = effect if known is AnswerCode.HELPED and effect in EFFECTS else ""
    _answer(back, known, at, text=text, about=about, subject=subject, extra=extra)


def attach(back: Return, file: SealedFile, *, at: datetime, note: str = "") -> Sent:
    """Keep one received file in an envelope of its own, for the desks that hold her box.

    Raises the file's own refusal (size, kind, room), NotForThisReceipt, TooMuchSent, NotStored.
    """
    if back.decoy:
        raise NotForThisReceipt
    if len(back.evidence) >= FILES_PER_SENDER:
        raise TooMuchSent
    said = _cleaned(note, required=False)
    flood.refuse_when_disk_is_full()
    stored = evidence.settle(file)
    try:
        with transaction.atomic(durable=True):
            blob, marks = evidence.keep(
                file,
                stored,
                file_id=back.file_id,
                sender_id=back.receipt_id,
                holders=_holders(back),
                at=at,
                note=said,
            )
            _save(back, _row(back, AnswerCode.EVIDENCE, at, about=blob.id), marks)
    except BaseException as error:
        store.remove(stored.path)
        if isinstance(error, Error):
            raise NotStored from error
        raise
    return Sent(id=blob.id, at=at, size=blob.size)


def _answer(
    back: Return,
    code: AnswerCode,
    at: datetime,
    *,
    text: str,
    about: UUID | None = None,
    subject: str = "",
    sealed: str = "",
    extra: Mapping[str, object] | None = None,
) -> None:
    held = held_by(back)
    if held.box is None or (back.proxy and code not in FROM_A_PROXY):
        raise NotForThisReceipt
    if held.answers >= ANSWERS_PER_RECEIPT:
        raise TooMuchSent
    value: dict[str, object] = {**(extra or {})}
    if words := _cleaned(text, required=code in NEEDS_TEXT):
        value["text"] = words
    flood.refuse_when_disk_is_full()
    try:
        with transaction.atomic(durable=True):
            marks: list[Mark] = []
            sheet_id = None
            if value:
                told = {**value, "code": code.value, "about": str(about) if about else None}
                sheet, marks = receipts.write_sheet(held.keys, held.box, code.value, told, at)
                sheet_id = sheet.id
            row = _row(back, code, at, about=about, subject=subject, sheet_id=sheet_id)
            if code is AnswerCode.APPEAL:
                marks += _to_those_who_decide(back, row, words, at)
            row.for_worker = to_worker.seal(row.id, sealed) if sealed else None
            _save(back, row, marks)
    except Error as error:
        raise NotStored from error


def _to_those_who_decide(back: Return, row: Answer, words: str, at: datetime) -> list[Mark]:
    """Seal the grounds of a review once more, for who decides it and need not hold her box.

    A desk that decides is one above a desk that reads her now: whom she named as one that must not
    know, or below one she named, reads nothing of hers.
    """
    pack, desks = packs.current(), directory.desks()
    wanted = portal.holders(held_by(back).keys.lookup)
    readers = {desk.institution for desk in desks if desk.id in wanted}
    deciding = [
        desk.holder
        for desk in desks
        if desk.kind == DeskKind.DECISION and readers & pack.with_bodies(desk.institution)
    ]
    if not deciding:
        return []
    made = sealing.Deposit(back.file_id, at)
    made.add("judgement", {"appeal": {"remedy": row.subject, "text": words}}, about=row.id)
    made.hold(deciding, purpose="appeal_work")
    return made.save()


def _row(
    back: Return,
    code: AnswerCode,
    at: datetime,
    *,
    about: UUID | None = None,
    subject: str = "",
    sheet_id: UUID | None = None,
) -> Answer:
    return Answer(
        file_id=back.file_id,
        receipt_id=back.receipt_id,
        code=code.value,
        about=about,
        subject=subject,
        sheet_id=sheet_id,
        written_at=at,
    )


def _save(back: Return, row: Answer, marks: Iterable[Mark]) -> None:
    facts: dict[str, object] = {"about": str(row.about)} if row.about else {}
    facts |= {"subject": row.subject} if row.subject else {}
    facts |= {"proxy": True} if back.proxy else {}
    answering.store(row, marks, row.written_at, **facts)


def _cleaned(text: str, *, required: bool) -> str:
    words = reading.clean(text)
    if required and not words:
        raise NothingSaid({"text": [NothingSaid().message(_)]})
    if len(words) > LONGEST:
        raise TooLong({"text": [TooLong(limit=str(LONGEST)).message(_)]}, limit=str(LONGEST))
    return words


def _is_hers(back: Return, about: UUID) -> bool:
    return any(
        about == measure.id or any(order.order_id == about for order in measure.orders)
        for measure in back.standing.measures
    )


def _holders(back: Return) -> list[HolderKey]:
    wanted = portal.holders(held_by(back).keys.lookup)
    found = [desk.holder for desk in directory.desks() if desk.id in wanted]
    if not found:
        raise NotForThisReceipt
    return found
