"""A row drawn into records, and what of it could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, TypeVar
from uuid import UUID, uuid4, uuid5

from django.utils.translation import get_language
from pydantic import ValidationError

from amparo.documentation import vocabulary
from amparo.documentation.entry import Entry
from amparo.documentation.people import Person
from amparo.documentation.records import Act, Event, Information, Involvement
from amparo.exchange import days
from amparo.exchange.headings import Row
from amparo.exchange.met import Met
from amparo.exchange.plan import SLOTS, Plan, targets
from amparo.exchange.values import NotRead, value
from amparo.kernel import countries
from amparo.territory.places import place

_TITLE: Final = 120
_TRIES: Final = 4
_KINDS: Final = 4
E_ = TypeVar("E_", bound=Entry)


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that its field cannot hold: the column as the table calls it, and the code of why.

    stops   whether the row cannot be entered for it; otherwise the words are kept beside the record
    target  the field, and `words` what the cell says, where the row is entered without it
    """

    column: str
    code: str
    stops: bool = False
    target: str = ""
    words: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Drawn:
    """The records of one row, each after those it speaks of; and its faults."""

    records: tuple[Entry, ...] = ()
    faults: tuple[Fault, ...] = ()
    number: str = ""


def event_id(collection: UUID, number: str) -> UUID:
    """The id of the event that a table calls by a number: in one collection always the same for the same."""
    return uuid5(collection, "event:" + number)


def draw(
    row: Row,
    plan: Plan,
    collection: UUID | None = None,
    met: Met | None = None,
    today: date | None = None,
) -> Drawn:
    """Draw the records of one row.

    met    ids of events that were drawn already: a row of one of them adds its act and leaves the event as it is
    today  the day it is where they are kept: a day that cannot be is told, and stays beside its record
    """
    values = _Values(plan, row)
    values.take()
    if today is not None:
        values.leave_days(today)
    number = str(values.given.get("event", {}).get("number", ""))
    there = _event(values.given.get("event", {}), collection, number)
    try:
        made = _made(values, there, fresh=met is None or there not in met)
    except ValidationError as error:
        faults = [Fault(_column(plan, one["loc"]), "value", stops=True) for one in error.errors()]
        return Drawn((), (*values.faults, *faults), number)
    return Drawn(tuple(made), tuple(values.faults), number)


