"""Forms that keep a claim: record, amend, withdraw, cite, link, merge, follow, decide what a rule suggests."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from amparo.claims import filling, forms, offered, selectors, services, similar
from amparo.claims.checks import EMPTY
from amparo.claims.errors import NoSuchClaim
from amparo.claims.models import Claim
from amparo.kernel.errors import Invalid
from amparo.web.desk import clocks
from amparo.web.desk.claims import words
from amparo.web.desk.claims.asking import Question, ask
from amparo.web.desk.claims.prefill import standing
from amparo.web.desk.requests import DeskRequest

FOLDED: Final = frozenset(
    {
        *("co_issuers", "endorsers", "cited_on", "other_on", "disputed", "dispute_note_es"),
        *("dispute_note_en", "silence_by", "rights", "norms", "persons", "events"),
        *("institutions", "tags"),
    }
)
_either = require_http_methods(["GET", "POST"])


@_either
def new(request: DeskRequest) -> HttpResponse:
    def do(form: forms.NewClaimForm) -> str:
        place = filling.place(form)
        facts = filling.claim_facts(form)
        places = [place] if place else []
        return _claim_url(services.record_claim(request.actor, facts, places, clocks.now()).id)

    source = request.GET.get("fuente", "")
    return ask(
        request,
        Question(
            title=_("Record a claim"),
            button=_("Record it"),
            form=forms.NewClaimForm,
            schema=offered.schema(forms.NewClaimForm, request.actor),
            do=do,
            back=reverse("desk:claims"),
            initial={"source": source} if source else {},
            folded=FOLDED,
        ),
    )


@_either
def amend(request: DeskRequest, claim_id: UUID) -> HttpResponse:
    row = selectors.claim(request.actor, claim_id)

    def do(form: forms.AmendForm) -> str:
        services.amend(
            request.actor,
            claim_id,
            filling.claim_facts(form),
            form.because,
            clocks.now(),
            expected=form.expected,
        )
        return _claim_url(claim_id)

    return ask(
        request,
        Question(
            title=_("Amend a claim"),
            button=_("Amend it"),
            form=forms.AmendForm,
            schema=offered.schema(forms.AmendForm, request.actor),
            do=do,
            back=_claim_url(claim_id),
            hint=_("What it said before stays in its history."),
            initial=standing(row),
            folded=FOLDED,
        ),
    )


@_either
def withdraw(request: DeskRequest, claim_id: UUID) -> HttpResponse:
    def do(form: forms.BecauseForm) -> str:
        services.withdraw(request.actor, claim_id, form.because, clocks.now())
        return _claim_url(claim_id)

    hint = _("It stays readable with the reason, and counts nowhere any more.")
    return _about(request, claim_id, _("Withdraw a claim"), forms.BecauseForm, do, hint)


@_either
def cite(request: DeskRequest, claim_id: UUID) -> HttpResponse:
    def do(form: forms.PlaceForm) -> str:
        place = filling.place(form)
        if place is None:
            raise Invalid({"source": [EMPTY]})
        services.cite(request.actor, claim_id, place, clocks.now())
        return _claim_url(claim_id)

    return _about(request, claim_id, _("Cite another place"), forms.PlaceForm, do)


@_either
def link(request: DeskRequest, claim_id: UUID) -> HttpResponse:
    def do(form: forms.LinkForm) -> str:
        services.link(request.actor, claim_id, form.kind, form.target, form.relation, clocks.now())
        return _claim_url(claim_id)

    return _about(request, claim_id, _("Link a claim"), forms.LinkForm, do)


@_either
def merge(request: DeskRequest, claim_id: UUID) -> HttpResponse:
    row = selectors.claim(request.actor, claim_id)
    alike = [other for other, _share in similar.to_words(_all_words(row), limit=12) if other != row]

    def do(form: forms.MergeClaimsForm) -> str:
        services.merge_claims(request.actor, claim_id, form.claim, form.because, clocks.now())
        return _claim_url(form.claim)

    return ask(
        request,
        Question(
            title=_("Merge into another claim"),
            button=_("Merge"),
            form=forms.MergeClaimsForm,
            schema=offered.schema(forms.MergeClaimsForm, request.actor, claims=alike),
            do=do,
            back=_claim_url(claim_id),
            hint=_("The places of this one are added to the other, which stands for both."),
            context={"quoted": words.claim_words(row)},
        ),
    )


@_either
def owe(request: DeskRequest, claim_id: UUID) -> HttpResponse:
    def do(form: forms.ObligationForm) -> str:
        services.owe(request.actor, claim_id, filling.obligation_facts(form), clocks.now())
        return reverse("desk:obligation", args=[claim_id])

    title = _("Follow as an obligation")
    return _about(request, claim_id, title, forms.ObligationForm, do, power=services.VALUE)


@require_POST
def decide(request: DeskRequest, claim_id: UUID) -> HttpResponse:
    """Accept or reject what a rule suggests of a claim."""
    given = request.POST.get("sugerencia", "")
    try:
        suggestion = UUID(given)
    except ValueError:
        raise NoSuchClaim from None
    accepted = request.POST.get("do") == "accept"
    services.decide_suggestion(request.actor, claim_id, suggestion, clocks.now(), accepted=accepted)
    return HttpResponseRedirect(_claim_url(claim_id) + "#sugerencias")


@require_POST
def unlink(request: DeskRequest, claim_id: UUID) -> HttpResponse:
    try:
        link_id = UUID(request.POST.get("enlace", ""))
    except ValueError:
        raise NoSuchClaim from None
    services.unlink(request.actor, claim_id, link_id, clocks.now())
    return HttpResponseRedirect(_claim_url(claim_id))


def _about(
    request: DeskRequest,
    claim_id: UUID,
    title: str,
    form: type[forms.Form],
    do: object,
    hint: str = "",
    power: str = services.KEEP,
) -> HttpResponse:
    row = selectors.claim(request.actor, claim_id)
    return ask(
        request,
        Question(
            title=title,
            button=title,
            form=form,
            schema=offered.schema(form, request.actor),
            do=do,  # type: ignore[arg-type]  # each takes the form it is asked with
            back=_claim_url(claim_id),
            hint=hint,
            power=power,
            context={"quoted": words.claim_words(row)},
        ),
    )


def _all_words(row: Claim) -> str:
    return row.words_es or row.words_en


def _claim_url(claim_id: UUID) -> str:
    return reverse("desk:claim", args=[claim_id])
