"""What leaves a matter for the other side, and what comes from it."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import decorator_from_middleware
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from amparo.interamerican import catalogue, selectors
from amparo.interamerican.acts import exchanging
from amparo.interamerican.forms import BundleForm, filled
from amparo.interamerican.models import Matter
from amparo.interamerican.work import POWER
from amparo.kernel.errors import Invalid, NotVisible
from amparo.web.csrf import FormOrigin
from amparo.web.desk import clocks, schemaform
from amparo.web.desk.interamerican.showing import show
from amparo.web.desk.library.upload import DocumentUploadHandler, Received
from amparo.web.desk.requests import DeskRequest


@require_POST
def draft(request: DeskRequest, matter_id: UUID) -> HttpResponse:
    """The paper of our side as PDF, from the open record."""
    row = _kept(request, matter_id)
    kind, paper = exchanging.draft_paper(request.actor, row.id, clocks.now())
    return _file(paper, "application/pdf", f"{row.number}-{kind}.pdf")


@require_http_methods(["GET", "POST"])
def bundle(request: DeskRequest, matter_id: UUID) -> HttpResponse:
    """Choose what is annexed; the answer is the bundle."""
    row = _kept(request, matter_id)
    schema = catalogue.schema_of(BundleForm, row)
    if request.method == "GET":
        return _choose(request, row, schema, {}, None)
    typed = schemaform.body(schema, request.POST)
    try:
        form = filled(BundleForm, typed)
        made = exchanging.make_bundle(request.actor, row.id, form, clocks.now())
    except Invalid as refusal:
        return _choose(request, row, schema, typed, refusal)
    return _file(made, "application/zip", f"amparo-{row.number}.zip")


@csrf_exempt  # the form is checked just below, once it is known that its file may be read in memory
@require_http_methods(["GET", "POST"])
def receive(request: DeskRequest, matter_id: UUID) -> HttpResponse:
    """A bundle of the other side, verified before any of it is kept."""
    request.upload_handlers = [DocumentUploadHandler(request)]
    return cast("HttpResponse", _checked(request, matter_id))


def _receive(request: DeskRequest, matter_id: UUID) -> HttpResponse:
    row = _kept(request, matter_id)
    if request.method == "GET":
        return show(request, row, "receive.html")
    file = request.FILES.get("file")
    content = file.content if isinstance(file, Received) else b""
    try:
        exchanging.receive_bundle(request.actor, row.id, content, clocks.now())
    except Invalid as refusal:
        return show(request, row, "receive.html", refusal.status, errors=schemaform.told(refusal))
    return HttpResponseRedirect(reverse("desk:matter", args=[row.id]) + "?told=saved")


_checked = decorator_from_middleware(FormOrigin)(_receive)


def _choose(
    request: DeskRequest,
    row: Matter,
    schema: dict[str, Any],
    typed: dict[str, Any],
    refusal: Invalid | None,
) -> HttpResponse:
    fields = schemaform.at_fields(refusal.fields) if refusal else {}
    drawn = schemaform.controls(schema, typed, fields)
    errors = schemaform.told(refusal, names=schemaform.named(drawn)) if refusal else []
    status = refusal.status if refusal else 200
    return show(request, row, "bundle.html", status, controls=drawn, errors=errors)


def _kept(request: DeskRequest, matter_id: UUID) -> Matter:
    """The matter, for whom it is theirs to keep. Raises NotVisible."""
    row = selectors.matter(request.actor, matter_id)
    if not (request.actor.may(POWER) and selectors.holds_keys(request.actor, row.id)):
        raise NotVisible
    return row


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
