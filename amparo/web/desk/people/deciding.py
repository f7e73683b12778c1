"""Who may be the same person: candidates beside each other with the reasons in words, and a person decides."""

from __future__ import annotations

from datetime import UTC, datetime
from time import monotonic
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amparo.custody import opening
from amparo.custody.errors import NothingToOpen
from amparo.kernel.errors import Conflict, Invalid, NotVisible
from amparo.registry.carding import card_from
from amparo.registry.names import NameCard
from amparo.registry.people import finding, forms, linking
from amparo.registry.people.finding import Known
from amparo.registry.people.forms import JudgeForm
from amparo.registry.people.found import Looked, MaybeSame
from amparo.registry.people.kinds import Verdict
from amparo.registry.people.work import knows
from amparo.web.desk import clocks
from amparo.web.desk.interamerican.words import day
from amparo.web.desk.pages import page
from amparo.web.desk.people import searching, words
from amparo.web.desk.requests import DeskRequest
from amparo.web.desk.schemaform import Told
from amparo.web.errors import in_words

REVIEWED: Final = 25
# Seconds for which one part of a register is compared.
AT_MOST: Final = 8.0
Row = dict[str, Any]


@require_http_methods(["GET", "POST"])
def same(request: DeskRequest, file_id: UUID) -> HttpResponse:
    """Who may be the same as the person of one file; POST looks, enters its card, or keeps a judgement.

    Raises NotVisible alike for what is absent, hidden or not this member's work.
    """
    if not (request.actor.may("search_names") and knows(request.actor, file_id)):
        raise NotVisible
    errors: list[Told] = []
    what = request.POST.get("do", "")
    if what == "judge":
        errors = _judge(request, file_id)
    elif what == "card":
        errors = _card(request, file_id)
    known = _known(request) if request.method == "POST" else None
    return page(
        request,
        "people/same.html",
        422 if errors else 200,
        errors=errors,
        file_id=file_id,
        looked=known is not None,
        **_ours(request, file_id, known),
        pairs=[
            candidate(request, known, file_id, one) for one in _candidates(request, known, file_id)
        ],
        before=_before(request, known, file_id),
        verdicts=Verdict.choices,
        typed=_typed(request, errors),
        may_link=request.actor.may("link_people"),
        may_keep=request.actor.may("keep_people"),
    )


@require_http_methods(["GET", "POST"])
def repeated(request: DeskRequest) -> HttpResponse:
    """Every two that may be the same, the most likely first; POST looks, or keeps a judgement and looks again."""
    if not request.actor.may("link_people"):
        raise NotVisible
    ours = _uuid(request.POST.get("ours", ""))
    errors = _judge(request, ours) if request.POST.get("do") == "judge" else []
    known = _known(request) if request.method == "POST" else None
    after = request.POST.get("after", "")
    found = _part(known, _uuid(after) if after else None) if known else None
    pairs = [
        {**candidate(request, known, one, other), "ours": one, "our_names": _names(known, one),
         "our_url": _url(request, known, one)}
        for one, other in (found.pairs if found else ())
    ]  # fmt: skip
    return page(
        request,
        "people/repeated.html",
        422 if errors else 200,
        errors=errors,
        looked=found is not None,
        part=found,
        after=after,
        pairs=pairs,
        verdicts=Verdict.choices,
        typed=_typed(request, errors),
        may_link=True,
    )


def _part(known: Known, after: UUID | None) -> Looked:
    """One part of the register, so that no request is held for long, however large it is."""
    end = monotonic() + AT_MOST
    return known.repeated(REVIEWED, after, lambda: monotonic() > end)


def _known(request: DeskRequest) -> Known | None:
    try:
        return finding.known(request.actor, clocks.now())
    except NothingToOpen:
        return Known()


def _candidates(request: DeskRequest, known: Known | None, file_id: UUID) -> list[MaybeSame]:
    if known is None:
        return []
    probe = None if file_id in known.cards else _probe(request, file_id)
    return known.candidates(file_id, probe) if probe or file_id in known.cards else []


