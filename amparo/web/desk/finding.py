"""The look-up box: numbers and designations only; names have no index here."""

from collections import deque
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from amparo.accounts.errors import TooManyTries
from amparo.custody import ledger
from amparo.custody.opening import who
from amparo.kernel.ids import NotAFileNumber, parse_number
from amparo.kernel.text import fold
from amparo.measures.selectors import orders
from amparo.registry.selectors import cases
from amparo.web.desk import clocks
from amparo.web.desk.navigation import Link
from amparo.web.desk.pages import page
from amparo.web.desk.requests import DeskRequest

SHOWN = 25
MOST, WITHIN = 30, timedelta(minutes=1)
_lately: dict[UUID, deque[datetime]] = {}


@require_POST
def find(request: DeskRequest) -> HttpResponse:
    """Show what fits; the words travel in the body, so that no address or log keeps them.

    Each search leaves an entry, without its words, before anything is shown. Raises TooManyTries.
    """
    words, at = request.POST.get("q", "").strip()[:60], clocks.now()
    _slow_down(request.actor.id, at)
    found = _found(request, fold(_as_written(words))) if words else []
    with transaction.atomic():
        ledger.append("search", at=at, facts={"found": len(found), **who(request.actor, "search")})
    if len(found) == 1:
        return HttpResponseRedirect(found[0].url)
    return page(request, "find.html", words=words, found=found[:SHOWN], count=len(found))


def _slow_down(member: UUID, at: datetime) -> None:
    """Who asks for every number one after another does not look for a file."""
    recent = _lately.setdefault(member, deque(maxlen=MOST))
    if len(recent) == MOST and recent[0] > at - WITHIN:
        raise TooManyTries
    recent.append(at)


def _as_written(words: str) -> str:
    """A number somebody typed in their own way, with its dashes; anything else as it is."""
    try:
        return parse_number(words)
    except NotAFileNumber:
        return words


def _found(request: DeskRequest, words: str) -> list[Link]:
    files = [
        Link(f"{case.number} · {case.designation}", reverse("desk:file", args=[case.pk]))
        for case in cases(request.actor)
        if words in fold(case.number) or words in fold(case.designation)
    ]
    numbered = [
        Link(order.number, reverse("desk:order", args=[order.id]))
        for order in orders(request.actor)
        if words in fold(order.number)
    ]
    return files + numbered
