"""The page of a file: where it stands, what comes next, messages, measures, and who opened it."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_safe

from amparo.intake.values import Opened, Return, Term
from amparo.web.portal import contacts, dates, happenings, measures, names, ownwords, reviewing
from amparo.web.portal.viewing import TOLD, with_receipt

URGENT = "urgent"
HOURS_UNTIL = 48


@dataclass(frozen=True, slots=True)
class Next:
    """The next term: what, by when, how long is left, whose turn, and whether a lawyer checked the figure."""

    what: str
    by: str
    left: str
    whose: str
    late: bool
    hours: bool
    verified: bool


def confirmations() -> dict[str, str]:
    """What the page says after she did something; the address carries the code alone."""
    return {
        "mensaje": gettext("Your message was sent."),
        "archivo": gettext("Your file was sent, under lock and key."),
        "respuesta": gettext("Your answer was written down."),
        "peligro": gettext("They have been told that the danger grew. It goes first."),
        "permiso": gettext("The permission was withdrawn, from now on."),
        "explicacion": gettext(
            "Your question was sent. Somebody other than whoever opened the file must answer."
        ),
        "mas": gettext("What you added was sent."),
        "revision": gettext("Your request for a review was sent."),
    }


@require_safe
@with_receipt
def follow(request: HttpRequest, back: Return) -> HttpResponse:
    """Everything this receipt opens, on one page."""
    now = timezone.now()
    if back.decoy:
        return render(request, "portal/follow_quiet.html", _common(back, now))
    told = confirmations().get(request.GET.get(TOLD, ""), "")
    shown = _common(back, now) | {"told": told}
    if back.proxy:
        return render(request, "portal/follow_proxy.html", shown)
    standing = back.standing
    shown |= {
        "next": _next(standing.next_term, standing.track, now) if standing.next_term else None,
        "measures": [measures.shown(each, now) for each in standing.measures],
        "summary": _summary(back),
        "opened": [_opening(each, now) for each in reversed(standing.opened)],
        "overrides": [happenings.sentence(step) for step in standing.of_kind("override")],
        "asked": _still_asked(back),
        "may_ask_review": standing.may_ask_review,
        "review": reviewing.shown(standing.review, now),
        "story": happenings.story(standing.history, now),
        "own_words": ownwords.told(back.own_words) if back.own_words else [],
    }
    return render(request, "portal/follow.html", shown)


def _common(back: Return, now: datetime) -> dict[str, object]:
    standing = back.standing
    return {
        "back": back,
        "sentence": names.stage_sentence(standing.stage),
        "received": dates.moment(back.received_at),
        "since": dates.when(standing.since, now),
        "messages": [
            {
                "mine": each.mine,
                "who": gettext("You") if each.mine else names.role(each.from_role),
                "when": dates.when(each.at, now),
                "text": each.text,
            }
            for each in standing.messages
        ],
        "files": [{"when": dates.when(each.at, now), "size": each.size} for each in back.evidence],
        "contacts": contacts.published(),
    }


def _next(term: Term, track: str, now: datetime) -> Next:
    return Next(
        what=names.term(term.code),
        by=dates.before(term.due_at, now),
        left=dates.left(term.due_at, now),
        whose=names.whose_turn(term.whose),
        late=term.due_at < now,
        hours=track == URGENT and (term.due_at - now).total_seconds() < HOURS_UNTIL * 3600,
        verified=names.term_is_verified(term.code),
    )


def _summary(back: Return) -> str:
    """How many measures there are and how many she said arrived, in one sentence."""
    alive = [each for each in back.standing.measures if each.state not in measures.ENDED]
    if not alive:
        return ""
    total = ngettext("There is %(n)d measure.", "There are %(n)d measures.", len(alive)) % {
        "n": len(alive)
    }
    arrived = sum(each.arrived in measures.YES for each in alive)
    if arrived:
        said = ngettext("%(n)d has arrived.", "%(n)d have arrived.", arrived) % {"n": arrived}
        return f"{total} {said}"
    none = gettext("You have not said that any arrived.")
    return f"{total} {none}" if any(each.orders for each in alive) else total


def _opening(each: Opened, now: datetime) -> dict[str, str]:
    who, place = names.role(each.role), names.desk(each.desk)
    if place in ("", who):
        place = names.institution(each.institution)
    return {
        "when": dates.on_day(each.on, now),
        "who": who,
        "where": place,
        "why": names.purpose(each.purpose),
    }


def _still_asked(back: Return) -> str:
    """What she was last asked to complete, when nothing followed it."""
    asked = list(back.standing.of_kind("completion_asked"))
    if not asked or any(m.mine and m.at > asked[-1].at for m in back.standing.messages):
        return ""
    return happenings.sentence(asked[-1])
