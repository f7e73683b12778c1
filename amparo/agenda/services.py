"""Steps of the clocks. They run inside the act that causes them: they never authorise or commit.

What they changed is returned so that the act can tell the person (`told`).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from amparo.accounts.models import Desk
from amparo.agenda.calendar import calendar_of
from amparo.agenda.law import status
from amparo.agenda.models import Deadline, DeadlineQuerySet, Escalation, Status
from amparo.kernel import terms
from amparo.kernel.errors import Conflict
from amparo.law.schema import Pack, Term


class NoSuchTerm(Conflict):
    """That term is not running on this file."""


class MayNotPause(Conflict):
    """The law lets nothing stop this term, or not for that reason."""


class AlreadyLate(Conflict):
    """This term has already run out; stopping it now would hide that it is late."""


class NotPaused(Conflict):
    """This term is not stopped."""


class ExtendedBefore(Conflict):
    """This term was already extended once, or the law foresees no extension for that reason."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a term runs on: the file, or its order, information request or appeal.

    owner_desk_id  the desk whose turn it is, shown in its lists; None while nobody has it
    """

    file_id: UUID
    track: str
    pack: Pack
    subject_id: UUID | None = None
    owner_desk_id: UUID | None = None
    owner_role: str = ""

    def about(self, subject_id: UUID | None) -> "Subject":
        return replace(self, subject_id=subject_id)


def start(term: Term, on: Subject, at: datetime, *, hours: int | None = None) -> Deadline | None:
    """Start `term` on its subject at `at` (aware).

    hours    the measure's own start time, for a term counted per measure
    returns  the new row; None when it already runs and does not restart

    Raises CalendarTooShort when the pack's calendar ends first.
    """
    running = _open(on.file_id, (term.code,), on.subject_id).first()
    if running is not None and not term.restarts:
        return None
    if running is not None:
        _end(running, "stopped_at", at)
    amount = hours if hours is not None and term.per_measure else term.amount
    unit = terms.Unit.HOUR if hours is not None and term.per_measure else terms.Unit(term.unit)
    return Deadline.objects.create(
        file_id=on.file_id,
        subject_id=on.subject_id,
        term_code=term.code,
        track=on.track,
        unit=unit.value,
        amount=amount,
        whose_turn=term.whose_turn,
        escalates_to=term.escalates_to or "",
        measured=term.measured,
        pack_version=on.pack.edition,
        owner_desk_id=on.owner_desk_id,
        owner_role=on.owner_role or _role_at(on.pack, on.owner_desk_id),
        started_at=at,
        due_at=terms.due_at(at, amount, unit, calendar_of(on.pack)),
    )


def meet(
    codes: Iterable[str], file_id: UUID, at: datetime, subject_id: UUID | None = None
) -> list[Deadline]:
    """Mark the running terms of those codes as met; one that never ran is no error."""
    return [_end(row, "met_at", at) for row in _open(file_id, codes, subject_id)]


def stop(
    file_id: UUID,
    at: datetime,
    codes: Iterable[str] | None = None,
    subject_id: UUID | None = None,
    *,
    whole_file: bool = False,
) -> list[Deadline]:
    """Stop running terms that lost their object; `whole_file` takes those of every subject."""
    if whole_file:
        rows = Deadline.objects.open().filter(file_id=file_id).select_for_update()
    else:
        rows = _open(file_id, codes, subject_id)
    return [_end(row, "stopped_at", at) for row in rows]


def happened(event: str, on: Subject, at: datetime, *, hours: int | None = None) -> list[Deadline]:
    """Let an event of the pack meet and start what the pack says; meets first.

    A term of the file is met and started on the file, whatever order or appeal the event is about.

    event    a code of the pack's `events`, or the act that made the subject, such as `issue_order`
    hours    the measure's own start time, for terms counted per measure
    returns  every row met or started
    """
    met = [
        row
        for term in on.pack.terms_met_by(event, on.track)
        for row in meet([term.code], on.file_id, at, _subject_of(term, on))
    ]
    due = [term for term in on.pack.terms_started_by(event, on.track) if _binds(term, on)]
    return met + _started(due, on, at, hours)


def turned(
    meets: tuple[str, ...], starts: tuple[str, ...], on: Subject, at: datetime
) -> list[Deadline]:
    """Meet and start the terms that a row of a table names, as far as they are its subject's.

    A row that leads to an order also names the order's own terms; those begin with the order.
    """
    met = meet(meets, on.file_id, at, on.subject_id)
    about = "file" if on.subject_id is None else "appeal"
    return met + _started(on.pack.row_terms(starts, on.track, about), on, at, None)


def _started(due: Iterable[Term], on: Subject, at: datetime, hours: int | None) -> list[Deadline]:
    rows = (start(term, on.about(_subject_of(term, on)), at, hours=hours) for term in due)
    return [row for row in rows if row is not None]


def _subject_of(term: Term, on: Subject) -> UUID | None:
    return None if term.subject == "file" else on.subject_id


def _binds(term: Term, on: Subject) -> bool:
    """Tell whether a term that only some institutions owe is owed by the subject's desk."""
    if not term.institutions:
        return True
    desk = (
        Desk.objects.filter(pk__in=[on.owner_desk_id]).values_list("institution", flat=True).first()
    )
    return desk is not None and any(desk in on.pack.with_bodies(code) for code in term.institutions)


