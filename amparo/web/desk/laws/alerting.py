"""Alerts: the page with its marks, and the same as Atom and iCalendar."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from amparo.commitments.laws import alerts, selectors, services
from amparo.commitments.showing import laws as showing
from amparo.web.desk import clocks, naming
from amparo.web.desk.laws.views import today
from amparo.web.desk.laws.words import happened, in_words, more
from amparo.web.desk.pages import page
from amparo.web.desk.requests import DeskRequest
from amparo.web.desk.watch import feeds


def _told(request: DeskRequest) -> list[dict[str, Any]]:
    language = naming.language()
    found = [showing.alert(each, language) for each in alerts.alerts(request.actor, today())]
    return [{**each, "says": happened(each), "term": more(each)} for each in found]


@require_safe
def listed(request: DeskRequest) -> HttpResponse:
    return page(request, "laws/alerts.html", alerts=_told(request))


@require_POST
def read(request: DeskRequest) -> HttpResponse:
    """Mark one alert as read, or every one."""
    known = {each.key for each in alerts.alerts(request.actor, today())}
    asked = request.POST.get("alert", "")
    for key in known if asked == "all" else known & {asked}:
        services.mark_read(request.actor, key, clocks.now())
    return HttpResponseRedirect(reverse("desk:law_alerts"))


@require_safe
def as_atom(request: DeskRequest) -> HttpResponse:
    here = request.build_absolute_uri()
    return feeds.atom(_("Alerts about laws"), here, _items(request))


@require_safe
def as_calendar(request: DeskRequest) -> HttpResponse:
    """The last day of each window of the laws under watch, as far as a source gives it."""
    rows = showing.rows(list(selectors.laws(request.actor)), today(), naming.language())
    items = [
        feeds.Item(
            f"{row['id']}:{row['next_window']['id']}",
            f"{row['next_window']['kind_label']}: {row['title']}",
            in_words(row["next_window"]),
            request.build_absolute_uri(reverse("desk:watched_law", args=[row["id"]])),
            row["next_window"]["due_on"],
        )
        for row in rows
        if row["next_window"] and row["next_window"]["due_on"]
    ]
    return feeds.calendar(_("Windows to act on laws"), items)


def _items(request: DeskRequest) -> list[feeds.Item]:
    return [
        feeds.Item(
            each["key"],
            f"{each['title']}: {each['says']}",
            ". ".join(filter(None, [each["term"], ", ".join(each["harmed"])])),
            request.build_absolute_uri(reverse("desk:watched_law", args=[each["law"]])),
            each["on"],
        )
        for each in _told(request)
    ]
