"""The five lists: how each is read, its columns, and its paging."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.accounts.actors import Actor
from amparo.accounts.selectors import desk_names, member_names
from amparo.agenda.selectors import next_due
from amparo.earlywarning import worklists
from amparo.earlywarning.worklists import Asked
from amparo.measures.stages import OrderState
from amparo.measures.words import state_word
from amparo.registry.models import Case
from amparo.territory import places
from amparo.web.desk import clocks, naming, rows
from amparo.web.desk.information import words as information
from amparo.web.desk.orders.words import state_css


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: a text, a second line, and where it leads."""

    text: str
    sub: str = ""
    url: str = ""
    css: str = ""
    left: clocks.Left | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """A list; `by` is the column it is paged by, `clocks` what its filter by clock may be."""

    name: str
    title: str | Promise
    by: str
    columns: Sequence[str | Promise]
    filters: Sequence[str]
    read: Callable[[Actor, Asked, datetime], QuerySet[Any]]
    cells: Callable[[list[Any], Actor, datetime], list[list[Cell]]]
    clocks: Sequence[str] = ("hours", "days", "late", "paused")


def _cases(items: list[Any], actor: Actor, at: datetime) -> list[list[Cell]]:
    due = next_due([item.case_id for item in items])
    clocked = {row.url: row for row in rows.term_rows(due.values(), actor, at)}
    desks, members = desk_names(), member_names({i.holder_id for i in items if i.holder_id})
    return [_case(item, clocked, desks, members) for item in items]


def _case(item: Any, clocked: dict[str, rows.TermRow], desks: Any, members: Any) -> list[Cell]:
    case, url = item.case, reverse("desk:file", args=[item.case_id])
    term = clocked.get(url)
    place = places.place(case.department)
    return [
        Cell(case.number, case.designation, url),
        Cell(_("Urgent") if item.track == "urgent" else _("Ordinary"), css=_track_css(item.track)),
        Cell(naming.stage(item.stage), clocks.moment(item.stage_since, clocks.now())),
        Cell(term.what if term else _("No clock runs"), left=term.left if term else None),
        Cell(place.name if place else _("not known")),
        Cell(desks.get(case.desk_id, ""), members.get(item.holder_id, "")),
    ]


def _terms(items: list[Any], actor: Actor, at: datetime) -> list[list[Cell]]:
    return [
        [
            Cell(row.left.text, row.left.due, left=row.left),
            Cell(row.number, row.designation, row.url),
            Cell(row.what, row.why),
            Cell(row.norm, row.basis),
            Cell(_("You") if row.mine else row.whose),
        ]
        for row in rows.term_rows(items, actor, at)
    ]


def _orders(items: list[Any], actor: Actor, at: datetime) -> list[list[Cell]]:
    live = ("issued", "acknowledged", "more_time_asked", "cannot", "contested")
    return [
        [
            Cell(
                item.number,
                naming.measure(item.measure.type),
                reverse("desk:order", args=[item.id]),
            ),
            Cell(naming.institution(item.institution)),
            Cell(state_word(item.state), css=state_css(item.state)),
            Cell(
                clocks.moment(item.due_at, at),
                clocks.until(item.due_at, at) if item.state in live else "",
                css="am-late" if item.state in live and item.due_at <= at else "",
            ),
            Cell(clocks.moment(item.issued_at, at)),
        ]
        for item in items
    ]


def _informations(items: list[Any], actor: Actor, at: datetime) -> list[list[Cell]]:
    known = numbers({item.file_id for item in items}, actor)
    return [
        [
            Cell(
                item.number,
                known.get(item.file_id, ""),
                reverse("desk:information", args=[item.id]),
            ),
            Cell(naming.institution(item.institution)),
            Cell(information.state_word(item, at), css=information.state_css(item, at)),
            _due(item, at),
            Cell(clocks.moment(item.asked_at, at)),
        ]
        for item in items
    ]


def _due(item: Any, at: datetime) -> Cell:
    found = information.clock(item, at)
    if found is None:
        return Cell(_("No clock runs"))
    late = information.is_late(item, at)
    return Cell(found.due, found.text, css="am-late" if late else "")


def numbers(ids: set[UUID], actor: Actor) -> dict[UUID, str]:
    """Numbers of those of the files that the actor may know of: an institution is told none."""
    found = Case.objects.visible_to(actor).filter(pk__in=ids)
    return dict(found.values_list("pk", "number"))


def _track_css(track: str) -> str:
    return "govuk-tag am-tag--hour" if track == "urgent" else "govuk-tag"


CASE_COLUMNS = (
    gettext_lazy("File"),
    gettext_lazy("Track"),
    gettext_lazy("Stage"),
    gettext_lazy("Next term"),
    gettext_lazy("Department"),
    gettext_lazy("Desk and holder"),
)
# What is asked of an institution waits, waits too long, or is over.
OF_ANSWERS = ("open", "late", "over")
CASE_FILTERS = ("who", "track", "stage", "department")
KINDS = {
    "requests": Kind(
        "requests",
        gettext_lazy("Requests to decide upon"),
        "-case__received_at",
        CASE_COLUMNS,
        CASE_FILTERS,
        lambda actor, asked, at: worklists.requests(actor, asked),
        _cases,
    ),
    "cases": Kind(
        "cases",
        gettext_lazy("Files"),
        "-case__received_at",
        CASE_COLUMNS,
        CASE_FILTERS,
        lambda actor, asked, at: worklists.cases(actor, asked),
        _cases,
    ),
    "terms": Kind(
        "terms",
        gettext_lazy("Running terms"),
        "due_at",
        (
            gettext_lazy("Left"),
            gettext_lazy("File"),
            gettext_lazy("What is due"),
            gettext_lazy("Norm"),
            gettext_lazy("Whose turn"),
        ),
        ("who", "clock", "track", "stage", "department"),
        worklists.terms,
        _terms,
    ),
    "orders": Kind(
        "orders",
        gettext_lazy("Orders"),
        "due_at",
        (
            gettext_lazy("Order"),
            gettext_lazy("Institution"),
            gettext_lazy("State"),
            gettext_lazy("Due"),
            gettext_lazy("Issued"),
        ),
        ("who", "clock", "state", "track"),
        worklists.orders,
        _orders,
        clocks=OF_ANSWERS,
    ),
    "informations": Kind(
        "informations",
        gettext_lazy("Requests for information"),
        "nearest",
        (
            gettext_lazy("Request"),
            gettext_lazy("Institution"),
            gettext_lazy("State"),
            gettext_lazy("Due"),
            gettext_lazy("Asked"),
        ),
        ("who", "clock", "track"),
        worklists.informations,
        _informations,
        clocks=OF_ANSWERS,
    ),
}
STATES = frozenset(state.value for state in OrderState)


def stages() -> frozenset[str]:
    return frozenset(stage.code for stage in naming.pack().procedure.stages)
