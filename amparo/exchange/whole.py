"""Records that came whole from another system's format: put in order, made of what is there, and entered once."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from itertools import islice
from typing import Any, Final, NamedTuple
from uuid import UUID

from pydantic import ValidationError

from amparo.accounts.actors import Actor
from amparo.custody.opening import OpenFile
from amparo.documentation import selectors, services
from amparo.documentation.entry import Entry
from amparo.documentation.fields import Described, described
from amparo.documentation.notes import Note
from amparo.documentation.records import KINDS
from amparo.documentation.shapes import Status
from amparo.exchange.drawing import Fault
from amparo.exchange.met import Met
from amparo.exchange.packed import Records
from amparo.exchange.reports import Line, Report

ORDER: Final = ("person", "biographic", "event", "narrative", "act", "involvement", "information",
                "intervention", "chain", "reparation")  # fmt: skip
"""Each kind after those it speaks of, so that a stream can be entered as it comes."""
_CHUNK: Final = 1_000
Told = dict[str, Any]
"""A record as `Entry.as_bytes` writes it, parsed."""


@dataclass
class Brought:
    """What a file brings: records, each after those it speaks of; and what could not be one, by where and why.

    The codes of why: `value`, a field cannot hold it; `absent`, it speaks of a record that is not in the
    file; `twice`, another has its id; `kind`, there is no such record here.
    """

    records: Records = field(default_factory=Records)
    report: Report = field(default_factory=Report)

    @property
    def faults(self) -> Counter[tuple[str, str]]:
        return self.report.faults

    def refuse(self, where: str, why: str, number: int) -> None:
        self.report.add(Line(number, "refused", (Fault(where, why, stops=True),)), ())


class Given(NamedTuple):
    """A record as a file gives it: where it stands there, the number of its line or row, and its public notes."""

    kind: str
    told: Told
    where: str
    number: int
    notes: object = ""


def rest(told: Told, rebuilt: Told) -> Told:
    """What of a record a format did not keep, by field; None for a field that it would add."""
    lost = {name: value for name, value in told.items() if rebuilt.get(name) != value}
    return lost | {name: None for name in rebuilt if name not in told}


def restored(rebuilt: Told, kept: Mapping[str, Any]) -> Told:
    """The record as it was before `rest` was taken from it."""
    both = {**rebuilt, **kept}
    return {name: value for name, value in both.items() if value is not None}


def plain(rebuilt: Told) -> Told:
    """A rebuilt record as likely as any that does not say how sure it is."""
    return {"status": Status.LIKELY.value, **rebuilt}


def put(told: Told, name: str, value: Any) -> None:
    """Set a field by its dotted name."""
    *owners, last = name.split(".")
    for owner in owners:
        told = told.setdefault(owner, {})
    told[last] = value


def got(told: Mapping[str, Any], name: str) -> Any:
    """A field by its dotted name; None where it is not said."""
    value: Any = told
    for part in name.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


def assembled(given: Iterable[Given], brought: Brought) -> Brought:
    """Make records of what is given, each kind after those it speaks of, as `ORDER` has them.

    Who is named and is not in the file stays beside the record by the field's name; a record that cannot be
    without it is not made.
    """
    for made in _each(given, brought):
        brought.records.append(made)
    return brought


def streamed(given: Iterable[Given], report: Report) -> Iterator[Entry]:
    """As `assembled`, of records that come each after those it speaks of: eight to sixteen bytes kept of each."""
    return _each(given, Brought(report=report))


def _each(given: Iterable[Given], brought: Brought) -> Iterator[Entry]:
    ids = _Ids()
    for one in given:
        if made := _made(one, ids, brought):
            ids.met.add(made.id)
            brought.report.look(one.number, made)
            if notes := heard(one.notes):
                brought.report.notes[made.id] = notes
            yield made


def told_notes(notes: Iterable[Note]) -> list[dict[str, str]]:
    """The public notes of a record as a file holds them, the oldest first; `heard` undoes it."""
    return [{"on": note.on, "note": note.words} for note in notes]


def heard(told: object) -> tuple[Note, ...]:
    """The public notes that a file gives: a list of them with their days, or the words of one alone.

    One is left out where it is no text, or holds half a sign that nothing can keep; and a day that is none.
    """
    given = told if isinstance(told, list) else [{"note": told}]
    each = ((_text(one.get("note")), one.get("on")) for one in given if isinstance(one, dict))
    return tuple(Note(words, _day(on)) for words, on in each if words)


def _text(said: object) -> str:
    if not isinstance(said, str) or any("\ud800" <= sign <= "\udfff" for sign in said):
        return ""
    return said if said.strip() else ""


def _day(said: object) -> str:
    try:
        return date.fromisoformat(str(said)).isoformat()
    except ValueError:
        return ""


class _Ids:
    """The ids that were met, asked for as records write them."""

    def __init__(self) -> None:
        self.met = Met()

    def __contains__(self, id_: object) -> bool:
        try:
            return UUID(str(id_)) in self.met
        except ValueError:
            return False


def _made(given: Given, ids: Container[str], brought: Brought) -> Entry | None:
    kind, told, where, number, _notes = given
    fields = KINDS[kind].model_fields
    if not isinstance(told.get("beside", {}), dict):
        brought.refuse(where, "value", number)
        return None
    _without_narrative(told, ids)
    for one in _references(kind):
        named = told.get(one.name)
        if named is None or str(named) in ids:
            continue
        if fields[one.name].is_required():
            brought.refuse(where, "absent", number)
            return None
        beside = told.setdefault("beside", {})
        beside[one.name] = str(told.pop(one.name))
    try:
        record = KINDS[kind].model_validate(told)
    except ValidationError:
        brought.refuse(where, "value", number)
        return None
    if str(record.id) in ids:
        brought.refuse(where, "twice", number)
        return None
    return record


def _without_narrative(told: Told, ids: Container[str]) -> None:
    """Passages of a narrative that is not in the file stay beside their act."""
    passages = told.get("passages")
    if isinstance(passages, list) and not all(
        str(got(one, "narrative")) in ids for one in passages
    ):
        beside = told.setdefault("beside", {})
        beside["passages"] = json.dumps(told.pop("passages"), ensure_ascii=False)


@cache
def _references(kind: str) -> tuple[Described, ...]:
    return tuple(one for one in described(KINDS[kind]) if one.refers and "." not in one.name)


def tried(file: OpenFile, records: Iterable[Entry], report: Report | None = None) -> Report:
    """What entering these would do: how many of each kind are new, and how many are there already."""
    report = report or Report()
    report.records.update(record.kind for record in _fresh(file, records, report, {}))
    report.rows["entered"] += report.records.total()
    return report


def enter(
    actor: Actor,
    file: OpenFile,
    records: Iterable[Entry],
    at: datetime,
    report: Report | None = None,
    notes: dict[UUID, Sequence[Note]] | None = None,
) -> Iterator[int]:
    """Enter the records that a collection does not have yet, by their ids; yields how many so far.

    notes   what was said in public of each, by its id; those of the report where they are not given
    report  where it is given, a record that speaks of one which is neither here nor there is told in it, and the
            rest go on; otherwise it stops the thousand it stands in
    """
    if notes is None:
        notes = report.notes if report is not None else {}
    fresh = _fresh(file, records, report, notes)
    return services.enter_stream(actor, file.file_id, fresh, at, notes)


def _fresh(
    file: OpenFile,
    records: Iterable[Entry],
    report: Report | None,
    notes: dict[UUID, Sequence[Note]],
) -> Iterator[Entry]:
    met = Met()
    for some in _chunks(records):
        asked = {record.id for record in some}
        if report is not None:
            asked = asked.union(*(record.mentions() for record in some))
        known = selectors.among(file.file_id, asked)
        fresh = [record for record in some if record.id not in known]
        for id_ in known & notes.keys():
            notes.pop(id_, None)
        if report is not None:
            report.rows["there"] += len(some) - len(fresh)
            for record in some:
                report.settle(record.id, there=record.id in known)
            fresh = _whose_others_are_there(fresh, known, met, report)
        for record in fresh:
            met.add(record.id)
        yield from fresh


def _whose_others_are_there(
    fresh: list[Entry], known: Container[UUID], met: Met, report: Report
) -> list[Entry]:
    while True:
        among = {record.id for record in fresh}
        left = [
            record
            for record in fresh
            if all(id_ in among or id_ in known or id_ in met for id_ in record.mentions())
        ]
        if len(left) == len(fresh):
            return left
        kept = {record.id for record in left}
        for record in fresh:
            if record.id not in kept:
                report.rows["refused"] += 1
                report.faults[record.kind, "absent"] += 1
        fresh = left


def _chunks(records: Iterable[Entry]) -> Iterator[list[Entry]]:
    rest = iter(records)
    while some := list(islice(rest, _CHUNK)):
        yield some
