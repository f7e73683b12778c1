"""What evidence a file has, and opening it with a purpose."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amparo.evidence import chain, selectors, words
from amparo.evidence import handing as giving
from amparo.evidence.media import words as media_words
from amparo.evidence.models import Blob, Copy, TimeStamp
from amparo.web.desk import purpose
from amparo.web.desk.evidence import handing
from amparo.web.desk.evidence.frame import Frame, frame, show
from amparo.web.desk.requests import DeskRequest


@require_safe
def shown(request: DeskRequest, file_id: UUID) -> HttpResponse:
    found = frame(request, file_id)
    blobs = selectors.pieces(found.actor, file_id)
    chains = chain.chains(blobs, file_id)
    stamped = set(
        TimeStamp.objects.filter(file_id=file_id).values_list("blob_id", flat=True).distinct()
    )
    made = {one.blob_id: one for one in Copy.objects.filter(file_id=file_id)}
    named = {blob.id: found.name(blob) for blob in blobs}
    rows = [
        _row(blob, named, chains[blob.id], blob.id in stamped, made.get(blob.id)) for blob in blobs
    ]
    hands = found.open is not None and found.actor.may(giving.HAND)
    return show(
        request,
        found,
        "list.html",
        rows=rows,
        bundles=handing.made(found),
        may_hand=hands and bool(giving.desks(found.actor, found.opened())),
    )


@require_http_methods(["GET", "POST"])
def open_it(request: DeskRequest, file_id: UUID) -> HttpResponse:
    found = frame(request, file_id)
    onward = reverse("desk:evidence_of", args=[file_id])
    ask = partial(_ask, request, found)
    return purpose.open_with_purpose(request, file_id, "recording", onward, ask)


@require_POST
def close_it(request: DeskRequest, file_id: UUID) -> HttpResponse:
    found = frame(request, file_id)
    return purpose.close(request, found.id, reverse("desk:evidence_of", args=[file_id]))


def _ask(request: DeskRequest, found: Frame, status: int, /, **context: Any) -> HttpResponse:
    return show(request, found, "open.html", status, **context)


def _row(
    blob: Blob,
    named: dict[UUID, str],
    lines: list[chain.Line],
    stamped: bool,
    copy: Copy | None,
) -> dict[str, Any]:
    last = lines[-1] if lines else None
    checks = [line for line in lines if line.what == "seal_checked"]
    return {
        "id": blob.id,
        "name": named[blob.id],
        "copied": media_words.what(copy.what) if copy else "",
        "origin": named.get(copy.origin_id, "") if copy else "",
        "at": blob.received_at,
        "lines": len(lines),
        "last": words.in_words(last) if last else "",
        "last_at": last.at if last else None,
        "check": words.in_words(checks[-1]) if checks else "",
        "broken": bool(checks) and checks[-1].outcome == "broken",
        "stamped": stamped,
    }
