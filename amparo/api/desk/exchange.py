"""Data in and out of collections over HTTP: a file tried or entered and told row by row; an archive given out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Annotated, Any, Final
from uuid import UUID

from django.http import StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Field, Query, Router, Schema, Status

from amparo.accounts.acts import must_be_able
from amparo.api.desk.asked import Days, must_be_in_order, must_know
from amparo.api.desk.auth import ApiRequest, confirmed_lately
from amparo.api.desk.collections import opened
from amparo.api.desk.schemas import Page
from amparo.claims.recommendations.errors import TableUnreadable
from amparo.custody.opening import OpenFile
from amparo.documentation import selectors, vocabulary
from amparo.documentation.shapes import Status as Sure
from amparo.exchange import arriving, exporting, importing, lines, listing, mapping, whole
from amparo.exchange.choosing import Choice
from amparo.exchange.formats import FORMATS
from amparo.exchange.plan import Plan
from amparo.exchange.reports import Report
from amparo.kernel.errors import Forbidden, Invalid
from amparo.law import packs
from amparo.library.errors import DocumentTooLarge
from amparo.library.limits import FILE_BYTES, MEGABYTE

router = Router(tags=["collections"])
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS: Final = (
    "text/csv",
    XLSX,
    "application/x-ndjson",
    "application/zip",
    "application/octet-stream",
)
_BODY: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "content": {kind: {"schema": {"type": "string", "format": "binary"}} for kind in KINDS},
    }
}


class PasswordNeeded(Forbidden):
    """Type your password once more at the desk before something leaves it."""


class EventRow(Schema):
    """What stands in clear of one event."""

    id: UUID
    collection: UUID
    entered_at: datetime


class EventsOf(Days):
    """Filters of the list, by what stands in clear; the days are those on which an event was entered."""

    collection: UUID | None = None


class Sent(Schema):
    """How to read the file. What is left out is found out as the pages do."""

    heading: int = Field(
        0, ge=0, le=9999, description="Line that names the columns; 0 to find out."
    )
    mapping: str = Field(
        "", max_length=8000, description="JSON: columns, constants, words, day_first."
    )
    dry_run: bool = Field(True, description="Only try it, and keep nothing.")


class LineOut(Schema):
    line: int
    done: str = Field(description="entered, there or refused")
    column: str
    words: str
    why: str = Field(description="Code of why the cell could not be read.")


class ImportOut(Schema):
    """What an import did or, tried only, would do."""

    dry_run: bool
    format: str = Field(description="`table`, or the format of records that come whole.")
    rows: dict[str, int]
    records: dict[str, int]
    faults: dict[str, int]
    lines: list[LineOut] = Field(description="The first 500 rows that have something to tell.")
    mapping: dict[str, Any]


class Asked(Schema):
    """What goes out. Confidential and withdrawn records stay in unless they are asked for.

    exact_places: acled, ucdp and geojson tell no more of a place than its event says may be told outside, unless
    this asks for places as they are known. words: of an event, or of a name of somebody in it, however spelt.
    since, until, act: events that may have happened then, and with an act of that kind or of one under it.
    """

    form: str = "lines"
    words: str = Field("", max_length=400)
    status: str = ""
    confidential: bool = False
    withdrawn: bool = False
    exact_places: bool = False
    since: date | None = None
    until: date | None = None
    act: str = ""


@router.get("events", response=Page[EventRow], url_name="events")
def events(request: ApiRequest, asking: Annotated[EventsOf, Query()]) -> dict[str, Any]:
    """Events of the collections that this member may know of, last entered first; nothing sealed.

    422 for a filter unknown; the day on which it happened is sealed, and is no filter of an address.
    """
    must_know(request, EventsOf)
    must_be_in_order(asking)
    limit = min(max(asking.limit, 1), 200)
    rows, further = listing.events(
        request.auth, asking.collection, asking.cursor, limit, (asking.since, asking.until)
    )
    items = [{"id": r.id, "collection": r.collection_id, "entered_at": r.written_at} for r in rows]
    return {"items": items, "next": further or None}


@router.post(
    "collections/{uuid:collection_id}/import",
    response={200: ImportOut, 201: ImportOut},
    url_name="collection_import",
    openapi_extra=_BODY,
)
def take_in(
    request: ApiRequest, collection_id: UUID, sent: Annotated[Sent, Query()]
) -> Status[dict[str, Any]]:
    """Try or enter a file of 20 MB at most, which is the body. 409 until the collection is opened.

    201 when something was entered. A row that is there already is told so and not entered twice.
    """
    file = opened(request, collection_id)
    must_be_able(request.auth, importing.POWER)
    if request.content_type not in KINDS:
        raise TableUnreadable
    sent_bytes = request.read(FILE_BYTES + 1)
    if len(sent_bytes) > FILE_BYTES:
        # The rest would be left out without a word.
        raise DocumentTooLarge(limit=str(FILE_BYTES // MEGABYTE))
    content = arriving.unpacked(sent_bytes)
    report = Report(today=packs.local_day(timezone.now()))
    if lines.is_ours(content[:200].decode("utf-8", "replace")):
        told = _whole(request, file, "lines", lines.read([content], report), sent, report)
    elif (brought := arriving.brought(content, report)) is not None:
        form, its = brought
        told = _whole(request, file, form, iter(its.records), sent, report)
    else:
        told = _table(request, file, content, sent)
    return Status(200 if sent.dry_run or not told["records"] else 201, told)


def _whole(
    request: ApiRequest,
    file: OpenFile,
    form: str,
    records: Iterator[Any],
    sent: Sent,
    report: Report,
) -> dict[str, Any]:
    every = list(records)
    whole.tried(file, every, report)
    if not sent.dry_run:
        for _so_far in whole.enter(
            request.auth, file, every, timezone.now(), Report(), report.notes
        ):
            pass
    return _told(report, sent, form, Plan())


def _table(request: ApiRequest, file: OpenFile, content: bytes, sent: Sent) -> dict[str, Any]:
    table = arriving.table(content, sent.heading)
    plan = mapping.parsed(sent.mapping) if sent.mapping else mapping.begun(file, table.columns)
    if sent.dry_run:
        return _told(importing.tried(file, table, plan, timezone.now()), sent, "table", plan)
    report, running = importing.run(request.auth, file, table, plan, timezone.now())
    for _so_far in running:
        pass
    mapping.keep(request.auth, file, table.columns, plan, timezone.now())
    return _told(report, sent, "table", plan)


def _told(report: Report, sent: Sent, form: str, plan: Plan) -> dict[str, Any]:
    return {
        "dry_run": sent.dry_run,
        "format": form,
        "rows": dict(+report.rows),
        "records": dict(report.records),
        "faults": {f"{column}: {why}": many for (column, why), many in report.faults.items()},
        "lines": [
            {"line": line.number, "done": line.done, "column": column, "words": words, "why": why}
            for line in report.lines
            for column, words, why in [(f.column, f.words, f.code) for f in line.faults]
            or [("", "", "")]
        ],
        "mapping": mapping.told(plan),
    }


@router.post("collections/{uuid:collection_id}/export", url_name="collection_export")
def give_out(request: ApiRequest, collection_id: UUID, body: Asked) -> StreamingHttpResponse:
    """One archive with the records, datapackage.json, and what stayed in and why.

    For a member whose password was typed in the last five minutes; a machine's token exports nothing.
    409 until the collection is opened.
    """
    row = selectors.collection(request.auth, collection_id)
    file = opened(request, collection_id)
    must_be_able(request.auth, exporting.POWER)
    if not confirmed_lately(request):
        raise PasswordNeeded
    faults = {
        "form": body.form not in FORMATS,
        "status": body.status not in {"", *Sure},
        "act": not vocabulary.stands(4, body.act),
    }
    if any(faults.values()):
        raise Invalid({name: [_("Choose one of the list.")] for name, bad in faults.items() if bad})
    choice = Choice(
        body.words, body.status, body.confidential, body.withdrawn, exact=body.exact_places,
        since=body.since, until=body.until, act=body.act,
    )  # fmt: skip
    made = exporting.export(request.auth, row, file, body.form, choice, timezone.now)
    answer = StreamingHttpResponse(made.chunks, content_type="application/zip")
    answer.headers["Content-Disposition"] = f'attachment; filename="{made.name}"'
    return answer
