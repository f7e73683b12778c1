"""The list of situations: closed, by what stands in clear; opened, by all that is asked; kept searches and exports."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from amparo.accounts.selectors import desk_names
from amparo.custody import ledger
from amparo.custody.opening import who
from amparo.kernel.errors import Invalid, NotVisible
from amparo.kernel.text import small_number
from amparo.registry.people import saved
from amparo.registry.people.saved import Saved
from amparo.registry.situations import reading, searching
from amparo.registry.situations.searching import Asked
from amparo.web.desk import clocks, schemaform
from amparo.web.desk.confirming import asked_first
from amparo.web.desk.lists import export
from amparo.web.desk.pages import page
from amparo.web.desk.people.searching import department
from amparo.web.desk.requests import DeskRequest
from amparo.web.desk.situations import rows, words

SHOWN: Final = 200
LIST: Final = "situations"
CLEAR: Final = ("state", "channel", "department")
Row = dict[str, Any]


@require_http_methods(["GET", "POST"])
def listed(request: DeskRequest) -> HttpResponse:
    """Those this member may know of: GET by what stands in clear, POST by what is sealed too, after an entry.

    What is asked travels in the body, so that no address or log keeps it.
    """
    _may_know(request)
    if request.method == "GET":
        return _closed(request)
    act = request.POST.get("act", "")
    if act == "forget":
        if (kept := _kept(request, request.POST.get("saved", ""))) is not None:
            saved.forget(request.actor, kept.id)
        return HttpResponseRedirect(reverse("desk:situations"))
    given = _given(request, act)
    try:
        wanted = searching.asked(given)
        if act in ("save", "export"):
            return _keep(request, wanted, act, clocks.now())
    except Invalid as refusal:
        return _closed(request, given, refusal)
    return _opened(request, wanted)


@require_safe
def exported(request: DeskRequest) -> HttpResponse:
    """Exactly what a kept search finds, with filter, date, author and digest; an entry in the ledger first."""
    if (first := asked_first(request)) is not None:
        return first
    _may_know(request)
    kept = _kept(request, request.GET.get("saved", ""))
    if kept is None:
        raise NotVisible
    at, wanted = clocks.now(), searching.asked(kept.asked)
    found = _look(request, wanted, at)
    with transaction.atomic():
        facts = {"list": LIST, "rows": len(found), **who(request.actor)}
        ledger.append("export", at=at, facts=facts)
    head = [
        (_("List"), _("Situations of risk")),
        (_("Asked for"), rows.in_words(wanted)),
        (_("Made on"), at.isoformat(timespec="minutes")),
        (_("Made by"), request.actor.name),
        (_("Rows"), str(len(found))),
    ]
    body = export.table(rows.columns(), [rows.cells(row) for row in found])
    return export.response("amparo-situaciones", head, body)


def _closed(
    request: DeskRequest, given: dict[str, str] | None = None, refusal: Invalid | None = None
) -> HttpResponse:
    asked = {name: request.GET.get(name, "") for name in CLEAR}
    known = {name: value for name, value in asked.items() if value in rows.choices(name)}
    found, desks = reading.situations(request.actor).filter(**known), desk_names()
    at, count = max(small_number(request.GET.get("pagina", "")), 1), found.count()
    here = slice((at - 1) * SHOWN, at * SHOWN)
    return _show(
        request,
        given or known,
        status=refusal.status if refusal else 200,
        errors=schemaform.told(refusal) if refusal else [],
        count=count,
        before=at - 1,
        after=at + 1 if here.stop < count else 0,
        query=urlencode(known),
        rows=[
            {
                "id": row.pk,
                "month": date_format(row.entered_on, "F Y"),
                "channel": words.channel(row),
                "state": words.state(row),
                "place": department(row.department),
                "desk": desks.get(row.desk_id, ""),
            }
            for row in found[here]
        ],
    )


def _opened(request: DeskRequest, wanted: Asked) -> HttpResponse:
    """A page of what fits; to turn it is to search anew, so that what is asked stays in the body."""
    found = _look(request, wanted, clocks.now())
    pages = max(1, -(-len(found) // SHOWN))
    at = min(max(small_number(request.POST.get("pagina", "")), 1), pages)
    return _show(
        request,
        wanted.kept(),
        looked=True,
        in_words=rows.in_words(wanted),
        count=len(found),
        at=at,
        before=at - 1,
        after=at + 1 if at < pages else 0,
        columns=rows.columns(),
        found=[
            list(zip(rows.columns(), rows.cells(row), strict=True))
            for row in found[(at - 1) * SHOWN : at * SHOWN]
        ],
    )


def _show(request: DeskRequest, given: dict[str, str], **context: Any) -> HttpResponse:
    return page(
        request,
        "situations/list.html",
        context.pop("status", 200),
        given=given,
        filters=rows.filters(given),
        places=rows.typed_places(given),
        may_keep=request.actor.may("keep_situations"),
        may_search=request.actor.may("search_names"),
        kept=saved.saved(request.actor, LIST),
        **context,
    )


def _look(request: DeskRequest, wanted: Asked, at: datetime) -> list[searching.Row]:
    return searching.look(request.actor, wanted, at, localtime(at).date())


def _given(request: DeskRequest, act: str) -> dict[str, str]:
    """What was asked, or what a kept search asks."""
    if act != "again":
        return request.POST.dict()
    kept = _kept(request, request.POST.get("saved", ""))
    if kept is None:
        raise NotVisible
    return kept.asked


def _keep(request: DeskRequest, wanted: Asked, act: str, at: datetime) -> HttpResponse:
    """Keep a search, sealed; an export is of a kept one, so that what it asks stands in no address."""
    day = date_format(localtime(at), "SHORT_DATETIME_FORMAT")
    name = request.POST.get("name", "") if act == "save" else _("Exported %(day)s") % {"day": day}
    made = saved.save(request.actor, name, {**wanted.kept(), saved.LIST: LIST}, at)
    if act == "export":
        return HttpResponseRedirect(reverse("desk:situations_csv") + f"?saved={made.id}")
    return HttpResponseRedirect(reverse("desk:situations") + "?told=saved")


def _kept(request: DeskRequest, text: str) -> Saved | None:
    return next((one for one in saved.saved(request.actor, LIST) if str(one.id) == text), None)


def _may_know(request: DeskRequest) -> None:
    known = reading.situations(request.actor)
    if not (request.actor.may("keep_situations") or known.exists()):
        raise NotVisible
    if request.method == "POST" and not request.actor.may("search_names"):
        raise NotVisible
