"""One form of the record: what it asks, what was typed, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect

from amparo.accounts.acts import must_be_able
from amparo.claims.filling import filled
from amparo.claims.forms import Form
from amparo.claims.services import KEEP
from amparo.kernel.errors import Conflict, Invalid
from amparo.web.desk import schemaform
from amparo.web.desk.pages import page
from amparo.web.desk.requests import DeskRequest
from amparo.web.errors import in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A form page.

    do      does the act with the filled form and returns where to go
    power   who lacks it is not shown the form
    folded  names of fields that stand behind one line until somebody needs them
    """

    title: str
    button: str
    form: type[Form]
    schema: dict[str, Any]
    do: Callable[[Any], str]
    back: str
    hint: str = ""
    power: str = KEEP
    initial: Mapping[str, Any] = field(default_factory=dict)
    folded: frozenset[str] = frozenset()
    context: Mapping[str, Any] = field(default_factory=dict)
    template: str = "claims/form.html"


def ask(request: DeskRequest, question: Question) -> HttpResponse:
    """Show the form, or do the act; a refusal shows the form again with every word typed.

    Raises NotYourAct for who may not do it at all.
    """
    must_be_able(request.actor, question.power)
    if request.method != "POST":
        return show(request, question, question.initial, None)
    typed = schemaform.body(question.schema, request.POST)
    try:
        where = question.do(filled(question.form, typed))
    except (Invalid, Conflict) as refusal:
        return show(request, question, typed, refusal)
    return HttpResponseRedirect(where)


def show(
    request: DeskRequest,
    question: Question,
    typed: Mapping[str, Any],
    refusal: Invalid | Conflict | None,
) -> HttpResponse:
    wrong = schemaform.at_fields(refusal.fields) if isinstance(refusal, Invalid) else {}
    drawn = schemaform.controls(question.schema, typed, wrong)
    asked = [each for each in drawn if each.name not in question.folded]
    return page(
        request,
        question.template,
        refusal.status if refusal else 200,
        question=question,
        controls=asked,
        hidden=_hidden(question, {**question.initial, **typed}),
        folded=[each for each in drawn if each.name in question.folded],
        unfolded=any(each.errors for each in drawn if each.name in question.folded),
        errors=_told(refusal, schemaform.named(drawn)),
        **question.context,
    )


def _told(refusal: Invalid | Conflict | None, names: dict[str, str]) -> list[schemaform.Told]:
    if isinstance(refusal, Invalid):
        return schemaform.told(refusal, names=names)
    return [schemaform.Told(in_words(refusal))] if refusal else []


def _hidden(question: Question, known: Mapping[str, Any]) -> dict[str, Any]:
    """What the page carries and does not ask, such as the version it showed."""
    shapes = question.schema.get("properties", {})
    return {
        name: value
        for name, value in known.items()
        if shapes.get(name, {}).get("x-widget") == "hidden" and value is not None
    }
