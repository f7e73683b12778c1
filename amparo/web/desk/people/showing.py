"""One person or collective: closed, with nothing but a month; open, with all that this member may know."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amparo.accounts.selectors import desk_names
from amparo.registry import asking
from amparo.registry.models import Person
from amparo.registry.people import forms, reading
from amparo.registry.people.finding import Known
from amparo.registry.people.reading import PersonSeen
from amparo.web.desk import clocks, purpose
from amparo.web.desk.pages import page
from amparo.web.desk.people import identity, searching, words
from amparo.web.desk.requests import DeskRequest

Row = dict[str, Any]


@require_safe
def shown(request: DeskRequest, person_id: UUID) -> HttpResponse:
    row, at = reading.person(request.actor, person_id), clocks.now()
    opened = reading.reopened(request.actor, person_id, at)
    return show(request, row, "person.html", **_open(request, opened))


@require_http_methods(["GET", "POST"])
def open_it(request: DeskRequest, person_id: UUID) -> HttpResponse:
    ask = partial(show, request, reading.person(request.actor, person_id), "open.html")
    onward = reverse("desk:person", args=[person_id])
    return purpose.open_with_purpose(request, person_id, "recording", onward, ask)


@require_POST
def close_it(request: DeskRequest, person_id: UUID) -> HttpResponse:
    reading.person(request.actor, person_id)
    return purpose.close(request, person_id, reverse("desk:person", args=[person_id]))


def show(
    request: DeskRequest, row: Person, template: str, status: int = 200, **context: Any
) -> HttpResponse:
    """A page of one person, with what every such page says."""
    context.setdefault("seen", None)
    return page(
        request,
        f"people/{template}",
        status,
        person=row,
        entered=date_format(row.entered_on, "F Y"),
        desk=desk_names().get(row.desk_id, ""),
        acts=words.offered(request.actor, context["seen"]),
        may_keep=request.actor.may("keep_people"),
        may_link=request.actor.may("link_people"),
        **context,
    )


def _open(request: DeskRequest, seen: PersonSeen | None) -> dict[str, Any]:
    if seen is None:
        return {"seen": None}
    known = identity.of(request)
    return {
        "seen": seen,
        "title": next(iter((*seen.person["names"], *seen.person["aliases"])), ""),
        "facts": words.facts(seen),
        "no_more": known is not None
        and asking.among(known, (*seen.person["names"], *seen.person["aliases"])),
        "differential": words.differential(seen),
        "withdrawn": words.withdrawn(seen),
        "relations": [_relation(one, known) for one in seen.relations],
        "belongs": identity.rows(request.actor, known, seen.id),
        "unsought": identity.unsought(request.actor),
        "judged": _judged(request, seen, known),
        "above": identity.above(known, seen.id),
    }


def _judged(request: DeskRequest, seen: PersonSeen, known: Known | None) -> list[Row]:
    """What was judged of them and of which other, as far as it may be named."""
    others = {
        one.file_id: card for one in seen.judged if known and (card := known.card(one.file_id))
    }
    named = dict(searching.describe(request.actor, others.items()))
    return [{**words.judged(one), "of": named.get(one.file_id)} for one in seen.judged]


def _relation(one: Row, known: Known | None) -> Row:
    labels = dict(forms.options("relation"))
    other = UUID(one["person"]) if one["person"] else None
    card = known.card(other) if known and other else None
    name = one["name"] or (next(iter((*card.names, *card.aliases)), "") if card else "")
    url = reverse("desk:person", args=[other]) if other else ""
    return {**one, "label": labels.get(one["kind"], one["kind"]), "name": name, "url": url}
