"""Figures over the collections a member has open: a table, its bars, what it leaves out, and the same as a file."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from amparo.accounts import directory
from amparo.accounts.actors import Actor
from amparo.custody import ledger, opening
from amparo.custody.opening import OpenFile, who
from amparo.documentation import reading, selectors
from amparo.documentation.patterns.counting import Cell, Table, Wanted, count
from amparo.documentation.patterns.repaired import repaired
from amparo.kernel.errors import NotVisible
from amparo.web.desk import clocks
from amparo.web.desk.confirming import asked_first
from amparo.web.desk.documentation import words
from amparo.web.desk.lists import export
from amparo.web.desk.pages import page
from amparo.web.desk.patterns import asked
from amparo.web.desk.requests import DeskRequest
from amparo.web.desk.schemaform import Told

POWER: Final = "read_patterns"
PURPOSE: Final = "pattern_work"
PARTS: Final = ("facts", "identity")
BAR: Final = 160


@require_safe
def shown(request: DeskRequest) -> HttpResponse:
    """The figures of the collections named in the address, as far as they are open."""
    return _show(request)


@require_POST
def open_them(request: DeskRequest) -> HttpResponse:
    """Open the collections that were ticked, each with its entry, and go to their figures."""
    _may(request.actor)
    known = {row.id for row in selectors.collections(request.actor)}
    ticked = [each for each in asked.chosen(request.POST) if each in known]
    if not ticked:
        return _show(request, 422, [Told(_("Choose at least one collection."), "f-c")])
    at = clocks.now()
    for each in ticked:
        opening.open_file(
            request.actor, each, PURPOSE, at, kinds=PARTS, holders=directory.holders_of
        )
    return HttpResponseRedirect(reverse("desk:patterns") + "?" + _query(ticked))


@require_safe
def table_csv(request: DeskRequest) -> HttpResponse:
    """Exactly the table of the page with the same address; an entry in the ledger first."""
    _may(request.actor)
    if (first := asked_first(request)) is not None:
        return first
    wanted, _errors = asked.asking(request.GET)
    files = list(_open(request, asked.chosen(request.GET)).values())
    table, at = count(files, wanted), clocks.now()
    head = [
        (_("List"), _("Victims of acts")),
        (_("Filter"), asked.in_words(wanted)),
        (_("Collections"), ", ".join(reading.title(file) for file in files)),
        (_("Made on"), at.isoformat(timespec="minutes")),
        (_("Made by"), request.actor.name),
        (_("Left out"), str(table.beyond)),
    ]
    facts = {"list": "patterns", "rows": len(table.rows), **who(request.actor)}
    with transaction.atomic():
        for file in files:
            ledger.append("export", at=at, file_id=file.file_id, facts=facts)
    return export.response("amparo-patterns", head, _flat(wanted, table))


def _show(request: DeskRequest, status: int = 200, told: list[Told] | None = None) -> HttpResponse:
    _may(request.actor)
    given = request.GET
    wanted, errors = asked.asking(given)
    files = _open(request, asked.chosen(given))
    told = (told or []) + [Told(one[0], f"x-{name}") for name, one in errors.items()]
    drawn: dict[str, Any] = {}
    if files:
        table = count(files.values(), wanted)
        drawn = {
            "table": table, "rows": _rows(wanted, table), "columns": _columns(wanted, table),
            "by": asked.AXES[wanted.rows], "across": wanted.columns and asked.AXES[wanted.columns],
            "repaired": _repaired(files.values()), "export": _address(request, "patterns_csv"),
            "unnamed": any("identity" not in file.kinds for file in files.values()),
        }  # fmt: skip
    return page(
        request, "patterns/list.html", status,
        errors=told, collections=_collections(request), chosen=list(files), **drawn,
        words=asked.in_words(wanted), filters=_filters(wanted), given=given,
        statuses=[
            (each.value, words.status(each), each in wanted.statuses) for each in words.STATUS
        ],
    )  # fmt: skip


def _collections(request: DeskRequest) -> list[dict[str, Any]]:
    found = []
    for row in selectors.collections(request.actor):
        file = opening.reopened(request.actor, row.id, clocks.now())
        title = reading.title(file) if file else ""
        found.append({"row": row, "title": title, "open": file is not None})
    return found


def _open(request: DeskRequest, ids: list[UUID]) -> dict[UUID, OpenFile]:
    known = {row.id for row in selectors.collections(request.actor)}
    files = {
        each: opening.reopened(request.actor, each, clocks.now()) for each in ids if each in known
    }
    return {each: file for each, file in files.items() if file is not None}


def _filters(wanted: Wanted) -> list[dict[str, Any]]:
    axes = [(axis.value, str(label)) for axis, label in asked.AXES.items()]
    drawn = [
        _filter("filas", _("Rows"), axes, wanted.rows, ""),
        _filter("columnas", _("Columns"), axes, wanted.columns or "", _("None")),
    ]
    for name, axis in asked.ONLY.items():
        now = wanted.only.get(axis, "")
        drawn.append(_filter(name, str(asked.AXES[axis]), asked.options(axis), now, _("All")))
    return drawn


def _filter(
    name: str, label: str, options: list[tuple[str, str]], now: str, none: str
) -> dict[str, Any]:
    offered = [("", none), *options] if none else options
    return {"name": name, "label": label, "options": [(v, w, v == now) for v, w in offered]}


def _columns(wanted: Wanted, table: Table) -> list[tuple[str, str]]:
    if wanted.columns is None:
        return []
    values = asked.in_order(
        wanted.columns, ((value, cell.best) for value, cell in table.columns.items())
    )
    return [(value, asked.label(wanted.columns, value)) for value in values]


def _rows(wanted: Wanted, table: Table) -> list[dict[str, Any]]:
    most = max((cell.best for cell in table.rows.values()), default=0) or 1
    order = asked.in_order(wanted.rows, ((value, cell.best) for value, cell in table.rows.items()))
    columns = _columns(wanted, table)
    return [
        {
            "label": asked.label(wanted.rows, value),
            "cells": [table.cells.get((value, column), Cell()) for column, _said in columns],
            "all": table.rows[value],
            "bar": round(BAR * table.rows[value].best / most),
        }
        for value in order
    ]


def _flat(wanted: Wanted, table: Table) -> list[list[str]]:
    columns = _columns(wanted, table)
    head = [str(asked.AXES[wanted.rows]), *(said for _value, said in columns)]
    head += [_("Best estimate"), _("The fewest"), _("The most"), _("Acts")]
    body = [
        [row["label"], *(str(cell.best) for cell in row["cells"]), *_numbers(row["all"])]
        for row in _rows(wanted, table)
    ]
    total = [
        _("Total"),
        *(str(table.columns[value].best) for value, _said in columns),
        *_numbers(table.total),
    ]
    return [head, *body, total]


def _numbers(cell: Cell) -> list[str]:
    return [str(number) for number in (cell.best, cell.low, cell.high, cell.acts)]


def _repaired(files: Any) -> dict[str, Any]:
    found = repaired(files)
    rows = [
        {
            "form": words.term(104, form),
            "judgment": judged,
            "victims": len(owed.victims),
            "states": [(words.term(106, state), many) for state, many in owed.states.items()],
            "money": [
                (
                    currency or _("currency not said"),
                    owed.owed.get(currency),
                    owed.paid.get(currency),
                )
                for currency in sorted({*owed.owed, *owed.paid})
            ],
        }
        for (form, judged), owed in sorted(found.rows.items())
    ]
    return {"rows": rows, "unnamed": found.unnamed}


def _query(ids: list[UUID]) -> str:
    return urlencode([("c", str(each)) for each in ids])


def _address(request: DeskRequest, name: str) -> str:
    return reverse(f"desk:{name}") + "?" + request.GET.urlencode()


def _may(actor: Actor) -> None:
    if not actor.may(POWER):
        raise NotVisible
