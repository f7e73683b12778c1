"""What waits for this member, what waits for others, and what changed since yesterday."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amparo.accounts.actors import Actor
from amparo.earlywarning import worklists
from amparo.earlywarning.models import Move
from amparo.earlywarning.worklists import Asked
from amparo.intake.models import Answer
from amparo.registry.models import Case
from amparo.web.desk import clocks, happened, naming

SHOWN: Final = 8
GRAVE: Final = frozenset({"duress", "danger_grew", "worse", "made_worse", "order_with_excluded"})


@dataclass(frozen=True, slots=True)
class Change:
    number: str
    url: str
    text: str
    at: datetime


def numbers(ids: set[UUID]) -> dict[UUID, str]:
    return dict(Case.objects.filter(pk__in=ids).values_list("pk", "number"))


def raised(actor: Actor) -> tuple[int, list[Change]]:
    """How many matters wait for this member's word, and some of them: danger first, then the oldest."""
    found = sorted(worklists.raised(actor), key=lambda one: one.cause not in GRAVE)
    return len(found), _as_changes(_Seen(one.file_id, _cause(one.cause), one.at) for one in found)


def waiting(actor: Actor, at: datetime) -> list[dict[str, Any]]:
    """Institutions that owe an answer, each with its number of orders and questions, and the oldest."""
    asked = {
        state: worklists.orders(actor, Asked(state=state), at)
        for state in ("issued", "acknowledged")
    }
    oldest: dict[str, datetime] = {}
    count: Counter[tuple[str, str]] = Counter()
    questions = worklists.informations(actor, Asked(clock="open"), at)
    owed = [
        (order.institution, order.issued_at, "order") for one in asked.values() for order in one
    ]
    owed += [(row.institution, row.asked_at, "question") for row in questions]
    for institution, since, what in owed:
        count[institution, what] += 1
        oldest[institution] = min(since, oldest.get(institution, at))
    first = sorted(oldest, key=lambda code: (-sum(count[code, what] for what in _OWED), code))
    return [
        {
            "name": naming.institution(code),
            "text": " · ".join(
                _owing(what, count[code, what]) for what in _OWED if count[code, what]
            ),
            "since": _("the oldest since %s") % clocks.moment(oldest[code], at),
        }
        for code in first[:SHOWN]
    ]


_OWED: Final = ("order", "question")


def _owing(what: str, n: int) -> str:
    if what == "order":
        return ngettext("%d order", "%d orders", n) % n
    return ngettext("%d question", "%d questions", n) % n


def since_yesterday(actor: Actor, at: datetime) -> list[Change]:
    """Moves of others and words of the person since the midnight before last, newest first."""
    since = clocks.midnight(at - clocks.DAY)
    known = Case.objects.visible_to(actor).values("pk")
    moves = Move.objects.filter(case_id__in=known, at__gte=since).order_by("-at")[: SHOWN * 2]
    said = Answer.objects.filter(file_id__in=known, written_at__gte=since).order_by("-written_at")
    found = [
        *(_Seen(move.case_id, _moved(move), move.at) for move in moves),
        *(_Seen(a.file_id, _told(a.code), a.written_at) for a in said[: SHOWN * 2]),
    ]
    return _as_changes(sorted(found, key=lambda seen: seen.at, reverse=True))


@dataclass(frozen=True, slots=True)
class _Seen:
    file_id: UUID
    text: str
    at: datetime


def _as_changes(found: Iterable[_Seen]) -> list[Change]:
    shown = list(found)[:SHOWN]
    named = numbers({seen.file_id for seen in shown})
    return [
        Change(named[s.file_id], reverse("desk:file", args=[s.file_id]), s.text, s.at)
        for s in shown
        if s.file_id in named
    ]


def _moved(move: Move) -> str:
    told = happened.act(move.act)
    return told[:1].lower() + told[1:]


def _told(code: str) -> str:
    words = {
        "message": _("the person wrote"),
        "agree": _("the person agreed to a measure"),
        "object": _("the person objected to a measure"),
        "propose": _("the person proposed another way"),
        "confirm": _("the person says it arrived"),
        "contest": _("the person says it did not come"),
        "worse": _("the person says it made things worse"),
        "helped": _("the person said whether it helped"),
        "danger_grew": _("the person says the danger grew"),
        "duress": _("somebody entered with the duress word: the person may be in danger"),
        "withdraw_consent": _("the person withdrew a consent"),
        "complete": _("the person completed the request"),
        "complaint": _("the person complained"),
        "appeal": _("the person asks for a review of the decision"),
        "evidence": _("the person sent a file"),
    }
    return words.get(code, code)


def _cause(code: str) -> str:
    words = {
        "denial_to_sign": _("a denial waits for your signature"),
        "assessment_to_sign": _("an assessment waits for your signature"),
        "cannot": _("an institution says it cannot"),
        "more_time_asked": _("an institution asks for more time"),
        "made_worse": _("a measure made things worse"),
        "order_with_excluded": _("an order stands with an institution that must not know"),
        "completion_lapsed": _("the days to send what was missing ran out unanswered"),
        "closed_unsettled": _("closed while two accounts still differ"),
    }
    answers = {"completed": "complete", "consent_withdrawn": "withdraw_consent"}
    return words.get(code) or _told(answers.get(code, code))
