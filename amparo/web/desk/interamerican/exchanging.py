"""What leaves a matter for the other side, and what comes from it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from amparo.custody import installation
from amparo.interamerican import catalogue, selectors
from amparo.interamerican.acts import exchanging, keeping, pinning, receiving
from amparo.interamerican.errors import NoSuchMatter, NotSignedYet
from amparo.interamerican.forms import BundleForm, filled
from amparo.interamerican.models import Matter
from amparo.interamerican.work import POWER
from amparo.kernel.errors import Conflict, Invalid, NotVisible
from amparo.verifier.digests import fingerprint
from amparo.web.desk import clocks, schemaform
from amparo.web.desk.confirming import asked_first
from amparo.web.desk.interamerican.showing import seen, show
from amparo.web.desk.library.taking import takes_a_document
from amparo.web.desk.library.upload import Received
from amparo.web.desk.requests import DeskRequest
from amparo.web.errors import in_words


@require_safe
def draft(request: DeskRequest, matter_id: UUID) -> HttpResponse:
    """The paper of our side as PDF, from the open record; the password comes first."""
    row = _kept(request, matter_id)
    if (first := asked_first(request)) is not None:
        return first
    kind, paper = exchanging.draft_paper(request.actor, row.id, clocks.now())
    return _file(paper, "application/pdf", f"{row.number}-{kind}.pdf")


@require_http_methods(["GET", "POST"])
def bundle(request: DeskRequest, matter_id: UUID) -> HttpResponse:
    """Choose what is annexed and make the bundle; those made before, as far as they are signed, leave from here."""
    row = _kept(request, matter_id)
    schema = catalogue.schema_of(BundleForm, row)
    if request.method == "GET":
        return _choose(request, row, schema, {}, None)
    typed = schemaform.body(schema, request.POST)
    try:
        form = filled(BundleForm, typed)
        exchanging.make_bundle(request.actor, row.id, form, clocks.now())
    except Invalid as refusal:
        return _choose(request, row, schema, typed, refusal)
    return HttpResponseRedirect(reverse("desk:matter_bundle", args=[row.id]) + "?told=saved")


@require_safe
def sent(request: DeskRequest, matter_id: UUID, bundle_id: UUID) -> HttpResponse:
    """One bundle of ours as it leaves, with its proof; the password comes first."""
    row = _kept(request, matter_id)
    if (first := asked_first(request)) is not None:
        return first
    try:
        content = exchanging.sent_bundle(request.actor, row.id, bundle_id, clocks.now())
    except NotSignedYet as refusal:
        return _choose(request, row, catalogue.schema_of(BundleForm, row), {}, refusal)
    return _file(content, "application/zip", f"amparo-{row.number}.zip")


@require_safe
def paper(request: DeskRequest, matter_id: UUID, paper_id: UUID) -> HttpResponse:
    """The very bytes that came with a paper, after the password; opening them is an entry of its own."""
    row = _kept(request, matter_id)
    found = row.papers.filter(id=paper_id, evidence_id__isnull=False).first()
    if found is None or found.evidence_id is None:
        raise NoSuchMatter
    if (first := asked_first(request)) is not None:
        return first
    at = clocks.now()
    name, content = keeping.content_of(request.actor, row.id, found.evidence_id, at)
    return _file(content, "application/octet-stream", f"{row.number}-{found.on.isoformat()}-{name}")


@takes_a_document
def receive(request: DeskRequest, matter_id: UUID) -> HttpResponse:
    """A bundle of the other side, verified before any of it is kept."""
    row = _kept(request, matter_id)
    known: dict[str, Any] = {
        "whole": seen(request, row.id),
        "known": pinning.newest(row),
        "ours": fingerprint(installation.checkpoint_public()),
    }
    if request.method == "GET":
        return show(request, row, "receive.html", **known)
    file = request.FILES.get("file")
    content = file.content if isinstance(file, Received) else b""
    try:
        made = receiving.receive_bundle(request.actor, row.id, content, clocks.now())
    except (Invalid, Conflict) as refusal:
        return show(request, row, "receive.html", refusal.status, errors=_faults(refusal), **known)
    told = "kept_sealed" if row.public and made.source_id is None else "saved"
    return HttpResponseRedirect(reverse("desk:matter", args=[row.id]) + f"?told={told}")


def _choose(
    request: DeskRequest,
    row: Matter,
    schema: dict[str, Any],
    typed: dict[str, Any],
    refusal: Invalid | Conflict | None,
) -> HttpResponse:
    fields = schemaform.at_fields(refusal.fields) if isinstance(refusal, Invalid) else {}
    drawn = schemaform.controls(schema, typed, fields)
    return show(
        request,
        row,
        "bundle.html",
        refusal.status if refusal else 200,
        whole=seen(request, row.id),
        controls=drawn,
        errors=_faults(refusal, schemaform.named(drawn)) if refusal else [],
        made=_made(row),
        ours=fingerprint(installation.checkpoint_public()),
    )


def _made(row: Matter) -> list[dict[str, Any]]:
    """Bundles made for the other side, newest first, and whether each may leave."""
    signed = exchanging.signed_entries()
    return [
        {
            "id": one.id,
            "at": one.recorded_at,
            "digest": bytes(one.manifest).hex(),
            "signed": one.entry < signed,
        }
        for one in row.bundles.order_by("-recorded_at")
    ]


def _faults(
    refusal: Invalid | Conflict, names: dict[str, str] | None = None
) -> list[schemaform.Told]:
    if isinstance(refusal, Invalid):
        return schemaform.told(refusal, names=names) if names else schemaform.told(refusal)
    return [schemaform.Told(in_words(refusal))]


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
