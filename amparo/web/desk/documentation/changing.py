"""The form of one record: a new one beside an event, or the next version of one that is there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amparo.custody.errors import ChangedMeanwhile
from amparo.custody.opening import OpenFile
from amparo.documentation import reading, selectors, services
from amparo.documentation.errors import AlreadyThere
from amparo.documentation.forms import filled
from amparo.documentation.models import Collection
from amparo.documentation.records import KINDS, Entry
from amparo.documentation.sealed import OpenRecord
from amparo.documentation.work import POWER
from amparo.kernel.errors import Conflict, Invalid, NotVisible
from amparo.kernel.text import small_number
from amparo.web.desk import clocks, once, schemaform
from amparo.web.desk.documentation import forms, history, linked, showing, typed, words
from amparo.web.desk.documentation.people import People, people_of
from amparo.web.desk.requests import DeskRequest
from amparo.web.desk.schemaform import Told
from amparo.web.errors import in_words

MOST_OFFERED: Final = 300
# The kinds of record that name a paper of the library or what is owed.
_LINKING: Final = frozenset({"information", "reparation"})


@require_http_methods(["GET", "POST"])
def add(request: DeskRequest, collection_id: UUID, event_id: UUID, code: str) -> HttpResponse:
    """A source, an answer, a link, a narrative, somebody's part in an act or a tie between people."""
    row, file = showing.held(request, collection_id)
    if not request.actor.may(POWER) or code not in KINDS or code == "event":
        raise NotVisible
    if file is None:
        return HttpResponseRedirect(reverse("desk:collection_open", args=[row.id]))
    reading.record(file, event_id)
    people, said = people_of(file), typed.typed_in(code, request.POST)
    form = Form(row, file, code, people, event_id)
    if request.method != "POST":
        said["event"] = str(event_id)
        return _page(request, form, said)
    try:
        made = filled(code, typed.body(code, said, people, None))
        if key := once.key_of(request):
            made = made.model_copy(update={"id": key})
        services.enter(request.actor, row.id, [*people.new.values(), made], clocks.now())
    except AlreadyThere:
        pass  # the form was sent twice: what it makes is there
    except (Invalid, Conflict) as refusal:
        return _page(request, form, said, refusal)
    return HttpResponseRedirect(reverse("desk:event", args=[row.id, event_id]) + "?told=saved")


@require_http_methods(["GET", "POST"])
def change(request: DeskRequest, collection_id: UUID, entry_id: UUID) -> HttpResponse:
    """The next version of a record, with the public note that goes with it; what was typed is never lost."""
    row, file = showing.held(request, collection_id)
    if not request.actor.may(POWER):
        raise NotVisible
    if file is None:
        return HttpResponseRedirect(reverse("desk:collection_open", args=[row.id]))
    now = reading.record(file, entry_id)
    people, kind = people_of(file), now.record.kind
    form = Form(row, file, kind, people, entry_id, now)
    if request.method != "POST":
        said = typed.typed_of(now.record, people)
        if kind == "person" and (chosen := request.GET.get("registro", "")):
            said["registry"] = chosen
        return _page(request, form, said)
    said = typed.typed_in(kind, request.POST) | {"held": typed.held(now.record)}
    try:
        made = filled(kind, typed.body(kind, said, people, now.record))
        _changed(request, row, people, made)
    except (Invalid, Conflict) as refusal:
        return _page(request, form, said, refusal)
    return HttpResponseRedirect(reverse("desk:record", args=[row.id, entry_id]) + "?told=saved")


def _changed(request: DeskRequest, row: Collection, people: People, made: Entry) -> None:
    version = request.POST.get("version", "")
    services.enter_and_change(
        request.actor,
        row.id,
        list(people.new.values()),
        [(made, small_number(version))],
        clocks.now(),
        request.POST.get("note", ""),
    )


@dataclass(frozen=True, slots=True)
class Form:
    """What a form is about: a new record beside the event `about`, or the next version of `now`."""

    collection: Collection
    file: OpenFile
    kind: str
    people: People
    about: UUID
    now: OpenRecord | None = None


def _page(
    request: DeskRequest,
    form: Form,
    said: dict[str, Any],
    refusal: Invalid | Conflict | None = None,
) -> HttpResponse:
    if isinstance(refusal, Invalid):
        refusal = Invalid(forms.at_controls(form.kind, refusal.fields))
    faults = schemaform.at_fields(refusal.fields) if isinstance(refusal, Invalid) else {}
    others, now = _others(form.file, form.about, form.now), form.now
    named_elsewhere = linked.offered(request.actor) if form.kind in _LINKING else None
    controls = forms.controls(form.kind, said, form.people, others, faults, named_elsewhere)
    theirs = now if isinstance(refusal, ChangedMeanwhile) else None
    named = showing.names(form.file, [theirs]) if theirs else {}
    return showing.show(
        request, form.collection, form.file, "record_form.html", refusal.status if refusal else 200,
        kind=words.kind(form.kind), controls=controls, word_lists=forms.lists_of(controls),
        people=form.people.offered, places=words.places_offered(),
        version=now.version if now else 0, note=request.POST.get("note", ""),
        note_errors=faults.get("note", []),
        theirs=history.values(theirs.record, named) if theirs else [],
        back=reverse("desk:record" if now else "desk:event", args=[form.collection.id, form.about]),
        errors=_told(refusal, schemaform.named(controls)),
    )  # fmt: skip


def _others(file: OpenFile, about: UUID, now: OpenRecord | None) -> dict[UUID, str]:
    """Events and acts that a field may speak of: what it speaks of, the newest events, the acts of its event."""
    near = reading.record(file, about).record
    event = getattr(near, "event", about)
    ids = {event, *(now.record.mentions() if now else ())}
    ids |= set(selectors.newest_first(file.file_id, "event", 0, MOST_OFFERED))
    found = {
        one.record.id: showing.called(one.record)
        for kind in ("event", "act")
        for one in reading.records(file, kind, ids)
    }
    acts = reading.mentioning(file, [event], "act").values()
    return found | {one.record.id: showing.called(one.record) for one in acts}


def _told(refusal: Invalid | Conflict | None, names: dict[str, str]) -> list[Told]:
    if refusal is None:
        return []
    if isinstance(refusal, Invalid):
        return schemaform.told(refusal, names={**names, "note": _("Public note")})
    return [Told(in_words(refusal))]
