"""One act of the watch on the form made from its schema."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect

from amparo.kernel.errors import Conflict, Invalid, NotVisible
from amparo.web.desk import clocks, schemaform
from amparo.web.desk.pages import page
from amparo.web.desk.requests import DeskRequest
from amparo.web.errors import in_words


@dataclass(frozen=True, slots=True)
class Asked:
    """A form to fill in: what it is called, whose power it needs, where it goes back to.

    perform  does the act with what was typed and returns the address to go on to
    """

    label: str
    power: str
    back: str
    about: str
    schema: dict[str, Any]
    perform: Callable[[dict[str, Any], datetime], str]


def answered(request: DeskRequest, asked: Asked) -> HttpResponse:
    """Draw the form, or do the act. Raises NotVisible for who may not do it."""
    if not request.actor.may(asked.power):
        raise NotVisible
    if request.method != "POST":
        return _form(request, asked, {}, None)
    typed = schemaform.body(asked.schema, request.POST)
    try:
        onward = asked.perform(typed, clocks.now())
    except (Invalid, Conflict) as refusal:
        return _form(request, asked, typed, refusal)
    return HttpResponseRedirect(onward + "?told=done_here")


def _form(
    request: DeskRequest, asked: Asked, typed: dict[str, Any], refusal: Invalid | Conflict | None
) -> HttpResponse:
    fields = schemaform.at_fields(refusal.fields) if isinstance(refusal, Invalid) else {}
    drawn = schemaform.controls(asked.schema, typed, fields)
    errors = []
    if isinstance(refusal, Invalid):
        errors = schemaform.told(refusal, names=schemaform.named(drawn))
    elif refusal is not None:
        errors = [schemaform.Told(in_words(refusal))]
    return page(
        request,
        "watch/act.html",
        refusal.status if refusal else 200,
        asked=asked,
        controls=drawn,
        errors=errors,
    )
