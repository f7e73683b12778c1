"""What a member may see of requests for information; absent and hidden are one answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import cast
from uuid import UUID

from django.db.models import Q, QuerySet

from amparo.accounts.actors import Actor
from amparo.coordination.attaching import ATTACHED
from amparo.coordination.errors import NoSuchInformationRequest, StillSealed
from amparo.coordination.models import InformationRequest, State
from amparo.coordination.parting import OVER
from amparo.custody.opening import OpenSheet, reopened
from amparo.custody.selectors import files_of, orders_of


@dataclass(frozen=True, slots=True)
class InformationText:
    """An opened request: what was asked and, once there is one, what was answered.

    facts        code of the pack's `reveals` to its words: all that the question tells about her
    evidence_id  a file that came with the answer, with its name and its size in bytes
    over         it was taken back: to its institution nothing of it is left
    """

    row: InformationRequest
    question: str = field(repr=False)
    facts: dict[str, str] = field(default_factory=dict, repr=False)
    answer: str = field(default="", repr=False)
    evidence_id: UUID | None = None
    file_name: str = field(default="", repr=False)
    file_size: int = 0
    over: bool = False


def information_requests(actor: Actor, file_id: UUID | None = None) -> QuerySet[InformationRequest]:
    """Those of the files the actor's desks hold, or held by a desk of theirs; oldest date first."""
    rows = InformationRequest.objects.filter(
        Q(id__in=orders_of(actor)) | Q(file_id__in=files_of(actor))
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
    sheets = {s.id: s for s in file.sheets("order", row.id)} if file else {}
    if row.question_sheet_id not in sheets:
        if any(sheet.field == OVER for sheet in sheets.values()):
            return InformationText(row, "", over=True)
        raise StillSealed
    asked = sheets[row.question_sheet_id].value
    text = InformationText(row, str(asked["words"]), cast("dict[str, str]", asked.get("facts", {})))
    answered = sheets.get(row.answer_sheet_id) if row.answer_sheet_id else None
    return text if answered is None else _answered(text, answered, list(sheets.values()))


def _answered(
    text: InformationText, answered: OpenSheet, sheets: list[OpenSheet]
) -> InformationText:
    named = str(answered.value.get("evidence", ""))
    files = [s.value for s in sheets if s.field == ATTACHED and s.value["blob"] == named]
    return InformationText(
        text.row,
        text.question,
        text.facts,
        str(answered.value["words"]),
        UUID(named) if named else None,
        str(files[0]["name"]) if files else "",
        int(str(files[0]["size"])) if files else 0,
    )
