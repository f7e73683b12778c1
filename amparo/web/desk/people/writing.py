"""Entering and writing anew, relations, and the judgements of one person's page; a form keeps what was typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from amparo.accounts.actors import Actor
from amparo.documentation import told
from amparo.kernel.errors import Conflict, Invalid, NotVisible
from amparo.registry.people import entering, forms, linking, reading
from amparo.registry.people.errors import OpenThePerson
from amparo.registry.people.finding import Known
from amparo.registry.people.forms import (
    Form,
    LinkForm,
    MergeForm,
    NewPerson,
    PersonForm,
    ReasonsForm,
    RelationForm,
    WithdrawForm,
)
from amparo.registry.people.reading import PersonSeen
from amparo.web.desk import clocks, naming, schemaform
from amparo.web.desk.pages import page
from amparo.web.desk.people import identity, searching, words
from amparo.web.desk.people.showing import show
from amparo.web.desk.requests import DeskRequest

Offered = dict[str, list[tuple[str, str]]]


@require_http_methods(["GET", "POST"])
def new(request: DeskRequest) -> HttpResponse:
    """Enter somebody; with `de`, a file becomes theirs at once. Whoever may keep none meets nothing here."""
    if not request.actor.may("keep_people"):
        raise NotVisible
    schema = forms.schema_of(NewPerson, told.offered(naming.language()))
    of_file = request.POST.get("from_file") or request.GET.get("de", "")
    typed: dict[str, Any] = {}
    refusal: Invalid | Conflict | None = None
    if request.method == "POST":
        typed = schemaform.body(schema, request.POST)
        body = {**typed, **({"from_file": of_file} if of_file else {})}
        try:
            form = forms.filled(NewPerson, body)
            told.stand(form)
            made = entering.enter(request.actor, form, clocks.now())
        except (Invalid, Conflict) as refused:
            refusal = refused
        else:
            return HttpResponseRedirect(reverse("desk:person", args=[made.pk]) + "?told=saved")
    drawn = schemaform.drawn(schema, typed, refusal)
    status = refusal.status if refusal else 200
    return page(request, "people/new.html", status, from_file=of_file, **drawn)


@require_http_methods(["GET", "POST"])
def edit(request: DeskRequest, person_id: UUID) -> HttpResponse:
    """Write anew who somebody is, from their open page. Raises OpenThePerson."""
    row, at = reading.person(request.actor, person_id), clocks.now()
    if not request.actor.may("keep_people"):
        raise NotVisible
    seen = reading.reopened(request.actor, person_id, at)
    if seen is None:
        raise OpenThePerson
    schema = forms.schema_of(PersonForm, told.offered(naming.language()))
    typed, version = seen.form(), str(seen.version)
    refusal: Invalid | Conflict | None = None
    if request.method == "POST":
        typed, version = schemaform.body(schema, request.POST), request.POST.get("version", "")
        expected = int(version) if version.isdigit() else 0
        try:
            form = forms.filled(PersonForm, typed)
            told.stand(form)
            entering.amend(request.actor, person_id, form, at, expected=expected)
        except (Invalid, Conflict) as refused:
            refusal = refused
        else:
            return _saved(person_id)
    drawn = schemaform.drawn(schema, typed, refusal)
    status = refusal.status if refusal else 200
    return show(request, row, "edit.html", status, seen=seen, version=version, **drawn)


@dataclass(frozen=True, slots=True)
class Act:
    """One act of a person's page: its form, its power, and how it is done."""

    form: type[Form]
    power: str
    does: Callable[[Actor, UUID, Any, UUID, datetime], object]
    label: Any


