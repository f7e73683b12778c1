"""The acts on requests for information. Each authorises, commits and leaves one entry."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from amparo.accounts import directory
from amparo.accounts.actors import Actor
from amparo.accounts.acts import acting
from amparo.coordination import selectors, steps
from amparo.coordination.law import Question
from amparo.coordination.models import InformationRequest
from amparo.coordination.selectors import InformationText
from amparo.custody.opening import open_file
from amparo.law.schema import Pack
from amparo.registry.selectors import case, case_of


def request_information(
    actor: Actor, file_id: UUID, question: Question, track: str, at: datetime
) -> InformationRequest:
    """Ask one institution. Raises NoSuchCase, MustNotKnow, NotThatDesk, Invalid."""
    pack = case(actor, file_id).pack()
    with acting(actor, "request_information", file_id, at) as deed:
        return steps.ask(deed, pack, file_id, question, track)


def answer_information(
    actor: Actor, request_id: UUID, words: str, at: datetime
) -> InformationRequest:
    """Answer a question put to one's own desk. Raises NoSuchInformationRequest, AlreadyAnswered."""
    row = selectors.own_request(actor, request_id)
    with acting(actor, "answer_information", row.file_id, at) as deed:
        return steps.answer(deed, _pack(row), request_id, words)


def withdraw_request(actor: Actor, request_id: UUID, at: datetime) -> InformationRequest:
    """Take a question back. Raises NoSuchInformationRequest, AlreadyAnswered."""
    row = selectors.information_request(actor, request_id)
    with acting(actor, "request_information", row.file_id, at, note={"withdrawn": True}) as deed:
        return steps.withdraw(deed, request_id)


def open_request(actor: Actor, request_id: UUID, purpose: str, at: datetime) -> InformationText:
    """Open a request's envelope and nothing else of the file; she sees that it was opened."""
    row = selectors.information_request(actor, request_id)
    open_file(
        actor,
        row.file_id,
        purpose,
        at,
        kinds=["order"],
        about=row.id,
        holders=directory.holders_of,
    )
    return selectors.information_text(actor, request_id, at)


def _pack(row: InformationRequest) -> Pack:
    return case_of(row.file_id).pack()
