"""Steps of requests for information. They run inside an act: they never authorise and never commit."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID, uuid4

from amparo.accounts import directory
from amparo.accounts.directory import DeskSeat
from amparo.agenda import services as agenda
from amparo.agenda.services import Subject
from amparo.coordination import law
from amparo.coordination.errors import AlreadyAnswered, NoSuchInformationRequest, NotThatDesk
from amparo.coordination.law import Question
from amparo.coordination.models import InformationRequest, State
from amparo.coordination.parting import part
from amparo.custody.deeds import Deed
from amparo.custody.granting import must_not_know
from amparo.custody.models import Envelope
from amparo.custody.selectors import desks_holding
from amparo.evidence.models import Blob
from amparo.kernel.ids import order_number
from amparo.law.schema import Pack

ASKED, ANSWERED = "information_requested", "information_answered"
QUESTION, ANSWER = "question", "answer"
_FOLLOWING = frozenset({"facts", "judgement"})


def ask(
    deed: Deed, pack: Pack, file_id: UUID, question: Question, track: str
) -> InformationRequest:
    """Put a question to one institution, in an envelope of its own, and start its clock.

    Raises MustNotKnow, NotThatDesk, Invalid at `text` or at a fact.
    """
    words, facts = law.check_words(question.words), law.check_facts(pack, question.facts)
    asked = _asked(pack, question.desk_id)
    request_id, seat = uuid4(), deed.the_opener().seat_for("request_information")
    holders = {asked.id, *_followers(deed, file_id)}
    envelope = deed.create("order", about=request_id, holders=sorted(holders))
    sheet = deed.write_to(envelope, QUESTION, {"words": words, "facts": facts})
    row = InformationRequest(
        id=request_id,
        number=_new_number(),
        file_id=file_id,
        institution=asked.institution,
        desk_id=asked.id,
        asking_desk_id=seat.desk_id,
        envelope_id=envelope.id,
        question_sheet_id=sheet.id,
        track=track,
        asked_at=deed.at,
    )
    deadlines = agenda.happened(ASKED, _subject(pack, row), deed.at)
    row.due_at = min((each.due_at for each in deadlines), default=None)
    row.save(force_insert=True)
    deed.note(information=str(row.id), institution=row.institution)
    told = {**_line(row), "reveals": list(facts)}
    deed.tell(told, *(agenda.told(each, deed.at) for each in deadlines))
    return row


def answer(
    deed: Deed, pack: Pack, request_id: UUID, words: str, evidence_id: UUID | None = None
) -> InformationRequest:
    """Answer a question of one's own desk, once. Raises AlreadyAnswered, Invalid at `text`.

    evidence_id  a file that was kept with it before
    """
    said = law.check_words(words)
    row = _locked(deed, request_id)
    envelope = Envelope.objects.get(id=row.envelope_id)
    value: dict[str, object] = {"words": said}
    value |= {"evidence": str(evidence_id)} if evidence_id else {}
    row.answer_sheet_id = deed.write_to(envelope, ANSWER, value).id
    row.state, row.answered_at = State.ANSWERED, deed.at
    row.answered_by = deed.the_opener().id
    row.save()
    deadlines = agenda.happened(ANSWERED, _subject(pack, row), deed.at)
    deed.note(information=str(row.id))
    deed.tell(_line(row), *(agenda.told(each, deed.at) for each in deadlines))
    return row


def withdraw(deed: Deed, request_id: UUID) -> InformationRequest:
    """Take a question back: its clock stops, and its institution reads it no more. Raises AlreadyAnswered."""
    row = _locked(deed, request_id)
    _withdrawn(deed, row)
    deed.note(information=str(row.id))
    _part_with(deed, [row])
    return row


def end_all(deed: Deed) -> None:
    """Take back every question of a file that ends, and what the answered ones told."""
    rows = InformationRequest.objects.select_for_update().filter(file_id=deed.the_file())
    found = list(rows.order_by("asked_at", "id"))
    for row in found:
        if row.state == State.ASKED:
            _withdrawn(deed, row)
    _part_with(deed, found)


def _withdrawn(deed: Deed, row: InformationRequest) -> None:
    row.state = State.WITHDRAWN
    row.save(update_fields=["state"])
    deadlines = agenda.stop(row.file_id, deed.at, subject_id=row.id)
    agenda.answer_escalations(row.file_id, deed.at, subject_id=row.id)
    deed.tell(_line(row), *(agenda.told(each, deed.at) for each in deadlines))


def _part_with(deed: Deed, rows: Iterable[InformationRequest]) -> None:
    """Take what the questions told back from their institutions; she is told who reads no more."""
    parted = {row.institution for row in rows if _parted(deed, row)}
    lines = [{"kind": "access_ended", "institution": code} for code in sorted(parted)]
    deed.tell(*lines)


def _parted(deed: Deed, row: InformationRequest) -> bool:
    sent: set[UUID] = set()
    if row.answered_by is not None:
        files = Blob.objects.filter(file_id=row.file_id, sender_id=row.answered_by)
        sent = set(files.values_list("id", flat=True))
    return part(deed, row.id, row.desk_id, sent=sent)


def _asked(pack: Pack, desk_id: UUID) -> DeskSeat:
    """The desk that is asked, when somebody there may answer. Raises NotThatDesk."""
    able = law.kinds_that_answer(pack)
    found = (desk for desk in directory.desks() if desk.id == desk_id and desk.kind in able)
    asked = next(found, None)
    if asked is None:
        raise NotThatDesk
    return asked


def _locked(deed: Deed, request_id: UUID) -> InformationRequest:
    rows = InformationRequest.objects.select_for_update()
    row = rows.filter(id=request_id, file_id=deed.the_file()).first()
    if row is None:
        raise NoSuchInformationRequest
    if row.state != State.ASKED:
        raise AlreadyAnswered
    return row


def _followers(deed: Deed, file_id: UUID) -> set[UUID]:
    """Desks that study the file and may know that this institution was asked."""
    shielded, of_file = deed.shielded(), desks_holding(file_id, _FOLLOWING)
    return {
        desk.id
        for desk in directory.desks()
        if desk.id in of_file and not must_not_know(desk.institution, shielded)
    }


def _new_number() -> str:
    while True:
        number = order_number("IN")
        if not InformationRequest.objects.filter(number=number).exists():
            return number


def _subject(pack: Pack, row: InformationRequest) -> Subject:
    return Subject(row.file_id, row.track, pack, row.id, row.desk_id)


def _line(row: InformationRequest) -> dict[str, object]:
    return {
        "kind": "information",
        "id": str(row.id),
        "institution": row.institution,
        "state": row.state,
        "due_at": row.due_at.isoformat() if row.due_at else None,
    }
