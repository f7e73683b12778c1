"""Collections of documented events: their records while they are open, entering and changing them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Body, Query, Router, Schema, Status

from amparo.accounts.acts import must_be_able
from amparo.api.desk import records
from amparo.api.desk.asked import Paging, must_be_of, must_know
from amparo.api.desk.auth import ApiRequest
from amparo.api.desk.cases import PurposeUnknown
from amparo.api.desk.schemas import OpenIn, Page
from amparo.api.plumbing import body_of
from amparo.custody import opening
from amparo.custody.opening import OpenFile
from amparo.documentation import counting, reading, selectors, services
from amparo.documentation.errors import OpenTheCollection
from amparo.documentation.forms import filled
from amparo.documentation.models import Collection
from amparo.documentation.records import Entry
from amparo.documentation.sealed import OpenRecord
from amparo.documentation.work import POWER
from amparo.earlywarning.worklists import cut
from amparo.kernel.errors import Invalid
from amparo.law import packs

router = Router(tags=["collections"])


class CollectionOut(Schema):
    """A collection: what is clear always; `title` and `open_until` while this member has it open."""

    id: UUID
    number: str
    designation: str
    founded_at: datetime
    records: dict[str, int]
    title: str = ""
    open_until: datetime | None = None


class CollectionIn(Schema):
    """What a collection is called and what it is about; both are sealed."""

    title: str
    about: str = ""


class NoteOut(Schema):
    """What was said in public of a record; `on` is the day, empty where nobody knows it."""

    on: str
    note: str


class RecordOut(Schema):
    """One record as it stands now; `record` has the fields of its kind that say something.

    `notes` are those said with this version, and before it came from elsewhere, the oldest first; `note` is the last.
    """

    id: UUID
    kind: str
    version: int
    written_at: datetime
    note: str
    notes: list[NoteOut]
    record: dict[str, Any]


class EventsAsked(Schema):
    """Which page of the events of a collection: `cursor` is the last event of the page before."""

    cursor: UUID | None = None
    limit: int = 100


class EventOut(Schema):
    """One event with all that speaks of it and whoever those records name."""

    event: RecordOut
    records: list[RecordOut]


class WrittenOut(Schema):
    """The ids of what was written, in the order it was sent."""

    ids: list[UUID]


@router.get("collections", response=Page[CollectionOut], url_name="collections")
def collections(request: ApiRequest, asking: Annotated[Paging, Query()]) -> dict[str, Any]:
    """Those whose keys this member's desks hold, newest first."""
    must_know(request, Paging)
    held, limit = selectors.collections(request.auth), min(max(asking.limit, 1), 200)
    part = cut(held, "-founded_at", asking.cursor, limit)
    return {"items": [_collection(request, row) for row in part.items], "next": part.next or None}


@router.post(
    "collections",
    response={201: CollectionOut},
    url_name="collections",
    openapi_extra=body_of(CollectionIn, title="What it is called"),
)
def found(request: ApiRequest, body: Body[dict[str, Any]]) -> Status[dict[str, Any]]:
    """Begin a collection in a file of its own, sealed and closed. 422 with fields."""
    must_be_able(request.auth, POWER)
    must_be_of(body, CollectionIn)
    title, about = (str(body.get(name) or "") for name in ("title", "about"))
    made = services.found_collection(request.auth, title, timezone.now(), about=about)
    return Status(201, _collection(request, made))


@router.get("collections/{uuid:collection_id}", response=CollectionOut, url_name="collection")
def collection(request: ApiRequest, collection_id: UUID) -> dict[str, Any]:
    """One collection; absent and hidden are one answer."""
    return _collection(request, selectors.collection(request.auth, collection_id))


@router.post(
    "collections/{uuid:collection_id}/open", response=CollectionOut, url_name="collection_open"
)
def open_collection(request: ApiRequest, collection_id: UUID, body: OpenIn) -> dict[str, Any]:
    """Open it for a purpose; the entry in the ledger exists before the answer does."""
    row = selectors.collection(request.auth, collection_id)
    if body.purpose not in {one.code for one in packs.current().reasons_for("recording")}:
        raise PurposeUnknown({"purpose": [_("Choose one of the list.")]})
    reading.open_collection(request.auth, collection_id, body.purpose, timezone.now())
    return _collection(request, row)


