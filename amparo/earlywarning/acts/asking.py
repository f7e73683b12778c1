"""What is asked of other institutions while a file is studied."""

from datetime import datetime
from uuid import UUID

from amparo.accounts.actors import Actor
from amparo.coordination import services, steps
from amparo.coordination.errors import NoSuchInformationRequest
from amparo.coordination.law import Question
from amparo.earlywarning.doing import doing
from amparo.earlywarning.forms import asking as forms
from amparo.earlywarning.forms.base import Nothing
from amparo.earlywarning.spec import ActSpec, Done


def request_information(
    actor: Actor,
    file_id: UUID,
    form: forms.RequestInformation,
    at: datetime,
    subject: UUID | None = None,
) -> Done:
    """Ask one institution, in an envelope of its own; its clock begins. Raises MustNotKnow."""
    question = Question(desk_id=form.desk, words=form.text, facts=form.facts)
    with doing(actor, "request_information", file_id, at) as act:
        row = steps.ask(act.deed, act.pack, file_id, question, act.track)
        act.subject = row.pk
    return Done(file_id, row.pk)


def withdraw_request(
    actor: Actor, file_id: UUID, form: Nothing, at: datetime, subject: UUID | None = None
) -> Done:
    """Take a question back before it is answered; its institution reads it no more."""
    row = services.withdraw_request(actor, _named(subject), at)
    return Done(row.file_id, row.pk)


def answer_information(
    actor: Actor,
    file_id: UUID,
    form: forms.AnswerInformation,
    at: datetime,
    subject: UUID | None = None,
) -> Done:
    """Answer, once, a question put to one's own desk."""
    row = services.answer_information(actor, _named(subject), form.text, at, form.evidence)
    return Done(row.file_id, row.pk)


def _named(subject: UUID | None) -> UUID:
    if subject is None:
        raise NoSuchInformationRequest
    return subject


SPECS = (
    ActSpec("request_information", forms.RequestInformation, request_information),
    ActSpec("withdraw_request", Nothing, withdraw_request, on="information"),
    ActSpec("answer_information", forms.AnswerInformation, answer_information, on="information"),
)
