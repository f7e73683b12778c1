"""Collections, one collection, one event and one record: what is clear always, what is sealed while it is open."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amparo.custody.opening import OpenFile, reopened
from amparo.documentation import counting, reading, selectors
from amparo.documentation.errors import NoSuchRecord
from amparo.documentation.finding import Finder, Wanted
from amparo.documentation.models import Collection, Record
from amparo.documentation.records import KINDS, Event, Person
from amparo.documentation.sealed import OpenRecord
from amparo.documentation.work import POWER
from amparo.kernel.errors import NotVisible
from amparo.kernel.text import small_number
from amparo.web.desk import clocks, purpose
from amparo.web.desk.documentation import asked, dormancy, history, person, rows, words
from amparo.web.desk.documentation.people import labels_of
from amparo.web.desk.documentation.picture import picture
from amparo.web.desk.documentation.rows import Seen
from amparo.web.desk.pages import page
from amparo.web.desk.requests import DeskRequest

PAGE: Final = 25
ACTS: Final = 200
_ADDED: Final = (
    "information",
    "intervention",
    "chain",
    "narrative",
    "involvement",
    "biographic",
    "reparation",
)


@require_safe
def listed(request: DeskRequest) -> HttpResponse:
    """Those whose keys this member's desks hold. Whoever documents nothing meets nothing here."""
    if not request.actor.may(POWER):
        raise NotVisible
    found = [
        {
            "row": row,
            "records": counting.counted(request.actor, row.id),
            "title": _title(request, row),
        }
        for row in selectors.collections(request.actor)
    ]
    return page(request, "documentation/list.html", rows=found)


def _title(request: DeskRequest, row: Collection) -> str:
    file = reopened(request.actor, row.id, clocks.now())
    return reading.title(file) if file else ""


@require_http_methods(["GET", "POST"])
def shown(request: DeskRequest, collection_id: UUID) -> HttpResponse:
    """One collection; while it is open its events, last changed first, or those that hold what is asked."""
    row, file = held(request, collection_id)
    sought = asked.asked(request.POST)
    wanted, after = sought.wanted, request.GET.get("despues", "")
    found, many = _events(file, wanted, _uuid(after) if after else None) if file else ([], 0)
    return show(
        request, row, file, "collection.html", 422 if sought.errors else 200,
        events=[rows.event_line(one, row.id) for one in found[:PAGE]],
        sought=sought, errors=sought.errors, narrowed=wanted.narrows, many=many,
        first=bool(after), more=len(found) > PAGE,
        after=found[PAGE - 1].record.id if len(found) > PAGE and not wanted.narrows else "",
        kinds=[(words.many(kind, count), count) for kind, count in counting.counted(request.actor, row.id).items()],
    )  # fmt: skip


def _events(file: OpenFile, wanted: Wanted, after: UUID | None) -> tuple[list[OpenRecord], int]:
    """A page of events and one more; of those that are asked for the ones last changed, and how many there are."""
    if wanted.narrows:
        fitting = _Counting(reading.matching(file, "event", Finder(file, wanted).holds))
        return heapq.nlargest(PAGE + 1, fitting, key=lambda one: one.written_at), fitting.many
    ids = selectors.newest_first(file.file_id, "event", 0, PAGE + 1, after)
    by_id = {one.record.id: one for one in reading.records(file, "event", ids)}
    return [by_id[id_] for id_ in ids if id_ in by_id], 0


@dataclass(slots=True)
class _Counting:
    """Passes records on, and counts them as they pass."""

    found: Iterator[OpenRecord]
    many: int = 0

    def __iter__(self) -> Iterator[OpenRecord]:
        for one in self.found:
            self.many += 1
            yield one


@require_http_methods(["GET", "POST"])
def open_it(request: DeskRequest, collection_id: UUID) -> HttpResponse:
    row = selectors.collection(request.actor, collection_id)
    ask = partial(show, request, row, None, "open.html")
    onward = reverse("desk:collection", args=[collection_id])
    event = request.GET.get("hecho", "")
    if event and Record.objects.filter(collection=row, kind="event", id=_uuid(event)).exists():
        onward = reverse("desk:event", args=[collection_id, _uuid(event)])
    return purpose.open_with_purpose(request, collection_id, "recording", onward, ask)


@require_POST
def close_it(request: DeskRequest, collection_id: UUID) -> HttpResponse:
    selectors.collection(request.actor, collection_id)
    return purpose.close(request, collection_id, reverse("desk:collection", args=[collection_id]))


