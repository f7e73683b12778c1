"""The list of people: how many there are without a name, their names for who opens them; and the export of a search."""

from __future__ import annotations

import sys
from math import inf

from django.db import transaction
from django.http import HttpResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from amparo.accounts.selectors import desk_names
from amparo.custody import ledger
from amparo.custody.opening import who
from amparo.kernel.errors import NotVisible
from amparo.registry.people import reading, saved
from amparo.web.desk import clocks
from amparo.web.desk.confirming import asked_first
from amparo.web.desk.lists import export
from amparo.web.desk.lists.kinds import Cell
from amparo.web.desk.pages import page
from amparo.web.desk.people import searching
from amparo.web.desk.people.searching import Asked, Result
from amparo.web.desk.requests import DeskRequest


@require_http_methods(["GET", "POST"])
def listed(request: DeskRequest) -> HttpResponse:
    """Who is in the register: months and desks; with POST their names, after an entry in the ledger."""
    if not searching.may_know_people(request.actor):
        raise NotVisible
    rows = reading.people(request.actor)
    opened = request.method == "POST" and request.actor.may("search_names")
    found = _named(request) if opened else None
    desks = desk_names()
    return page(
        request,
        "people/list.html",
        count=rows.count(),
        opened=opened,
        found=found,
        named=[searching.cells(row) for row in found.rows] if found else [],
        columns=searching.columns(),
        rows=[
            (row.pk, date_format(row.entered_on, "F Y"), desks.get(row.desk_id, ""))
            for row in rows[: searching.SHOWN]
        ],
        may_keep=request.actor.may("keep_people"),
        may_search=request.actor.may("search_names"),
        may_link=request.actor.may("link_people"),
    )


def _named(request: DeskRequest) -> Result:
    """The names of a part of the register, the first of all the parts so far."""
    at, following = clocks.now(), request.POST.get("next", "")
    return searching.look(request.actor, Asked(), at, following, only=("person", "collective"))


@require_safe
def exported(request: DeskRequest) -> HttpResponse:
    """Exactly what a kept search finds in the whole register, with date and author; an entry in the ledger first."""
    if (first := asked_first(request)) is not None:
        return first
    kept = next(
        (one for one in saved.saved(request.actor) if str(one.id) == request.GET.get("saved")), None
    )
    if kept is None:
        raise NotVisible
    at = clocks.now()
    wanted = searching.asked(kept.asked)
    found = searching.look(request.actor, wanted, at, at_most=inf, most=sys.maxsize)
    with transaction.atomic():
        facts = {"list": "find", "rows": len(found.rows), **who(request.actor)}
        ledger.append("export", at=at, facts=facts)
    head = [
        (_("List"), _("Search")),
        (_("Filter"), kept.name),
        (_("Made on"), at.isoformat(timespec="minutes")),
        (_("Made by"), request.actor.name),
        (_("Rows"), str(len(found.rows))),
    ]
    rows: list[list[Cell]] = [searching.cells(row) for row in found.rows]
    return export.response("amparo-busqueda", head, export.table(searching.columns(), rows))
