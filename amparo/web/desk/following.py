"""Today, for those who follow what the State owes: what ran out, what comes next, who has been silent."""

from datetime import date
from typing import Any, Final

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from amparo.accounts.actors import Actor
from amparo.claims.models import Proposal
from amparo.claims.portfolio import Wanted, portfolio
from amparo.commitments.laws import alerts
from amparo.commitments.showing import laws as law_lines
from amparo.interamerican.acts.opening import side_of_this_house
from amparo.interamerican.kinds import Side
from amparo.interamerican.law import Clock
from amparo.interamerican.portfolio import SOON, Asked, Line
from amparo.interamerican.portfolio import portfolio as matters
from amparo.statements.kinds import Stage
from amparo.statements.selectors import statements
from amparo.web.desk import apart, clocks, naming
from amparo.web.desk.claims.obligation import line as owed_line
from amparo.web.desk.interamerican import words
from amparo.web.desk.laws.words import happened
from amparo.web.desk.pages import page
from amparo.web.desk.profiles import stands
from amparo.web.desk.recorded import recorded
from amparo.web.desk.requests import DeskRequest
from amparo.web.desk.statements.rows import line as statement_line

SHOWN: Final = 6
OURS_SHOWN: Final = 12
UNDER_WAY: Final = (Stage.DRAFTING, Stage.IN_REVIEW, Stage.CIRCULATING)


def home(request: DeskRequest) -> HttpResponse:
    at, actor = clocks.now(), request.actor
    day = timezone.localdate(at)
    owed = portfolio(actor, Wanted(), day)
    unread = [each for each in alerts.alerts(actor, day) if not each.read]
    return page(
        request,
        "following.html",
        date=date_format(timezone.localtime(at), _("l j F")),
        hour=clocks.hour(at),
        ours=_ours(actor, day),
        dates=_dates(actor, day),
        late=[owed_line(each) for each in owed if each.late][:SHOWN],
        late_count=sum(each.late > 0 for each in owed),
        silent=[owed_line(each) for each in owed if each.silent_since and not each.late][:SHOWN],
        silent_count=sum(bool(each.silent_since) for each in owed),
        owed_count=len(owed),
        alerts=[_alert(each) for each in unread[:SHOWN]],
        alerts_count=len(unread),
        statements=_statements(actor),
        to_decide=_to_decide(actor),
        doors=apart.doors(actor, at),
        recorded=recorded(actor),
    )


def _ours(actor: Actor, day: date) -> dict[str, Any]:
    """What our own side owes in every matter, before what anybody else does: an answer left out may end a measure.

    What ran out first, then what runs out within `SOON` days, then the longest silence.
    """
    side = side_of_this_house().value
    silent = matters(actor, Asked(whose=side, by="silence"), day)
    found = {each.matter.id: each for each in silent}
    near = matters(actor, Asked(whose=side, clock="near"), day)
    found |= {each.matter.id: each for each in near}
    lines = sorted(found.values(), key=_pressing)
    return {
        "lines": [_ours_line(each) for each in lines[:OURS_SHOWN]],
        "count": len(silent),
        "near_count": len(near),
        "days": SOON,
        "url": reverse("desk:matters") + f"?whose={side}&by=silence",
        "near_url": reverse("desk:matters") + f"?whose={side}&clock=near",
        "represents": side == Side.REPRESENTATIVES,
    }


def _pressing(line: Line) -> tuple[int, int, str]:
    left = line.next.days_left if line.next else SOON + 1
    return min(left, SOON + 1), -(line.ours.days if line.ours else 0), line.matter.number


def _ours_line(line: Line) -> dict[str, Any]:
    due = line.next
    near = due is not None and due.days_left <= SOON
    return {
        "url": reverse("desk:matter", args=[line.matter.id]),
        "number": line.matter.number,
        "title": words.title(line.matter),
        "due": words.due(due) if due else _("No day was set for the answer"),
        "day": words.day(due.row.due_on) if due else "",
        "clock": words.clock(due) if due else "",
        "late": due is not None and due.clock is Clock.LATE,
        "soon": near,
        "silence": words.silence(line.ours) if line.ours else "",
    }


def _dates(actor: Actor, day: date) -> list[dict[str, Any]]:
    """The next date of each matter, late ones first."""
    lines = [each for each in matters(actor, Asked(), day) if each.next]
    return [
        {
            "url": reverse("desk:matter", args=[each.matter.id]),
            "number": each.matter.number,
            "title": words.title(each.matter),
            "due": words.due(each.next),
            "whose": words.whose(each.next.row.whose),
            "clock": words.clock(each.next),
            "day": words.day(each.next.row.due_on),
            "late": any(each.late.values()),
            "ours": words.silence(each.ours) if each.ours else "",
        }
        for each in lines[:SHOWN]
        if each.next
    ]


def _alert(each: alerts.Alert) -> dict[str, Any]:
    told = law_lines.alert(each, naming.language())
    return {**told, "says": happened(told)}


def _statements(actor: Actor) -> list[dict[str, Any]]:
    if not stands("statements"):
        return []
    return [statement_line(row) for row in statements(actor).filter(stage__in=UNDER_WAY)[:SHOWN]]


def _to_decide(actor: Actor) -> int:
    """How many proposals of the reader wait for a person."""
    return Proposal.objects.filter(state="open").count() if actor.may("keep_claims") else 0