@dataclass
class _Values:
    """What the cells of a row give, by slot, with the words that no field could hold."""

    plan: Plan
    row: Row
    given: dict[str, dict[str, Any]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    beside: dict[str, str] = field(default_factory=dict)

    def take(self) -> None:
        for column, cell in self.row.items():
            if column not in self.plan.mapped and cell:
                self.beside[column] = cell
        for target, told in self.plan.constants.items():
            self._put(target, told)
        for target, column in self.plan.columns.items():
            cell = self.row.get(column, "")
            try:
                read = value(target, targets()[target], cell, self.plan)
            except NotRead as error:
                self.faults.append(Fault(column, str(error), target=target, words=cell))
                self.beside[column] = cell
                continue
            if read is not None:
                self._put(target, read)
            # A word of theirs that became one of ours is kept too, and one that says nothing.
            if cell.strip() and (read is None or target in self.plan.words):
                self.beside[column] = cell

    def leave_days(self, today: date) -> None:
        """Take back the days that cannot be."""
        for slot, shape in SLOTS.items():
            wrong = days.of_cells(shape.kind, self.given.get(slot, {}), today)
            for name, why in tuple(wrong):
                if f"{slot}.{name}" in self.plan.columns:
                    self._take_back(f"{slot}.{name}", why)

    def _put(self, target: str, read: Any) -> None:
        slot, _, name = target.partition(".")
        into = self.given.setdefault(slot, {})
        *owners, last = name.split(".")
        for owner in owners:
            into = into.setdefault(owner, {})
        into[last] = read

    def build(self, slot: str, shape: type[E_], **more: Any) -> E_:
        """A record of a slot. What its shape does not take of a cell stays beside it; raises where it needs it."""
        for _again in range(_TRIES):
            try:
                return shape.model_validate({**self.given.get(slot, {}), **more})
            except ValidationError as error:
                if not self._leave(slot, error):
                    raise
        return shape.model_validate({**self.given.get(slot, {}), **more})

    def keep(self, *slots: str) -> None:
        """Keep beside what the columns of slots say of which no record is made."""
        for target, column in self.plan.columns.items():
            if target.partition(".")[0] in slots and (cell := self.row.get(column, "")):
                self.beside[column] = cell

    def _leave(self, slot: str, error: ValidationError) -> bool:
        left = False
        for one in error.errors():
            path = ".".join(str(part) for part in one["loc"] if isinstance(part, str))
            for target in [t for t in self.plan.columns if _touches(t, slot, path)]:
                left |= self._take_back(target)
        return left

    def _take_back(self, target: str, why: str = "value") -> bool:
        slot, _, name = target.partition(".")
        into: Any = self.given.get(slot, {})
        *owners, last = name.split(".")
        for owner in owners:
            into = into.get(owner, {})
        if last not in into:
            return False
        del into[last]
        column = self.plan.columns[target]
        self.beside[column] = self.row.get(column, "")
        words = self.row.get(column, "")
        self.faults.append(Fault(column, why, target=target, words=words))
        return True


def _touches(target: str, slot: str, path: str) -> bool:
    owner, _, name = target.partition(".")
    same = name == path or name.startswith(path + ".") or path.startswith(name + ".")
    return owner == slot and bool(path) and same


def _event(given: Mapping[str, Any], collection: UUID | None, number: str) -> UUID:
    if isinstance(given.get("id"), UUID):
        return UUID(str(given["id"]))
    return event_id(collection, number) if collection and number else uuid4()


def _made(values: _Values, event: UUID, *, fresh: bool) -> list[Entry]:
    """The records of a row; whoever comes first in it keeps what no field holds."""
    given = values.given
    victim, alleged = _person(values, "victim"), _person(values, "alleged")
    told = (
        values.build("information", Information, event=event) if given.get("information") else None
    )
    if not given.get("act", {}).get("type"):
        values.keep("act", "alleged", "involvement")
    act = _act(values, event, victim, last=not fresh)
    blamed = _blamed(values, event, act, alleged)
    alleged = alleged if blamed else None
    made: list[Entry] = [one for one in (victim, act, alleged, blamed, told) if one]
    if fresh:
        made.insert(0, _titled(values, event))
    elif act is None and made and values.beside:
        made[0] = made[0].model_copy(update={"beside": dict(values.beside)})
    return made


def _titled(values: _Values, event: UUID) -> Event:
    given = values.given.get("event", {})
    title = given.get("title") or _words(values.given) or given.get("number") or "–"
    made = values.build("event", Event, id=event, title=title)
    return made.model_copy(update={"beside": dict(values.beside)})


def _words(given: Mapping[str, Mapping[str, Any]]) -> str:
    """What an event without a title is called: the kind of its act, its place and its date, as far as they are said.

    Nobody's name: people are sealed apart, and who opens the events alone must not read whom they befell.
    """
    language = get_language() or "es"
    event = given.get("event", {})
    kind = given.get("act", {}).get("type", "")
    where = event.get("where") or {}
    country = where.get("country", "")
    known = place(where.get("ubigeo", ""))
    parts = (
        vocabulary.word(_KINDS, kind, language[:2]) if kind else "",
        where.get("words") or (known.label if known else ""),
        countries.country(country, language) if country else "",
        (event.get("begins") or {}).get("value", ""),
    )
    return " · ".join(part for part in parts if part)[:_TITLE]


def _act(values: _Values, event: UUID, victim: Person | None, *, last: bool) -> Act | None:
    if not values.given.get("act", {}).get("type"):
        return None
    act = values.build("act", Act, event=event, victim=victim.id if victim else None)
    return act.model_copy(update={"beside": dict(values.beside)}) if last else act


def _blamed(
    values: _Values, event: UUID, act: Act | None, alleged: Person | None
) -> Involvement | None:
    if act is None or not (alleged or values.given.get("involvement")):
        return None
    perpetrator = alleged.id if alleged else None
    return values.build(
        "involvement", Involvement, event=event, act=act.id, perpetrator=perpetrator
    )


def _person(values: _Values, slot: str) -> Person | None:
    """Nobody where nothing but a constant counting unit is said."""
    if not set(values.given.get(slot, {})) - {"unit", "status"}:
        return None
    return values.build(slot, Person)


def _column(plan: Plan, where: Iterable[int | str]) -> str:
    """The column that a refused value came from, by the end of its target; the target where none did."""
    path = ".".join(str(part) for part in where)
    for target, column in plan.columns.items():
        if target.partition(".")[2].startswith(path.partition(".")[0] or "?"):
            return column
    return path
