"""Any act of the catalogue, on the form made from its schema."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from amparo.earlywarning import catalogue
from amparo.earlywarning.spec import Available
from amparo.kernel.errors import Conflict, Invalid, NotVisible
from amparo.web.desk import clocks, naming, schemaform
from amparo.web.desk.files.frame import Frame, frame, show
from amparo.web.desk.receipt import dictated
from amparo.web.desk.requests import DeskRequest
from amparo.web.errors import in_words


@require_http_methods(["GET", "POST"])
def act(
    request: DeskRequest, file_id: UUID, code: str, subject: UUID | None = None
) -> HttpResponse:
    found = frame(request, file_id)
    wanted = _wanted(found, code, subject)
    if request.method == "GET":
        return _form(request, found, wanted, {}, None)
    typed = schemaform.body(wanted.schema, request.POST)
    try:
        done = catalogue.perform(request.actor, file_id, code, typed, clocks.now(), subject)
    except (Invalid, Conflict) as refusal:
        return _form(request, found, wanted, typed, refusal)
    if words := done.shown.get("receipt"):
        return show(request, frame(request, done.file_id), "shown.html", words=dictated(words))
    return HttpResponseRedirect(reverse("desk:file", args=[done.file_id]) + "?told=done")


def _wanted(found: Frame, code: str, subject: UUID | None) -> Available:
    """The act as it may be done now.  Raises NotVisible for one that may not, like one unknown."""
    for one in _offered(found, code, subject):
        if one.code == code and one.why_not is None:
            return one
    raise NotVisible


def _offered(found: Frame, code: str, subject: UUID | None) -> list[Available]:
    """What may be done on the file, or on the measure or order of it that is named."""
    language = naming.language()
    spec = catalogue.ACTS.get(code)
    if spec is None:
        raise NotVisible
    if spec.on == "file":
        return catalogue.available(found.actor, found.id, found.at, language)
    if subject is None:
        raise NotVisible
    return _ON[spec.on](found.actor, subject, found.at, language)


_ON = {
    "order": catalogue.available_on_order,
    "measure": catalogue.available_on_measure,
    "information": catalogue.available_on_information,
}


def _form(
    request: DeskRequest,
    found: Frame,
    wanted: Available,
    typed: Mapping[str, Any],
    refusal: Invalid | Conflict | None,
) -> HttpResponse:
    fields = schemaform.at_fields(refusal.fields) if isinstance(refusal, Invalid) else {}
    drawn = schemaform.controls(wanted.schema, typed, fields)
    names = schemaform.named(drawn)
    errors = schemaform.told(refusal, names=names) if isinstance(refusal, Invalid) else []
    if isinstance(refusal, Conflict):
        errors = [schemaform.Told(in_words(refusal))]
    return show(
        request,
        found,
        "act.html",
        refusal.status if refusal else 200,
        act=wanted,
        controls=_in_asking_order(drawn),
        errors=errors,
        must_open=wanted.needs_open and found.open is None,
    )


def _in_asking_order(controls: tuple[schemaform.Control, ...]) -> list[schemaform.Control]:
    """What is to be done before to whom, and the exception last; otherwise as the act lists them."""
    first, last = ("measure", "type", "text"), ("due_at", "reasons", "told", "override")
    rank = {name: at - len(first) for at, name in enumerate(first)}
    rank |= {name: at + 1 for at, name in enumerate(last)}
    return sorted(controls, key=lambda control: rank.get(control.name, 0))
