"""Recording and writing anew, what is judged, ties and prevention; a form keeps what was typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from amparo.accounts.actors import Actor
from amparo.kernel.errors import Conflict, Invalid, NotVisible
from amparo.registry.people.forms import Form
from amparo.registry.selectors import cases
from amparo.registry.situations import following, forms, reading, recording
from amparo.registry.situations.errors import OpenTheSituation
from amparo.registry.situations.forms import (
    DoneForm,
    NewSituation,
    SituationForm,
    StateForm,
    StepForm,
    TieForm,
)
from amparo.registry.situations.kinds import Tie
from amparo.registry.situations.reading import SituationSeen
from amparo.web.desk import clocks, schemaform
from amparo.web.desk.pages import page
from amparo.web.desk.people import identity, searching
from amparo.web.desk.requests import DeskRequest
from amparo.web.desk.situations import words
from amparo.web.desk.situations.showing import show

FILES: Final = 200


@require_http_methods(["GET", "POST"])
def new(request: DeskRequest) -> HttpResponse:
    """Record a situation. Whoever may keep none meets nothing here."""
    _keeps(request)
    schema = forms.schema_of(NewSituation)
    typed: dict[str, Any] = {"known_on": clocks.local_today().isoformat()}
    refusal: Invalid | Conflict | None = None
    if request.method == "POST":
        typed = schemaform.body(schema, request.POST)
        try:
            made = recording.record(request.actor, forms.filled(NewSituation, typed), clocks.now())
        except (Invalid, Conflict) as refused:
            refusal = refused
        else:
            return _saved(made.pk)
    status = refusal.status if refusal else 200
    return page(request, "situations/new.html", status, **schemaform.drawn(schema, typed, refusal))


@require_http_methods(["GET", "POST"])
def edit(request: DeskRequest, situation_id: UUID) -> HttpResponse:
    """Write anew what is known, from the open page. Raises OpenTheSituation."""
    row = reading.situation(request.actor, situation_id)
    _keeps(request)
    seen = _opened(request, situation_id)
    schema = forms.schema_of(SituationForm)
    typed, version = seen.form(row), str(seen.version)
    refusal: Invalid | Conflict | None = None
    if request.method == "POST":
        typed, version = schemaform.body(schema, request.POST), request.POST.get("version", "")
        expected = int(version) if version.isdigit() else 0
        try:
            form = forms.filled(SituationForm, typed)
            recording.amend(request.actor, situation_id, form, clocks.now(), expected=expected)
        except (Invalid, Conflict) as refused:
            refusal = refused
        else:
            return _saved(situation_id)
    status = refusal.status if refusal else 200
    found = schemaform.drawn(schema, typed, refusal)
    return show(request, row, "edit.html", status, seen=seen, version=version, **found)


@dataclass(frozen=True, slots=True)
class Act:
    """One act of a situation's page: its form, and how it is done."""

    form: type[Form]
    does: Callable[[Actor, UUID, Any, datetime], object]


def _judges(code: str) -> Act:
    return Act(
        StateForm,
        lambda actor, one, form, at: recording.judge(actor, one, code, form.reasons, at),
    )


ACTS: Final = {
    **{code: _judges(code) for code in forms.STATES},
    "tie": Act(TieForm, following.tie),
    "plan": Act(StepForm, following.plan),
    "done": Act(DoneForm, following.done),
}


@require_http_methods(["GET", "POST"])
def act(request: DeskRequest, situation_id: UUID, code: str) -> HttpResponse:
    """One act on a situation that this member has open. Raises OpenTheSituation."""
    row = reading.situation(request.actor, situation_id)
    _keeps(request)
    wanted = ACTS.get(code)
    if wanted is None:
        raise NotVisible
    seen = _opened(request, situation_id)
    schema = forms.schema_of(wanted.form, _offered(request, code, seen))
    typed: dict[str, Any] = {}
    refusal: Invalid | Conflict | None = None
    if request.method == "POST":
        typed = schemaform.body(schema, request.POST)
        try:
            wanted.does(request.actor, situation_id, forms.filled(wanted.form, typed), clocks.now())
        except (Invalid, Conflict) as refused:
            refusal = refused
        else:
            return _saved(situation_id)
    status = refusal.status if refusal else 200
    found = schemaform.drawn(schema, typed, refusal)
    return show(request, row, "act.html", status, seen=seen, label=str(words.ACTS[code]), **found)


@require_POST
def untie(request: DeskRequest, situation_id: UUID) -> HttpResponse:
    """Take a tie back. Raises OpenTheSituation."""
    reading.situation(request.actor, situation_id)
    _keeps(request)
    _opened(request, situation_id)
    try:
        file_id = UUID(request.POST.get("file", ""))
    except ValueError:
        raise NotVisible from None
    following.untie(request.actor, situation_id, file_id, clocks.now())
    return _saved(situation_id)


def _keeps(request: DeskRequest) -> None:
    if not request.actor.may("keep_situations"):
        raise NotVisible


def _opened(request: DeskRequest, situation_id: UUID) -> SituationSeen:
    seen = reading.reopened(request.actor, situation_id, clocks.now())
    if seen is None:
        raise OpenTheSituation
    return seen


def _offered(
    request: DeskRequest, code: str, seen: SituationSeen
) -> dict[str, list[tuple[str, str]]]:
    """Files, people and ties that this member may use, and steps that are not done."""
    tied = {UUID(one["file"]) for one in seen.related}
    files = [
        (str(row.pk), f"{row.number} · {row.designation}")
        for row in cases(request.actor).exclude(pk__in=tied)[:FILES]
    ]
    people = _people(request, seen, tied) if code == "tie" else []
    ties = [
        (code, label)
        for code, label in forms.options("tie")
        if code != Tie.PROMOTED or request.actor.may(following.PROMOTE)
    ]
    return {
        "files": [*((one, label) for label, one in people), *files],
        "tie": ties,
        "steps": words.pending(seen),
    }


def _people(request: DeskRequest, seen: SituationSeen, tied: set[UUID]) -> list[tuple[str, str]]:
    """Who of the register may be tied; of very many those whose names come nearest to who suffered it."""
    known = identity.of(request)
    listed = {
        one: card
        for one, card in (known.cards.items() if known else ())
        if one not in tied and card.kind in ("person", "collective")
    }
    if known and len(listed) > FILES:
        hits = (one.file_id for name in seen.victims for one in known.search(name))
        near = [one for one in hits if one in listed]
        listed = {one: listed[one] for one in list(dict.fromkeys([*near, *listed]))[:FILES]}
    return sorted(
        (f"{searching.kinds()[row.kind]}: {row.names}", str(one))
        for one, row in searching.describe(request.actor, listed.items())
    )


def _saved(situation_id: UUID) -> HttpResponse:
    return HttpResponseRedirect(reverse("desk:situation", args=[situation_id]) + "?told=saved")
