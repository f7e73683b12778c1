"""Today: hours, then days, then what waits for others, then what changed since yesterday."""

from datetime import datetime
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from amparo.accounts.actors import Actor
from amparo.agenda.calendar import calendar_of
from amparo.earlywarning import worklists
from amparo.earlywarning.worklists import Asked, Scope
from amparo.kernel.terms import CalendarTooShort
from amparo.web.desk import apart, changes, clocks, following, naming, rows
from amparo.web.desk.files.chains import clash
from amparo.web.desk.pages import only_orders, page, works_on_files
from amparo.web.desk.queues import queues
from amparo.web.desk.recorded import recorded
from amparo.web.desk.requests import DeskRequest

SHOWN: Final = 8
SCOPES: Final = {"mine": Scope.MINE, "desk": Scope.DESK, "late": Scope.ALL}


@require_safe
def today(request: DeskRequest) -> HttpResponse:
    if only_orders(request.actor):
        return HttpResponseRedirect(reverse("desk:orders"))
    if not works_on_files(request.actor):
        follows = request.actor.may("read_follow_up")
        return following.home(request) if follows else apart.home(request)
    at, actor = clocks.now(), request.actor
    which = request.GET.get("who", _first(actor))
    scope = SCOPES.get(which, Scope.MINE)
    count, raised = changes.raised(actor)
    clocks_shown = ("late",) if which == "late" else ("late", "hours", "days")
    blocks = [_block(actor, at, scope, clock) for clock in clocks_shown]
    return page(
        request,
        "today.html",
        date=date_format(timezone.localtime(at), _("l j F")),
        hour=clocks.hour(at),
        working=_working(at),
        scopes=_scopes(actor, at, which),
        clashes=_clashes(actor),
        blocks=blocks,
        nothing=not any(block["count"] for block in blocks),
        raised_first=which == "late" or not any(block["count"] for block in blocks[:2]),
        others=changes.waiting(actor, at),
        queues=queues(actor),
        raised=raised,
        raised_count=count,
        changed=changes.since_yesterday(actor, at),
        may_attend=may_attend(actor),
        recorded=recorded(actor),
    )


def may_attend(actor: Actor) -> bool:
    """Whoever enters files in the register takes requests by telephone and at the counter."""
    rows_ = naming.pack().matrix
    return any(rows_.row(role).registry == "create" for role in actor.roles)


def _first(actor: Actor) -> str:
    """A supervisor holds no file of their own: their day begins with what is late."""
    if actor.may("resolve_contradiction"):
        return "late"
    return "desk" if may_attend(actor) or actor.may("decide_grant") else "mine"


def _scopes(actor: Actor, at: datetime, which: str) -> list[dict[str, Any]]:
    names = {"mine": _("Mine"), "desk": _("My desk"), "late": _("All that is late")}
    return [
        {
            "label": label,
            "count": worklists.terms(actor, _asked(code), at).count(),
            "url": "?" + urlencode({"who": code}),
            "current": code == which,
        }
        for code, label in names.items()
    ]


def _asked(code: str) -> Asked:
    return Asked(who=SCOPES[code], clock="late" if code == "late" else "")


def _block(actor: Actor, at: datetime, scope: Scope, clock: str) -> dict[str, Any]:
    found = worklists.terms(actor, Asked(who=scope, clock=clock), at).order_by("due_at", "pk")
    names = {"late": _("Late"), "hours": _("Hours"), "days": _("Days")}
    captions = {
        "late": _("Terms that fell due"),
        "hours": _("Terms in hours"),
        "days": _("Terms in days"),
    }
    shown = SHOWN * 3 if clock == "late" and scope is Scope.ALL else SHOWN
    count = found.count()
    return {
        "clock": clock,
        "title": names[clock],
        "caption": captions[clock],
        "count": count,
        "rest": max(0, count - shown),
        "rows": rows.term_rows(found[:shown], actor, at),
        "url": reverse("desk:terms") + "?" + urlencode({"who": scope.value, "clock": clock}),
    }


def _clashes(actor: Actor) -> list[dict[str, Any]]:
    found = worklists.contradictions(actor)[:SHOWN]
    numbers = changes.numbers({row.file_id for row in found})
    return [clash(row, numbers.get(row.file_id, "")) for row in found]


def _working(at: datetime) -> str:
    calendar = calendar_of(naming.pack())
    try:
        worked = calendar.is_working(calendar.local_day(at))
    except CalendarTooShort:
        return ""
    if worked:
        return _("Hours run day and night; today is a working day.")
    return _("Hours run day and night; today is not a working day.")
