"""Reading an open collection: its records one after another, all versions of one, the picture of one event."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from itertools import groupby
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import QuerySet

from amparo.accounts import directory
from amparo.accounts.actors import Actor
from amparo.custody import opening, series
from amparo.custody.opening import OpenFile
from amparo.documentation import sealed, selectors
from amparo.documentation.errors import NoSuchRecord
from amparo.documentation.models import Block, Record
from amparo.documentation.notes import last
from amparo.documentation.records import (
    PARTS,
    Act,
    Biographic,
    Chain,
    Entry,
    Event,
    Information,
    Intervention,
    Involvement,
    Narrative,
    Person,
)
from amparo.documentation.sealed import OpenRecord

_STREAM = 2_000
_LONGEST = 100
E = TypeVar("E", bound=Entry)


def open_collection(actor: Actor, collection_id: UUID, purpose: str, at: datetime) -> OpenFile:
    """Open a collection for a purpose; the entry is in the ledger first. Raises NoSuchCollection."""
    selectors.collection(actor, collection_id)
    holders = directory.holders_of
    return opening.open_file(actor, collection_id, purpose, at, holders=holders)


def title(file: OpenFile) -> str:
    """What a collection is called."""
    return str((file.value("facts", "collection") or {}).get("title", ""))


def records(file: OpenFile, kind: str, ids: Iterable[UUID] | None = None) -> Iterator[OpenRecord]:
    """Every record of a kind as it stands now, in no order that means anything, in flat memory.

    ids  of these alone. Nothing comes of a part of the collection that is not open.
    """
    for row, unsealer in _rows_now(file, kind, ids):
        yield sealed.read(unsealer, row)


def noted(file: OpenFile, kind: str, ids: Iterable[UUID] | None = None) -> Iterator[OpenRecord]:
    """As `records`, each with every note that was said in public of it, whichever version it came with."""
    unsealer = series.unsealer(file)
    for _id, rows in groupby(_standing(file, kind, ids), lambda row: row.id):
        found = sealed.read(unsealer, next(rows))
        if found.version > 1:
            said = [found.notes, *(sealed.notes(unsealer, row) for row in rows)]
            notes = tuple(note for its in reversed(said) for note in its)
            found = replace(found, note=last(notes), notes=notes)
        yield found


def _rows_now(
    file: OpenFile, kind: str, ids: Iterable[UUID] | None = None
) -> Iterator[tuple[Record, series.Unsealer]]:
    """The newest row of each record of a kind, in the order of their ids."""
    unsealer = series.unsealer(file)
    for _id, rows in groupby(_standing(file, kind, ids), lambda row: row.id):
        yield next(rows), unsealer


def _standing(file: OpenFile, kind: str, ids: Iterable[UUID] | None) -> Iterator[Record]:
    """Every version of the records of a kind that was not erased, newest first, in the order of their ids."""
    rows = _rows(file, kind)
    if ids is not None:
        rows = rows.filter(id__in=list(ids))
    return (row for row in rows.iterator(_STREAM) if sealed.erased(row) is None)


def _rows(file: OpenFile, kind: str) -> QuerySet[Record]:
    """Every version of the records of a kind, newest first; none where their part is not open."""
    if PARTS[kind] not in file.kinds:
        return Record.objects.none()
    rows = sealed.rows_of(file.file_id).filter(kind=kind)
    return rows.order_by("collection_id", "kind", "id", "-version")


def plain(file: OpenFile, kind: str) -> Iterator[dict[str, Any]]:
    """Every record of a kind as it was stored, without being checked once more: for counting a million of them."""
    unsealer, last = series.unsealer(file), None
    # A row as bare values: to make objects of a million rows takes as long as to unseal them.
    rows = _rows(file, kind).values_list("id", "version", "wire", "block__key_id")
    for id_, version, wire, key_id in rows.iterator(_STREAM):
        if id_ != last and sealed.digest(wire) is None:
            yield sealed.said(unsealer, id_, version, wire, key_id)
            last = id_


def matching(
    file: OpenFile, kind: str, holds: Callable[[dict[str, Any]], bool]
) -> Iterator[OpenRecord]:
    """Those records of a kind that hold what is looked for, told by how they were stored."""
    for row, unsealer in _rows_now(file, kind):
        if holds(sealed.plain(unsealer, row)):
            yield sealed.read(unsealer, row)


def record(file: OpenFile, record_id: UUID) -> OpenRecord:
    """One record as it stands now. Raises NoSuchRecord."""
    return history(file, record_id)[0]


def history(file: OpenFile, record_id: UUID) -> list[OpenRecord]:
    """Every version of a record, newest first. Raises NoSuchRecord alike for an absent and a closed one."""
    rows = sealed.rows_of(file.file_id).filter(id=record_id)
    unsealer = series.unsealer(file)
    found = [
        sealed.read(unsealer, row)
        for row in rows.order_by("-version")
        if PARTS[row.kind] in file.kinds and sealed.erased(row) is None
    ]
    if not found:
        raise NoSuchRecord
    return found


def mentioning(file: OpenFile, wanted: Iterable[UUID], kind: str = "") -> dict[UUID, OpenRecord]:
    """The records that speak of any of these as they stand now, by their ids; of one kind alone if it is named."""
    names = set(wanted)
    among = file.kinds & {PARTS[kind]} if kind else file.kinds
    blocks = Block.objects.filter(collection_id=file.file_id, part__in=among)
    unsealer = series.unsealer(file)
    ids = sealed.mentioning(unsealer, blocks.iterator(_STREAM), names)
    found = {id_: sealed.read(unsealer, row) for id_, row in _newest(file, ids, kind).items()}
    return {id_: one for id_, one in found.items() if one.record.mentions() & names}


@dataclass(frozen=True)
class Graph:
    """Who did what to whom in one event: its records as they stand now, each by its id.

    events   the events it is chained to, itself among them
    people   everybody named, as far as the part with the names is open

    Its records are grouped and put in order once, however often they are asked for.
    """

    event: OpenRecord
    found: dict[UUID, OpenRecord] = field(repr=False)

    def of(self, kind: type[E]) -> list[E]:
        """Its records of a kind, withdrawn ones among them, by when they were first dated."""
        found: list[E] = list(self._by_kind.get(kind, ()))
        return found

    @cached_property
    def _by_kind(self) -> Mapping[type[Entry], list[Any]]:
        by_kind: dict[type[Entry], list[Any]] = {}
        for one in self.found.values():
            by_kind.setdefault(type(one.record), []).append(one.record)
        return {kind: sorted(rows, key=_when) for kind, rows in by_kind.items()}

    @cached_property
    def alleged(self) -> Mapping[UUID, list[Involvement]]:
        """Who is alleged to have done each act, by the act."""
        by_act: dict[UUID, list[Involvement]] = {}
        for each in self.involvements:
            by_act.setdefault(each.act, []).append(each)
        return by_act

    @cached_property
    def acts(self) -> list[Act]:
        return [act for act in self.of(Act) if act.event == self.event.record.id]

    @cached_property
    def events(self) -> dict[UUID, Event]:
        return {one.id: one for one in self.of(Event)}

    @cached_property
    def people(self) -> dict[UUID, Person]:
        return {one.id: one for one in self.of(Person)}

    @cached_property
    def involvements(self) -> list[Involvement]:
        return self.of(Involvement)

    @cached_property
    def informations(self) -> list[Information]:
        return self.of(Information)

    @cached_property
    def interventions(self) -> list[Intervention]:
        return self.of(Intervention)

    @cached_property
    def narratives(self) -> list[Narrative]:
        return self.of(Narrative)

    @cached_property
    def chains(self) -> list[Chain]:
        return self.of(Chain)

    @cached_property
    def ties(self) -> list[Biographic]:
        return self.of(Biographic)


def graph(file: OpenFile, event_id: UUID) -> Graph:
    """One event with all that speaks of it, whoever those records name and how these are related.

    Raises NoSuchRecord.
    """
    event = record(file, event_id)
    if not isinstance(event.record, Event):
        raise NoSuchRecord
    found = {event_id: event, **mentioning(file, [event_id])}
    named = {id_ for one in found.values() for id_ in one.record.mentions()} - set(found)
    unsealer = series.unsealer(file)
    found |= {id_: sealed.read(unsealer, row) for id_, row in _newest(file, named).items()}
    people = {id_ for id_, one in found.items() if isinstance(one.record, Person)}
    ties = mentioning(file, people, "biographic") if people else {}
    found |= {
        id_: one
        for id_, one in ties.items()
        if isinstance(one.record, Biographic) and one.record.mentions() <= people
    }
    return Graph(event, found)


def chain(file: OpenFile, event_id: UUID) -> tuple[dict[UUID, OpenRecord], list[Chain]]:
    """Every event that a chain leads to from one, itself among them, and the links; a hundred events at most."""
    known, ahead, links = {event_id}, {event_id}, dict[UUID, Chain]()
    while ahead and len(known) < _LONGEST:
        found = mentioning(file, ahead, "chain").values()
        links |= {one.record.id: one.record for one in found if isinstance(one.record, Chain)}
        ahead = {id_ for link in links.values() for id_ in (link.event, link.related)} - known
        known |= ahead
    rows = _newest(file, known)
    unsealer = series.unsealer(file)
    events = {id_: sealed.read(unsealer, row) for id_, row in rows.items()}
    return events, [each for each in links.values() if {each.event, each.related} <= set(events)]


def _newest(file: OpenFile, ids: Iterable[UUID], kind: str = "") -> dict[UUID, Record]:
    rows = sealed.newest(file.file_id, ids, kind)
    return {id_: row for id_, row in rows.items() if PARTS[row.kind] in file.kinds}


def _when(record: Entry) -> tuple[str, str]:
    dated: Any = (
        getattr(record, "begins", None)
        or getattr(record, "on", None)
        or getattr(record, "dated", None)
    )
    return (dated.value if dated and dated.value else "9", str(record.id))
