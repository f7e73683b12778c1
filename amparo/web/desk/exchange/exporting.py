"""A collection out of the desk: what goes, what stays in and why, and then the file; its entry in the ledger first."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django.http import HttpResponseRedirect, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amparo.custody.opening import OpenFile
from amparo.documentation import counting
from amparo.documentation.finding import Wanted
from amparo.documentation.models import Collection
from amparo.exchange import exporting
from amparo.exchange.choosing import Choice, Source
from amparo.exchange.exporting import POWER
from amparo.exchange.formats import FORMATS
from amparo.kernel.errors import NotVisible
from amparo.web.desk import clocks
from amparo.web.desk.confirming import asked_first
from amparo.web.desk.documentation import asked, words
from amparo.web.desk.documentation.asked import Asked
from amparo.web.desk.documentation.showing import held, show
from amparo.web.desk.requests import DeskRequest

# Counting what stays in reads every record; of more than these it is told with the file alone.
COUNTED: Final = 20_000
FIRST: Final = "lines"


@require_http_methods(["GET", "POST"])
def chosen_csv(request: DeskRequest, collection_id: UUID) -> HttpResponseBase:
    """The page that says what would go out, and with `do=export` the archive itself."""
    if not request.actor.may(POWER):
        raise NotVisible
    row, file = held(request, collection_id)
    if file is None:
        return HttpResponseRedirect(reverse("desk:collection_open", args=[collection_id]))
    if (first := asked_first(request)) is not None:
        return first
    form = request.POST.get("form", FIRST)
    if form not in FORMATS:
        raise NotVisible
    sought = asked.asked(request.POST)
    choice = _choice(request, sought.wanted)
    if request.POST.get("do") != "export" or sought.errors:
        return _page(request, row, file, form, choice, sought)
    made = exporting.export(request.actor, row, file, form, choice, clocks.now)
    answer = StreamingHttpResponse(made.chunks, content_type="application/zip")
    answer.headers["Content-Disposition"] = f'attachment; filename="{made.name}"'
    return answer


def _choice(request: DeskRequest, wanted: Wanted) -> Choice:
    return Choice(
        words=wanted.words,
        status=wanted.status,
        confidential="confidential" in request.POST,
        withdrawn="withdrawn" in request.POST,
        exact="exact" in request.POST,
        since=wanted.since,
        until=wanted.until,
        act=wanted.act,
    )


def _page(
    request: DeskRequest, row: Collection, file: OpenFile, form: str, choice: Choice, sought: Asked
) -> HttpResponseBase:
    many = counting.counted_in(file)
    few = sum(many.values()) <= COUNTED
    source = Source(file, choice if few else Choice())
    context: dict[str, Any] = {
        "chosen": form,
        "choice": choice,
        "filter": exporting.filter_words(choice),
        "formats": [
            {
                "code": code,
                "title": one.title,
                "loses": _(one.loses) if one.loses else "",
                "apart": _(one.apart) if one.apart else "",
                "places": _(exporting.AS_KNOWN if choice.exact else exporting.AS_TOLD)
                if one.public
                else "",
                "without": list(exporting.stays(_unheld(source, code))),
            }
            for code, one in FORMATS.items()
        ],
        "sought": sought,
        "errors": sought.errors,
        "counted": few,
        "all": [
            (words.kind(kind), count - _stays(source, kind), count) for kind, count in many.items()
        ],
        "left": list(exporting.stays(dict(source.left))),
    }
    status = 422 if sought.errors else 200
    return show(request, row, file, "export.html", status, **context)


def _stays(source: Source, kind: str) -> int:
    return sum(many for (of, _why), many in source.left.items() if of == kind)


def _unheld(source: Source, code: str) -> exporting.Left:
    left = exporting.left_of(source, FORMATS[code])
    return {key: many for key, many in left.items() if key[1] == "no_place"}
