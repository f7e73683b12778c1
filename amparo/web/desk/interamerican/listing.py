"""The portfolio: every matter by what is due next or by silence; its export and its calendar."""

from __future__ import annotations

from urllib.parse import urlencode

from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from amparo.accounts.actors import Actor
from amparo.custody import ledger
from amparo.custody.opening import who
from amparo.interamerican import calendars
from amparo.interamerican.days import day_of
from amparo.interamerican.kinds import Kind, Whose
from amparo.interamerican.portfolio import Asked, Line, asked, portfolio, states
from amparo.interamerican.rules import CAVEAT
from amparo.interamerican.selectors import READ, open_dues
from amparo.interamerican.work import POWER
from amparo.kernel.errors import NotVisible
from amparo.web.desk import clocks, naming
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
    wanted, lines = _found(request)
    narrow = urlencode(wanted.narrowing())
    return page(
        request,
        "interamerican/list.html",
        title=_("Inter-American matters"),
        caveat=_(CAVEAT),
        words=in_words(wanted),
        count=len(lines),
        columns=columns(),
        rows=[cells(line) for line in lines],
        filters=_filters(request.actor, wanted),
        may_keep=request.actor.may(POWER),
        export=reverse("desk:matters_csv") + "?" + narrow,
        calendar=reverse("desk:matters_ics") + "?" + narrow,
    )


@require_safe
def exported(request: DeskRequest) -> HttpResponse:
    """Exactly what the page shows, with its filter, date and author; an entry in the ledger first."""
    if (first := asked_first(request)) is not None:
        return first
    wanted, lines = _found(request)
    at = clocks.now()
    head = [
        (_("List"), _("Inter-American matters")),
        (_("Filter"), in_words(wanted)),
        (_("Made on"), at.isoformat(timespec="minutes")),
        (_("Made by"), request.actor.name),
        (_("Rows"), str(len(lines))),
        (_("Caveat"), _(CAVEAT)),
    ]
    _leave_entry(request, "matters", len(lines), wanted)
    return export.response(
        "amparo-interamericano", head, export.table(columns(), map(cells, lines))
    )


@require_safe
def calendar(request: DeskRequest) -> HttpResponse:
    """The open dates of the same matters as iCalendar: numbers and what is due, no name."""
    wanted, lines = _found(request)
    ids = {line.matter.id for line in lines}
    dues = [due for due in open_dues(request.actor) if due.matter_id in ids]
    _leave_entry(request, "matters_calendar", len(dues), wanted)
    text = calendars.written(dues, clocks.now(), _(CAVEAT))
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="amparo-interamericano.ics"'
    return answer


def in_words(wanted: Asked) -> str:
    """`Precautionary measure, Peru, the State, late`, or that nothing is filtered."""
    told = [
        str(Kind(wanted.kind).label) if wanted.kind else "",
        naming.country(wanted.state),
        words.whose(wanted.whose) if wanted.whose else "",
        _clocks().get(wanted.clock, ""),
        _("also those that ended") if wanted.over else "",
        _("by silence") if wanted.by == "silence" else "",
    ]
    return ", ".join(filter(None, told)) or _("all")


def columns() -> list[str]:
    return [_("Matter"), _("What it is"), _("Stage"), _("Next date"), _("Late"), _("Silence")]


def cells(line: Line) -> list[Cell]:
    matter, ahead = line.matter, line.next
    late = [f"{words.whose(w)}: {n}" for w, n in line.late.items() if n]
    ours = line.ours
    others = [words.silence(s) for w, s in line.silences.items() if w != matter.side]
    return [
        Cell(matter.number, words.title(matter), reverse("desk:matter", args=[matter.id])),
        Cell(
            words.kind(matter),
            " · ".join(filter(None, (naming.country(matter.state), matter.reference))),
        ),
        Cell(words.stage(matter), words.day(matter.stage_since)),
        Cell(
            f"{words.due(ahead)} · {words.whose(ahead.row.whose)}"
            if ahead
            else _("nothing is due"),
            f"{words.day(ahead.row.due_on)} · {words.clock(ahead)}" if ahead else "",
        ),
        Cell(", ".join(late) or _("nothing"), css="am-late" if late else ""),
        Cell(
            words.silence(ours) if ours else _("we owe no answer"),
            " · ".join(others),
            css="am-late" if ours else "",
        ),
    ]


def _found(request: DeskRequest) -> tuple[Asked, list[Line]]:
    if not request.actor.may(READ):
        raise NotVisible
    wanted = asked(request.GET.dict())
    return wanted, portfolio(request.actor, wanted, day_of(clocks.now()))


def _leave_entry(request: DeskRequest, name: str, rows: int, wanted: Asked) -> None:
    facts = {"list": name, "rows": rows, "filter": wanted.narrowing(), **who(request.actor)}
    with transaction.atomic():
        ledger.append("export", at=clocks.now(), facts=facts)


def _clocks() -> dict[str, str]:
    return {
        "late": _("late"),
        "soon": _("due within 15 days"),
        "near": _("late, or due within 15 days"),
    }


def _filters(actor: Actor, wanted: Asked) -> list[Filter]:
    lists = {
        "kind": (_("What it is"), {code: str(label) for code, label in Kind.choices}),
        "state": (_("State"), {code: naming.country(code) for code in states(actor)}),
        "whose": (_("Whose turn it is"), {code: str(label) for code, label in Whose.choices}),
        "clock": (_("Clock"), _clocks()),
        "over": (_("Ended"), {"yes": _("also those that ended")}),
    }
    found = [
        Filter(
            name,
            label,
            (
                Option(
                    "", _("all") if name != "over" else _("no"), chosen=not getattr(wanted, name)
                ),
                *(Option(c, t, chosen=c == getattr(wanted, name)) for c, t in values.items()),
            ),
        )
        for name, (label, values) in lists.items()
    ]
    orders = {"due": _("what is due first"), "silence": _("the longest silence of ours")}
    options = tuple(Option(c, t, chosen=c == wanted.by) for c, t in orders.items())
    return [*found, Filter("by", _("First"), options)]
