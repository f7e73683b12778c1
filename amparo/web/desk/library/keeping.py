"""Adding a document and amending what is said of one."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amparo.accounts.acts import must_be_able
from amparo.kernel.errors import Invalid, Refused
from amparo.kernel.text import small_number
from amparo.library import facts as said
from amparo.library import selectors, services
from amparo.library.errors import DocumentEmpty
from amparo.library.models import Source
from amparo.web.desk import clocks
from amparo.web.desk.library import forms
from amparo.web.desk.library.taking import takes_a_document
from amparo.web.desk.library.upload import Received
from amparo.web.desk.pages import page
from amparo.web.desk.requests import DeskRequest
from amparo.web.desk.schemaform import Told
from amparo.web.errors import in_words


@takes_a_document
def add(request: DeskRequest) -> HttpResponse:
    """A file or a pasted text becomes a source; the same bytes twice lead to the source there is."""
    values = forms.typed(request.POST)
    selectors.sources(request.actor)  # refused alike for whom the library is not
    _may(request)
    if request.method == "GET":
        return _form(request, values)
    file, pasted = request.FILES.get("file"), request.POST.get("pasted", "")
    content = file.content if isinstance(file, Received) else pasted.encode()
    name = file.name or "" if isinstance(file, Received) else ""
    try:
        if not content:
            raise DocumentEmpty
        kept = services.keep(request.actor, content, forms.facts(values), clocks.now(), name)
    except Invalid as refusal:
        return _form(request, values, refusal, pasted)
    told = "" if kept.did != "known" else "?told=known_source"
    return HttpResponseRedirect(reverse("desk:library_source", args=[kept.source.pk]) + told)


@require_http_methods(["GET", "POST"])
def amend(request: DeskRequest, source_id: UUID) -> HttpResponse:
    source = selectors.source(request.actor, source_id)
    _may(request)
    if request.method == "GET":
        return _amend_form(request, source, said.of(source).plain())
    values = forms.typed(request.POST)
    version = request.POST.get("version", "")
    try:
        services.amend(
            request.actor, source_id, forms.facts(values), clocks.now(),
            expected=small_number(version),
        )  # fmt: skip
    except Refused as refusal:
        return _amend_form(request, source, values, refusal)
    return HttpResponseRedirect(reverse("desk:library_source", args=[source_id]))


def _may(request: DeskRequest) -> None:
    """Nobody fills in a form that could not be sent."""
    must_be_able(request.actor, services.POWER)


def _form(
    request: DeskRequest,
    values: Mapping[str, str],
    refusal: Invalid | None = None,
    pasted: str = "",
) -> HttpResponse:
    return _page(request, "library/add.html", values, refusal, pasted=pasted)


def _amend_form(
    request: DeskRequest, source: Source, values: Mapping[str, str], refusal: Refused | None = None
) -> HttpResponse:
    return _page(request, "library/amend.html", values, refusal, source=source)


def _page(
    request: DeskRequest,
    template: str,
    values: Mapping[str, str],
    refusal: Refused | None,
    **context: Any,
) -> HttpResponse:
    wrong = refusal.fields if isinstance(refusal, Invalid) else {}
    errors = forms.told(wrong)
    if refusal is not None and not errors:
        errors = [Told(in_words(refusal), "f-file" if template == "library/add.html" else "")]
    return page(
        request,
        template,
        refusal.status if refusal else 200,
        lines=forms.lines(values, wrong),
        errors=errors,
        lost_file=_("Choose the file again: a browser does not keep it.") if refusal else "",
        **context,
    )
