"""A row drawn into records, and what of it could not be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from pydantic import ValidationError

from amparo.documentation.entry import Entry
from amparo.documentation.people import Person
from amparo.documentation.records import Act, Event, Information, Involvement
from amparo.exchange.plan import Plan, targets
from amparo.exchange.tables import Row
from amparo.exchange.values import NotRead, value

_TITLE: Final = 120


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that its field cannot hold: the column as the table calls it, and the code of why.

    stops   whether the row cannot be entered for it; otherwise the words are kept beside the record
    target  the field, and `words` what the cell says, where a list knows no such word
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


@dataclass
class _Values:
    """What the cells of a row give, by slot, with the words that no field could hold."""

    plan: Plan
    given: dict[str, dict[str, Any]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    beside: dict[str, str] = field(default_factory=dict)

    def take(self, row: Row) -> None:
        for column, cell in row.items():
            if column not in self.plan.mapped and cell:
                self.beside[column] = cell
        for target, told in self.plan.constants.items():
            self._put(target, told)
        for target, column in self.plan.columns.items():
            cell = row.get(column, "")
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

    def _put(self, target: str, read: Any) -> None:
        slot, _, name = target.partition(".")
        into = self.given.setdefault(slot, {})
        *owners, last = name.split(".")
        for owner in owners:
            into = into.setdefault(owner, {})
        into[last] = read


def draw(row: Row, plan: Plan, known: Mapping[str, UUID] | None = None) -> Drawn:
    """Draw the records of one row.

    known  events drawn already, by their number, to which a row of the same number adds its act
    """
    values = _Values(plan)
    values.take(row)
    given, number = values.given, str(values.given.get("event", {}).get("number", ""))
    made: list[Entry] = []
    there = (known or {}).get(number) if number else None
    try:
        if there is None:
            event: Entry = _event(given.get("event", {}), values.beside)
            made.append(event)
            there = event.id
        made += _around(there, given, values.beside if not made else {})
    except ValidationError as error:
        faults = [Fault(_column(plan, one["loc"]), "value", stops=True) for one in error.errors()]
        return Drawn((), (*values.faults, *faults), number)
    return Drawn(tuple(made), tuple(values.faults), number)


def _event(given: Mapping[str, Any], beside: Mapping[str, str]) -> Event:
    title = given.get("title") or given.get("number") or _words(given)
    return Event.model_validate({**given, "title": title, "beside": dict(beside)})


def _words(given: Mapping[str, Any]) -> str:
    """What an event without a title is called: its date and place, as far as they are said."""
    dated = given.get("begins") or {}
    where = given.get("where") or {}
    parts = (dated.get("value", ""), where.get("words", ""), where.get("country", ""))
    return " · ".join(part for part in parts if part)[:_TITLE] or "–"


def _around(event: UUID, given: Mapping[str, Any], beside: Mapping[str, str]) -> list[Entry]:
    made: list[Entry] = []
    victim = _person(given.get("victim", {}))
    if victim:
        made.append(victim)
    if given.get("act", {}).get("type"):
        told = {**given["act"], "event": event, "victim": victim.id if victim else None}
        act = Act.model_validate({**told, "beside": dict(beside)})
        made.append(act)
        made += _blamed(event, act.id, given)
    if given.get("information"):
        made.append(Information.model_validate({**given["information"], "event": event}))
    return made


def _blamed(event: UUID, act: UUID, given: Mapping[str, Any]) -> list[Entry]:
    alleged = _person(given.get("alleged", {}))
    if not alleged and not given.get("involvement"):
        return []
    told = {**given.get("involvement", {}), "event": event, "act": act}
    told["perpetrator"] = alleged.id if alleged else None
    involvement = Involvement.model_validate(told)
    return [alleged, involvement] if alleged else [involvement]


def _person(given: Mapping[str, Any]) -> Person | None:
    """Nobody where nothing but a constant counting unit is said."""
    if not set(given) - {"unit", "status"}:
        return None
    return Person.model_validate(dict(given))


def _column(plan: Plan, where: tuple[int | str, ...]) -> str:
    """The column that a refused value came from, by the end of its target; the target where none did."""
    path = ".".join(str(part) for part in where)
    for target, column in plan.columns.items():
        if target.partition(".")[2].startswith(path.partition(".")[0] or "?"):
            return column
    return path
