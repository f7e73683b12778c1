"""Asking that a decision be looked at again: by whom, and why."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from amparo.intake import services as intake
from amparo.intake.reviews import ASKED
from amparo.intake.values import Return, Review
from amparo.law import packs
from amparo.web.portal import dates, happenings
from amparo.web.portal.shared import said
from amparo.web.portal.speaking import faults_of, typed
from amparo.web.portal.viewing import told, with_receipt


@dataclass(frozen=True, slots=True)
class Way:
    """One way to ask: its code and what it is called."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Shown:
    """Her review in one sentence, and when."""

    when: str
    sentence: str


@require_http_methods(["GET", "HEAD", "POST"])
@with_receipt
def ask(request: HttpRequest, back: Return) -> HttpResponse:
    """Take her words; where no decision may be reviewed, lead back to the file."""
    if back.proxy or not back.standing.may_ask_review:
        return redirect("portal:follow")
    ways = [Way(one.code, said(one.label)) for one in intake.remedies(packs.current())]
    chosen = request.POST.get("remedy", "")
    chosen = chosen if chosen in {one.code for one in ways} else ways[0].code
    text = typed(request)
    faults = faults_of(text) if request.method == "POST" else []
    if request.method == "POST" and not faults:
        intake.ask_review(back, text, remedy=chosen, at=timezone.now())
        return told("revision")
    shown = {
        "errors": faults,
        "typed": text,
        "remedies": ways,
        "chosen": chosen,
        "late": _ran_out(back),
    }
    return render(request, "portal/review_request.html", shown, status=422 if faults else 200)


def shown(review: Review | None, now: datetime) -> Shown | None:
    """What the page of the file says of it."""
    if review is None:
        return None
    waits = gettext("You asked for a review. It is being registered.")
    sentence = waits if review.state == ASKED else happenings.review(review.params)
    return Shown(dates.when(review.at, now), sentence)


def _ran_out(back: Return) -> bool:
    pack = packs.current()
    hers = {
        term.code for term in pack.terms if term.whose_turn == "person" and "appeal" in term.met_by
    }
    return any(one.code in hers and one.state == "late" for one in back.standing.terms)
