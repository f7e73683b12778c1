"""Clocks as rows: what is left, of which file, what is due, and whose turn it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amparo.accounts.actors import Actor
from amparo.accounts.models import Desk
from amparo.accounts.selectors import desk_called
from amparo.agenda.calendar import calendar_of
from amparo.agenda.models import Deadline
from amparo.kernel.terms import Calendar, CalendarTooShort
from amparo.law.schema import Term, UnknownCode
from amparo.registry.models import Case
from amparo.web.desk import clocks, naming


@dataclass(frozen=True, slots=True)
class TermRow:
    """One running term.

    why    from when and how long; `basis` names the doubt about the law
    over   a right of the person that ran out: the next term is another
    """

    id: UUID
    left: clocks.Left
    url: str
    number: str
    designation: str
    what: str
    why: str
    norm: str
    basis: str
    whose: str
    mine: bool
    paused: bool
    over: bool = False


def term_rows(deadlines: Iterable[Deadline], actor: Actor, at: datetime) -> list[TermRow]:
    rows = list(deadlines)
    cases = Case.objects.in_bulk({row.file_id for row in rows})
    desks = Desk.objects.in_bulk({row.owner_desk_id for row in rows if row.owner_desk_id})
    calendar = calendar_of(naming.pack())
    return [
        _row(row, cases.get(row.file_id), desks.get(row.owner_desk_id), actor, at, calendar)
        for row in rows
    ]


def _row(
    row: Deadline,
    case: Case | None,
    desk: Desk | None,
    actor: Actor,
    at: datetime,
    calendar: Calendar,
) -> TermRow:
    law = _law(row.term_code)
    mine = row.owner_desk_id in actor.desk_ids and row.owner_role in (*actor.roles, "")
    person = row.whose_turn == "person"
    over = person and row.suspended_at is None and row.due_at <= at
    known = bool(law and law.verified)
    return TermRow(
        id=row.id,
        left=clocks.ended(row.due_at, at) if over else left(row, at, calendar, verified=known),
        url=reverse("desk:file", args=[row.file_id]),
        number=case.number if case else "",
        designation=case.designation if case else "",
        what=naming.term(row.term_code),
        why=_why(row),
        norm=naming.norm(law.norm) if law and law.norm else _("No norm seen"),
        basis="" if law is None or law.verified else _("article to be confirmed by a lawyer"),
        whose=_("the person") if person else whose(desk, row.owner_role or row.escalates_to),
        mine=mine and not person,
        paused=row.suspended_at is not None,
        over=over,
    )


def left(row: Deadline, at: datetime, calendar: Calendar, *, verified: bool) -> clocks.Left:
    seen = row.suspended_at or at
    hours = row.unit == "hour"
    days = 0 if hours else _days(seen, row.due_at, row.unit, calendar)
    return clocks.left(seen, row.started_at, row.due_at, hours=hours, verified=verified, days=days)


def whose(desk: Desk | None, role: str) -> str:
    """Whose turn: a desk by its own name, else a role."""
    return desk_called(desk.code, desk.name) if desk else naming.role(role)


def _days(at: datetime, due: datetime, unit: str, calendar: Calendar) -> int:
    """Whole days between today and the last day that is in time (due is an exclusive midnight)."""
    today, last = calendar.local_day(at), calendar.local_day(due - clocks.TICK)
    count = (last - today).days
    if unit == "calendar_day" or count <= 0:
        return count
    try:
        return sum(calendar.is_working(today + clocks.DAY * n) for n in range(1, count + 1))
    except CalendarTooShort:
        return count


def _law(code: str) -> Term | None:
    try:
        return naming.pack().term(code)
    except UnknownCode:
        return None


def _why(row: Deadline) -> str:
    units = {
        "hour": ngettext("%d running hour", "%d running hours", row.amount),
        "business_day": ngettext("%d working day", "%d working days", row.amount),
        "calendar_day": ngettext("%d calendar day", "%d calendar days", row.amount),
    }
    length = units.get(row.unit, "%d") % row.amount
    since = clocks.moment(row.started_at, clocks.now())
    text = _("%(length)s since %(since)s") % {"length": length, "since": since}
    if row.suspended_at is not None:
        text += " · " + _("paused: %s") % naming.reason(row.pause_reason)
    return text
