"""Figures as a file: with small numbers hidden, or whole for whoever may export records; an entry first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from django.db import transaction
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from amparo.custody import ledger
from amparo.custody.opening import OpenFile, who
from amparo.documentation import reading
from amparo.documentation.patterns import published
from amparo.documentation.patterns.counting import count
from amparo.documentation.patterns.indicator import indicator
from amparo.kernel.errors import NotVisible
from amparo.web.desk import clocks
from amparo.web.desk.confirming import asked_first
from amparo.web.desk.lists import export
from amparo.web.desk.patterns import asked, owed, tables
from amparo.web.desk.patterns.views import INDICATOR, REPAIRED, WHOLE, may, open_ones
from amparo.web.desk.requests import DeskRequest

Head = list[tuple[str, str]]


@require_safe
def table_csv(request: DeskRequest) -> HttpResponse:
    """The figures of the page with the same address. Small numbers leave only with `completo=1`."""
    may(request.actor)
    whole = request.GET.get("completo") == "1"
    if whole and not request.actor.may(WHOLE):
        raise NotVisible
    if (first := asked_first(request)) is not None:
        return first
    files = list(open_ones(request, asked.chosen(request.GET)).values())
    drawn = _DRAWN.get(request.GET.get("ver", ""), _figures)
    name, head, body = drawn(request, files, whole)
    at = clocks.now()
    head += [
        (_("Small numbers"), _small(whole)),
        (_("Collections"), ", ".join(reading.title(file) for file in files)),
        (_("Made on"), at.isoformat(timespec="minutes")),
        (_("Made by"), request.actor.name),
    ]
    facts = {"list": name, "rows": len(body) - 1, "whole": whole, **who(request.actor)}
    with transaction.atomic():
        for file in files:
            ledger.append("export", at=at, file_id=file.file_id, facts=facts)
    return export.response(f"amparo-{name}", head, body)


def _figures(
    request: DeskRequest, files: Sequence[OpenFile], whole: bool
) -> tuple[str, Head, list[list[str]]]:
    wanted, _errors = asked.asking(request.GET)
    table = count(files, wanted)
    head = [(_("List"), _("Victims of acts")), (_("Filter"), asked.in_words(wanted))]
    if not whole:
        # A share of what is not known, and how many were left out, would tell numbers that are hidden.
        broad = wanted.unfiltered()
        every = count(files, broad) if broad != wanted else None
        told = tables.shown(wanted, table, every, published.before(files, wanted))
        published.keep(request.actor, files, wanted, told, clocks.now())
        head.append((_("Beside earlier files"), _(
            "A number that differs by 1 to 4 from that of an earlier file of these collections is hidden too."
        )))  # fmt: skip
        return "patterns", head, tables.guarded(wanted, table, told)
    head += [(_("Not known"), tables.unknown(table)), (_("Left out"), str(table.beyond))]
    return "patterns", head, tables.whole(wanted, table)


def _indicator(
    request: DeskRequest, files: Iterable[OpenFile], whole: bool
) -> tuple[str, Head, list[list[str]]]:
    found = indicator(files, *asked.period(request.GET))
    head = [
        (_("List"), _("Indicator 16.10.1: verified cases")),
        (_("From"), found.since.isoformat()),
        (_("Until"), found.until.isoformat()),
        (_("Method"), _(
            "Confirmed acts whose event rests on three different sources or more, two of them reliable; "
            "victims by category, each person once in one event."
        )),
    ]  # fmt: skip
    if whole:
        head.append((_("Left out"), str(sum(found.left.values()))))
    return "sdg-16-10-1", head, tables.indicated_rows(found, guarded=not whole)


def _repaired(
    request: DeskRequest, files: Iterable[OpenFile], whole: bool
) -> tuple[str, Head, list[list[str]]]:
    del request
    return owed.drawn(files, whole=whole)


_DRAWN: Final = {INDICATOR: _indicator, REPAIRED: _repaired}


def _small(whole: bool) -> str:
    if whole:
        return _("As they are: not to be published")
    return _(
        "From 1 to 4, and those that would give them away, as “%(hidden)s”. Publish no second file of the same"
        " collections with other days or filters: what differs between the two may be one person."
    ) % {"hidden": tables.HIDDEN}
