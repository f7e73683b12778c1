"""Events one after another, each with all that tells of it, in memory that does not grow with the collection.

Records are sealed and stand in no order, and which speaks of which is sealed too. So ids alone are gathered first,
thirty-two bytes a record and at most `_AT_ONCE` of them in one pass over the collection, and the records are read
again by their ids, some hundred events at a time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar
from uuid import UUID

from amparo.documentation import selectors
from amparo.documentation.entry import Entry
from amparo.documentation.people import Person
from amparo.documentation.records import Act, Event, Information, Involvement
from amparo.exchange.choosing import Source

_ID: Final = 16
_PAIR: Final = 2 * _ID
_AT_ONCE: Final = 1_000_000
_READ: Final = 2_000
_TELLING: Final = ("act", "involvement", "information")
E_ = TypeVar("E_", bound=Entry)
T_ = TypeVar("T_", Act, Involvement, Information)


@dataclass
class Told:
    """One event with its acts, who is alleged of each, what tells of it, and whoever these name."""

    event: Event
    acts: list[Act] = field(default_factory=list)
    involvements: list[Involvement] = field(default_factory=list)
    informations: list[Information] = field(default_factory=list)
    people: dict[UUID, Person] = field(default_factory=dict)

    def alleged(self) -> dict[UUID, list[Involvement]]:
        """Involvements by their act."""
        found: defaultdict[UUID, list[Involvement]] = defaultdict(list)
        for one in self.involvements:
            found[one.act].append(one)
        return found

    def person(self, id_: UUID | None) -> Person | None:
        return self.people.get(id_) if id_ else None


def events(source: Source, at_once: int = _AT_ONCE) -> Iterator[Told]:
    """Every chosen event, one after another by its id.

    at_once  how many ids are held at a time; a larger collection is read over in as many passes as that takes
    """
    many = _how_many(source)
    passes = 1 + many // at_once
    for number in range(passes):
        for some in _batches(_gathered(source, number, passes)):
            yield from _read(source, some)


def _how_many(source: Source) -> int:
    counted = selectors.how_many(source.file.file_id)
    return sum(counted.get(kind, 0) for kind in ("event", *_TELLING))


def _gathered(source: Source, number: int, passes: int) -> Iterator[tuple[UUID, list[UUID]]]:
    """The events of one pass, each with the ids of the records that tell of it."""
    held = [bytearray() for _ in range(256)]
    for kind in ("event", *_TELLING):
        for id_, told in source.ids(kind):
            event = id_ if kind == "event" else UUID(told["event"])
            # The last bytes choose the pass and the first the heap, so that each is as even as the other.
            if event.int % passes == number:
                held[event.bytes[0]] += event.bytes + id_.bytes
    for at, heap in enumerate(held):
        held[at] = bytearray()
        pairs = sorted(bytes(heap[start : start + _PAIR]) for start in range(0, len(heap), _PAIR))
        yield from _grouped(pairs)


def _grouped(pairs: Iterable[bytes]) -> Iterator[tuple[UUID, list[UUID]]]:
    event, its = b"", list[UUID]()
    for pair in pairs:
        if pair[:_ID] != event:
            if event:
                yield UUID(bytes=event), its
            event, its = pair[:_ID], []
        if pair[_ID:] != event:
            its.append(UUID(bytes=pair[_ID:]))
    if event:
        yield UUID(bytes=event), its


def _batches(
    found: Iterator[tuple[UUID, list[UUID]]],
) -> Iterator[dict[UUID, list[UUID]]]:
    some: dict[UUID, list[UUID]] = {}
    size = 0
    for event, its in found:
        some[event] = its
        size += 1 + len(its)
        if size >= _READ:
            yield some
            some, size = {}, 0
    if some:
        yield some


def _read(source: Source, some: dict[UUID, list[UUID]]) -> Iterator[Told]:
    told = {one.id: Told(one) for one in _records(source, "event", some, Event)}
    ids = [id_ for its in some.values() for id_ in its]
    for act in _of(told, _records(source, "act", ids, Act)):
        told[act.event].acts.append(act)
    for blamed in _of(told, _records(source, "involvement", ids, Involvement)):
        told[blamed.event].involvements.append(blamed)
    for cited in _of(told, _records(source, "information", ids, Information)):
        told[cited.event].informations.append(cited)
    named = {id_ for one in told.values() for id_ in _named(one)}
    people = {one.id: one for one in _records(source, "person", named, Person)}
    for one in told.values():
        one.people = {name: people[name] for name in _named(one) if name in people}
    yield from told.values()


def _of(told: Mapping[UUID, Told], records: Iterator[T_]) -> Iterator[T_]:
    return (one for one in records if one.event in told)


def _named(told: Told) -> set[UUID]:
    names = {act.victim for act in told.acts}
    names |= {one.perpetrator for one in told.involvements}
    names |= {one.source for one in told.informations}
    return {name for name in names if name}


def _records(source: Source, kind: str, ids: Iterable[UUID], shape: type[E_]) -> Iterator[E_]:
    wanted = list(ids)
    for start in range(0, len(wanted), _READ):
        for one in source.records(kind, wanted[start : start + _READ]):
            if isinstance(one.record, shape):
                yield one.record
