"""The pages of the lists, and their export."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from amparo.accounts.actors import Actor
from amparo.custody import ledger
from amparo.custody.opening import who
from amparo.earlywarning.worklists import Asked, asked, cut
from amparo.web.desk import clocks
from amparo.web.desk.confirming import asked_first
from amparo.web.desk.lists import export, filters
from amparo.web.desk.lists.kinds import KINDS, OF_ANSWERS, STATES, Kind, stages
from amparo.web.desk.pages import only_orders, page
from amparo.web.desk.requests import DeskRequest

WHOLE = 10_000


@require_safe
def listed(request: DeskRequest, kind: str) -> HttpResponse:
    shape, wanted, at = KINDS[kind], _asked(request), clocks.now()
    theirs = only_orders(request.actor)
    if not wanted.clock and (theirs or (shape.clocks == OF_ANSWERS and not request.GET)):
        wanted = replace(wanted, clock="open")  # what goes on comes before what is over
    found = shape.read(request.actor, wanted, at)
    part = cut(found, shape.by, wanted.cursor, wanted.limit)
    narrow = wanted.narrowing()
    return page(
        request,
        "orders/mine.html" if theirs else "list.html",
        kind=kind,
        title=shape.title,
        count=found.count(),
        columns=shape.columns,
        rows=shape.cells(part.items, request.actor, at),
        words=filters.in_words(wanted),
        filters=filters.offered(shape.filters, wanted, shape.clocks),
        export=reverse(f"desk:{kind}_csv") + "?" + urlencode(narrow),
        next="?" + urlencode({**narrow, "cursor": part.next}) if part.next else "",
        first="?" + urlencode(narrow) if wanted.cursor else "",
        cards=part.items,
        over=wanted.clock == "over",
        beside=_beside(request.actor, kind, at) if theirs else [],
        others=_others(request, shape, wanted, at) if theirs else 0,
        at=at,
    )


def _others(request: DeskRequest, shape: Kind, wanted: Asked, at: datetime) -> int:
    """How many orders of an institution the other half of its list has."""
    clock = "over" if wanted.clock == "open" else "open"
    return shape.read(request.actor, replace(wanted, clock=clock), at).count()


def _beside(actor: Actor, kind: str, at: datetime) -> list[dict[str, Any]]:
    """An institution's two lists with what each asks of it now; one alone needs no choice."""
    names = [("orders", _("Orders"))]
    if actor.may("answer_information"):
        names.append(("informations", _("Information")))
    return [
        {
            "label": label,
            "url": reverse(f"desk:{name}"),
            "current": name == kind,
            "count": KINDS[name].read(actor, Asked(clock="open"), at).count(),
        }
        for name, label in names
        if len(names) > 1
    ]


@require_safe
def exported(request: DeskRequest, kind: str) -> HttpResponse:
    """The whole of what the page shows, with its filter, date and author: no row more.

    What leaves the desk as a file leaves an entry, before it is handed out, and to nobody who did
    not type their password a moment ago.
    """
    if (first := asked_first(request)) is not None:
        return first
    shape, wanted, at = KINDS[kind], _asked(request), clocks.now()
    items = cut(shape.read(request.actor, wanted, at), shape.by, "", WHOLE).items
    head = [
        (_("List"), str(shape.title)),
        (_("Filter"), filters.in_words(wanted)),
        (_("Made on"), at.isoformat(timespec="minutes")),
        (_("Made by"), request.actor.name),
        (_("Rows"), str(len(items))),
    ]
    body = export.table(shape.columns, shape.cells(items, request.actor, at))
    facts = {"list": kind, "rows": len(items), "filter": wanted.narrowing(), **who(request.actor)}
    with transaction.atomic():
        ledger.append("export", at=at, facts=facts)
    return export.response(f"amparo-{kind}", head, body)


def _asked(request: DeskRequest) -> Asked:
    return asked(request.GET.dict(), stages(), STATES)
