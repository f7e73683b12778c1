"""Any act on a mission, on the form made from its schema; and a mission that is begun."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from amparo.kernel.errors import Invalid, NotVisible, Refused
from amparo.missions import catalogue, published
from amparo.missions.acts import beginning
from amparo.missions.acts.building import Refusing
from amparo.missions.catalogue import Available
from amparo.missions.errors import DoneAlready
from amparo.missions.forms import FollowForm, HeadForm, filled
from amparo.missions.picture import Whole
from amparo.missions.references import order
from amparo.missions.sending import of_form
from amparo.missions.work import KEEP
from amparo.web.desk import clocks, once, schemaform
from amparo.web.desk.missions import picking, picking_elsewhere, rows
from amparo.web.desk.missions.showing import seen, show
from amparo.web.desk.missions.tabs import TABS
from amparo.web.desk.pages import page
from amparo.web.desk.requests import DeskRequest
from amparo.web.errors import in_words

Typed = dict[str, Any]


@require_http_methods(["GET", "POST"])
def act(request: DeskRequest, mission_id: UUID, code: str) -> HttpResponse:
    whole = seen(request, mission_id)
    wanted = _wanted(request, mission_id, code)
    tab = TABS[wanted.tab]
    refusal: Refused | None = None
    # What a link from a record says beforehand, such as which testimony a consent is of.
    typed: Typed = {k: v for k, v in request.GET.items() if k in wanted.schema["properties"]}
    if request.method == "POST":
        typed = schemaform.body(wanted.schema, request.POST)
        if not picking.asks(request.POST):
            try:
                catalogue.perform(
                    request.actor, mission_id, code, typed, clocks.now(), key=once.key_of(request)
                )
            except NotVisible:
                raise
            except DoneAlready:
                return back(mission_id, wanted.tab)
            except Refused as told:
                refusal = told
            else:
                return back(mission_id, wanted.tab)
    status = refusal.status if refusal else 200
    context = with_picks(request, whole, wanted.schema, typed, refusal)
    if code == "withdraw_consent":
        context["published"] = _published(whole, str(typed.get("record", "")))
    return show(request, whole, tab, "act.html", status, act=wanted, **context)


def _published(whole: Whole, record: str) -> list[str]:
    """What was given out and stands on a testimony; on any of them, where none is named yet."""
    given = published.given_out(whole)
    if record:
        return [rows.told_of(one) for one in given if record in one.codes]
    return [
        f"{rows.told_of(one)}: {', '.join(codes)}"
        for one in given
        if (codes := sorted((c for c in one.codes if c.startswith("T")), key=order))
    ]


@require_http_methods(["GET", "POST"])
def new(request: DeskRequest) -> HttpResponse:
    """Begin a mission. Whoever may keep none meets nothing here."""
    return _begun(request, HeadForm, beginning.begin, follow=False)


@require_http_methods(["GET", "POST"])
def follow(request: DeskRequest) -> HttpResponse:
    """Follow a mission of others by what it published."""
    return _begun(request, FollowForm, beginning.follow, follow=True)


def _begun(request: DeskRequest, form: Any, begin: Any, *, follow: bool) -> HttpResponse:
    if not request.actor.may(KEEP):
        raise NotVisible
    schema = catalogue.schema_of(form, None)
    typed: Typed = {}
    refusal: Invalid | None = None
    if request.method == "POST":
        typed = schemaform.body(schema, request.POST)
        try:
            with of_form(key := once.key_of(request)):
                made = begin(request.actor, filled(form, typed), clocks.now()).id
        except DoneAlready:
            return back(UUID(str(key)), "team")
        except Invalid as told:
            refusal = told
        else:
            return back(made, "team")
    status = refusal.status if refusal else 200
    context = drawn(schema, typed, refusal)
    return page(request, "missions/new.html", status, follow=follow, **context)


def back(mission_id: UUID, tab: str) -> HttpResponse:
    url = reverse(f"desk:{TABS[tab].name}", args=[mission_id])
    return HttpResponseRedirect(url + "?told=saved")


def with_picks(
    request: DeskRequest,
    whole: Whole,
    schema: dict[str, Any],
    typed: Typed,
    refusal: Refused | None,
) -> dict[str, Any]:
    """The form as `drawn` gives it, with what its fields may be chosen from."""
    picks = picking.picked(request, whole, schema["title"], typed)
    picking_elsewhere.listed(schema, typed)
    carried = {name: pick.label for pick in picks.values() for name, _value in pick.carried}
    context = drawn(schema, typed, refusal, carried)
    wrong = schemaform.at_fields(refusal.fields) if isinstance(refusal, Invalid) else {}
    opened = next((name for name, pick in picks.items() if pick.open), "")
    return {**context, "rows": picking.rows(context["controls"], picks, wrong), "picking": opened}


def drawn(
    schema: dict[str, Any],
    typed: Mapping[str, Any],
    refusal: Refused | None,
    names: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """The form with what was typed, and what is wrong with it; a refused report with each sentence.

    names  how fields are called that the form does not draw
    """
    fields = schemaform.at_fields(refusal.fields) if isinstance(refusal, Invalid) else {}
    controls = schemaform.controls(schema, typed, fields if not _refuses(refusal) else {})
    errors: list[schemaform.Told] = []
    if isinstance(refusal, Refusing):
        errors = [schemaform.Told(in_words(refusal), "refused")]
    elif isinstance(refusal, Invalid):
        told = schemaform.told(refusal, names={**schemaform.named(controls), **(names or {})})
        # What is chosen at once is said once, though it is kept as two.
        errors = list({one.text: one for one in reversed(told)}.values())[::-1]
    elif refusal is not None:
        errors = [schemaform.Told(in_words(refusal))]
    return {"controls": controls, "errors": errors, "refused": refused(refusal)}


def _refuses(refusal: Refused | None) -> bool:
    return isinstance(refusal, Refusing)


def refused(refusal: Refused | None) -> list[dict[str, Any]]:
    """Each sentence that no longer stands, with every reason."""
    if not isinstance(refusal, Refusing):
        return []
    found: dict[Any, dict[str, Any]] = {}
    for fault in refusal.faults:
        key = fault.sentence.row.id if fault.sentence else fault.record
        one = found.setdefault(
            key,
            {
                "id": fault.sentence.row.id if fault.sentence else None,
                "text": fault.sentence.text if fault.sentence else "",
                "record": fault.record,
                "tables": fault.code != "record_since",
                "why": [],
            },
        )
        one["why"].append(fault.told())
    return list(found.values())


def _wanted(request: DeskRequest, mission_id: UUID, code: str) -> Available:
    """Raises NotVisible for an act that may not be done now, like one unknown."""
    found = catalogue.available(request.actor, mission_id)
    one = next((each for each in found if each.code == code), None)
    if one is None:
        raise NotVisible
    return one
