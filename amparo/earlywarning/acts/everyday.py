"""What is done on any day of a file: clocks stopped with a reason, words to her, a booking, a note."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_noop as _

from amparo.accounts.actors import Actor
from amparo.agenda import services as agenda
from amparo.custody.selectors import holds
from amparo.earlywarning.doing import doing
from amparo.earlywarning.forms import everyday as forms
from amparo.earlywarning.forms.base import Nothing
from amparo.earlywarning.models import DURESS, Alert, Appointment
from amparo.earlywarning.sealing import seal_words
from amparo.earlywarning.spec import ActSpec, Done
from amparo.kernel.errors import Invalid, NotVisible


class NoSuchAlert(NotVisible):
    """There is nothing here that you may see."""


def pause_term(
    actor: Actor, file_id: UUID, form: forms.PauseTerm, at: datetime, subject: UUID | None = None
) -> Done:
    """Stop one clock for a coded reason that the law allows for it. Raises MayNotPause."""
    with doing(actor, "pause_term", file_id, at) as act:
        row = agenda.pause(form.term, file_id, form.reason, act.pack, at)
        act.deed.note(term=row.term_code, reason=form.reason)
        act.told.append(agenda.told(row, at))
    return Done(file_id, form.term)


def resume_term(
    actor: Actor, file_id: UUID, form: forms.ResumeTerm, at: datetime, subject: UUID | None = None
) -> Done:
    """Start a stopped clock again."""
    with doing(actor, "resume_term", file_id, at) as act:
        row = agenda.resume(form.term, file_id, act.pack, at)
        act.deed.note(term=row.term_code)
        act.told.append(agenda.told(row, at))
    return Done(file_id, form.term)


def send_message(
    actor: Actor, file_id: UUID, form: forms.SendMessage, at: datetime, subject: UUID | None = None
) -> Done:
    """Write to her. The file keeps the words in her mailbox when the desk holds it."""
    with doing(actor, "send_message", file_id, at) as act:
        value: dict[str, object] = {"text": form.text, "from_role": act.role, "desk": act.desk}
        if holds(act.deed.the_opener(), file_id, "mailbox"):
            act.deed.write("mailbox", "sent", value)
        else:
            seal_words(act, actor, "sent", value)
        act.tell("message", text=form.text, from_role=act.role)
    return Done(file_id)


def book_interpreter(
    actor: Actor,
    file_id: UUID,
    form: forms.BookInterpreter,
    at: datetime,
    subject: UUID | None = None,
) -> Done:
    """Book an interpreter for a day and hour; she is told of the booking, not of the name."""
    if form.starts_at <= at:
        raise Invalid({"starts_at": [_("Write a day and an hour that are still to come.")]})
    with doing(actor, "book_interpreter", file_id, at) as act:
        # The language goes with them: beside a department it says of whom the file is.
        value: dict[str, object] = {
            "interpreter": form.interpreter,
            "language": form.language,
            "told": form.told,
        }
        sheet = seal_words(act, actor, "appointment", value)
        booked = Appointment.objects.create(
            case=act.case,
            what=form.what,
            starts_at=form.starts_at,
            sheet_id=sheet.pk,
            booked_at=at,
        )
        act.subject = booked.pk
        act.tell(
            "appointment",
            what=form.what,
            on=form.starts_at.isoformat(),
            interpreter=form.language,
            words=form.told,
        )
    return Done(file_id, booked.pk)


def note(
    actor: Actor, file_id: UUID, form: forms.Note, at: datetime, subject: UUID | None = None
) -> Done:
    """Keep a privileged note; only desks that hold the notes can open it."""
    with doing(actor, "note", file_id, at) as act:
        act.deed.write("notes", "note", {"text": form.text, "role": act.role})
    return Done(file_id)


def see_alert(
    actor: Actor, file_id: UUID, form: Nothing, at: datetime, subject: UUID | None = None
) -> Done:
    """Say that one has seen what she warned of: the alert `subject`, or every one that waits.

    Raises NoSuchAlert.
    """
    with doing(actor, "see_alert", file_id, at) as act:
        found = Alert.objects.filter(case_id=file_id, seen_at=None)
        if subject is not None:
            found = found.filter(pk=subject)
        causes = set(found.values_list("cause", flat=True))
        if found.update(seen_at=at, seen_by=actor.id) == 0:
            raise NoSuchAlert
        act.subject = subject
        if causes != {DURESS}:
            act.tell("seen")
        agenda.answer_escalations(file_id, at)
    return Done(file_id, subject)


SPECS = (
    ActSpec("send_message", forms.SendMessage, send_message),
    ActSpec("book_interpreter", forms.BookInterpreter, book_interpreter),
    ActSpec("note", forms.Note, note),
    ActSpec("pause_term", forms.PauseTerm, pause_term),
    ActSpec("resume_term", forms.ResumeTerm, resume_term),
    ActSpec("see_alert", Nothing, see_alert),
)
