"""A collection out of the desk: whole, as a table, or as another program reads it; its entry in the ledger first."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.db import transaction
from django.http import HttpResponseRedirect, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from amparo.custody import ledger
from amparo.custody.opening import who
from amparo.exchange.formats import FORMATS
from amparo.kernel.errors import NotVisible
from amparo.web.desk import clocks
from amparo.web.desk.confirming import asked_first
from amparo.web.desk.documentation.showing import held
from amparo.web.desk.requests import DeskRequest

POWER: Final = "export_records"


@require_safe
def table_csv(request: DeskRequest, collection_id: UUID) -> HttpResponseBase:
    """An act a row, by names that come back by themselves; what others' columns held stays in the lines."""
    return _out(request, collection_id, "table")


@require_safe
def lines_csv(request: DeskRequest, collection_id: UUID) -> HttpResponseBase:
    """Every record as it stands now, a line each."""
    return _out(request, collection_id, "lines")


@require_safe
def chosen_csv(request: DeskRequest, collection_id: UUID) -> HttpResponseBase:
    """By the columns or the entities of another program: `form` is a code of `FORMATS`."""
    return _out(request, collection_id, request.GET.get("form", ""))


def _out(request: DeskRequest, collection_id: UUID, form: str) -> HttpResponseBase:
    if not request.actor.may(POWER):
        raise NotVisible
    row, file = held(request, collection_id)
    if file is None:
        return HttpResponseRedirect(reverse("desk:collection_open", args=[collection_id]))
    if form not in FORMATS:
        raise NotVisible
    if (first := asked_first(request)) is not None:
        return first
    facts = {"list": "collection", "form": form, **who(request.actor)}
    with transaction.atomic():
        ledger.append("export", at=clocks.now(), file_id=row.id, facts=facts)
    made = FORMATS[form]
    answer = StreamingHttpResponse(made.write(file), content_type=made.medium)
    name = f"amparo-{row.number}.{made.suffix}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
