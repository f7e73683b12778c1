"""One page a request for information: what is asked, by when, and the answer to it."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from amparo.coordination import selectors, services
from amparo.coordination.errors import StillSealed
from amparo.coordination.models import InformationRequest
from amparo.coordination.selectors import InformationText
from amparo.custody import opening
from amparo.earlywarning import catalogue
from amparo.evidence import handling
from amparo.evidence import services as evidence_service
from amparo.evidence.errors import BlobNotVisible
from amparo.kernel.errors import Conflict, Invalid, NotVisible, Refused
from amparo.registry.selectors import cases
from amparo.web.desk import clocks, naming, schemaform
from amparo.web.desk.confirming import asked_first
from amparo.web.desk.files.papers import attachment
from amparo.web.desk.information.words import clock, state_css, state_word
from amparo.web.desk.orders.views import FOLLOWING, sent_with
from amparo.web.desk.pages import only_orders, page
from amparo.web.desk.requests import DeskRequest
from amparo.web.errors import in_words

ANSWER: Final = "answer_information"
# For what an institution opens what it was asked; it has no other purpose.
ANSWERING: Final = "formal_request"


@require_safe
def request_(request: DeskRequest, request_id: UUID) -> HttpResponse:
    return _show(request, selectors.information_request(request.actor, request_id))


@require_POST
def open_it(request: DeskRequest, request_id: UUID) -> HttpResponse:
    """Open this request's envelope and nothing else of the file."""
    row = selectors.information_request(request.actor, request_id)
    services.open_request(request.actor, row.id, _purpose(request, row), clocks.now())
    return HttpResponseRedirect(reverse("desk:information", args=[row.id]))


@require_POST
def close_it(request: DeskRequest, request_id: UUID) -> HttpResponse:
    row = selectors.information_request(request.actor, request_id)
    opening.close_file(request.actor, row.file_id)
    return HttpResponseRedirect(reverse("desk:information", args=[row.id]) + "?told=closed")


@require_POST
def answer(request: DeskRequest, request_id: UUID) -> HttpResponse:
    """Answer it.  A file that comes with the answer is kept first, so no answer lacks its proof.

    Where the answer is refused, its file is not kept either.
    """
    row = selectors.own_request(request.actor, request_id)
    typed = schemaform.body(catalogue.ACTS[ANSWER].form.model_json_schema(), request.POST)
    at = clocks.now()
    try:
        sent, kept = sent_with(request), None
        if sent:
            kept = services.attach(request.actor, row.id, sent, at)
            typed["evidence"] = str(kept)
        with services.answering(request.actor, row, kept, at):
            catalogue.perform(request.actor, row.file_id, ANSWER, typed, at, row.id)
    except (Invalid, Conflict) as refusal:
        return _show(request, row, typed, refusal)
    return HttpResponseRedirect(reverse("desk:information", args=[row.id]) + "?told=done")


@require_safe
def evidence(
    request: DeskRequest, request_id: UUID, blob_id: UUID
) -> HttpResponse | StreamingHttpResponse:
    """Hand out the file of an answer that is open; opening it is an entry of its own."""
    row = selectors.information_request(request.actor, request_id)
    text = _text(request, row, clocks.now())
    blob = next((b for b in evidence_service.blobs_of(row.file_id) if b.id == blob_id), None)
    if blob is None or text is None or text.evidence_id != blob_id:
        raise BlobNotVisible
    if (first := asked_first(request)) is not None:
        return first
    opened = opening.open_file(
        request.actor,
        row.file_id,
        _purpose(request, row),
        clocks.now(),
        kinds=["evidence"],
        about=blob_id,
    )
    return attachment(handling.hand_out(request.actor, opened, blob, clocks.now()))


def _purpose(request: DeskRequest, row: InformationRequest) -> str:
    return ANSWERING if row.desk_id in request.actor.desk_ids else FOLLOWING


def _show(
    request: DeskRequest,
    row: InformationRequest,
    typed: dict[str, Any] | None = None,
    refusal: Refused | None = None,
) -> HttpResponse:
    at, own = clocks.now(), row.desk_id in request.actor.desk_ids
    errors = schemaform.told(refusal) if isinstance(refusal, Invalid) else []
    if isinstance(refusal, Conflict):
        errors = [schemaform.Told(in_words(refusal))]
    wrong = schemaform.at_fields(refusal.fields) if isinstance(refusal, Invalid) else {}
    text = _text(request, row, at)
    offered = catalogue.available_on_information(request.actor, row.id, at, naming.language())
    return page(
        request,
        "information/request.html",
        refusal.status if refusal else 200,
        row=row,
        own=own,
        institution=naming.institution(row.institution),
        state=state_word(row, at),
        css=state_css(row, at),
        hours=row.track == "urgent",
        clock=clock(row, at),
        text=text,
        facts=_facts(text),
        count=selectors.inbox(request.actor).count() if own else 0,
        controls=[
            control
            for act in offered
            if act.code == ANSWER
            for control in schemaform.controls(act.schema, typed or {}, wrong)
        ],
        file_errors=wrong.get("file", []),
        taking_back=_taking_back(request, row, own, bool(offered)),
        base="desk/plain.html" if only_orders(request.actor) else "desk/base.html",
        file_url="" if own else _file_url(request, row),
        errors=errors,
        reads_files=request.actor.reads("evidence"),
    )


def _text(request: DeskRequest, row: InformationRequest, at: datetime) -> InformationText | None:
    try:
        return selectors.information_text(request.actor, row.id, at)
    except (StillSealed, NotVisible):
        return None


def _facts(text: InformationText | None) -> list[dict[str, str]]:
    told = text.facts.items() if text else ()
    return [{"label": naming.reveal(code), "words": words} for code, words in told]


def _taking_back(request: DeskRequest, row: InformationRequest, own: bool, offered: bool) -> str:
    if own or not offered or not _file_url(request, row):
        return ""
    return reverse("desk:act_on", args=[row.file_id, "withdraw_request", row.id])


def _file_url(request: DeskRequest, row: InformationRequest) -> str:
    known = cases(request.actor).filter(pk=row.file_id).exists()
    return reverse("desk:institutions", args=[row.file_id]) if known else ""
