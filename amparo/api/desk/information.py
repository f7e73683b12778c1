"""Requests for information, one by one: an institution's own, and those of the files one holds."""

from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import get_language
from ninja import Body, Router

from amparo.api.desk import showing
from amparo.api.desk.auth import ApiRequest
from amparo.api.desk.cases import known_purpose
from amparo.api.desk.schemas import DoneOut, InformationOpenOut, InformationOut, OpenIn
from amparo.coordination import selectors, services
from amparo.earlywarning import catalogue
from amparo.registry.selectors import cases

router = Router(tags=["information-requests"])


@router.get(
    "information-requests/{uuid:request_id}",
    response=InformationOut,
    by_alias=True,
    url_name="information",
)
def request_(request: ApiRequest, request_id: UUID) -> dict[str, Any]:
    """One request: clear facts, and what may be done about it now."""
    row = selectors.information_request(request.auth, request_id)
    at, language = timezone.now(), get_language() or "es"
    acts = catalogue.available_on_information(request.auth, row.id, at, language)
    told = showing.information(row, known=_known(request, row.file_id))
    return {**told, "acts": [showing.act(one) for one in acts]}


@router.post(
    "information-requests/{uuid:request_id}/open",
    response=InformationOpenOut,
    url_name="information_open",
)
def open_request(request: ApiRequest, request_id: UUID, body: OpenIn) -> dict[str, Any]:
    """The question and its answer, and nothing else of the file; the person sees that it was opened."""
    selectors.information_request(request.auth, request_id)
    purpose = known_purpose(body.purpose)
    text = services.open_request(request.auth, request_id, purpose, timezone.now())
    language = get_language() or "es"
    return {
        "id": text.row.id,
        "number": text.row.number,
        "over": text.over,
        "question": text.question,
        "told": showing.facts(text.facts, language),
        "answer": text.answer,
        "evidence_id": text.evidence_id,
    }


@router.post(
    "information-requests/{uuid:request_id}/acts/{code}",
    response=DoneOut,
    url_name="information_act",
)
def act(
    request: ApiRequest, request_id: UUID, code: str, body: Body[dict[str, Any]]
) -> dict[str, Any]:
    """Answer it, or take it back; 409 when it is no longer open."""
    row = selectors.information_request(request.auth, request_id)
    done = catalogue.perform(request.auth, row.file_id, code, body, timezone.now(), row.id)
    return {
        "file_id": done.file_id if _known(request, done.file_id) else None,
        "subject": done.subject,
        "shown": dict(done.shown),
    }


def _known(request: ApiRequest, file_id: UUID) -> bool:
    """Two questions about one file would otherwise tell their institution that they belong together."""
    return cases(request.auth).filter(pk=file_id).exists()
