"""Any act on a matter, on the form made from its schema; and a matter that is opened."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from amparo.interamerican import catalogue, selectors
from amparo.interamerican.acts.opening import open_matter
from amparo.interamerican.catalogue import Available
from amparo.interamerican.forms import HeadForm, filled
from amparo.interamerican.work import POWER
from amparo.kernel.errors import Conflict, Invalid, NotVisible
from amparo.web.desk import clocks, schemaform
from amparo.web.desk.interamerican.showing import show
from amparo.web.desk.pages import page
from amparo.web.desk.requests import DeskRequest


@require_http_methods(["GET", "POST"])
def act(request: DeskRequest, matter_id: UUID, code: str) -> HttpResponse:
    row = selectors.matter(request.actor, matter_id)
    wanted = _wanted(request, matter_id, code)
    typed: dict[str, Any] = {}
    refusal: Invalid | Conflict | None = None
    if request.method == "POST":
        typed = schemaform.body(wanted.schema, request.POST)
        try:
            catalogue.perform(request.actor, matter_id, code, typed, clocks.now())
        except (Invalid, Conflict) as refused:
            refusal = refused
        else:
            return HttpResponseRedirect(reverse("desk:matter", args=[matter_id]) + "?told=saved")
    status = refusal.status if refusal else 200
    drawn = schemaform.drawn(wanted.schema, typed, refusal)
    return show(request, row, "act.html", status, act=wanted, **drawn)


@require_http_methods(["GET", "POST"])
def new(request: DeskRequest) -> HttpResponse:
    """Open a matter. Whoever may keep none meets nothing here."""
    if not request.actor.may(POWER):
        raise NotVisible
    schema = catalogue.schema_of(HeadForm, None)
    typed: dict[str, Any] = {}
    refusal: Invalid | None = None
    if request.method == "POST":
        typed = schemaform.body(schema, request.POST)
        try:
            made = open_matter(request.actor, filled(HeadForm, typed), clocks.now())
        except Invalid as refused:
            refusal = refused
        else:
            return HttpResponseRedirect(reverse("desk:matter", args=[made.id]) + "?told=saved")
    drawn = schemaform.drawn(schema, typed, refusal)
    return page(request, "interamerican/new.html", refusal.status if refusal else 200, **drawn)


def _wanted(request: DeskRequest, matter_id: UUID, code: str) -> Available:
    """Raises NotVisible for an act that may not be done now, like one unknown."""
    found = catalogue.available(request.actor, matter_id)
    one = next((each for each in found if each.code == code), None)
    if one is None:
        raise NotVisible
    return one
