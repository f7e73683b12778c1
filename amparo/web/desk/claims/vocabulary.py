"""Parties and topics: whom claims name and by which codes, entered and put right."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from amparo.claims import forms, offered, selectors, services
from amparo.claims.errors import NoSuchClaim
from amparo.claims.facts import PartyFacts, TopicFacts
from amparo.claims.kinds import Vocabulary
from amparo.claims.models import Party
from amparo.claims.offered import in_language
from amparo.web.desk import clocks, naming
from amparo.web.desk.claims import words
from amparo.web.desk.claims.asking import Question, ask
from amparo.web.desk.pages import page
from amparo.web.desk.requests import DeskRequest

_either = require_http_methods(["GET", "POST"])


@require_safe
def listed(request: DeskRequest) -> HttpResponse:
    if not selectors.may_read(request.actor):
        raise NoSuchClaim
    groups = [
        (str(label), list(selectors.topics(request.actor, code)))
        for code, label in Vocabulary.choices
    ]
    return page(
        request,
        "claims/vocabulary.html",
        parties=[_row(each) for each in selectors.parties(request.actor)],
        groups=[
            (label, [(row.code, in_language(row.label_es, row.label_en)) for row in rows])
            for label, rows in groups
            if rows
        ],
        may=request.actor.may(services.KEEP),
    )


@_either
def party(request: DeskRequest) -> HttpResponse:
    """A new party, or the one the address names."""

    def do(form: forms.PartyForm) -> str:
        services.keep_party(request.actor, PartyFacts(**form.model_dump()), clocks.now())
        return reverse("desk:vocabulary")

    code = request.GET.get("codigo", "")
    known = selectors.parties(request.actor).filter(code=code).first()
    return _asked(request, _("A party"), forms.PartyForm, do, _known(known) if known else {})


@_either
def topic(request: DeskRequest) -> HttpResponse:
    def do(form: forms.TopicForm) -> str:
        services.keep_topic(request.actor, TopicFacts(**form.model_dump()), clocks.now())
        return reverse("desk:vocabulary")

    return _asked(request, _("A topic"), forms.TopicForm, do, {})


def _asked(
    request: DeskRequest, title: str, form: type[forms.Form], do: Any, initial: dict[str, Any]
) -> HttpResponse:
    return ask(
        request,
        Question(
            title=title,
            button=_("Record it"),
            form=form,
            schema=offered.schema(form, request.actor),
            do=do,
            back=reverse("desk:vocabulary"),
            hint=_("The same code again puts right what is known under it."),
            initial=initial,
        ),
    )


def _row(each: Party) -> dict[str, str]:
    return {
        "code": each.code,
        "name": words.party(each),
        "kind": str(each.get_kind_display()),
        "country": naming.country(each.country),
        "also": ", ".join(each.seen_as),
    }


def _known(row: Party) -> dict[str, Any]:
    names = ("code", "kind", "name_es", "name_en", "country", "seen_as")
    return {**{name: getattr(row, name) for name in names}, "parent": row.parent_id or ""}
