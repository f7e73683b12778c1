"""The versions of a law compared: two of them, or every one with the one before it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from amparo.commitments.laws import selectors
from amparo.commitments.showing import laws as showing
from amparo.web.desk import naming
from amparo.web.desk.laws.views import today
from amparo.web.desk.pages import page
from amparo.web.desk.requests import DeskRequest


@require_safe
def compared(request: DeskRequest, law_id: UUID) -> HttpResponse:
    """`?from=1&to=3` compares two versions; without them the page tells the whole way of the text."""
    law, language = selectors.law(request.actor, law_id), naming.language()
    asked = [request.GET.get(name, "") for name in ("from", "to")]
    if all(each.isdigit() for each in asked):
        pairs = [selectors.compared(law, *(int(each) for each in asked))]
    else:
        pairs = selectors.journey(law)
    told = [showing.compared(pair, language) for pair in pairs]
    whole = showing.whole(request.actor, law, today(), language)
    for pair in told:
        pair["same"] = sum(each["stays"] for each in pair["articles"])
        pair["articles"] = [
            {**_article(each), "touches": _touches(whole, pair, each)} for each in pair["articles"]
        ]
    return page(request, "laws/compared.html", law=whole, pairs=told)


def _touches(law: dict[str, Any], pair: dict[str, Any], each: dict[str, Any]) -> list[Any]:
    """What is said to be touched by this very article of either of the two texts."""
    ends = {(pair["from"]["position"], each["old"]), (pair["to"]["position"], each["new"])}
    return [touch for touch in law["touches"] if (touch["version"], touch["key"]) in ends]


def _article(each: dict[str, Any]) -> dict[str, Any]:
    """An article with the name it goes by: `4`, or `4 → 5` when it was renumbered; a division by its words."""
    if each["kind"] == "preamble":
        return {**each, "name": _("Before the first article")}
    if each["kind"] == "division":
        gone = each["fate"] == "removed"
        words = (run["text"] for run in each["runs"] if gone or run["op"] != "out")
        return {**each, "name": "".join(words).strip().split("\n")[0]}
    names = [name for name in (each["old"], each["new"]) if name]
    return {**each, "name": " → ".join(dict.fromkeys(names))}
