"""Conventionality control across matters: by court and outcome, and its export."""

from __future__ import annotations

from urllib.parse import urlencode

from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from amparo.custody import ledger
from amparo.custody.opening import who
from amparo.interamerican.kinds import Conventionality
from amparo.interamerican.models import ConventionalityRuling
from amparo.interamerican.rulings import Wanted, courts, rulings, wanted
from amparo.interamerican.selectors import READ
from amparo.kernel.errors import NotVisible
from amparo.web.desk import clocks
from amparo.web.desk.confirming import asked_first
from amparo.web.desk.interamerican import words
from amparo.web.desk.lists import export
from amparo.web.desk.lists.filters import Filter
from amparo.web.desk.lists.kinds import Cell
from amparo.web.desk.pages import page
from amparo.web.desk.requests import DeskRequest
from amparo.web.desk.schemaform import Option


@require_safe
def listed(request: DeskRequest) -> HttpResponse:
    asked, rows = _found(request)
    return page(
        request,
        "interamerican/control.html",
        words=_in_words(asked),
        count=len(rows),
        columns=_columns(),
        rows=[_cells(row) for row in rows],
        filters=_filters(request, asked),
        export=reverse("desk:rulings_csv") + "?" + urlencode(asked.narrowing()),
    )


@require_safe
def exported(request: DeskRequest) -> HttpResponse:
    """Exactly what the page shows, with its filter, date and author; an entry in the ledger first."""
    if (first := asked_first(request)) is not None:
        return first
    asked, rows = _found(request)
    at = clocks.now()
    head = [
        (_("List"), _("Conventionality control")),
        (_("Filter"), _in_words(asked)),
        (_("Made on"), at.isoformat(timespec="minutes")),
        (_("Made by"), request.actor.name),
        (_("Rows"), str(len(rows))),
    ]
    facts = {"list": "rulings", "rows": len(rows), "filter": asked.narrowing()}
    with transaction.atomic():
        ledger.append("export", at=at, facts={**facts, **who(request.actor)})
    return export.response("amparo-control", head, export.table(_columns(), map(_cells, rows)))


def _found(request: DeskRequest) -> tuple[Wanted, list[ConventionalityRuling]]:
    if not request.actor.may(READ):
        raise NotVisible
    asked = wanted(request.GET.dict())
    return asked, list(rulings(request.actor, asked))


def _in_words(asked: Wanted) -> str:
    outcome = str(Conventionality(asked.outcome).label) if asked.outcome else ""
    return ", ".join(filter(None, (outcome, asked.court))) or _("all")


def _columns() -> list[str]:
    return [_("What it did"), _("Which court"), _("In which ruling"), _("On"), _("Matter")]


def _cells(row: ConventionalityRuling) -> list[Cell]:
    sealed = "" if row.court else _("Sealed text")
    return [
        Cell(str(Conventionality(row.outcome).label)),
        Cell(row.court or sealed),
        Cell(row.ruling or sealed),
        Cell(words.day(row.on) or _("day not known")),
        Cell(
            row.matter.number,
            words.title(row.matter),
            reverse("desk:matter", args=[row.matter_id]),
        ),
    ]


def _filters(request: DeskRequest, asked: Wanted) -> list[Filter]:
    lists = {
        "outcome": (
            _("What it did"),
            asked.outcome,
            [(str(c), str(t)) for c, t in Conventionality.choices],
        ),
        "court": (_("Which court"), asked.court, [(c, c) for c in courts(request.actor)]),
    }
    return [
        Filter(
            name,
            label,
            (
                Option("", _("all"), chosen=not chosen),
                *(Option(c, t, chosen=c == chosen) for c, t in values),
            ),
        )
        for name, (label, chosen, values) in lists.items()
    ]
