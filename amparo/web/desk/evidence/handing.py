"""Handing evidence over to a court: the password, the form, the bundle, the program that verifies it."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect, StreamingHttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from amparo.custody import opening
from amparo.custody.models import Checkpoint
from amparo.evidence import court, selectors, zipping
from amparo.evidence.forms import ExportForm, filled
from amparo.evidence.media import words
from amparo.evidence.models import Blob, Copy
from amparo.kernel.errors import Conflict, Invalid, NotVisible
from amparo.law import packs
from amparo.missions.handing_over import consented
from amparo.verifier import packing
from amparo.web.desk import clocks, naming, schemaform
from amparo.web.desk.confirming import asked_first
from amparo.web.desk.evidence.frame import Frame, frame, show_form
from amparo.web.desk.evidence.schemas import schema_of
from amparo.web.desk.requests import DeskRequest

PURPOSE = "court_work"
OTHER = "other"


@require_http_methods(["GET", "POST"])
def export(request: DeskRequest, file_id: UUID) -> HttpResponse:
    """Choose pieces, say to whom and on what ground; whoever does types their password first."""
    found = frame(request, file_id)
    _must_export(request)
    opened = found.opened()
    if (first := asked_first(request)) is not None:
        return first
    shape = _shape(found)
    if request.method == "GET":
        return show_form(request, found, shape, {})
    typed = schemaform.body(shape["schema"], request.POST)
    try:
        form = filled(ExportForm, typed)
        agreed = consented(opened, form.body, form.pieces) if form.basis == court.CONSENT else None
        wanted = court.Wanted(
            pieces=form.pieces,
            number=found.number,
            recipient=form.recipient,
            basis=form.basis,
            ground=form.ground,
            consented=agreed,
            body=form.body,
        )
        court.make(found.actor, opened, wanted, found.at)
    except (Invalid, Conflict) as refusal:
        return show_form(request, found, shape, typed, refusal)
    return HttpResponseRedirect(
        reverse("desk:evidence_of", args=[file_id]) + "?told=done_here#paquetes"
    )


@require_safe
def bundle(request: DeskRequest, file_id: UUID, bundle_id: UUID) -> HttpResponseBase:
    """Hand out one bundle as a zip that is written while it is sent; opening it is an entry of its own."""
    found = frame(request, file_id)
    _must_export(request)
    row = next(
        (one for one in selectors.bundles(found.actor, file_id) if one.id == bundle_id), None
    )
    if row is None:
        raise NotVisible
    opened = found.opened()
    if (first := asked_first(request)) is not None:
        return first
    told = opening.open_file(
        found.actor, file_id, PURPOSE, clocks.now(), kinds=["evidence"], about=row.id
    )
    parts = court.parts(found.actor, row, told, opened, partial(consented, opened))
    name = f"amparo-{found.number or str(row.id)[:8]}.zip"
    response = StreamingHttpResponse(_sent(parts), content_type="application/zip")
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


@require_safe
def verifier(request: DeskRequest) -> HttpResponse:
    """The program alone, to be given by another way than the bundle."""
    del request
    response = HttpResponse(packing.packed(), content_type="application/octet-stream")
    response.headers["Content-Disposition"] = f'attachment; filename="{packing.NAME}"'
    return response


def made(found: Frame) -> list[dict[str, Any]]:
    """The bundles of a file, and whether each is signed and so ready to leave."""
    rows = selectors.bundles(found.actor, found.id) if found.actor.may(court.EXPORT) else []
    newest = Checkpoint.objects.order_by("-made_at").first()
    return [
        {
            "id": row.id,
            "at": row.made_at,
            "ready": newest is not None and newest.made_at > row.made_at,
            "digest": bytes(row.manifest).hex(),
        }
        for row in rows
    ]


def _sent(parts: Iterator[tuple[str, Iterator[bytes]]]) -> Iterator[bytes]:
    yield from zipping.zipped(parts)


def _must_export(request: DeskRequest) -> None:
    if not request.actor.may(court.EXPORT):
        raise NotVisible


def _shape(found: Frame) -> dict[str, Any]:
    grounds = [("consent", _("The person consents")), ("order", _("An order compels it"))]
    return {
        "title": _("Hand evidence over to a court"),
        "lead": _(
            "The files in clear, who held them, and proofs that anybody checks with nothing but Python. The bundle"
            " leaves once the ledger is signed, within a minute."
        ),
        "button": _("Make the bundle"),
        "back": reverse("desk:evidence_of", args=[found.id]),
        "schema": schema_of(
            ExportForm, {"pieces": offered(found), "body": _bodies(), "basis": grounds}
        ),
    }


def offered(found: Frame) -> list[tuple[str, str]]:
    """Pieces to choose among, by id: each with what it is, of which it was made, and when it came.

    A copy is never taken for its original, nor one of two of a name for the other.
    """
    made = {one.blob_id: one for one in Copy.objects.filter(file_id=found.id)}
    blobs = [one for one in selectors.pieces(found.actor, found.id) if found.opens(one)]
    named = {blob.id: found.name(blob) for blob in blobs}
    return [(str(one.id), _told(one, named, made.get(one.id), found.at)) for one in blobs]


def _told(blob: Blob, named: Mapping[UUID, str], copy: Copy | None, at: datetime) -> str:
    what = words.what(copy.what) if copy else _("Original")
    if copy and (origin := named.get(copy.origin_id)):
        what = f"{what}, {_('of %(name)s') % {'name': origin}}"
    return f"{named[blob.id]} · {what} · {clocks.moment(blob.received_at, at)}"


def _bodies() -> list[tuple[str, str]]:
    """Those the form asks consent for, and any other court."""
    question, language = packs.current().form.meaning("consent"), naming.language()
    asked = question.choices if question else ()
    named = [(one.code, one.label.in_(language)) for one in asked if one.code != "statistics"]
    return [*named, (OTHER, _("A court, or another body"))]