def _probe(request: DeskRequest, file_id: UUID) -> NameCard | None:
    """What an open file without a card says of the person."""
    opened = opening.reopened(request.actor, file_id, clocks.now())
    if opened is None:
        return None
    values = {
        sheet.field: sheet.value
        for kind in ("identity", "facts", "place")
        for sheet in opened.sheets(kind)
    }
    return card_from(values)


def _ours(request: DeskRequest, file_id: UUID, known: Known | None) -> Row:
    carded = known is not None and file_id in known.cards
    url = _url(request, known, file_id)
    root = known.root(file_id) if known is not None and carded else file_id
    return {
        "carded": carded,
        "our_names": _names(known, file_id),
        "our_url": url,
        "identity": reverse("desk:person", args=[root]) if root != file_id else "",
        "is_person": bool(
            known and carded and known.cards[file_id].kind in ("person", "collective")
        ),
    }


def candidate(request: DeskRequest, known: Known | None, ours: UUID, one: MaybeSame) -> Row:
    """Somebody who may be the same as a page shows them: how likely, and why, field by field."""
    return {
        "id": one.file_id,
        "names": words.names_of(one.card),
        "kind": searching.kinds().get(one.card.kind, one.card.kind),
        "url": _url(request, known, one.file_id),
        "chance": words.chance(one.probability),
        "percent": round(100 * one.probability),
        "fields": words.compared(one),
        "left_open": one.left_open,
        "identity": reverse("desk:person", args=[one.identity]) if one.identity else "",
        "ours": ours,
    }


def _before(request: DeskRequest, known: Known | None, file_id: UUID) -> list[Row]:
    """What was judged of this file, with its reasons, so that it can be judged anew."""
    return [
        {
            "id": one.file_id,
            "ours": file_id,
            "names": words.names_of(one.card),
            "url": _url(request, known, one.file_id),
            "verdict": str((Verdict.DIFFERENT if one.apart else Verdict.OPEN).label),
            "reasons": one.reasons,
            "day": day(localtime(datetime.fromtimestamp(one.at, UTC))),
        }
        for one in (known.judged_before(file_id) if known else ())
    ]


def _names(known: Known | None, file_id: UUID) -> str:
    card = known.card(file_id) if known else None
    return words.names_of(card) if card else ""


def _url(request: DeskRequest, known: Known | None, file_id: UUID) -> str:
    card = known.card(file_id) if known else None
    listed = [(file_id, card or NameCard("case"))]
    return next((row.url for _one, row in searching.describe(request.actor, listed)), "")


def _judge(request: DeskRequest, ours: UUID) -> list[Told]:
    body = {
        name: request.POST[name]
        for name in ("theirs", "verdict", "reasons")
        if name in request.POST
    }
    try:
        form = forms.filled(JudgeForm, body)
        linking.judge(request.actor, ours, form.theirs, form.verdict, form.reasons, clocks.now())
    except Invalid as refusal:
        theirs = _uuid(body.get("theirs", ""))
        if set(refusal.fields) == {"reasons"}:
            said = refusal.fields["reasons"][0]
            return [Told(_(said), f"r-{theirs}")]
        return [Told(_("Choose whether they are the same."), f"v-{theirs}-{Verdict.SAME}")]
    except Conflict as refusal:
        return [Told(in_words(refusal))]
    return []


def _typed(request: DeskRequest, errors: list[Told]) -> Row:
    """What a refused judgement said, so that it stands where it was written, with what is wrong of it."""
    if not errors:
        return {}
    given = {name: request.POST.get(name, "") for name in ("verdict", "reasons")}
    return {**given, "theirs": _uuid(request.POST.get("theirs", "")), "wrong": errors[0]}


def _card(request: DeskRequest, file_id: UUID) -> list[Told]:
    linking.card_file(request.actor, file_id, clocks.now())
    return []


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)
