"""What of an open collection goes out: everything, or what was chosen; and what stays in, counted by why."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final
from uuid import UUID

from amparo.custody.opening import OpenFile
from amparo.documentation import finding, reading
from amparo.documentation.entry import Entry
from amparo.documentation.fields import Described, described
from amparo.documentation.finding import Wanted
from amparo.documentation.records import KINDS, Act
from amparo.documentation.sealed import OpenRecord
from amparo.documentation.shapes import Status, Where
from amparo.exchange.outside import outside
from amparo.exchange.whole import ORDER, Told

CONFIDENTIAL: Final = "confidential"
WITHDRAWN: Final = "withdrawn"
UNASKED: Final = "unasked"
WITH_IT: Final = "with_it"
_DECIDED: Final = (*(kind for kind in ORDER if kind != "biographic"), "biographic")


@dataclass(frozen=True, slots=True)
class Choice:
    """What of a collection is asked for.

    words, status, since, until, act  of events, as `Wanted` has them and the collection's own page finds them
    confidential, withdrawn  whether records that are marked so go out
    exact   whether formats for others tell places as they are known, and not as each says it may be told outside
    """

    words: str = ""
    status: str = ""
    confidential: bool = True
    withdrawn: bool = True
    exact: bool = False
    since: date | None = None
    until: date | None = None
    act: str = ""

    @property
    def wanted(self) -> Wanted:
        return Wanted(self.words, self.status, self.since, self.until, self.act)

    @property
    def narrows(self) -> bool:
        return self.wanted.narrows

    @property
    def searches(self) -> bool:
        """Whether it narrows by what is sealed: words, days, kinds of act."""
        return dataclasses.replace(self.wanted, status="").narrows

    @property
    def is_all(self) -> bool:
        return not self.narrows and self.confidential and self.withdrawn


ALL: Final = Choice()


def place_words(where: Where | None) -> str:
    """A place by the words of its source and by the names of its UBIGEO."""
    if where is None:
        return ""
    return finding.place_words(where.model_dump())


class Source:
    """An open collection as far as it was chosen; whoever writes it out reads it here.

    `left` counts the records that stay in, by kind and why: `confidential`, `withdrawn`, `unasked` (their event
    is not one of those asked for), `with_it` (they speak of a record that stays in and mean nothing without it).
    A record that speaks of one that stays in, and can do without, goes out without that mention.
    """

    def __init__(self, file: OpenFile, choice: Choice = ALL) -> None:
        self.file = file
        self.choice = choice
        self.left: Counter[tuple[str, str]] = Counter()
        self._gone: set[UUID] = set()
        self._finder = finding.Finder(file, choice.wanted)
        if not choice.is_all:
            self._decide()

    def records(self, kind: str, ids: Iterable[UUID] | None = None) -> Iterator[OpenRecord]:
        """The chosen records of a kind as they stand now, in flat memory; of these ids alone where they are given."""
        for one in reading.noted(self.file, kind, ids):
            if one.record.id in self._gone:
                continue
            yield dataclasses.replace(one, record=self._without(one.record)) if self._gone else one

    def place(self, where: Where | None) -> Where | None:
        """A place as a format for others tells it."""
        return where if self.choice.exact else outside(where)

    def _decide(self) -> None:
        named: set[UUID] = set()
        for kind in _DECIDED:
            for told in reading.plain(self.file, kind):
                if why := self._why(kind, told):
                    self._leave(kind, told, why)
                elif self.choice.narrows and kind != "person":
                    named |= KINDS[kind].model_validate(told).mentions()
        if self.choice.narrows:
            self._leave_unnamed(named)

    def _leave_unnamed(self, named: set[UUID]) -> None:
        """Of people, only those that go out are spoken of; and ties between such alone."""
        for told in reading.plain(self.file, "person"):
            if UUID(told["id"]) not in named and UUID(told["id"]) not in self._gone:
                self._leave("person", told, UNASKED)
        for told in reading.plain(self.file, "biographic"):
            if UUID(told["id"]) not in self._gone and self._needs_gone("biographic", told):
                self._leave("biographic", told, WITH_IT)

    def _leave(self, kind: str, told: Told, why: str) -> None:
        self._gone.add(UUID(told["id"]))
        self.left[kind, why] += 1

    def _why(self, kind: str, told: Told) -> str:
        if told.get("confidential") and not self.choice.confidential:
            return CONFIDENTIAL
        if told["status"] == Status.WITHDRAWN and not self.choice.withdrawn:
            return WITHDRAWN
        narrowed = kind == "event" and self.choice.narrows
        if narrowed and not self._finder.holds(told):
            return UNASKED
        return WITH_IT if self._needs_gone(kind, told) else ""

    def _needs_gone(self, kind: str, told: Told) -> bool:
        return bool(self._gone) and any(UUID(told[name]) in self._gone for name in needed(kind))

    def ids(self, kind: str) -> Iterator[tuple[UUID, Told]]:
        """The chosen records of a kind as they are stored, each with its id: faster where little of them is asked."""
        for told in reading.plain(self.file, kind):
            if (id_ := UUID(told["id"])) not in self._gone:
                yield id_, told

    def _without(self, record: Entry) -> Entry:
        if not record.mentions() & self._gone:
            return record
        lost: dict[str, object] = {
            name: None for name in spared(record.kind) if getattr(record, name) in self._gone
        }
        if isinstance(record, Act):
            lost["passages"] = tuple(p for p in record.passages if p.narrative not in self._gone)
        return record.model_copy(update=lost)


@cache
def needed(kind: str) -> tuple[str, ...]:
    """The fields by which a record speaks of another that it cannot be without."""
    fields = KINDS[kind].model_fields
    return tuple(one.name for one in _references(kind) if fields[one.name].is_required())


@cache
def spared(kind: str) -> tuple[str, ...]:
    """The fields by which a record speaks of another that it can be without."""
    return tuple(one.name for one in _references(kind) if one.name not in needed(kind))


def _references(kind: str) -> Iterator[Described]:
    return (one for one in described(KINDS[kind]) if one.refers and "." not in one.name)
