"""Figures over the collections a member has open: their table, the indicator, reparations; what each leaves out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from amparo.accounts import directory
from amparo.accounts.actors import Actor
from amparo.custody import opening
from amparo.custody.opening import OpenFile
from amparo.documentation import reading, selectors
from amparo.documentation.patterns.counting import Table, Wanted, count
from amparo.documentation.patterns.indicator import STANDINGS, Why, indicator
from amparo.documentation.patterns.repaired import repaired
from amparo.kernel.errors import NotVisible
from amparo.kernel.text import small_number
from amparo.web.desk import clocks
from amparo.web.desk.documentation import words
from amparo.web.desk.pages import page
from amparo.web.desk.patterns import asked, tables
from amparo.web.desk.requests import DeskRequest
from amparo.web.desk.schemaform import Told

POWER: Final = "read_patterns"
WHOLE: Final = "export_records"
PURPOSE: Final = "pattern_work"
PARTS: Final = ("facts", "identity")
PAGE: Final = 100
FIGURES, INDICATOR, REPAIRED = "", "ods", "reparaciones"


@require_safe
def shown(request: DeskRequest) -> HttpResponse:
    """The figures of the collections named in the address, as far as they are open."""
    return _show(request)


@require_POST
def open_them(request: DeskRequest) -> HttpResponse:
    """Open the collections that were ticked, each with its entry, and go to their figures."""
    may(request.actor)
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


def _show(request: DeskRequest, status: int = 200, told: list[Told] | None = None) -> HttpResponse:
    may(request.actor)
    given, view = request.GET, request.GET.get("ver", "")
    wanted, errors = asked.asking(given)
    files = open_ones(request, asked.chosen(given))
    told = (told or []) + [Told(one[0], f"x-{name}") for name, one in errors.items()]
    drawn = _DRAWN.get(view, _figures)(request, wanted, files) if files else {}
    return page(
        request, "patterns/list.html", status,
        errors=told, collections=_collections(request), chosen=list(files), **drawn,
        words=asked.in_words(wanted), given=given, views=_views(request, view),
        view=view if view in _DRAWN else FIGURES, export=address(request, "patterns_csv") if files else "",
        may_whole=request.actor.may(WHOLE),
        unnamed=any("identity" not in file.kinds for file in files.values()),
        statuses=[
            (each.value, words.status(each), each in wanted.statuses) for each in words.STATUS
        ],
    )  # fmt: skip


def _figures(
    request: DeskRequest, wanted: Wanted, files: Mapping[UUID, OpenFile]
) -> dict[str, Any]:
    table = count(files.values(), wanted)
    every = asked.EVERY in request.GET
    filters, more = _filters(wanted, table, every=every)
    kept = request.GET.copy()
    kept[asked.EVERY] = "1"
    return {
        "filters": filters, "more": more, "every": every, "all_terms": "?" + kept.urlencode(),
        "table": table, "rows": tables.rows(wanted, table), "columns": tables.columns(wanted, table),
        "by": asked.AXES[wanted.rows], "across": wanted.columns and asked.AXES[wanted.columns],
        "unknown": tables.unknown(table),
    }  # fmt: skip


def _indicator(
    request: DeskRequest, wanted: Wanted, files: Mapping[UUID, OpenFile]
) -> dict[str, Any]:
    del wanted
    found = indicator(files.values(), *asked.period(request.GET))
    return {
        "found": found, "rows": tables.indicated(found),
        "columns": [words.term(103, each) for each in STANDINGS],
        "facets": [
            (title, [(tables.facet(name, key[0]), many) for key, many in sorted(found.by(name).items())])
            for name, title in (("sex", _("Sex")), ("age", _("Age")), ("department", _("Department")))
        ],
        "left": [(_WHY[why](), found.left[why]) for why in _WHY if found.left.get(why)],
    }  # fmt: skip


def _repaired(
    request: DeskRequest, wanted: Wanted, files: Mapping[UUID, OpenFile]
) -> dict[str, Any]:
    del wanted
    found = tables.repaired(repaired(files.values()))
    said = request.GET.get("pagina", "")
    at = max(small_number(said), 1)
    each = found["each"]
    found["each"] = each[(at - 1) * PAGE : at * PAGE]
    return {"repaired": found, "before": at - 1, "after": at + 1 if len(each) > at * PAGE else 0,
            "all": len(each)}  # fmt: skip


_DRAWN: Final = {FIGURES: _figures, INDICATOR: _indicator, REPAIRED: _repaired}
_WHY: Final = {
    Why.NOT_CONFIRMED: lambda: _("likely or disputed, not confirmed"),
    Why.FEW_SOURCES: lambda: _("its event rests on fewer than three different sources"),
    Why.FEW_RELIABLE: lambda: _("fewer than two of its sources are reliable"),
    Why.UNDATED: lambda: _("its date is not known, or may lie outside these months"),
    Why.GROUP: lambda: _("its victim is a group: record its members one by one"),
}


def _views(request: DeskRequest, view: str) -> list[tuple[str, str, bool]]:
    kept = request.GET.copy()
    found = []
    for code, said in (
        (FIGURES, _("Figures")), (INDICATOR, _("Indicator 16.10.1")), (REPAIRED, _("Reparations")),
    ):  # fmt: skip
        kept["ver"] = code
        kept.pop("pagina", None)
        found.append(("?" + kept.urlencode(), said, code == view))
    return found


def _collections(request: DeskRequest) -> list[dict[str, Any]]:
    found = []
    for row in selectors.collections(request.actor):
        file = opening.reopened(request.actor, row.id, clocks.now())
        title = reading.title(file) if file else ""
        found.append({"row": row, "title": title, "open": file is not None})
    return found


def open_ones(request: DeskRequest, ids: list[UUID]) -> dict[UUID, OpenFile]:
    """Those of these collections that this member has open now."""
    known = {row.id for row in selectors.collections(request.actor)}
    files = {
        each: opening.reopened(request.actor, each, clocks.now()) for each in ids if each in known
    }
    return {each: file for each, file in files.items() if file is not None}


def _filters(wanted: Wanted, table: Table, *, every: bool) -> tuple[list[dict[str, Any]], int]:
    """What the figures are asked for; and how many terms more the lists have than the records use.

    A list may have a thousand terms that a table of codes brought: those in use are offered, and all if that is asked.
    """
    more = 0
    axes = [(axis.value, str(label)) for axis, label in asked.AXES.items()]
    drawn = [
        _filter("filas", _("Rows"), axes, wanted.rows, ""),
        _filter("columnas", _("Columns"), axes, wanted.columns or "", _("None")),
    ]
    for name, axis in asked.ONLY.items():
        now = wanted.only.get(axis, "")
        used, rest = asked.options(axis, {*table.used.get(axis, ()), now} - {""})
        drawn.append(_filter(name, str(asked.AXES[axis]), used, now, _("All")))
        drawn[-1]["rest"] = rest if every else []
        more += len(rest)
    return drawn, 0 if every else more


def _filter(
    name: str, label: str, options: list[tuple[str, str]], now: str, none: str
) -> dict[str, Any]:
    offered = [("", none), *options] if none else options
    return {
        "name": name, "label": label, "options": [(v, w, v == now) for v, w in offered],
    }  # fmt: skip


def _query(ids: list[UUID]) -> str:
    return urlencode([("c", str(each)) for each in ids])


def address(request: DeskRequest, name: str) -> str:
    return reverse(f"desk:{name}") + "?" + request.GET.urlencode()


def may(actor: Actor) -> None:
    """Raises NotVisible: whoever reads no patterns meets nothing here."""
    if not actor.may(POWER):
        raise NotVisible
