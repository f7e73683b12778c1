"""What a member may see of requests for information; absent and hidden are one answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from amparo.accounts.actors import Actor
from amparo.coordination.errors import NoSuchInformationRequest, StillSealed
from amparo.coordination.models import InformationRequest, State
from amparo.custody.models import EnvelopeKind
from amparo.custody.opening import reopened
from amparo.custody.selectors import envelopes_of, files_of

_ORDER = frozenset({EnvelopeKind.ORDER.value})


@dataclass(frozen=True, slots=True)
class InformationText:
    """An opened request: what was asked and, once there is one, what was answered."""

    row: InformationRequest
    question: str = field(repr=False)
    answer: str = field(default="", repr=False)


def information_requests(actor: Actor, file_id: UUID | None = None) -> QuerySet[InformationRequest]:
    """Those of the files the actor's desks hold, or held by a desk of theirs; oldest date first."""
    held = envelopes_of(actor, _ORDER).values("id")
    rows = InformationRequest.objects.filter(
        Q(envelope_id__in=held) | Q(file_id__in=files_of(actor))
    ).order_by("due_at", "asked_at", "id")
    return rows if file_id is None else rows.filter(file_id=file_id)


def information_request(actor: Actor, request_id: UUID) -> InformationRequest:
    """Raises NoSuchInformationRequest alike for an absent and for a hidden one."""
    found = information_requests(actor).filter(id=request_id).first()
    if found is None:
        raise NoSuchInformationRequest
    return found


def own_request(actor: Actor, request_id: UUID) -> InformationRequest:
    """One that a desk of the actor must answer. Raises NoSuchInformationRequest."""
    rows = information_requests(actor).filter(desk_id__in=actor.desk_ids)
    found = rows.filter(id=request_id).first()
    if found is None:
        raise NoSuchInformationRequest
    return found


def inbox(actor: Actor) -> QuerySet[InformationRequest]:
    """Open questions that the actor's desks must answer, nearest date first."""
    rows = information_requests(actor).filter(state=State.ASKED)
    return rows.filter(desk_id__in=actor.desk_ids)


def information_text(actor: Actor, request_id: UUID, at: datetime) -> InformationText:
    """Its words, once its envelope is open. Raises NoSuchInformationRequest, StillSealed."""
    row = information_request(actor, request_id)
    file = reopened(actor, row.file_id, at)
    sheets = {s.id: s.value for s in file.sheets("order", row.id)} if file else {}
    if row.question_sheet_id not in sheets:
        raise StillSealed
    answered = sheets.get(row.answer_sheet_id) if row.answer_sheet_id else None
    return InformationText(
        row,
        str(sheets[row.question_sheet_id]["words"]),
        str(answered["words"]) if answered else "",
    )
