"""A search of situations in words, its filters, and the columns that page and export share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.registry.situations import forms
from amparo.registry.situations.kinds import Published
from amparo.registry.situations.placing import label
from amparo.registry.situations.searching import Asked, Row
from amparo.web.desk import clocks
from amparo.web.desk.lists.filters import Filter
from amparo.web.desk.lists.kinds import Cell
from amparo.web.desk.schemaform import Option
from amparo.web.desk.situations import words

# Each filter with its label and the closed set it draws on.
SETS: Final = {
    "state": (gettext_lazy("State"), "state"),
    "channel": (gettext_lazy("How it came to be known"), "channel"),
    "department": (gettext_lazy("Department"), "department"),
    "located": (gettext_lazy("How precisely the place is known"), "where"),
    "occurred": (gettext_lazy("How precisely the day is known"), "when"),
    "defends": (gettext_lazy("What they defend"), "defended"),
    "acts": (gettext_lazy("Acts suffered"), "acts"),
    "alleged": (gettext_lazy("Who is said to be behind it"), "alleged"),
    "context": (gettext_lazy("In what context"), "context"),
    "followed": (gettext_lazy("How it is followed"), "followed"),
}
# Typed by name or code, within what is sealed.
PLACES: Final = {
    "province": gettext_lazy("Province"),
    "district": gettext_lazy("District"),
    "community": gettext_lazy("Community or settlement"),
}
_DAYS: Final = {"since": gettext_lazy("Happened since"), "until": gettext_lazy("Happened until")}


def choices(name: str) -> dict[str, str]:
    """The codes of one filter with their labels."""
    return dict(forms.options(SETS[name][1]))


def filters(given: Mapping[str, str]) -> list[Filter]:
    return [
        Filter(
            name,
            str(label),
            (
                Option("", _("all"), chosen=not given.get(name)),
                *(Option(c, t, chosen=c == given.get(name)) for c, t in choices(name).items()),
            ),
        )
        for name, (label, _source) in SETS.items()
    ]


def typed_places(given: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """The name, the label and what was typed of each filter by place; a code is shown by its name."""
    return [
        (name, str(called), label(given.get(name, "")) or given.get(name, ""))
        for name, called in PLACES.items()
    ]


def in_words(wanted: Asked) -> str:
    """`Verified, Ucayali, since 1 March 2026`, or that nothing is filtered."""
    asked = wanted.kept()
    told = [choices(name)[value] for name, value in asked.items() if name in SETS]
    told += [f"{_DAYS[name]} {clocks.rough_day(asked[name])}" for name in _DAYS if name in asked]
    told += [label(asked[name]) or asked[name] for name in PLACES if name in asked]
    if wanted.q:
        told.insert(0, f"“{wanted.q}”")
    return ", ".join(told) or _("all")


def columns() -> list[str]:
    return [
        _("Who suffered it"),
        _("When it happened"),
        _("Where"),
        _("May be published of the place"),
        _("Acts suffered"),
        _("What they defend"),
        _("Complaints made before"),
        _("How it came to be known"),
        _("State"),
        _("Prevention"),
    ]


def cells(row: Row) -> list[Cell]:
    told = row.card.told
    return [
        Cell(
            " · ".join(row.card.called) or _("nobody is named"),
            url=reverse("desk:situation", args=[row.row.pk]),
        ),
        Cell(day(told) or _("not known"), _one("when", told.get("when", ""))),
        Cell(_where(row) or _("not known"), _one("where", told.get("where", ""))),
        Cell(_one("published", told.get("published", Published.NONE.value))),
        Cell(_all("acts", told), _all("alleged", told)),
        Cell(_all("defended", {"defended": told.get("defends", [])})),
        Cell(_all("body", {"body": told.get("complained", [])})),
        Cell(words.channel(row.row)),
        Cell(words.state(row.row)),
        _prevention(row),
    ]


def _where(row: Row) -> str:
    """The finest place that is known, its community by its name."""
    told = row.card.told
    within = label(str(told.get("district", "")), str(told.get("province", "")), row.row.department)
    return " · ".join(filter(None, (str(told.get("community", "")), within)))


def day(told: Mapping[str, Any]) -> str:
    """The day as finely as it is known."""
    return clocks.rough_day(words.as_finely(str(told.get("on", "")), str(told.get("when", ""))))


def when(told: Mapping[str, Any]) -> str:
    """The day it happened; where that is not known, the day it came to be known."""
    known = clocks.rough_day(str(told.get("known", "")))
    return day(told) or (_("known since %(day)s") % {"day": known} if known else "")


def _prevention(row: Row) -> Cell:
    due = str(row.card.told.get("due", ""))
    if row.card.told.get("taken"):
        return Cell(_("taken to a file"))
    if not due:
        return Cell("")
    said = _("past its day") if row.late else ""
    return Cell(clocks.rough_day(due), said, css="am-late" if row.late else "")


def _one(source: str, code: object) -> str:
    return dict(forms.options(source)).get(str(code), "") if code else ""


def _all(source: str, told: Mapping[str, Any]) -> str:
    labels = dict(forms.options(source))
    return " · ".join(labels.get(str(code), str(code)) for code in told.get(source, ()))
