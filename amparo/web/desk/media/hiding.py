"""Choosing what to hide: by typing cells, corners, times and words, or by pressing the picture. No script."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from amparo.evidence.media import copying, telling, wishes, words
from amparo.evidence.media.errors import KindNotRead, MediaRefused
from amparo.evidence.models import What
from amparo.web.desk import clocks
from amparo.web.desk.media.pieces import HIDDEN, Piece, find
from amparo.web.desk.media.views import image
from amparo.web.desk.pages import page
from amparo.web.desk.requests import DeskRequest
from amparo.web.desk.schemaform import Told
from amparo.web.errors import in_words

_LONGEST = 20_000
_SEEN = {"picture", "pdf", "recording"}


@require_http_methods(["GET", "POST"])
def hide(request: DeskRequest, file_id: UUID, blob_id: UUID) -> HttpResponse:
    """The form, the form with one more cell, or the copy."""
    found = find(request, file_id, blob_id)
    family = telling.told(found.opened(), found.blob).family
    if family not in HIDDEN:
        raise KindNotRead
    if request.method == "GET":
        return _form(request, found, family, _typed({}))
    values = _typed(request.POST)
    if "spot.x" in request.POST:
        return _form(request, found, family, _pressed(request, values, family))
    if request.POST.get("act") != "make":
        return _form(request, found, family, values)
    name = words.copy_name(found.name(), What.REDACTED)
    try:
        wish = wishes.wish(
            values["places"],
            values["times"],
            values["words"],
            paged=family == "pdf",
            only=values["only"],
        )
        made = copying.copy(
            request.actor, found.opened(), found.blob, What.REDACTED, name, clocks.now(), wish
        )
    except MediaRefused as refusal:
        return _form(request, found, family, values, refusal)
    return HttpResponseRedirect(reverse("desk:piece", args=[file_id, made.blob_id]) + "?told=saved")


@require_safe
def drawn(request: DeskRequest, file_id: UUID, blob_id: UUID) -> HttpResponse:
    """A page or a moment under numbered cells, drawn apart and kept nowhere."""
    found = find(request, file_id, blob_id)
    picture, _ = copying.drawn(
        found.opened(),
        found.blob,
        page=_number(request.GET.get("page", "")),
        second=float(_number(request.GET.get("second", ""), 0)),
        grid=request.GET.get("chosen", "")[:_LONGEST],
    )
    return image(picture)


def _typed(data: Any) -> dict[str, str]:
    names = ("places", "times", "words", "only", "page", "second")
    return {name: str(data.get(name, ""))[:_LONGEST].replace("\r\n", "\n") for name in names}


def _number(text: str, otherwise: int = 1) -> int:
    return min(int(text), 100_000) if text.isdecimal() and text.isascii() else otherwise


def _pressed(request: DeskRequest, values: dict[str, str], family: str) -> dict[str, str]:
    """One more cell: the one that was pressed; at the very corner nothing was, a key sent the form."""
    across, down = (_number(request.POST.get(f"spot.{one}", ""), 0) for one in "xy")
    wide, high, count = (
        _number(request.POST.get(name, ""), 1) for name in ("width", "height", "rows")
    )
    if across or down:
        column = min(across * copying.COLUMNS // max(1, wide), copying.COLUMNS - 1)
        row = min(down * count // max(1, high), count - 1)
        places = values["places"]
        cell = f"{chr(65 + column)}{row + 1}"
        paged = family == "pdf"
        values["places"] = wishes.with_cell(places, _number(values["page"]), cell, paged=paged)
    return values


def _form(
    request: DeskRequest,
    found: Piece,
    family: str,
    values: dict[str, str],
    refusal: MediaRefused | None = None,
) -> HttpResponse:
    return page(
        request,
        "media/hide.html",
        refusal.status if refusal else 200,
        piece=found.blob,
        name=found.name(),
        family=family,
        values=values,
        picture=_picture(found, family, values),
        errors=[Told(in_words(refusal), "f-what")] if refusal else [],
    )


def _picture(found: Piece, family: str, values: dict[str, str]) -> dict[str, Any] | None:
    """Where the picture for choosing is, and its size; None for what has none."""
    if family not in _SEEN:
        return None
    number, second = _number(values["page"]), _number(values["second"], 0)
    try:
        chosen = wishes.by_page(values["places"], paged=family == "pdf").get(number, "")
    except MediaRefused:
        chosen = ""  # the summary of errors says which line
    try:
        _, facts = copying.drawn(
            found.opened(), found.blob, page=number, second=float(second), grid=chosen
        )
    except MediaRefused:
        return None
    asked = urlencode({"page": number, "second": second, "chosen": chosen})
    address = reverse("desk:piece_drawn", args=found.address)
    return {**facts, "url": f"{address}?{asked}", "page": number}
