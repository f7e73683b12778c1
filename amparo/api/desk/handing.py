"""Handing evidence over to a court: the bundles of a file, one more of them, and one as an archive."""

import json
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpRequest, StreamingHttpResponse
from django.utils import timezone
from ninja import Router, Schema, Status

from amparo.api.desk.auth import ApiRequest, confirmed_lately
from amparo.api.plumbing import body_of
from amparo.custody import opening
from amparo.custody.models import Checkpoint
from amparo.documentation.models import Collection
from amparo.evidence import court, selectors, zipping
from amparo.evidence.errors import BlobNotVisible, NotOpen
from amparo.evidence.forms import ExportForm, filled
from amparo.evidence.models import CourtBundle
from amparo.interamerican.models import Matter
from amparo.kernel.errors import Forbidden, Invalid
from amparo.missions.handing_over import consented
from amparo.missions.models import Mission
from amparo.registry.models import Case

router = Router(tags=["evidence"])
BUNDLES = "evidence/{uuid:file_id}/bundles"
PURPOSE = "court_work"
_NUMBERED = (Case, Matter, Mission, Collection)


class ConfirmFirst(Forbidden):
    """Evidence leaves with a member's own session, whose password was typed in the last five minutes. Type it again."""


class BundleOut(Schema):
    """A bundle: `ready` once the ledger was signed after it was made, within a minute. `manifest` is its SHA-256."""

    id: UUID
    made_at: datetime
    manifest: str
    ready: bool


class BundlesOut(Schema):
    bundles: list[BundleOut]


@router.get(BUNDLES, response=BundlesOut, url_name="court_bundles")
def bundles(request: ApiRequest, file_id: UUID) -> dict[str, Any]:
    """The bundles of a file, newest first."""
    _must_export(request, file_id)
    newest = Checkpoint.objects.order_by("-made_at").first()
    return {
        "bundles": [_told(row, newest) for row in selectors.bundles(request.auth, file_id)],
    }


@router.post(
    BUNDLES,
    response={201: BundleOut},
    url_name="court_bundles",
    openapi_extra=body_of(ExportForm),
)
def make(request: ApiRequest, file_id: UUID) -> Status[dict[str, Any]]:
    """Make a bundle of pieces that are open, on the person's consent or on an order.

    For a member whose password was typed in the last five minutes: a machine's token hands nothing over.
    """
    _must_export(request, file_id)
    opened, at = _opened(request, file_id), timezone.now()
    form = filled(ExportForm, _body(request))
    agreed = consented(opened, form.body, form.pieces) if form.basis == court.CONSENT else None
    wanted = court.Wanted(
        pieces=form.pieces,
        number=_number(file_id),
        recipient=form.recipient,
        basis=form.basis,
        ground=form.ground,
        consented=agreed,
        body=form.body,
    )
    return Status(201, _told(court.make(request.auth, opened, wanted, at), None))


@router.get(BUNDLES + "/{uuid:bundle_id}/archive", url_name="court_archive")
def archive(request: ApiRequest, file_id: UUID, bundle_id: UUID) -> StreamingHttpResponse:
    """The bundle as a zip, written while it is sent; 503 until the ledger is signed. Its `verificar.pyz` checks it."""
    _must_export(request, file_id)
    actor = request.auth
    row = next((one for one in selectors.bundles(actor, file_id) if one.id == bundle_id), None)
    if row is None:
        raise BlobNotVisible
    opened = _opened(request, file_id)
    told = opening.open_file(
        actor, file_id, PURPOSE, timezone.now(), kinds=["evidence"], about=row.id
    )
    parts = court.parts(actor, row, told, opened, partial(consented, opened))
    answer = StreamingHttpResponse(zipping.zipped(parts), content_type="application/zip")
    name = _number(file_id) or str(row.id)[:8]
    answer.headers["Content-Disposition"] = f'attachment; filename="amparo-{name}.zip"'
    return answer


def _must_export(request: ApiRequest, file_id: UUID) -> None:
    """Raises BlobNotVisible, alike for what is hidden and for who may not; ConfirmFirst."""
    selectors.known(request.auth, file_id)
    if not request.auth.may(court.EXPORT):
        raise BlobNotVisible
    if not confirmed_lately(request):
        raise ConfirmFirst


def _opened(request: ApiRequest, file_id: UUID) -> opening.OpenFile:
    opened = opening.reopened(request.auth, file_id, timezone.now())
    if opened is None:
        raise NotOpen
    return opened


def _body(request: HttpRequest) -> dict[str, Any]:
    try:
        told = json.loads(request.body)
    except ValueError:
        told = None
    if not isinstance(told, dict):
        raise Invalid
    return told


def _number(file_id: UUID) -> str:
    """The number of a file, of whichever register keeps it; empty of one without."""
    rows = (model._default_manager.filter(pk=file_id).first() for model in _NUMBERED)
    return next((str(row.number) for row in rows if row is not None), "")


def _told(row: CourtBundle, newest: Checkpoint | None) -> dict[str, Any]:
    return {
        "id": row.id,
        "made_at": row.made_at,
        "manifest": bytes(row.manifest).hex(),
        "ready": newest is not None and newest.made_at > row.made_at,
    }
