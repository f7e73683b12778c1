"""The search: names through their cards, numbers, designations; kept searches, and the export of one."""

from collections import deque
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amparo.accounts.errors import TooManyTries
from amparo.custody import ledger
from amparo.custody.opening import who
from amparo.kernel.errors import Invalid
from amparo.registry.people import forms, saved
from amparo.registry.people.errors import CannotGoOn, NoSuchPerson
from amparo.territory import places
from amparo.web.desk import clocks, schemaform
from amparo.web.desk.lists.filters import Filter
from amparo.web.desk.pages import page
from amparo.web.desk.people import searching
from amparo.web.desk.people.elsewhere import elsewhere
from amparo.web.desk.people.searching import Asked, Result
from amparo.web.desk.requests import DeskRequest
from amparo.web.desk.schemaform import Option, Told
from amparo.web.errors import in_words

MOST, WITHIN = 30, timedelta(minutes=1)
_lately: dict[UUID, deque[datetime]] = {}


@require_http_methods(["GET", "POST"])
def find(request: DeskRequest) -> HttpResponse:
    """Show what fits; the words travel in the body, so that no address or log keeps them.

    Each search leaves an entry, without its words, before anything is shown. Raises TooManyTries,
    TooManySearches.
    """
    if request.method == "GET":
        return _show(request, Asked(), None)
    act, at = request.POST.get("act", ""), clocks.now()
    if act == "forget":
        saved.forget(request.actor, _kept(request, request.POST.get("saved", "")))
        return HttpResponseRedirect(reverse("desk:find"))
    wanted = _asked(request)
    if act in ("save", "export"):
        return _keep(request, wanted, act, at)
    _slow_down(request.actor.id, at)
    following = request.POST.get("next", "")
    try:
        found = searching.look(request.actor, wanted, at, following)
    except CannotGoOn as refusal:
        told = [Told(in_words(refusal))]
        return _show(request, wanted, None, refusal.status, errors=told)
    if not found.named:
        _leave_entry(request, found, at)
    if (
        len(found.rows) == 1
        and not (found.next or following)
        and not found.rows[0].names
        and not wanted.what
    ):
        return HttpResponseRedirect(found.rows[0].url)
    return _show(request, wanted, found)


def _asked(request: DeskRequest) -> Asked:
    """What was typed, or what a kept search asks."""
    wanted = request.POST.get("saved", "")
    if request.POST.get("act") == "again" and wanted:
        row = _kept(request, wanted)
        kept = next(one for one in saved.saved(request.actor) if one.id == row)
        return searching.asked(kept.asked)
    return searching.asked(request.POST.dict())


def _keep(request: DeskRequest, wanted: Asked, act: str, at: datetime) -> HttpResponse:
    """Keep a search, sealed; an export is of a kept one, so that its words stand in no address."""
    day = date_format(localtime(at), "SHORT_DATETIME_FORMAT")
    name = request.POST.get("name", "") if act == "save" else _("Exported %(day)s") % {"day": day}
    try:
        made = saved.save(request.actor, name, wanted.kept(), at)
    except Invalid as refusal:
        return _show(request, wanted, None, refusal.status, errors=schemaform.told(refusal))
    if act == "export":
        return HttpResponseRedirect(reverse("desk:find_csv") + f"?saved={made.id}")
    return HttpResponseRedirect(reverse("desk:find") + "?told=saved")


def _show(
    request: DeskRequest, wanted: Asked, found: Result | None, status: int = 200, **context: object
) -> HttpResponse:
    rows = found.rows[: searching.SHOWN] if found else []
    narrowed = bool(wanted.kept().keys() - {"q"})
    return page(
        request,
        "find.html",
        status,
        wanted=wanted,
        filters=_filters(wanted),
        looked=found is not None,
        named=found.named if found else request.actor.may("search_names"),
        broken=found.broken if found else 0,
        found=found,
        count=found.count if found else 0,
        shown=len(rows),
        columns=searching.columns(),
        rows=[searching.cells(row) for row in rows],
        kept=saved.saved(request.actor),
        elsewhere=[] if found is None or narrowed else elsewhere(request.actor, wanted.q),
        **context,
    )


def _filters(wanted: Asked) -> list[Filter]:
    lists = {
        "what": (_("What it is"), searching.kinds()),
        "place": (_("Department"), {one.code: one.name for one in places.departments()}),
        "defends": (_("What they defend"), dict(forms.options("defended"))),
        "unit": (_("Counting unit"), dict(forms.options("unit"))),
    }
    return [
        Filter(
            name,
            label,
            (
                Option("", _("all"), chosen=not getattr(wanted, name)),
                *(Option(c, t, chosen=c == getattr(wanted, name)) for c, t in values.items()),
            ),
        )
        for name, (label, values) in lists.items()
    ]


def _kept(request: DeskRequest, text: str) -> UUID:
    """One of the member's own searches. Raises NoSuchPerson."""
    row = next((one.id for one in saved.saved(request.actor) if str(one.id) == text), None)
    if row is None:
        raise NoSuchPerson
    return row


def _leave_entry(request: DeskRequest, found: Result, at: datetime) -> None:
    facts = {"found": len(found.rows), **who(request.actor, "search")}
    with transaction.atomic():
        ledger.append("search", at=at, facts=facts)


def _slow_down(member: UUID, at: datetime) -> None:
    """Who asks for every number one after another does not look for a file."""
    recent = _lately.setdefault(member, deque(maxlen=MOST))
    if len(recent) == MOST and recent[0] > at - WITHIN:
        raise TooManyTries
    recent.append(at)
