"""The receipt: ten words shown until she says that she copied them, and what happens next."""

import secrets
from collections.abc import Mapping
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from amparo.intake import services as intake
from amparo.kernel.text import fold
from amparo.web.portal import contacts, dates, marks
from amparo.web.portal.asking import sending
from amparo.web.portal.asking.ahead import ahead
from amparo.web.portal.faults import Fault

CHECKED = 2


@require_http_methods(["GET", "HEAD", "POST"])
def receipt(request: HttpRequest) -> HttpResponse:
    """Show the receipt; POST checks two typed words, or ends with the words copied."""
    secret, at = marks.secret(request, marks.DRAFT), timezone.now()
    draft = intake.read_draft(secret, at)
    kept = draft.raw.get(sending.RECEIPT) if draft else None
    if draft is None or not isinstance(kept, Mapping):
        return redirect("portal:enter")
    words = [str(word) for word in kept["words"]]
    go = request.POST.get("go", "") if request.method == "POST" else ""
    if go in ("done", "more"):
        return _finish(secret, words, go, at)
    unsent = draft.raw.get("_unsent")
    return _show(request, kept, words, go == "check", unsent if isinstance(unsent, list) else [])


def _finish(secret: str, words: list[str], go: str, at: datetime) -> HttpResponse:
    """The words are copied: forget them here. To tell more, they open the view of the file at once."""
    answer: HttpResponse = redirect("portal:more" if go == "more" else "portal:done")
    if go == "more":
        view, _ = intake.begin_session(" ".join(words), at)
        marks.leave(answer, marks.VIEW, view)
    intake.end_draft(secret)
    marks.take_away(answer, marks.DRAFT)
    return answer


def _show(
    request: HttpRequest,
    kept: Mapping[str, object],
    words: list[str],
    checking: bool,
    unsent: list[object],
) -> HttpResponse:
    places = _places(request, len(words))
    typed = {place: request.POST.get(f"word-{place}", "").strip() for place in places}
    wrong = [place for place in places if checking and fold(typed[place]) != fold(words[place - 1])]
    said = gettext("Word %(place)s does not match. Look at it again on the paper.")
    received = datetime.fromisoformat(str(kept["at"]))
    steps = ahead(str(kept["track"]), received)
    shown = {
        "words": words,
        "number": kept["number"],
        "designation": kept["designation"],
        "received": dates.moment(received),
        "checks": [
            {
                "place": place,
                "typed": typed[place],
                "error": said % {"place": place} if place in wrong else "",
            }
            for place in places
        ],
        "right": checking and not wrong,
        "errors": [Fault(f"word-{place}", said % {"place": place}) for place in wrong],
        "ahead": steps,
        "all_verified": all(each.verified for each in steps),
        "contacts": contacts.published(),
        "unsent": unsent,
    }
    return render(request, "portal/receipt.html", shown, status=422 if wrong else 200)


def _places(request: HttpRequest, total: int) -> list[int]:
    """The two words asked for: those of the form just posted, else two at random, the first word never."""
    given = [
        int(each)
        for each in request.POST.getlist("place")
        if each.isdigit() and 1 <= int(each) <= total
    ]
    if len(given) == CHECKED:
        return given
    return sorted(secrets.SystemRandom().sample(range(2, total + 1), CHECKED))


def done(request: HttpRequest) -> HttpResponse:
    """The end of the way in: what to do now, and that nothing stays here."""
    return render(request, "portal/done.html", {"contacts": contacts.published()})
