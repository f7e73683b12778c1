"""The public door's calls: deposit, come back, write, send, answer. No account, no cookie, no rule."""

import json
from typing import Any

from django.http import HttpRequest
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from ninja import Body, Form, Status

from amparo.api import portal_form, portal_view
from amparo.api.plumbing import new_api
from amparo.api.portal_shapes import (
    Acknowledged,
    AnswerIn,
    KeptFile,
    KeptFiles,
    MessageIn,
    ReceiptIn,
    Written,
)
from amparo.api.problem import Problem
from amparo.evidence.upload import SealedFile
from amparo.intake import services as intake
from amparo.intake.answers import AnswerCode
from amparo.intake.errors import AnswersNotUsable
from amparo.intake.law import parse
from amparo.intake.values import Channel
from amparo.law import packs

api = new_api(
    "portal",
    "Amparo, public door",
    "Ask for protection, and come back with the receipt. Errors are problem details (RFC 9457).",
)
_PROBLEMS: dict[Any, Any] = {404: Problem, 409: Problem, 422: Problem, 429: Problem, 503: Problem}
_DEPOSIT = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": portal_form.deposit_schema(packs.current()),
                "example": portal_form.deposit_example(packs.current()),
            }
        },
    },
    "parameters": [
        {
            "name": "Idempotency-Key",
            "in": "header",
            "required": False,
            "schema": {"type": "string", "minLength": 22, "maxLength": 200},
            "description": "At least 128 random bits; a repeat within the hour gives the same words.",
        }
    ],
}
_EVIDENCE = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["receipt", "file"],
                    "properties": {
                        "receipt": {"type": "string"},
                        "note": {"type": "string", "maxLength": 20000},
                        "file": {"type": "array", "items": {"type": "string", "format": "binary"}},
                    },
                }
            }
        },
    }
}


@api.get("form", summary="The intake form", response=dict[str, Any])
def form(request: HttpRequest) -> dict[str, Any]:
    """Return questions, choices, what the urgent track requires, languages and limits."""
    del request
    return portal_form.form(packs.current())


@api.post(
    "requests",
    summary="Deposit a request",
    response={201: Acknowledged, **_PROBLEMS},
    openapi_extra=_DEPOSIT,
)
def deposit(request: HttpRequest) -> Status[Acknowledged]:
    """Acknowledge once the request is durable; the receipt's words are given here and never again."""
    raw = _json(request)
    track = str(raw.pop("track", ""))
    language = translation.get_language() or "es"
    told = parse(packs.current(), raw, track, language=language, channel=Channel.API)
    key = request.headers.get("Idempotency-Key")
    kept = intake.deposit(told, at=timezone.now(), channel=Channel.API, idempotency=key)
    acknowledged = Acknowledged(
        receipt=kept.words,
        number=kept.number,
        designation=kept.designation,
        track=kept.track,
        acknowledged_at=kept.acknowledged_at,
        due_at=kept.due_at,
    )
    return Status(201, acknowledged)


@api.post("receipt", summary="Come back", response={200: dict[str, Any], **_PROBLEMS})
def receipt(request: HttpRequest, data: Body[ReceiptIn]) -> dict[str, Any]:
    """Return state, history, terms, messages, measures and who opened the file and why."""
    del request
    back = intake.enter(data.receipt, timezone.now())
    return portal_view.view(packs.current(), back, translation.get_language() or "es")


@api.post("receipt/messages", summary="Write", response={201: Written, **_PROBLEMS})
def message(request: HttpRequest, data: Body[MessageIn]) -> Status[Written]:
    """Seal words for whoever holds the file."""
    del request
    now = timezone.now()
    intake.send_message(intake.enter(data.receipt, now), data.text, at=now)
    return Status(201, Written(written_at=now))


@api.post("receipt/answers", summary="Answer", response={201: Written, **_PROBLEMS})
def answer(request: HttpRequest, data: Body[AnswerIn]) -> Status[Written]:
    """Agree, object, propose, confirm, contest, say that it made things worse, withdraw consent, ask for a review."""
    del request
    now = timezone.now()
    back = intake.enter(data.receipt, now)
    if data.code is AnswerCode.WITHDRAW_CONSENT:
        intake.withdraw_consent(back, data.recipient, at=now, text=data.text)
    elif data.code is AnswerCode.APPEAL:
        intake.ask_review(back, data.text, at=now, remedy=data.remedy)
    else:
        extra = {"helped": data.helped} if data.helped else None
        intake.answer(back, data.code, at=now, about=data.about, text=data.text, extra=extra)
    return Status(201, Written(written_at=now))


@api.post(
    "receipt/evidence",
    summary="Send files",
    response={201: KeptFiles, 413: Problem, **_PROBLEMS},
    openapi_extra=_EVIDENCE,
)
def evidence(
    request: HttpRequest, receipt: Form[str] = "", note: Form[str] = ""
) -> Status[KeptFiles]:
    """Keep the files of the field `file`; one that cannot be kept stops the call before any is."""
    now = timezone.now()
    files = [one for one in request.FILES.getlist("file") if isinstance(one, SealedFile)]
    if not files:
        raise AnswersNotUsable({"file": [_("Choose at least one file.")]})
    for one in files:
        if one.refusal:
            raise one.refusal
    back = intake.enter(receipt, now)
    sent = [intake.attach(back, one, at=now, note=note) for one in files]
    kept = [KeptFile(id=one.id, size=one.size) for one in sent]
    return Status(201, KeptFiles(written_at=now, files=kept))


def _json(request: HttpRequest) -> dict[str, Any]:
    try:
        body = json.loads(request.body)
    except (ValueError, RecursionError):
        raise AnswersNotUsable({"body": [_("Send JSON as the schema says.")]}) from None
    if not isinstance(body, dict):
        raise AnswersNotUsable({"body": [_("Send JSON as the schema says.")]})
    return body
