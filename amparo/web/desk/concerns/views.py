"""Concerns and institutions put together from linked records, promises, and dated facts."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from amparo.commitments import choices
from amparo.commitments.concerns import promises as promised
from amparo.commitments.concerns import selectors, services
from amparo.commitments.concerns.forms import SayFact
from amparo.commitments.errors import NoSuchConcern
from amparo.commitments.kinds import FactOf
from amparo.commitments.showing import concerns as showing
from amparo.web.desk import clocks, naming
from amparo.web.desk.pages import page
from amparo.web.desk.requests import DeskRequest
from amparo.web.desk.watch import feeds
from amparo.web.desk.watch.acting import Asked, answered
from amparo.web.desk.watch.exporting import exported


def today() -> date:
    return timezone.localdate(clocks.now())


@require_safe
def listed(request: DeskRequest) -> HttpResponse:
    language = naming.language()
    found = {
        kind.value: _by_name(showing.names(kind, selectors.codes(request.actor, kind), language))
        for kind in FactOf
    }
    return page(
        request,
        "concerns/list.html",
        concerns=found[FactOf.CONCERN.value],
        institutions=found[FactOf.INSTITUTION.value],
        keeps=request.actor.may(services.KEEP),
    )


def _by_name(names: dict[str, str]) -> dict[str, str]:
    return dict(sorted(names.items(), key=lambda named: named[1]))


@require_safe
def shown(request: DeskRequest, kind: str, code: str) -> HttpResponse:
    return page(request, "concerns/concern.html", concern=_told(request, kind, code), public=False)


@require_safe
def preview(request: DeskRequest, kind: str, code: str) -> HttpResponse:
    """What the public would see of it; nobody serves it yet."""
    return page(request, "concerns/concern.html", concern=_told(request, kind, code), public=True)


@require_safe
def as_csv(request: DeskRequest, kind: str, code: str) -> HttpResponse:
    found = _told(request, kind, code)
    rows = [
        [each["on"], each.get("other_on", ""), each["words"], each.get("source", "")]
        for each in found["timeline"]
    ]
    head = [_("When"), _("When, as other sources have it"), _("What"), _("Source")]
    return exported(request, f"concern-{code}", found["label"], [head, *rows], {})


@require_safe
def as_atom(request: DeskRequest, kind: str, code: str) -> HttpResponse:
    found = _told(request, kind, code)
    url = request.build_absolute_uri(reverse("desk:concern", args=[kind, code]))
    items = [
        feeds.Item(f"{code}:{n}:{each['on']}", each["words"][:120], each["words"], url, each["on"])
        for n, each in enumerate(found["timeline"])
    ]
    return feeds.atom(found["label"], request.build_absolute_uri(), items)


def _told(request: DeskRequest, kind: str, code: str) -> dict[str, Any]:
    """Raises NoSuchConcern for what nothing is linked to."""
    if kind not in FactOf.values:
        raise NoSuchConcern
    found = selectors.concern(request.actor, FactOf(kind), code, today())
    told = showing.whole(found, naming.language(), _)
    for each in told["timeline"]:
        each["words"] = each["words"] or f"{each.get('act_label', '')}: {each.get('law', '')}"
        each["source"] = each.get("source") or "; ".join(
            dict.fromkeys(place["reference"] for place in each.get("citations", ()))
        )
    return told


@require_safe
def promises(request: DeskRequest) -> HttpResponse:
    """What was promised, by whoever promised it: due, silent, or unknown."""
    found = promised.promises(request.actor, today())
    return page(
        request, "concerns/promises.html", groups=showing.promises(found, naming.language())
    )


@require_http_methods(["GET", "POST"])
def say_fact(request: DeskRequest) -> HttpResponse:
    def perform(typed: dict[str, Any], at: Any) -> str:
        form = choices.parsed(SayFact, typed)
        fact = services.say_fact(request.actor, form, at)  # type: ignore[arg-type]  # parsed gives the form asked for
        return reverse("desk:concern", args=[fact.subject_kind, fact.subject])

    back, schema = reverse("desk:concerns"), choices.schema_of(SayFact)
    label = _("Enter a dated fact")
    return answered(
        request, Asked(label, services.KEEP, back, _("Structural concerns"), schema, perform)
    )
