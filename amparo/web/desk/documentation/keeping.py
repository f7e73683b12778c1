"""Founding a collection, and sharing it with another desk."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amparo.accounts import directory
from amparo.accounts.selectors import desk_called
from amparo.custody.selectors import desks_holding
from amparo.documentation import selectors, services
from amparo.documentation.work import POWER
from amparo.kernel.errors import Conflict, Invalid, NotVisible
from amparo.web.desk import clocks, naming, once, schemaform
from amparo.web.desk.documentation.showing import held, show
from amparo.web.desk.pages import page
from amparo.web.desk.requests import DeskRequest
from amparo.web.desk.schemaform import Control, Option, Told
from amparo.web.errors import in_words


@require_http_methods(["GET", "POST"])
def new(request: DeskRequest) -> HttpResponse:
    """Found a collection. Whoever may document nothing meets nothing here."""
    if not request.actor.may(POWER):
        raise NotVisible
    title, about = request.POST.get("title", ""), request.POST.get("about", "")
    refusal: Invalid | None = None
    if request.method == "POST":
        try:
            made = services.found_collection(
                request.actor, title, clocks.now(), about=about, key=once.key_of(request)
            )
        except Invalid as refused:
            refusal = refused
        else:
            return HttpResponseRedirect(reverse("desk:collection", args=[made.id]) + "?told=saved")
    faults = schemaform.at_fields(refusal.fields) if refusal else {}
    hint = _("Sealed; in lists it has a number and two words.")
    return page(
        request, "documentation/new.html", refusal.status if refusal else 200,
        errors=schemaform.told(refusal) if refusal else [],
        controls=[
            Control(
                "text", "title", _("Title"), hint, required=True, value=title,
                errors=tuple(faults.get("title", ())),
            ),
            Control("textarea", "about", _("What it is about"), "", required=False, value=about),
        ],
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def share(request: DeskRequest, collection_id: UUID) -> HttpResponse:
    """Hand it to another desk for a purpose until a day, or take it back from one."""
    row, file = held(request, collection_id)
    if not request.actor.may("grant_access"):
        raise NotVisible
    refusal: Invalid | Conflict | None = None
    if request.method == "POST":
        try:
            _shared(request, collection_id)
        except (Invalid, Conflict) as refused:
            refusal = refused
        else:
            return HttpResponseRedirect(
                reverse("desk:collection_share", args=[row.id]) + "?told=done_here"
            )
    holding = desks_holding(collection_id)
    desks = [(desk.id, desk_called(desk.code, desk.name)) for desk in directory.desks()]
    faults = schemaform.at_fields(refusal.fields) if isinstance(refusal, Invalid) else {}
    return show(
        request, row, file, "share.html", refusal.status if refusal else 200,
        controls=_controls(request, [one for one in desks if one[0] not in holding], faults),
        holding=[(id_, name, id_ != row.desk_id) for id_, name in desks if id_ in holding],
        may_end=request.actor.may("end_access"), errors=_told(refusal),
    )  # fmt: skip


def _shared(request: DeskRequest, collection_id: UUID) -> None:
    selectors.collection(request.actor, collection_id)
    if ended := request.POST.get("end"):
        services.take_back(request.actor, collection_id, _desk(ended), clocks.now())
        return
    services.share_collection(
        request.actor,
        collection_id,
        _desk(request.POST.get("desk", "")),
        request.POST.get("purpose", ""),
        clocks.now(),
        ends_at=_end_of(request.POST.get("ends_on", "")),
        identities=bool(request.POST.get("identities")),
    )


def _controls(
    request: DeskRequest, desks: list[tuple[UUID, str]], faults: dict[str, list[str]]
) -> list[Control]:
    post = request.POST
    reasons = naming.pack().reasons_for("recording")

    def made(kind: str, name: str, label: str, **more: Any) -> Control:
        return Control(
            kind, name, label, more.pop("hint", ""), required=name in ("desk", "purpose"),
            value=post.get(name, ""), errors=tuple(faults.get(name, ())), **more,
        )  # fmt: skip

    return [
        made("select", "desk", _("Desk"), options=_options([(str(i), n) for i, n in desks], post.get("desk"))),
        made(
            "select", "purpose", _("Purpose"),
            options=_options([(r.code, r.label.in_(naming.language())) for r in reasons], post.get("purpose")),
        ),
        made("date", "ends_on", _("Until"), hint=_("That day included; then the key is taken back.")),
        made("checkbox", "identities", _("Also names and narratives"), chosen=bool(post.get("identities"))),
    ]  # fmt: skip


def _options(pairs: list[tuple[str, str]], chosen: str | None) -> tuple[Option, ...]:
    return tuple(Option(code, label, chosen=code == chosen) for code, label in pairs)


def _told(refusal: Invalid | Conflict | None) -> list[Told]:
    if isinstance(refusal, Invalid):
        return schemaform.told(refusal)
    return [Told(in_words(refusal))] if refusal else []


def _desk(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)


def _end_of(text: str) -> datetime | None:
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Invalid({"ends_on": [_("Write the date as 2026-03-14.")]}) from None
    return datetime.combine(day + timedelta(days=1), time(), timezone.get_default_timezone())
