"""The list of people: how many there are without a name, their names for who opens them; and the export of a search."""

from __future__ import annotations

import sys
from math import inf
from typing import Final

from django.db import transaction
from django.http import HttpResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from amparo.accounts.selectors import desk_names
from amparo.custody import ledger
from amparo.custody.opening import who
from amparo.kernel.errors import NotVisible
from amparo.kernel.text import small_number
from amparo.registry.people import reading, saved
from amparo.web.desk import clocks
from amparo.web.desk.confirming import asked_first
from amparo.web.desk.lists import export
from amparo.web.desk.lists.kinds import Cell
from amparo.web.desk.pages import page
from amparo.web.desk.people import searching
from amparo.web.desk.people.searching import Asked, Result
from amparo.web.desk.requests import DeskRequest

# Pages of names by name; whoever looks for one beyond them asks by its words.
PAGES: Final = 50


@require_http_methods(["GET", "POST"])
def listed(request: DeskRequest) -> HttpResponse:
    """Who is in the register: months and desks; with POST their names, after an entry in the ledger."""
    if not searching.may_know_people(request.actor):
        raise NotVisible
    rows = reading.people(request.actor)
    opened = request.method == "POST" and request.actor.may("search_names")
    asked = (request.POST if opened else request.GET).get("pagina", "")
    at = min(max(small_number(asked), 1), PAGES if opened else sys.maxsize)
    here = slice((at - 1) * searching.SHOWN, at * searching.SHOWN)
    found = _named(request, here.stop) if opened else None
    count, desks = rows.count(), desk_names()
    return page(
        request,
        "people/list.html",
        count=count,
        named_of=found.count if found else 0,
        before=at - 1,
        after=at + 1 if here.stop < (found.count if found else count) else 0,
        most_pages=PAGES,
        at=at,
        opened=opened,
        found=found,
        named=[searching.cells(row) for row in found.rows[here]] if found else [],
        columns=searching.columns(),
        rows=[
            (row.pk, date_format(row.entered_on, "F Y"), desks.get(row.desk_id, ""))
            for row in rows[here]
        ],
        may_keep=request.actor.may("keep_people"),
        may_search=request.actor.may("search_names"),
        may_link=request.actor.may("link_people"),
    )


def _named(request: DeskRequest, most: int) -> Result:
    """The names of a part of the register, the first of all the parts so far."""
    at, following, people = clocks.now(), request.POST.get("next", ""), ("person", "collective")
    return searching.look(request.actor, Asked(), at, following, most=most, only=people)


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
