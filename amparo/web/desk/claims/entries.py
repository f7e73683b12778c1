"""Forms of an obligation: a voice, what was done, a valuation, a part."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amparo.claims import filling, forms, offered, selectors, services
from amparo.claims.errors import NotAnObligation
from amparo.claims.pictures import picture
from amparo.web.desk import clocks
from amparo.web.desk.claims import words
from amparo.web.desk.claims.asking import Question, ask
from amparo.web.desk.requests import DeskRequest

_either = require_http_methods(["GET", "POST"])
_FOLDED = frozenset({"precision", "beneficiary", "party", "replaces"})


@_either
def voice(request: DeskRequest, claim_id: UUID) -> HttpResponse:
    def do(form: forms.VoiceForm) -> None:
        services.record_voice(request.actor, claim_id, filling.voice_facts(form), clocks.now())

    hint = _("Our own view needs no source: it is signed with your key over its very words.")
    return _asked(request, claim_id, _("What a voice says"), forms.VoiceForm, do, hint)


@_either
def doing(request: DeskRequest, claim_id: UUID) -> HttpResponse:
    def do(form: forms.DoingForm) -> None:
        services.record_doing(request.actor, claim_id, filling.doing_facts(form), clocks.now())

    return _asked(request, claim_id, _("What was done"), forms.DoingForm, do)


@_either
def value(request: DeskRequest, claim_id: UUID) -> HttpResponse:
    def do(form: forms.ValuationForm) -> None:
        services.value(request.actor, claim_id, filling.valuation_facts(form), clocks.now())

    return _asked(request, claim_id, _("A valuation"), forms.ValuationForm, do)


@_either
def component(request: DeskRequest, claim_id: UUID) -> HttpResponse:
    def do(form: forms.ComponentForm) -> None:
        services.add_component(request.actor, claim_id, filling.component_facts(form), clocks.now())

    return _asked(request, claim_id, _("A part of it"), forms.ComponentForm, do)


def _asked(
    request: DeskRequest,
    claim_id: UUID,
    title: str,
    form: type[forms.Form],
    do: Callable[[Any], None],
    hint: str = "",
) -> HttpResponse:
    row = selectors.claim(request.actor, claim_id)
    found = picture(row, clocks.local_today())
    if found is None:
        raise NotAnObligation
    back = reverse("desk:obligation", args=[claim_id])

    def done(typed: Any) -> str:
        do(typed)
        return back

    asked = {name: request.GET[name] for name in ("component", "speaker") if name in request.GET}
    return ask(
        request,
        Question(
            title=title,
            button=_("Record it"),
            form=form,
            schema=offered.schema(form, request.actor, picture=found),
            do=done,
            back=back,
            hint=hint,
            power=services.VALUE,
            initial={"on": clocks.local_today().isoformat(), **asked},
            folded=_FOLDED,
            context={"quoted": words.claim_words(row)},
        ),
    )