_LABELS: Final = {code: label for code, _power, label in words.ACTS}
ACTS: Final = {
    "relate": Act(
        RelationForm, "keep_people",
        lambda actor, person, form, of, at: entering.relate(actor, person, form, at),
        _LABELS["relate"],
    ),
    "withdraw": Act(
        WithdrawForm, "keep_people",
        lambda actor, person, form, of, at: entering.withdraw(actor, person, form, at),
        _LABELS["withdraw"],
    ),
    "link": Act(
        LinkForm, "link_people",
        lambda actor, person, form, of, at: linking.link(actor, person, form.file, form.reasons, at),
        _LABELS["link"],
    ),
    "merge": Act(
        MergeForm, "link_people",
        lambda actor, person, form, of, at: linking.merge(actor, person, form.other, form.reasons, at),
        _LABELS["merge"],
    ),
    "unlink": Act(
        ReasonsForm, "link_people",
        lambda actor, person, form, of, at: linking.unlink(actor, person, of, form.reasons, at),
        gettext_lazy("Say that this file is not theirs"),
    ),
    "split": Act(
        ReasonsForm, "link_people",
        lambda actor, person, form, of, at: linking.split(actor, person, of, form.reasons, at),
        gettext_lazy("Say that they are not the same"),
    ),
}  # fmt: skip


@require_http_methods(["GET", "POST"])
def act(request: DeskRequest, person_id: UUID, code: str) -> HttpResponse:
    """One act on somebody whom this member has open. Raises OpenThePerson."""
    row, at = reading.person(request.actor, person_id), clocks.now()
    wanted = ACTS.get(code)
    if wanted is None or not request.actor.may(wanted.power):
        raise NotVisible
    seen = reading.reopened(request.actor, person_id, at)
    if seen is None:
        raise OpenThePerson
    of = _uuid(request.POST.get("of") or request.GET.get("of", ""))
    typed: dict[str, Any] = {}
    refusal: Invalid | Conflict | None = None
    schema = forms.schema_of(wanted.form, {**_offered(request, code, person_id), **_kept(seen)})
    if request.method == "POST":
        typed = schemaform.body(schema, request.POST)
        try:
            wanted.does(request.actor, person_id, forms.filled(wanted.form, typed), of, at)
        except (Invalid, Conflict) as refused:
            refusal = refused
        else:
            return _saved(person_id)
    drawn = schemaform.drawn(schema, typed, refusal)
    status = refusal.status if refusal else 200
    return show(
        request, row, "act.html", status, seen=seen, label=str(wanted.label), of=of, **drawn
    )


@require_POST
def unrelate(request: DeskRequest, person_id: UUID) -> HttpResponse:
    """Take one relation off the list. Raises OpenThePerson."""
    at, place = clocks.now(), request.POST.get("place", "")
    if reading.reopened(request.actor, person_id, at) is None:
        raise OpenThePerson
    entering.unrelate(request.actor, person_id, int(place) if place.isdigit() else -1, at)
    return _saved(person_id)


def _offered(request: DeskRequest, code: str, person_id: UUID) -> Offered:
    """Files without anybody and people, by name, where the act asks for one of them."""
    if code not in ("relate", "link", "merge"):
        return {}
    known = identity.of(request)
    group = set(known.of(known.root(person_id))) if known else set()
    people, files = [], []
    listed = known.cards.items() if known else ()
    for one, row in searching.describe(request.actor, listed):
        if row.kind in ("person", "collective") and one != person_id:
            people.append((str(one), row.names))
        elif _loose(row, known, one) and one not in group:
            files.append((str(one), f"{searching.kinds()[row.kind]}: {row.label} · {row.names}"))
    return {
        "people": sorted(people, key=lambda one: one[1]),
        "files": sorted(files, key=lambda one: one[1]),
    }


def _kept(seen: PersonSeen) -> Offered:
    """The kinds of differential fact that are kept of somebody."""
    kinds = {one.get("what") for one in seen.differential}
    return {"consented": [each for each in forms.options("differential") if each[0] in kinds]}


def _loose(row: searching.Row, known: Known | None, one: UUID) -> bool:
    """A request or a situation that is nobody's yet, as far as the member may know, or about several."""
    if row.kind not in ("case", "situation") or known is None:
        return False
    return known.cards[one].about_several or not known.wholes.owners(one)


def _saved(person_id: UUID) -> HttpResponse:
    return HttpResponseRedirect(reverse("desk:person", args=[person_id]) + "?told=saved")


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)
