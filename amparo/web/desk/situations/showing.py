"""The list of situations, and one of them: closed, with codes alone; open, with all that this member may know."""

from __future__ import annotations

from functools import partial
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amparo.accounts.selectors import desk_names
from amparo.kernel.errors import NotVisible
from amparo.registry.models import Situation
from amparo.registry.selectors import cases
from amparo.registry.situations import reading
from amparo.registry.situations.kinds import Channel, State
from amparo.registry.situations.reading import SituationSeen
from amparo.web.desk import clocks, purpose
from amparo.web.desk.pages import page
from amparo.web.desk.people.searching import department
from amparo.web.desk.requests import DeskRequest
from amparo.web.desk.situations import words

SHOWN: Final = 200
Row = dict[str, Any]


@require_safe
def listed(request: DeskRequest) -> HttpResponse:
    """Those this member may know of, by state, channel and department; nothing sealed."""
    rows = reading.situations(request.actor)
    if not (request.actor.may("keep_situations") or rows.exists()):
        raise NotVisible
    asked = {
        name: request.GET.get(name, "")
        for name, known in (("state", State.values), ("channel", Channel.values))
        if request.GET.get(name, "") in known
    }
    found = rows.filter(**asked)
    desks = desk_names()
    return page(
        request,
        "situations/list.html",
        count=found.count(),
        asked=asked,
        states=State.choices,
        channels=Channel.choices,
        may_keep=request.actor.may("keep_situations"),
        rows=[
            {
                "id": row.pk,
                "month": date_format(row.entered_on, "F Y"),
                "channel": words.channel(row),
                "state": words.state(row),
                "place": department(row.department),
                "desk": desks.get(row.desk_id, ""),
            }
            for row in found[:SHOWN]
        ],
    )


@require_safe
def shown(request: DeskRequest, situation_id: UUID) -> HttpResponse:
    row = reading.situation(request.actor, situation_id)
    seen = reading.reopened(request.actor, situation_id, clocks.now())
    return show(request, row, "situation.html", **_open(request, seen))


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
        **context,
    )


def _may_take(request: DeskRequest, seen: SituationSeen | None) -> bool:
    powers = all(request.actor.may(power) for power in ("promote_situation", "receive"))
    return seen is not None and powers and not words.taken(seen)


def _open(request: DeskRequest, seen: SituationSeen | None) -> Row:
    if seen is None:
        return {"seen": None}
    named = [UUID(one["file"]) for one in seen.related]
    numbers = {
        row.pk: f"{row.number} · {row.designation}"
        for row in cases(request.actor).filter(pk__in=named)
    }
    return {
        "seen": seen,
        "facts": words.facts(seen),
        "sources": words.sources(seen),
        "judged": words.judged(seen),
        "steps": seen.steps,
        "related": [
            {
                "id": UUID(one["file"]),
                "tie": words.tie(one["tie"]),
                "note": one["note"],
                "label": numbers.get(UUID(one["file"]), ""),
                "url": reverse("desk:file", args=[UUID(one["file"])])
                if UUID(one["file"]) in numbers
                else "",
            }
            for one in seen.related
        ],
    }
