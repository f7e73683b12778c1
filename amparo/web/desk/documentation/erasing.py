"""Erasing a record: what goes with it and what stays without it is told first; why is written down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amparo.custody.errors import ChangedMeanwhile
from amparo.custody.opening import OpenFile
from amparo.documentation import services
from amparo.documentation.acts.erasing import REASONS, Erasure
from amparo.documentation.errors import SomethingDepends
from amparo.documentation.models import Collection
from amparo.documentation.sealed import OpenRecord
from amparo.documentation.work import ENVELOPES, POWER
from amparo.kernel.errors import Conflict, Invalid, NotVisible
from amparo.kernel.text import small_number
from amparo.web.desk import clocks, schemaform
from amparo.web.desk.documentation import showing, words
from amparo.web.desk.requests import DeskRequest
from amparo.web.desk.schemaform import Control, Option, Told
from amparo.web.errors import in_words


@require_http_methods(["GET", "POST"])
def erase(request: DeskRequest, collection_id: UUID, entry_id: UUID) -> HttpResponse:
    """It needs the whole collection open: nobody can say what depends on a record without reading all of it."""
    row, file = showing.held(request, collection_id)
    if not request.actor.may(POWER):
        raise NotVisible
    if file is None or not file.kinds >= set(ENVELOPES):
        return HttpResponseRedirect(reverse("desk:collection_open", args=[row.id]))
    plan = services.erasure(file, entry_id)
    if request.method != "POST":
        return _page(request, row, file, entry_id, plan)
    post = request.POST
    try:
        services.erase(
            request.actor, row.id, entry_id, _number(post), post.get("reason", ""), post.get("words", ""),
            clocks.now(), along=_along(post),
        )  # fmt: skip
    except (Invalid, Conflict) as refusal:
        return _page(request, row, file, entry_id, plan, refusal)
    event = getattr(plan.falls[entry_id].record, "event", None)
    onward = (
        reverse("desk:event", args=[row.id, event])
        if event and event not in plan.falls
        else reverse("desk:collection", args=[row.id])
    )
    return HttpResponseRedirect(onward + "?told=done_here")


def _number(post: QueryDict) -> int:
    return small_number(post.get("version", ""))


def _along(post: QueryDict) -> set[UUID]:
    found = set()
    for said in post.getlist("along"):
        try:
            found.add(UUID(said))
        except ValueError:
            continue
    return found


def _page(
    request: DeskRequest,
    row: Collection,
    file: OpenFile,
    entry_id: UUID,
    plan: Erasure,
    refusal: Invalid | Conflict | None = None,
) -> HttpResponse:
    faults = schemaform.at_fields(refusal.fields) if isinstance(refusal, Invalid) else {}
    told = schemaform.told(refusal) if isinstance(refusal, Invalid) else []
    if isinstance(refusal, ChangedMeanwhile | SomethingDepends | Conflict):
        told = [Told(in_words(refusal))]
    now = plan.falls[entry_id]
    return showing.show(
        request, row, file, "erase.html", refusal.status if refusal else 200,
        kind=words.kind(now.record.kind), called=showing.called(now.record), version=now.version,
        along=_lines(one for id_, one in plan.falls.items() if id_ != entry_id),
        stays=_lines(was for was, _left in plan.stays.values()),
        controls=_controls(request.POST, faults), errors=told,
        back=reverse("desk:record", args=[row.id, entry_id]),
    )  # fmt: skip


def _lines(found: Iterable[OpenRecord]) -> list[dict[str, Any]]:
    """Records by their kinds, each as it is called."""
    records = sorted((one.record for one in found), key=lambda record: (record.kind, record.id))
    return [
        {"id": each.id, "kind": words.kind(each.kind), "called": showing.called(each)}
        for each in records
    ]


def _controls(post: QueryDict, faults: Mapping[str, list[str]]) -> list[Control]:
    chosen = post.get("reason", "")
    options = tuple(
        Option(code, _(label), chosen=code == chosen) for code, label in REASONS.items()
    )
    hint = _("Sealed with the collection. Do not say again what is to be erased.")
    return [
        Control("radios", "reason", _("Reason"), "", required=True, options=options,
                errors=tuple(faults.get("reason", ()))),
        Control("textarea", "words", _("Why"), hint, required=True, value=post.get("words", ""),
                errors=tuple(faults.get("words", ()))),
    ]  # fmt: skip