@require_safe
def event(request: DeskRequest, collection_id: UUID, event_id: UUID) -> HttpResponse:
    """Who did what to whom in one event, drawn and told; its chain in time; every version with its public note."""
    row, file = held(request, collection_id)
    _is_there(row, event_id, "event")
    if file is None:
        return show(request, row, None, "event.html", event_id=event_id)
    seen = Seen.of(reading.graph(file, event_id), row.id)
    only = request.GET.get("tipo", "")
    acts = rows.acts(seen, only)
    start = small_number(request.GET.get("desde", ""))
    events, links = reading.chain(file, event_id)
    return show(
        request, row, file, "event.html",
        event_id=event_id, head=rows.head(seen),
        picture=picture(seen, only, small_number(request.GET.get("dibujo", ""))), only=only,
        acts=acts[start : start + ACTS], all_acts=len(acts), start=start,
        further=start + ACTS if len(acts) > start + ACTS else 0,
        counts=rows.counts(seen), counted=rows.counted(seen),
        informations=rows.informations(seen), interventions=rows.interventions(seen),
        reparations=rows.reparations(seen),
        narratives=rows.narratives(seen), ties=rows.ties(seen), people=rows.people(seen),
        chain=rows.chained(seen, events, links) if links else None,
        versions=history.versions(reading.history(file, event_id), seen.named),
        added=[(kind, words.kind(kind)) for kind in _ADDED],
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def record(request: DeskRequest, collection_id: UUID, entry_id: UUID) -> HttpResponse:
    """Everything one record says, and every version of it; of somebody, what names them. POST asks the register."""
    row, file = held(request, collection_id)
    _is_there(row, entry_id)
    if file is None:
        return show(request, row, None, "record.html")
    found = reading.history(file, entry_id)
    newest = found[0].record
    spoken = person.spoken(file, newest) if isinstance(newest, Person) else []
    named = names(file, [*found, *spoken[: person.SHOWN]])
    return show(
        request, row, file, "record.html",
        record=newest, kind=words.kind(newest.kind), values=history.values(newest, named),
        versions=history.versions(found, named), state=rows.status(newest),
        followed=dormancy.followed(newest, request.GET.get("al", ""), clocks.local_today()),
        event_id=getattr(newest, "event", newest.id if isinstance(newest, Event) else None),
        **(person.context(request, file, newest, spoken, named) if isinstance(newest, Person) else {}),
    )  # fmt: skip


def names(file: OpenFile, found: list[OpenRecord]) -> dict[UUID, str]:
    """How whatever these records speak of is called."""
    spoken = {id_ for one in found for id_ in one.record.mentions()}
    named: dict[UUID, str] = {}
    for kind in KINDS:
        for one in reading.records(file, kind, spoken) if spoken else ():
            named[one.record.id] = called(one.record)
    return named


def called(record: Any) -> str:
    """A record in a few words."""
    if record.kind == "person":
        return labels_of([record])[record.id]
    if record.kind == "act":
        return f"{words.term(4, record.type)} · {words.day(record.begins)}"
    return str(getattr(record, "title", "") or words.kind(record.kind))


def held(request: DeskRequest, collection_id: UUID) -> tuple[Collection, OpenFile | None]:
    """The collection, and what this member has open of it now. Raises NoSuchCollection."""
    row = selectors.collection(request.actor, collection_id)
    return row, reopened(request.actor, collection_id, clocks.now())


def _is_there(row: Collection, record_id: UUID, kind: str = "") -> None:
    """Raises NoSuchRecord, before anybody is asked to open anything."""
    found = Record.objects.filter(collection=row, id=record_id)
    if not (found.filter(kind=kind) if kind else found).exists():
        raise NoSuchRecord


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)


def show(
    request: DeskRequest,
    row: Collection,
    file: OpenFile | None,
    template: str,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """A page of one collection, with what every such page says."""
    return page(
        request,
        f"documentation/{template}",
        status,
        collection=row,
        opened=file is not None,
        names_open=bool(file and "identity" in file.kinds),
        told_open=bool(file and "account" in file.kinds),
        title=reading.title(file) if file else row.designation,
        about=str((file.value("facts", "collection") or {}).get("about", "")) if file else "",
        may_keep=request.actor.may(POWER),
        may_share=request.actor.may("grant_access"),
        may_import=request.actor.may("import_records"),
        may_export=request.actor.may("export_records"),
        asks_register=file is not None and person.may_seek(request, file),
        **context,
    )
