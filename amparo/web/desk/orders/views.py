"""One page an order: what to do, for whom, by when, why; and the four answers to it."""

from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amparo.assessment.errors import NotOpen
from amparo.custody import opening
from amparo.custody.models import EnvelopeKind
from amparo.custody.selectors import envelopes_of
from amparo.earlywarning import catalogue
from amparo.earlywarning.worklists import one_order
from amparo.evidence import handling
from amparo.evidence import services as evidence_service
from amparo.evidence.errors import BlobNotVisible
from amparo.evidence.upload import SealedFile
from amparo.kernel.errors import Conflict, Invalid, NotVisible, Refused
from amparo.measures import attaching, selectors, services
from amparo.measures.models import Order
from amparo.measures.words import state_word
from amparo.web.desk import clocks, naming, schemaform
from amparo.web.desk.confirming import asked_first
from amparo.web.desk.files.papers import attachment
from amparo.web.desk.orders.forms import ANSWERS, answers
from amparo.web.desk.orders.words import state_css
from amparo.web.desk.pages import only_orders, page
from amparo.web.desk.requests import DeskRequest
from amparo.web.errors import in_words

PURPOSE: Final = "order_execution"
FOLLOWING: Final = "follow_up_work"
ORDER: Final = frozenset({EnvelopeKind.ORDER.value})


@require_safe
def order(request: DeskRequest, order_id: UUID) -> HttpResponse:
    return _show(request, one_order(request.actor, order_id))


@require_POST
def open_it(request: DeskRequest, order_id: UUID) -> HttpResponse:
    """Open this order's envelope and nothing else; for an institution there is only one purpose."""
    row = one_order(request.actor, order_id)
    own = row.desk_id in request.actor.desk_ids
    purpose = PURPOSE if own else FOLLOWING
    services.open_order(request.actor, order_id, purpose, clocks.now(), naming.language())
    return HttpResponseRedirect(reverse("desk:order", args=[order_id]))


@require_POST
def close_it(request: DeskRequest, order_id: UUID) -> HttpResponse:
    row = one_order(request.actor, order_id)
    opening.close_file(request.actor, row.file_id)
    return HttpResponseRedirect(reverse("desk:order", args=[order_id]) + "?told=closed")


@require_http_methods(["POST"])
def act(request: DeskRequest, order_id: UUID, code: str) -> HttpResponse:
    """Answer an order.  A file that comes with a report is kept first, so no report lacks its proof.

    Where the report is refused, its file is not kept either.
    """
    row = one_order(request.actor, order_id)
    if code not in ANSWERS:
        raise NotVisible
    typed = schemaform.body(catalogue.ACTS[code].form.model_json_schema(), request.POST)
    at = clocks.now()
    try:
        sent, kept = sent_with(request), None
        if sent:
            kept = attaching.attach(request.actor, order_id, sent, at)
            typed["evidence"] = str(kept)
        with attaching.reporting(request.actor, row, kept, at):
            catalogue.perform(request.actor, row.file_id, code, typed, at, order_id)
    except (Invalid, Conflict) as refusal:
        return _show(request, row, code, typed, refusal)
    return HttpResponseRedirect(reverse("desk:order", args=[order_id]) + "?told=done")


@require_safe
def evidence(
    request: DeskRequest, order_id: UUID, blob_id: UUID
) -> HttpResponse | StreamingHttpResponse:
    """Hand out a file of the exchange; opening it is an entry of its own, like the order's."""
    row = one_order(request.actor, order_id)
    sent = row.reports.filter(evidence_id=blob_id).exists()
    blob = next((b for b in evidence_service.blobs_of(row.file_id) if b.id == blob_id), None)
    if blob is None or not sent:
        raise BlobNotVisible
    if (first := asked_first(request)) is not None:
        return first
    purpose = PURPOSE if row.desk_id in request.actor.desk_ids else FOLLOWING
    opened = opening.open_file(
        request.actor, row.file_id, purpose, clocks.now(), kinds=["evidence"], about=blob_id
    )
    return attachment(handling.hand_out(request.actor, opened, blob, clocks.now()))


def sent_with(request: DeskRequest) -> SealedFile | None:
    """Return the file of an answer, if one came.  A refused one is told at its field, with every word still there."""
    file = request.FILES.get("file")
    if not isinstance(file, SealedFile) or not (file.size or file.refusal):
        return None
    if file.refusal:
        raise Invalid({"file": [in_words(file.refusal)]})
    return file


def _show(
    request: DeskRequest,
    row: Order,
    tried: str = "",
    typed: dict[str, Any] | None = None,
    refusal: Refused | None = None,
) -> HttpResponse:
    at, own = clocks.now(), row.desk_id in request.actor.desk_ids
    errors = schemaform.told(refusal, tried) if isinstance(refusal, Invalid) else []
    if isinstance(refusal, Conflict):
        errors = [schemaform.Told(in_words(refusal))]
    live = row.state not in ("confirmed", "cancelled")
    return page(
        request,
        "orders/order.html",
        refusal.status if refusal else 200,
        order=row,
        own=own,
        count=selectors.inbox(request.actor).count() if own else 0,
        label=naming.measure(row.measure.type),
        institution=naming.institution(row.institution),
        state=state_word(row.state),
        css=state_css(row.state),
        hours=row.track == "urgent",
        left=clocks.in_words(row.due_at - at),
        late=row.due_at <= at,
        live=live,
        waits=live and row.state != "reported",
        why=selectors.why(row),
        text=_text(request, row),
        parted=own and not envelopes_of(request.actor, ORDER).filter(id=row.envelope_id).exists(),
        reveals=selectors.revealed_labels(row, naming.language()),
        answers=answers(request.actor, row, tried, typed or {}, refusal) if own and live else [],
        to_acknowledge=own and row.state == "issued",
        cannot=naming.reason(row.cannot_reason),
        base="desk/plain.html" if only_orders(request.actor) else "desk/base.html",
        file_url="" if own else reverse("desk:measures", args=[row.file_id]),
        errors=errors,
        reads_files=request.actor.reads("evidence"),
    )


def _text(request: DeskRequest, row: Order) -> Any:
    try:
        return selectors.order_text(request.actor, row.id, clocks.now(), naming.language())
    except (NotOpen, NotVisible):
        return None