@router.get(
    "collections/{uuid:collection_id}/events",
    response=Page[RecordOut],
    url_name="collection_events",
)
def events(
    request: ApiRequest, collection_id: UUID, asking: Annotated[EventsAsked, Query()]
) -> dict[str, Any]:
    """Its events, last changed first, 500 at most on a page. 409 until the collection is opened."""
    must_know(request, EventsAsked)
    file, many = opened(request, collection_id), min(max(asking.limit, 1), 500)
    ids = selectors.newest_first(collection_id, "event", 0, many + 1, asking.cursor)
    page, further = ids[:many], ids[many:]
    found = {one.record.id: one for one in reading.records(file, "event", page)}
    items = [_record(found[id_]) for id_ in page if id_ in found]
    return {"items": items, "next": str(page[-1]) if further else None}


@router.get(
    "collections/{uuid:collection_id}/events/{uuid:event_id}",
    response=EventOut,
    url_name="collection_event",
)
def event(request: ApiRequest, collection_id: UUID, event_id: UUID) -> dict[str, Any]:
    """Who did what to whom in one event, with its sources, answers, links and narratives."""
    graph = reading.graph(opened(request, collection_id), event_id)
    others = [one for id_, one in graph.found.items() if id_ != event_id]
    return {"event": _record(graph.event), "records": [_record(one) for one in others]}


@router.post(
    "collections/{uuid:collection_id}/records",
    response={201: WrittenOut},
    url_name="collection_records",
    openapi_extra=records.BODY,
)
def write(
    request: ApiRequest, collection_id: UUID, body: Body[dict[str, Any]]
) -> Status[dict[str, list[UUID]]]:
    """Enter `records` and change `changes` in one act, whose public `note` goes with the changes.

    Each has its `kind` and the fields of that kind; a change has the `version` its author had before
    them: 409 when somebody wrote in between. 422 with fields; then nothing was written.
    """
    selectors.collection(request.auth, collection_id)
    must_be_able(request.auth, POWER)
    records = [_filled(one) for one in _listed(body, "records")]
    changes = [(_filled(one), _version(one)) for one in _listed(body, "changes")]
    if not (records or changes):
        raise Invalid({"records": [_("Fill in this field.")]})
    now, note = timezone.now(), str(body.get("note") or "")
    services.enter_and_change(request.auth, collection_id, records, changes, now, note)
    return Status(201, {"ids": [one.id for one in (*records, *(one for one, _v in changes))]})


def _listed(body: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    given = body.get(name) or []
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        raise Invalid({name: [_("Check this field.")]})
    return given


def _filled(given: Mapping[str, Any]) -> Entry:
    said = {name: value for name, value in given.items() if name not in ("kind", "version")}
    return filled(str(given.get("kind", "")), said)


def _version(given: Mapping[str, Any]) -> int:
    version = given.get("version")
    if not isinstance(version, int):
        raise Invalid({"version": [_("Fill in this field.")]})
    return version


def opened(request: ApiRequest, collection_id: UUID) -> OpenFile:
    """What this member has open of it. Raises NoSuchCollection, OpenTheCollection."""
    selectors.collection(request.auth, collection_id)
    file = opening.reopened(request.auth, collection_id, timezone.now())
    if file is None:
        raise OpenTheCollection
    return file


def _collection(request: ApiRequest, row: Collection) -> dict[str, Any]:
    file = opening.reopened(request.auth, row.id, timezone.now())
    return {
        "id": row.id,
        "number": row.number,
        "designation": row.designation,
        "founded_at": row.founded_at,
        "records": counting.counted(request.auth, row.id),
        "title": reading.title(file) if file else "",
        "open_until": file.until if file else None,
    }


def _record(one: OpenRecord) -> dict[str, Any]:
    return {
        "id": one.record.id,
        "kind": one.record.kind,
        "version": one.version,
        "written_at": one.written_at,
        "note": one.note,
        "notes": [{"on": note.on, "note": note.words} for note in one.notes],
        "record": one.record.model_dump(mode="json", exclude_defaults=True),
    }
