"""The acts on requests for information. Each authorises, commits and leaves one entry.

Asking stands beside the file's other acts, so `earlywarning` does that with `steps.ask`.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import datetime
from uuid import UUID

from amparo.accounts import directory
from amparo.accounts.actors import Actor
from amparo.accounts.acts import acting
from amparo.coordination import attaching, selectors, steps
from amparo.coordination.errors import AlreadyAnswered
from amparo.coordination.models import InformationRequest, State
from amparo.coordination.selectors import InformationText
from amparo.custody.models import Envelope
from amparo.custody.opening import open_file
from amparo.evidence.upload import SealedFile
from amparo.registry.selectors import case_of


def answer_information(
    actor: Actor, request_id: UUID, words: str, at: datetime, evidence_id: UUID | None = None
) -> InformationRequest:
    """Answer a question put to one's own desk. Raises NoSuchInformationRequest, AlreadyAnswered."""
    row = selectors.own_request(actor, request_id)
    with acting(actor, "answer_information", row.file_id, at) as deed:
        return steps.answer(deed, case_of(row.file_id).pack(), request_id, words, evidence_id)


def attach(actor: Actor, request_id: UUID, file: SealedFile, at: datetime) -> UUID:
    """Keep one received file with the answer to come, for who asked; returns its id.

    Raises NoSuchInformationRequest, AlreadyAnswered, and the refusal of the file.
    """
    row = selectors.own_request(actor, request_id)
    if row.state != State.ASKED:
        raise AlreadyAnswered
    envelope = Envelope.objects.get(id=row.envelope_id)
    both, note = {row.desk_id, row.asking_desk_id}, {"information": str(row.id)}
    return attaching.attach(actor, "answer_information", envelope, both, file, at, note)


def answering(
    actor: Actor, row: InformationRequest, kept: UUID | None, at: datetime
) -> AbstractContextManager[None]:
    """Answer with the file kept for it, which goes where the answer is refused."""
    return attaching.answering(actor, "answer_information", row.file_id, kept, at)


def withdraw_request(actor: Actor, request_id: UUID, at: datetime) -> InformationRequest:
    """Take a question back. Raises NoSuchInformationRequest, AlreadyAnswered."""
    row = selectors.information_request(actor, request_id)
    note = {"act": "withdraw_request"}
    with acting(actor, "request_information", row.file_id, at, note=note) as deed:
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
