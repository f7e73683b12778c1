"""Dates of one matter: set for it alone, met, stopped, and followed by the next of a cycle."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from amparo.accounts.actors import Actor
from amparo.interamerican import law
from amparo.interamerican.errors import AlreadyMet
from amparo.interamerican.forms import NOT_LISTED, DueForm, KeptForm, MeetingForm, StopForm
from amparo.interamerican.kinds import Body, DueKind, Whose
from amparo.interamerican.models import Due, Meeting, Paper
from amparo.interamerican.work import Work, working
from amparo.kernel.errors import Invalid


def set_due(actor: Actor, matter_id: UUID, form: DueForm, at: datetime) -> Due:
    """Set a date by which somebody must answer."""
    with working(actor, "set_due", matter_id, at) as work:
        if form.due_on < form.asked_on:
            raise Invalid({"due_on": [NOT_LISTED]})
        only_before_the_court(work, "whose", form.whose)
        row = Due.objects.create(
            matter=work.matter,
            kind=form.kind,
            whose=form.whose,
            asked_on=form.asked_on,
            due_on=form.due_on,
            months=form.months,
            **work.entered(work.seal("mailbox", "due", text=form.text)),
        )
        work.deed.note(due=str(row.id))
    return row


def stop_due(actor: Actor, matter_id: UUID, form: StopForm, at: datetime) -> Due:
    """Record that the body asks it no more; a cycle ends with it."""
    with working(actor, "stop_due", matter_id, at) as work:
        row = open_due(work, form.due, "due")
        row.stopped_on = form.on
        row.save(update_fields=["stopped_on"])
        work.deed.note(due=str(row.id))
    return row


def keep_commitment(actor: Actor, matter_id: UUID, form: KeptForm, at: datetime) -> Due:
    """Record that what was agreed, or asked, was done."""
    with working(actor, "keep_commitment", matter_id, at) as work:
        work.not_to_come("on", form.on)
        row = meet(work, open_due(work, form.due, "due"), form.on)
        work.seal("mailbox", "met", text=form.text)
        work.deed.note(due=str(row.id))
    return row


def hold_meeting(actor: Actor, matter_id: UUID, form: MeetingForm, at: datetime) -> Meeting:
    """Record a meeting; each thing agreed there is a commitment with its own date."""
    with working(actor, "hold_meeting", matter_id, at) as work:
        work.not_to_come("on", form.on)
        row = Meeting.objects.create(
            matter=work.matter,
            kind=form.kind,
            on=form.on,
            **work.entered(work.seal("mailbox", "meeting", text=form.text)),
        )
        for item in form.agreed:
            if item.due_on < form.on:
                raise Invalid({"agreed": [NOT_LISTED]})
            Due.objects.create(
                matter=work.matter,
                kind=DueKind.COMMITMENT,
                whose=item.whose,
                meeting=row,
                asked_on=form.on,
                due_on=item.due_on,
                **work.entered(work.seal("mailbox", "agreed", text=item.text)),
            )
        work.deed.note(meeting=str(row.id), agreed=len(form.agreed))
    return row


def meet(work: Work, due: Due, on: date, paper: Paper | None = None) -> Due:
    """Mark a date as met and set the next one of its cycle."""
    due.met_on, due.met_by = on, paper
    due.save(update_fields=["met_on", "met_by"])
    following(due, work.at)
    return due


def following(due: Due, at: datetime) -> Due | None:
    """The next date of a cycle, made once; None when there is no cycle or it has its next."""
    if due.months is None or Due.objects.filter(follows=due).exists():
        return None
    return Due.objects.create(
        matter=due.matter,
        kind=due.kind,
        whose=due.whose,
        asked_on=due.due_on,
        due_on=law.months_after(due.due_on, due.months),
        months=due.months,
        follows=due,
        recorded_at=at,
        sheet_id=due.sheet_id,
    )


def only_before_the_court(work: Work, field: str, whose: Whose) -> None:
    """The Commission stands apart from the body that supervises only before the Court. Raises Invalid."""
    if whose == Whose.COMMISSION and work.matter.body != Body.COURT:
        raise Invalid({field: [NOT_LISTED]})


def open_due(work: Work, due_id: UUID, field: str) -> Due:
    """Raises Invalid at the field, or AlreadyMet."""
    row = work.matter.dues.select_for_update().filter(id=due_id).first()
    if row is None:
        raise Invalid({field: [NOT_LISTED]})
    if row.met_on or row.stopped_on:
        raise AlreadyMet
    return row