def pause(deadline_id: UUID, file_id: UUID, reason: str, pack: Pack, at: datetime) -> Deadline:
    """Stop a clock for a coded reason the pack allows for that very term.

    Raises NoSuchTerm, MayNotPause (hours, the urgent track, another reason), AlreadyLate.
    """
    row = one_open(deadline_id, file_id)
    allowed = pack.term(row.term_code).pause
    if row.unit == terms.Unit.HOUR or row.track == "urgent" or allowed is None:
        raise MayNotPause
    if reason not in allowed.reasons or row.suspended_at is not None:
        raise MayNotPause
    if status(row, at) is Status.LATE:
        raise AlreadyLate
    row.suspended_at, row.pause_reason = at, reason
    row.save(update_fields=["suspended_at", "pause_reason"])
    return row


def resume(deadline_id: UUID, file_id: UUID, pack: Pack, at: datetime) -> Deadline:
    """Start a stopped clock again, giving back what the pause took. Raises NoSuchTerm, NotPaused."""
    row = one_open(deadline_id, file_id)
    if row.suspended_at is None:
        raise NotPaused
    unit = terms.Unit(row.unit)
    row.due_at = terms.resume_due(row.due_at, row.suspended_at, at, unit, calendar_of(pack))
    row.suspended_at, row.pause_reason = None, ""
    row.save(update_fields=["due_at", "suspended_at", "pause_reason"])
    return row


def extend(deadline_id: UUID, file_id: UUID, reason: str, pack: Pack) -> Deadline:
    """Add, once, the pack's extension to a running term. Raises NoSuchTerm, ExtendedBefore."""
    row = one_open(deadline_id, file_id)
    extension = pack.term(row.term_code).extension
    if row.extended_by or extension is None or reason not in extension.reasons:
        raise ExtendedBefore
    unit = terms.Unit(row.unit)
    # The last counted day ends at `due_at`; counting goes on from inside it.
    last = row.due_at if unit is terms.Unit.HOUR else row.due_at - timedelta(microseconds=1)
    row.due_at = terms.due_at(last, extension.amount, unit, calendar_of(pack))
    row.extended_by = extension.amount
    row.save(update_fields=["due_at", "extended_by"])
    return row


