"""The states of a request for information in words and shape, and its clock; colour never stands alone."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from amparo.agenda.calendar import calendar_of
from amparo.agenda.law import status
from amparo.agenda.models import Deadline, Status
from amparo.coordination.models import InformationRequest
from amparo.law.schema import UnknownCode
from amparo.web.desk import clocks, naming, rows


@dataclass(frozen=True, slots=True)
class Clock:
    """The term of a request: what is left while it runs, else how it ended; `law` as people read it."""

    left: clocks.Left | None
    due: str
    text: str
    late: bool
    law: str
    norm: str
    verified: bool


def state_word(row: InformationRequest, at: datetime) -> str:
    if is_late(row, at):
        return _("No answer yet: late")
    words = {
        "asked": _("Waits for an answer"),
        "answered": _("Answered"),
        "withdrawn": _("Taken back"),
    }
    return words.get(row.state, row.state)


def state_css(row: InformationRequest, at: datetime) -> str:
    if is_late(row, at):
        return "am-tag--late"
    return {"asked": "am-tag--wait", "answered": "am-tag--good"}.get(row.state, "")


def is_late(row: InformationRequest, at: datetime) -> bool:
    return row.state == "asked" and row.due_at is not None and row.due_at <= at


def clock(row: InformationRequest, at: datetime) -> Clock | None:
    """The term as it stands at `at`; None when the pack gives a question none."""
    running = Deadline.objects.filter(subject_id=row.id).order_by("-started_at").first()
    if running is None:
        return None
    found = status(running, at)
    try:
        law = naming.pack().term(running.term_code)
    except UnknownCode:
        return None
    calendar = calendar_of(naming.pack())
    alive = found in (Status.RUNNING, Status.LATE)
    left = rows.left(running, at, calendar, verified=law.verified) if alive else None
    return Clock(
        left=left,
        due=_due(running, at),
        text=_running(left) if left else _ended(running, found),
        late=found in (Status.LATE, Status.MET_LATE),
        law=law.public.in_(naming.language()),
        norm=naming.norm(law.norm) if law.norm else _("No norm seen"),
        verified=law.verified,
    )


def _due(row: Deadline, at: datetime) -> str:
    """A day runs out at midnight: its last moment says the day people mean."""
    if row.unit == "hour":
        return clocks.moment(row.due_at, at)
    return clocks.relative_day(row.due_at - clocks.TICK, at)


def _running(left: clocks.Left) -> str:
    return (_("fell due %s") if left.late else _("%s left")) % left.text


def _ended(row: Deadline, found: Status) -> str:
    if found is Status.MET_LATE and row.met_at is not None:
        return _("Answered late, by %s.") % clocks.span(row.met_at - row.due_at)
    words = {Status.MET: _("Answered in time."), Status.STOPPED: _("No longer counted.")}
    return words.get(found, "")
