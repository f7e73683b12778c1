"""A collection out of the desk: whole as lines of JSON, or as a table; its entry in the ledger first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from django.db import transaction
from django.http import HttpResponseRedirect, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from amparo.custody import ledger
from amparo.custody.opening import OpenFile, who
from amparo.exchange import flat, lines, tables
from amparo.kernel.errors import NotVisible
from amparo.web.desk import clocks
from amparo.web.desk.confirming import asked_first
from amparo.web.desk.documentation.showing import held
from amparo.web.desk.requests import DeskRequest

POWER: Final = "export_records"


@require_safe
def table_csv(request: DeskRequest, collection_id: UUID) -> HttpResponseBase:
    """An act a row, by names that come back by themselves; what others' columns held stays in the lines."""
    return _out(request, collection_id, "csv")


@require_safe
def lines_csv(request: DeskRequest, collection_id: UUID) -> HttpResponseBase:
    """Every record as it stands now, a line each."""
    return _out(request, collection_id, "jsonl")


def _out(request: DeskRequest, collection_id: UUID, form: str) -> HttpResponseBase:
    if not request.actor.may(POWER):
        raise NotVisible
    row, file = held(request, collection_id)
    if file is None:
        return HttpResponseRedirect(reverse("desk:collection_open", args=[collection_id]))
    if (first := asked_first(request)) is not None:
        return first
    facts = {"list": "collection", "form": form, "file": str(row.id), **who(request.actor)}
    with transaction.atomic():
        ledger.append("export", at=clocks.now(), facts=facts)
    kind = "text/csv; charset=utf-8" if form == "csv" else "application/x-ndjson"
    answer = StreamingHttpResponse(_pieces(file, form), content_type=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="amparo-{row.number}.{form}"'
    return answer


def _pieces(file: OpenFile, form: str) -> Iterator[bytes]:
    if form == "csv":
        return tables.as_csv(flat.columns(), flat.rows(file))
    return lines.write(file)