def hand_over(file_id: UUID, desk_id: UUID, pack: Pack, codes: Iterable[str] | None = None) -> int:
    """Show the file's own running terms (or those of `codes`) in another desk's lists; returns how many."""
    rows = Deadline.objects.open().filter(file_id=file_id, subject_id=None)
    rows = rows if codes is None else rows.filter(term_code__in=list(codes))
    turn = {"owner_desk_id": desk_id, "owner_role": _role_at(pack, desk_id)}
    return rows.exclude(whose_turn="person").update(**turn)


def escalate(
    file_id: UUID, cause: str, to_role: str, at: datetime, subject_id: UUID | None = None
) -> Escalation:
    """Put something before the role that must answer for it, once while it is unanswered."""
    row, _ = Escalation.objects.get_or_create(
        file_id=file_id,
        cause=cause,
        subject_id=subject_id,
        answered_at=None,
        deadline=None,
        defaults={"to_role": to_role, "raised_at": at},
    )
    return row


def answer_escalations(
    file_id: UUID, at: datetime, subject_id: UUID | None = None, cause: str | None = None
) -> int:
    """Mark the open escalations of that subject as answered; returns how many."""
    rows = Escalation.objects.filter(file_id=file_id, subject_id=subject_id, answered_at=None)
    return rows.filter(**({"cause": cause} if cause else {})).update(answered_at=at)


def change_track(on: Subject, done: Iterable[str], at: datetime) -> list[Deadline]:
    """Stop the file's clocks of the other track and start those of the new one (`on.track`).

    done     the acts of this procedure so far: a term starts when one that starts it is among
             them and none that meets it is
    returns  every row stopped or started
    """
    so_far = set(done)
    rows = Deadline.objects.open().filter(file_id=on.file_id, subject_id=None).select_for_update()
    other = [row for row in rows if not on.pack.term(row.term_code).track.covers(on.track)]
    stopped = [_end(row, "stopped_at", at) for row in other]
    due = [
        term
        for term in on.pack.terms
        if term.subject == "file"
        and term.track.covers(on.track)
        and so_far & set(term.starts_on)
        and not so_far & set(term.met_by)
    ]
    return stopped + _started(due, on.about(None), at, None)


def told(row: Deadline, at: datetime) -> dict[str, Any]:
    """Return what the person is told of a term: codes and the instant, no words."""
    state = {
        Status.RUNNING: "running",
        Status.PAUSED: "stopped",
        Status.LATE: "late",
        Status.MET: "met",
        Status.MET_LATE: "met",
        Status.STOPPED: "stopped",
    }[status(row, at)]
    return {
        "kind": "term",
        "code": row.term_code,
        "due_at": row.due_at.isoformat(),
        "whose": row.whose_turn,
        "state": state,
    }


def one_open(deadline_id: UUID, file_id: UUID) -> Deadline:
    """Return the open row, locked. Raises NoSuchTerm."""
    row = (
        Deadline.objects.open().filter(pk=deadline_id, file_id=file_id).select_for_update().first()
    )
    if row is None:
        raise NoSuchTerm
    return row


def _open(file_id: UUID, codes: Iterable[str] | None, subject_id: UUID | None) -> DeadlineQuerySet:
    rows = (
        Deadline.objects.open().filter(file_id=file_id, subject_id=subject_id).select_for_update()
    )
    return rows if codes is None else rows.filter(term_code__in=list(codes))


def _role_at(pack: Pack, desk_id: UUID | None) -> str:
    """Return the role whose turn a desk's terms are: the first that the pack foresees there."""
    kind = Desk.objects.filter(pk__in=[desk_id]).values_list("kind", flat=True).first()
    return next((desk.roles[0] for desk in pack.desks if desk.kind == kind), "")


def _end(row: Deadline, how: str, at: datetime) -> Deadline:
    setattr(row, how, at)
    row.suspended_at, row.pause_reason = None, ""
    row.save(update_fields=[how, "suspended_at", "pause_reason"])
    Escalation.objects.filter(deadline=row, answered_at=None).update(answered_at=at)
    return row
