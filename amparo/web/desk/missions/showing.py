"""The list of missions, and one mission by its tabs: what is clear always, what is sealed while it is open."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amparo.interamerican.days import day_of
from amparo.kernel.errors import NotVisible
from amparo.missions import catalogue, selectors
from amparo.missions.kinds import RecordKind
from amparo.missions.models import Mission
from amparo.missions.picture import Whole, picture
from amparo.missions.selectors import READ
from amparo.missions.work import BUILD, KEEP
from amparo.web.desk import clocks, purpose
from amparo.web.desk.missions import drafts, following, picking_elsewhere, rows
from amparo.web.desk.missions.tabs import TABS, Tab
from amparo.web.desk.pages import page
from amparo.web.desk.requests import DeskRequest


@require_safe
def listed(request: DeskRequest) -> HttpResponse:
    """Those whose keys this member's desks hold, and missions of others that are followed."""
    if not (request.actor.may(KEEP) or request.actor.may(READ)):
        raise NotVisible
    found = list(selectors.missions(request.actor))
    return page(
        request,
        "missions/list.html",
        own=[rows.line(row) for row in found if not row.public],
        followed=[rows.line(row) for row in found if row.public],
        may_keep=request.actor.may(KEEP),
    )


@require_safe
def shown(request: DeskRequest, mission_id: UUID, tab: Tab) -> HttpResponse:
    whole = seen(request, mission_id)
    if whole.mission.public:
        if tab.code != "team":
            raise NotVisible
        return show(request, whole, tab, "followed.html", **following.followed(whole.mission))
    context: dict[str, Any] = {}
    if tab.code == "elements":
        context["groups"] = rows.elements_of(whole)
    elif tab.code == "report":
        context |= {**drafts.report(whole), "fallen": rows.fallen(whole)}
    else:
        context["groups"] = [_group(request, whole, kind) for kind in tab.kinds]
    return show(request, whole, tab, tab.template, **context)


def _group(request: DeskRequest, whole: Whole, kind: RecordKind) -> dict[str, Any]:
    """The records of a kind; a documented event leads to its page."""
    found = rows.group(whole, kind)
    for card in found["cards"] if kind == RecordKind.EVENT else ():
        card["event"] = picking_elsewhere.event_told(request.actor, whole.records[card["code"]])
    return found


@require_http_methods(["GET", "POST"])
def open_it(request: DeskRequest, mission_id: UUID) -> HttpResponse:
    whole = seen(request, mission_id)
    ask = partial(show, request, whole, TABS["team"], "open.html")
    onward = reverse("desk:mission", args=[mission_id])
    return purpose.open_with_purpose(request, mission_id, "recording", onward, ask)


@require_POST
def close_it(request: DeskRequest, mission_id: UUID) -> HttpResponse:
    selectors.mission(request.actor, mission_id)
    return purpose.close(request, mission_id, reverse("desk:mission", args=[mission_id]))


def seen(request: DeskRequest, mission_id: UUID) -> Whole:
    """The mission as this member may read it now. Raises NoSuchMission."""
    row, at = selectors.mission(request.actor, mission_id), clocks.now()
    return picture(row, day_of(at), selectors.words_of(request.actor, mission_id, at))


def show(
    request: DeskRequest, whole: Whole, tab: Tab, template: str, status: int = 200, **context: Any
) -> HttpResponse:
    """A page of one mission, with what every such page says."""
    row = whole.mission
    offered = catalogue.offered(request.actor, row.id)
    return page(
        request,
        f"missions/{template}",
        status,
        mission=row,
        line=rows.line(row),
        title=rows.title(row) if row.public else whole.title,
        opened=whole.opened,
        holds=selectors.holds_keys(request.actor, row.id),
        tab=tab,
        tabs=[_tab(each, row, tab) for each in TABS.values()] if not row.public else [],
        acts=[(act.code, _(act.label)) for act in offered if act.tab == tab.code],
        may_keep=request.actor.may(KEEP),
        may_build=request.actor.may(BUILD),
        **context,
    )


def _tab(each: Tab, row: Mission, current: Tab) -> dict[str, Any]:
    url = reverse(f"desk:{each.name}", args=[row.id])
    return {"label": _(each.label), "url": url, "current": each is current}
