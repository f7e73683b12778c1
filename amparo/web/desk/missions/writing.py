"""A record or a sentence written anew, over what it says now; the recording of a testimony."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from amparo.kernel.errors import Conflict, Invalid, NotVisible, Refused
from amparo.missions import catalogue
from amparo.missions.acts import consenting, drafting, entering
from amparo.missions.errors import DoneAlready, NoSuchAct, NotAllOpen
from amparo.missions.forms import FORMS, Form, RemoveForm, RewriteForm, filled
from amparo.missions.kinds import RecordKind
from amparo.missions.picture import SentenceSeen, Whole
from amparo.missions.selectors import holds_keys
from amparo.missions.sending import of_form
from amparo.missions.work import KEEP
from amparo.web.desk import clocks, once, schemaform
from amparo.web.desk.missions import picking
from amparo.web.desk.missions.acting import Typed, back, drawn, with_picks
from amparo.web.desk.missions.showing import seen, show
from amparo.web.desk.missions.tabs import OF_KIND, TABS, Tab
from amparo.web.desk.orders.views import sent_with
from amparo.web.desk.requests import DeskRequest

Perform = Callable[[Typed, int | None], object]


@require_http_methods(["GET", "POST"])
def record(request: DeskRequest, mission_id: UUID, code: str) -> HttpResponse:
    """Write a record anew; it needs the mission open, and keeps what it said before."""
    whole = _for_writing(request, mission_id)
    one = whole.records.get(code.upper())
    if one is None or not one.stands or one.row.destroyed_at is not None:
        raise NoSuchAct
    if not whole.opened:
        return HttpResponseRedirect(reverse("desk:mission_open", args=[mission_id]))
    if not whole.complete:
        raise NotAllOpen
    kind = RecordKind(one.row.kind)
    form = FORMS[kind]

    def perform(typed: Typed, version: int | None) -> object:
        wanted = filled(form, typed)
        return entering.amend(
            request.actor, mission_id, one.code, wanted, clocks.now(), expected=version
        )

    said = {name: _typed(value) for name, value in one.value.items() if name in form.model_fields}
    label = _("Write %(record)s anew") % {"record": one.code}
    return _written(
        request, whole, OF_KIND[kind], form, said, perform, label=label, version=one.version
    )


@require_http_methods(["GET", "POST"])
def sentence(request: DeskRequest, mission_id: UUID, sentence_id: UUID) -> HttpResponse:
    """Write a sentence anew, upon what the record says now."""
    whole, one = _sentence(request, mission_id, sentence_id)

    def perform(typed: Typed, version: int | None) -> object:
        form = filled(RewriteForm, typed)
        return drafting.rewrite_sentence(
            request.actor, mission_id, sentence_id, form, clocks.now(), expected=version
        )

    said = {"text": one.text, "because": one.because}
    return _written(
        request, whole, TABS["report"], RewriteForm, said, perform,
        label=_("Write the sentence anew"), version=one.version,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def remove(request: DeskRequest, mission_id: UUID, sentence_id: UUID) -> HttpResponse:
    whole, one = _sentence(request, mission_id, sentence_id)

    def perform(typed: Typed, _version: int | None) -> object:
        form = filled(RemoveForm, typed)
        return drafting.remove_sentence(request.actor, mission_id, sentence_id, form, clocks.now())

    label = _("Take the sentence out")
    return _written(
        request, whole, TABS["report"], RemoveForm, {}, perform, label=label, quoted=one.text
    )


@require_POST
def recording(request: DeskRequest, mission_id: UUID, code: str) -> HttpResponse:
    """Seal the sound or picture of a testimony; a refused one is told at its page."""
    whole = _for_writing(request, mission_id)
    try:
        sent = sent_with(request)
        if sent is None:
            raise Invalid({"file": [_("Choose a file.")]})
        with of_form(once.key_of(request, sent.plain_digest)):
            consenting.seal_recording(request.actor, mission_id, code.upper(), sent, clocks.now())
    except DoneAlready:
        return back(mission_id, "testimonies")
    except (Invalid, Conflict) as refusal:
        label = _("Seal a recording")
        context = drawn({"properties": {}}, {}, refusal)
        return show(
            request,
            whole,
            TABS["testimonies"],
            "write.html",
            refusal.status,
            label=label,
            **context,
        )
    return back(mission_id, "testimonies")


def _written(
    request: DeskRequest,
    whole: Whole,
    tab: Tab,
    form: type[Form],
    said: Typed,
    perform: Perform,
    **context: Any,
) -> HttpResponse:
    schema = catalogue.schema_of(form, whole.mission)
    refusal: Refused | None = None
    typed = said
    if request.method == "POST":
        typed = schemaform.body(schema, request.POST)
        given = request.POST.get("version", "")
        if picking.asks(request.POST):
            context["version"] = given
        else:
            try:
                perform(typed, int(given) if given.isdecimal() and len(given) < 7 else None)
            except NotVisible:
                raise
            except Refused as refused:
                refusal = refused
            else:
                return back(whole.mission.id, tab.code)
    status = refusal.status if refusal else 200
    told = {**with_picks(request, whole, schema, typed, refusal), **context}
    return show(request, whole, tab, "write.html", status, **told)


def _for_writing(request: DeskRequest, mission_id: UUID) -> Whole:
    """Raises NoSuchAct for whoever may write nothing of it, as if it were not there."""
    whole = seen(request, mission_id)
    if not (request.actor.may(KEEP) and holds_keys(request.actor, mission_id)):
        raise NoSuchAct
    return whole


def _sentence(
    request: DeskRequest, mission_id: UUID, sentence_id: UUID
) -> tuple[Whole, SentenceSeen]:
    whole = _for_writing(request, mission_id)
    found = (s for s in whole.sentences if s.row.id == sentence_id and not s.row.removed_at)
    one = next(found, None)
    if one is None:
        raise NoSuchAct
    return whole, one


def _typed(value: object) -> object:
    """What a form gives back for a line of codes."""
    return " ".join(map(str, value)) if isinstance(value, list) and _codes(value) else value


def _codes(value: list[object]) -> bool:
    return all(str(one)[:1].isupper() for one in value)
