"""What is done with one piece from its page."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amparo.evidence import handling
from amparo.evidence.errors import BlobNotVisible
from amparo.evidence.media import copying, telling, trusting, words
from amparo.evidence.media.errors import MediaRefused
from amparo.evidence.models import What
from amparo.web.desk import clocks, purpose
from amparo.web.desk.confirming import asked_first
from amparo.web.desk.files.papers import attachment
from amparo.web.desk.media.pieces import Piece, find, show
from amparo.web.desk.pages import page
from amparo.web.desk.requests import DeskRequest
from amparo.web.desk.schemaform import Told
from amparo.web.errors import in_words


@require_safe
def piece(request: DeskRequest, file_id: UUID, blob_id: UUID) -> HttpResponse:
    return show(request, find(request, file_id, blob_id))


@require_http_methods(["GET", "POST"])
def open_it(request: DeskRequest, file_id: UUID, blob_id: UUID) -> HttpResponse:
    found = find(request, file_id, blob_id)
    ask = partial(page, request, "media/open.html", piece=found.blob)

    def drawn(status: int, /, **context: Any) -> HttpResponse:
        return ask(status=status, **context)

    return purpose.open_with_purpose(request, file_id, "recording", _at(found), drawn)


@require_POST
def close_it(request: DeskRequest, file_id: UUID, blob_id: UUID) -> HttpResponse:
    found = find(request, file_id, blob_id)
    return purpose.close(request, file_id, _at(found))


@require_POST
def examine(request: DeskRequest, file_id: UUID, blob_id: UUID) -> HttpResponse:
    found = find(request, file_id, blob_id)
    try:
        copying.examine(request.actor, found.opened(), found.blob, clocks.now(), trusting.known())
    except MediaRefused as refusal:
        return _refused(request, found, refusal)
    return HttpResponseRedirect(_at(found) + "?told=saved")


@require_POST
def copy(request: DeskRequest, file_id: UUID, blob_id: UUID) -> HttpResponse:
    """A working copy, or the words alone; leads to its page."""
    found = find(request, file_id, blob_id)
    what = What.WORDS if request.POST.get("what") == What.WORDS else What.WORKING
    name = words.copy_name(what, copying.next_number(found.blob, what))
    try:
        made = copying.copy(request.actor, found.opened(), found.blob, what, name, clocks.now())
    except MediaRefused as refusal:
        return _refused(request, found, refusal)
    return HttpResponseRedirect(reverse("desk:piece", args=[file_id, made.blob_id]) + "?told=saved")


@require_safe
def preview(request: DeskRequest, file_id: UUID, blob_id: UUID) -> HttpResponse:
    """The small picture that was drawn apart when the piece was examined. Raises BlobNotVisible when there is none."""
    found = find(request, file_id, blob_id)
    picture = telling.told(found.opened(), found.blob).preview
    if not picture:
        raise BlobNotVisible
    handling.seen(request.actor, found.opened(), found.blob, clocks.now())
    return image(picture)


@require_safe
def download(
    request: DeskRequest, file_id: UUID, blob_id: UUID
) -> HttpResponse | StreamingHttpResponse:
    """Hand the piece out as an attachment; that it was stands in its chain of custody."""
    found = find(request, file_id, blob_id)
    opened = found.opened()
    if (first := asked_first(request)) is not None:
        return first
    return attachment(handling.hand_out(request.actor, opened, found.blob, clocks.now()))


def image(picture: bytes) -> HttpResponse:
    """A JPEG that we coded ourselves: no browser is given a byte that somebody sent."""
    response = HttpResponse(picture, content_type="image/jpeg")
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def _refused(request: DeskRequest, found: Piece, refusal: MediaRefused) -> HttpResponse:
    return show(request, found, refusal.status, [Told(in_words(refusal), "f-acts")])


def _at(found: Piece) -> str:
    return reverse("desk:piece", args=found.address)
