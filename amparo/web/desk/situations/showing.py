"""The list of situations, and one of them: closed, with codes alone; open, with all that this member may know."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amparo.accounts.selectors import desk_names
from amparo.registry.models import Situation
from amparo.registry.selectors import cases
from amparo.registry.situations import reading
from amparo.registry.situations.reading import SituationSeen
from amparo.web.desk import clocks, naming, purpose
from amparo.web.desk.pages import page
from amparo.web.desk.people import identity, searching
from amparo.web.desk.people.searching import department
from amparo.web.desk.requests import DeskRequest
from amparo.web.desk.situations import words

Row = dict[str, Any]


@require_safe
def shown(request: DeskRequest, situation_id: UUID) -> HttpResponse:
    row = reading.situation(request.actor, situation_id)
    seen = reading.reopened(request.actor, situation_id, clocks.now())
    return show(request, row, "situation.html", **opened(request, seen))


@require_http_methods(["GET", "POST"])
def open_it(request: DeskRequest, situation_id: UUID) -> HttpResponse:
    ask = partial(show, request, reading.situation(request.actor, situation_id), "open.html")
    onward = reverse("desk:situation", args=[situation_id])
    return purpose.open_with_purpose(request, situation_id, "recording", onward, ask)


@require_POST
def close_it(request: DeskRequest, situation_id: UUID) -> HttpResponse:
    reading.situation(request.actor, situation_id)
    return purpose.close(request, situation_id, reverse("desk:situation", args=[situation_id]))


def show(
    request: DeskRequest, row: Situation, template: str, status: int = 200, **context: Any
) -> HttpResponse:
    """A page of one situation, with what every such page says."""
    context.setdefault("seen", None)
    seen: SituationSeen | None = context["seen"]
    return page(
        request,
        f"situations/{template}",
        status,
        situation=row,
        month=date_format(row.entered_on, "F Y"),
        channel=words.channel(row),
        state=words.state(row),
        place=department(row.department),
        desk=desk_names().get(row.desk_id, ""),
        acts=words.offered(request.actor, row, seen),
        may_keep=request.actor.may("keep_situations"),
        may_take=_may_take(request, seen),
        consents=consents(),
        may_find=request.actor.may("search_names"),
        **context,
    )


def consents() -> list[tuple[str, str]]:
    """Whether the person knows and agrees, in the words of the law pack's own question."""
    asked = next(q for q in naming.pack().form.questions() if q.code == "consent_status")
    return [(one.code, one.label.in_(naming.language())) for one in asked.choices]


def _may_take(request: DeskRequest, seen: SituationSeen | None) -> bool:
    powers = all(request.actor.may(power) for power in ("promote_situation", "receive"))
    return seen is not None and powers and not words.taken(seen)


def opened(request: DeskRequest, seen: SituationSeen | None) -> Row:
    """What an open page shows of it."""
    if seen is None:
        return {"seen": None}
    return {
        "seen": seen,
        "facts": words.facts(seen),
        "sources": words.sources(seen),
        "judged": words.judged(seen),
        "steps": seen.steps,
        "related": _related(request, seen),
    }


def _related(request: DeskRequest, seen: SituationSeen) -> list[Row]:
    """What it is tied to, by number or name; and whose it was judged to be, as far as the member may know."""
    named = [UUID(one["file"]) for one in seen.related]
    numbered = cases(request.actor).filter(pk__in=named)
    called = {
        row.pk: (f"{row.number} · {row.designation}", reverse("desk:file", args=[row.pk]))
        for row in numbered
    }
    known = identity.of(request)
    owners = known.wholes.owners(seen.id) if known else set()
    if known is not None:
        cards = [(one, known.cards[one]) for one in {*named, *owners} & known.cards.keys()]
        for one, row in searching.describe(request.actor, cards):
            called.setdefault(one, (row.label, row.url))
    tied = [
        {"id": one, "tie": words.tie(told["tie"]), "note": told["note"], "loose": True}
        for one, told in zip(named, seen.related, strict=True)
    ]
    whose = [
        {"id": one, "tie": _("It was judged to be theirs"), "note": "", "loose": False}
        for one in owners & called.keys()
    ]
    return [
        {**one, "label": label, "url": url}
        for one in (*whose, *tied)
        for label, url in [called.get(one["id"], ("", ""))]
    ]
