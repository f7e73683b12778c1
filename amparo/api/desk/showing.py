"""Rows as the API shows them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from amparo.agenda.law import status
from amparo.agenda.models import Deadline
from amparo.coordination.models import InformationRequest
from amparo.custody.opening import OpenFile
from amparo.earlywarning.models import Procedure
from amparo.earlywarning.spec import Available
from amparo.law import packs
from amparo.law.schema import UnknownCode
from amparo.measures.models import Order


def term(row: Deadline, at: datetime, language: str, *, known: bool = True) -> dict[str, Any]:
    """A clock; `known` says whether this member may know the file, or only its order."""
    try:
        law = packs.current().term(row.term_code)
    except UnknownCode:
        law = None
    return {
        "id": row.id,
        "file_id": row.file_id if known else None,
        "subject_id": row.subject_id,
        "code": row.term_code,
        "label": law.label.in_(language) if law else row.term_code,
        "track": row.track,
        "unit": row.unit,
        "amount": row.amount,
        "started_at": row.started_at,
        "due_at": row.due_at,
        "state": status(row, at).value,
        "whose_turn": row.whose_turn,
        "owner_desk": row.owner_desk_id,
        "owner_role": row.owner_role,
        "norm": law.norm if law else None,
        "verified": bool(law and law.verified),
    }


def case(row: Procedure) -> dict[str, Any]:
    return {
        "id": row.case_id,
        "number": row.case.number,
        "designation": row.case.designation,
        "track": row.track,
        "stage": row.stage,
        "stage_since": row.stage_since,
        "department": row.case.department,
        "collective": row.case.collective,
        "channel": row.case.channel,
        "received_at": row.case.received_at,
        "desk": row.case.desk_id,
        "holder": row.holder_id,
        "level": row.level,
        "level_valid_until": row.level_valid_until,
    }


def act(one: Available) -> dict[str, Any]:
    return {
        "code": one.code,
        "label": one.label,
        "hint": one.hint,
        "why_not": one.why_not,
        "on": one.on,
        "subject": one.subject,
        "needs_open": one.needs_open,
        "body": one.schema,
    }


# What a piece of evidence tells, places among it, is told by the calls of that piece.
_ASKED_FOR = {("evidence", "media"), ("evidence", "preview")}


def opened(file: OpenFile) -> dict[str, Any]:
    return {
        "file_id": file.file_id,
        "purpose": file.purpose,
        "until": file.until,
        "envelopes": [
            {
                "kind": each.kind,
                "about": each.about,
                "sheets": [
                    _sheet(s) for s in each.sheets if (each.kind, s.field) not in _ASKED_FOR
                ],
            }
            for each in file.envelopes
        ],
    }


def order(row: Order) -> dict[str, Any]:
    return {
        "id": row.id,
        "number": row.number,
        "type": row.measure.type,
        "institution": row.institution,
        "state": row.state,
        "track": row.track,
        "issued_at": row.issued_at,
        "due_at": row.due_at,
        "asked_until": row.asked_until,
        "acknowledged_at": row.acknowledged_at,
        "reported_at": row.reported_at,
        "reveals": list(row.reveals),
    }


def information(row: InformationRequest, *, known: bool) -> dict[str, Any]:
    """A request; `known` says whether this member may know its file."""
    return {
        "id": row.id,
        "number": row.number,
        "file_id": row.file_id if known else None,
        "institution": row.institution,
        "state": row.state,
        "track": row.track,
        "asked_at": row.asked_at,
        "due_at": row.due_at,
        "answered_at": row.answered_at,
    }


def facts(told: Mapping[str, str], language: str) -> list[dict[str, str]]:
    """What is told about her, under the names of the pack."""
    names = {one.code: one.label.in_(language) for one in packs.current().reveals}
    return [
        {"code": code, "label": names.get(code, code), "words": words}
        for code, words in told.items()
    ]


def _sheet(sheet: Any) -> dict[str, Any]:
    return {
        "id": sheet.id,
        "field": sheet.field,
        "value": sheet.value,
        "version": sheet.version,
        "written_at": sheet.written_at,
    }
