"""Choosing what to hide: cells, shapes, times and words, by typing or by pressing the picture. No script."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_safe

from amparo.evidence import handling
from amparo.evidence.media import copying, telling, wishes, words
from amparo.evidence.media.errors import (
    KindNotRead,
    MediaRefused,
    NoSuchPage,
    NoSuchPart,
    NothingToHide,
    RegionsUnfit,
    TooLongAtOnce,
    TooManyAtOnce,
)
from amparo.evidence.models import Copy, What
from amparo.web.desk import clocks
from amparo.web.desk.media.pieces import HIDDEN, Piece, find
from amparo.web.desk.media.views import image
from amparo.web.desk.pages import page
from amparo.web.desk.requests import DeskRequest
from amparo.web.desk.schemaform import Told
from amparo.web.errors import in_words

_LONGEST = 20_000
_SEEN = {"picture", "pdf", "recording"}
_DRAWN = {"picture", "pdf"}  # a recording may have no picture
_CELL, _FIRST, _NEXT = "cell", "first", "next"
_PRESSES = (
    (_CELL, gettext_noop("a cell")),
    (_FIRST, gettext_noop("the first corner of a shape")),
    (_NEXT, gettext_noop("the next corner of the same shape")),
)
_OF_FIELDS = (RegionsUnfit, NothingToHide, NoSuchPage, NoSuchPart, TooManyAtOnce, TooLongAtOnce)


@require_http_methods(["GET", "POST"])
def hide(request: DeskRequest, file_id: UUID, blob_id: UUID) -> HttpResponse:
    """The form, the form with one more cell, or the copy."""
    found = find(request, file_id, blob_id)
    told = telling.told(found.opened(), found.blob)
    if not told.examined:
        return HttpResponseRedirect(reverse("desk:piece", args=found.address) + "?told=unexamined")
    family = told.family
    if family not in HIDDEN:
        raise KindNotRead
    if request.method == "GET":
        return _form(request, found, family, _typed({}))
    values = _typed(request.POST)
    if "spot.x" in request.POST:
        return _form(request, found, family, _pressed(request, values, family))
    if request.POST.get("act") != "make":
        return _form(request, found, family, values)
    try:
        made = _made(request, found, family, values)
    except MediaRefused as refusal:
        return _form(request, found, family, values, refusal)
    return HttpResponseRedirect(reverse("desk:piece", args=[file_id, made.blob_id]) + "?told=saved")


def _made(request: DeskRequest, found: Piece, family: str, values: dict[str, str]) -> Copy:
    """Raises MediaRefused."""
    number = copying.next_number(found.blob, What.REDACTED)
    name, paged = words.copy_name(What.REDACTED, number), family == "pdf"
    told = (values["places"], values["times"], values["words"])
    wish = wishes.wish(*told, paged=paged, only=values["only"])
    now = clocks.now()
    return copying.copy(request.actor, found.opened(), found.blob, What.REDACTED, name, now, wish)


@require_safe
def drawn(request: DeskRequest, file_id: UUID, blob_id: UUID) -> HttpResponse:
    """A page or a moment under numbered cells, drawn apart and kept nowhere."""
    found = find(request, file_id, blob_id)
    handling.seen(request.actor, found.opened(), found.blob, clocks.now())
    picture, _facts = copying.drawn(
        found.opened(),
        found.blob,
        page=_number(request.GET.get("page", "")),
        second=float(_number(request.GET.get("second", ""), 0)),
        grid=request.GET.get("chosen", "")[:_LONGEST],
    )
    return image(picture)


def _typed(data: Any) -> dict[str, str]:
    names = ("places", "times", "words", "only", "page", "second", "press")
    return {name: str(data.get(name, ""))[:_LONGEST].replace("\r\n", "\n") for name in names}


def _number(text: str, otherwise: int = 1) -> int:
    return min(int(text), 100_000) if text.isdecimal() and text.isascii() else otherwise


def _pressed(request: DeskRequest, values: dict[str, str], family: str) -> dict[str, str]:
    """What was pressed, a cell or a corner of a shape; at the very corner nothing was, a key sent the form."""
    across, down = (_number(request.POST.get(f"spot.{one}", ""), 0) for one in "xy")
    wide, high, count = (
        max(1, _number(request.POST.get(name, ""), 1)) for name in ("width", "height", "rows")
    )
    if not (across or down):
        return values
    page, paged = _number(values["page"]), family == "pdf"
    if values["press"] in (_FIRST, _NEXT):
        corner = f"{min(100, across * 100 // wide)},{min(100, down * 100 // high)}"
        new = values["press"] == _FIRST
        values["places"] = wishes.with_corner(values["places"], page, corner, paged=paged, new=new)
        values["press"] = _NEXT
        return values
    column = min(across * copying.COLUMNS // wide, copying.COLUMNS - 1)
    row = min(down * count // high, count - 1)
    cell = f"{chr(65 + column)}{row + 1}"
    values["places"] = wishes.with_cell(values["places"], page, cell, paged=paged)
    return values


def _form(
    request: DeskRequest,
    found: Piece,
    family: str,
    values: dict[str, str],
    refusal: MediaRefused | None = None,
) -> HttpResponse:
    field = _wrong(refusal, values, family) if refusal else ""
    picture = _picture(found, family, values)
    return page(
        request,
        "media/hide.html",
        refusal.status if refusal else 200,
        piece=found.blob,
        name=found.name(),
        family=family,
        values=values,
        picture=picture,
        takes_places=picture is not None or family in _DRAWN,
        presses=[(code, _(label)) for code, label in _PRESSES],
        wrong={field: in_words(refusal)} if refusal else {},
        errors=[Told(in_words(refusal), field or "f-what")] if refusal else [],
    )


def _wrong(refusal: MediaRefused, values: dict[str, str], family: str) -> str:
    """The field to put right; none where it is no field that is wrong."""
    if not isinstance(refusal, _OF_FIELDS):
        return ""
    if isinstance(refusal, NoSuchPart | TooManyAtOnce | TooLongAtOnce):
        return "only"
    line = refusal.params.get("line", "")
    if family == "recording" and (line in values["times"] if line else not values["places"]):
        return "times"
    return "places" if family in _SEEN else "words"


def _picture(found: Piece, family: str, values: dict[str, str]) -> dict[str, Any] | None:
    """Where the picture for choosing is, and its size; None for what has none.

    Where there is no such page or second, the first is shown.
    """
    if family not in _SEEN:
        return None
    number, second = _number(values["page"]), _number(values["second"], 0)
    try:
        chosen = wishes.by_page(values["places"], paged=family == "pdf").get(number, "")
    except MediaRefused:
        chosen = ""  # the summary of errors says which line
    chosen = wishes.to_be_seen(chosen)
    for at, moment in dict.fromkeys([(number, second), (1, 0)]):
        try:
            _jpeg, facts = copying.drawn(
                found.opened(), found.blob, page=at, second=float(moment), grid=chosen
            )
        except MediaRefused:
            continue
        asked = urlencode({"page": at, "second": moment, "chosen": chosen})
        address = reverse("desk:piece_drawn", args=found.address)
        return {**facts, "url": f"{address}?{asked}", "page": at, "second": moment}
    return None
