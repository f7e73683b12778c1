"""Everything that happened to a file, newest first, from the rows that record it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from amparo.agenda.models import Deadline
from amparo.coordination.selectors import information_requests
from amparo.earlywarning.models import Appointment, Move
from amparo.intake.answers import RECIPIENT
from amparo.intake.models import Answer
from amparo.measures.models import Report
from amparo.web.desk import clocks, happened, naming
from amparo.web.desk.files import answers
from amparo.web.desk.files.chains import helped_in_words
from amparo.web.desk.files.frame import Frame


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the timeline; `words` only while the file is open."""

    at: datetime
    title: str
    by: str = ""
    text: str = ""
    words: str = ""
    sealed: bool = False
    state: bool = False
    late: bool = False


def events(found: Frame) -> list[Event]:
    parts = (_moves, _said, _lapses, _reports, _informations, _appointments)
    gathered = [event for part in parts for event in part(found)]
    return sorted(gathered, key=lambda event: event.at, reverse=True)


def messages(found: Frame) -> list[dict[str, Any]]:
    """Both sides of the conversation, oldest first, while the mailbox is open."""
    if found.open is None:
        return []
    rows = [
        {
            "at": s.written_at,
            "text": _text(s.value),
            "ours": kind == "mailbox",
            "who": _writer(kind),
        }
        for kind in ("mailbox", "dropbox")
        for s in found.open.sheets(kind)
        if s.field in ("message", "text", "words")
    ]
    return sorted((row for row in rows if row["text"]), key=lambda row: row["at"])


def _writer(kind: str) -> str:
    return _("The team") if kind == "mailbox" else _("The person")


def _moves(found: Frame) -> Iterator[Event]:
    for move in Move.objects.filter(case_id=found.id):
        changed = move.from_stage != move.to_stage
        by = {"person": _("the person"), "system": _("automatic")}.get(move.actor_role)
        yield Event(
            at=move.at,
            title=happened.act(move.act),
            by=by or naming.role(move.actor_role),
            text=naming.stage(move.to_stage) if changed else "",
            state=changed,
        )


def _said(found: Frame) -> Iterator[Event]:
    titles = {
        "message": _("Message from the person"),
        "agree": _("The person agreed to a measure"),
        "object": _("The person objected to a measure"),
        "propose": _("The person proposed another way"),
        "confirm": _("It arrived, says the person"),
        "contest": _("It did not come, says the person"),
        "worse": _("It made things worse, says the person"),
        "helped": _("The person said whether it helped"),
        "danger_grew": _("The danger grew, says the person"),
        "duress": _("Somebody entered with the duress word"),
        "withdraw_consent": _("The person withdrew a consent"),
        "complete": _("The person completed the request"),
        "complaint": _("Complaint of the person"),
        "appeal": _("The person asks for a review of the decision"),
        "evidence": _("The person sent a file"),
    }
    for said in Answer.objects.filter(file_id=found.id):
        words = _sheet(found, said.sheet_id)
        yield Event(
            at=said.written_at,
            title=titles.get(said.code, said.code),
            by=_("by the portal"),
            text=_subject(found, said),
            words=words,
            sealed=said.sheet_id is not None and not _value(found, said.sheet_id),
            late=said.code in ("contest", "worse", "danger_grew", "duress"),
        )


def _subject(found: Frame, said: Answer) -> str:
    if said.code == "appeal":
        return naming.appeal_remedy(said.subject)
    if said.code == "helped":
        return helped_in_words(said.subject)
    recipient = _value(found, said.sheet_id).get(RECIPIENT)
    return naming.institution(str(recipient)) if recipient else ""


def _lapses(found: Frame) -> Iterator[Event]:
    for row in Deadline.objects.filter(file_id=found.id, lapsed_at__isnull=False):
        if row.lapsed_at is None:
            continue
        told = _("Told to: %s") % naming.role(row.escalates_to) if row.escalates_to else "–"
        title = _("Fell due: %s") % naming.term(row.term_code)
        yield Event(
            at=row.lapsed_at, title=title, by=_("automatic"), text=told, late=bool(row.escalates_to)
        )


def _reports(found: Frame) -> Iterator[Event]:
    titles = {
        "progress": _("Report on an order"),
        "done": _("Reported as done"),
        "more_time": _("Asks for more time"),
        "cannot": _("Says it cannot"),
        "answer": _("Answer to an institution"),
    }
    for row in Report.objects.filter(order__file_id=found.id).select_related("order"):
        text = row.order.number
        if row.reason:
            text += " · " + naming.reason(row.reason)
        yield Event(
            at=row.written_at,
            title=titles.get(row.kind, row.kind),
            by=naming.institution(row.order.institution),
            text=text,
        )


def _informations(found: Frame) -> Iterator[Event]:
    """What institutions answered to what they were asked; the asking is a move of its own."""
    for row in information_requests(found.actor, found.id).filter(answered_at__isnull=False):
        if row.answered_at is not None:
            yield Event(
                at=row.answered_at,
                title=happened.act("answer_information"),
                by=naming.institution(row.institution),
                text=row.number,
            )


def _appointments(found: Frame) -> Iterator[Event]:
    for row in Appointment.objects.filter(case_id=found.id):
        when = _("for %s") % clocks.moment(row.starts_at, found.at)
        spoken = _language(found, row.sheet_id)
        text = f"{spoken} · {when}" if spoken else when
        yield Event(at=row.booked_at, title=_("Interpreter booked"), text=text)


def _language(found: Frame, sheet_id: object) -> str:
    """Which language was booked, while the file is open to who asks."""
    return str(_value(found, sheet_id).get("language", ""))


def _value(found: Frame, sheet_id: object) -> Mapping[str, object]:
    every = found.open.envelopes if found.open else ()
    told = [sheet.value for one in every for sheet in one.sheets if sheet.id == sheet_id]
    return told[0] if told and isinstance(told[0], dict) else {}


def _sheet(found: Frame, sheet_id: object) -> str:
    if found.open is None or sheet_id is None:
        return ""
    for kind in ("dropbox", "mailbox"):
        for sheet in found.open.sheets(kind):
            if sheet.id == sheet_id:
                return _text(sheet.value)
    return ""


def _text(value: object) -> str:
    for key in ("text", "words", "value"):
        if isinstance(value, dict) and value.get(key):
            return str(value[key])
    return "; ".join(answers.said(None, value)) if not isinstance(value, dict) else ""
