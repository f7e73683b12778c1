"""A collection as one table: a row an act, by the names of our own targets, so that it can come back by its columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from amparo.custody.opening import OpenFile
from amparo.documentation import reading
from amparo.documentation.entry import Entry
from amparo.documentation.patterns.counting import acts_of
from amparo.documentation.records import Event, Involvement
from amparo.documentation.shapes import When
from amparo.exchange.plan import targets
from amparo.exchange.tables import Row


def columns() -> tuple[str, ...]:
    return tuple(targets())


def rows(file: OpenFile) -> Iterator[Row]:
    """An act a row with its event, victim and first alleged perpetrator; then the events that have none."""
    people = {one.record.id: one.record for one in reading.records(file, "person")}
    blamed = _blamed(file)
    with_acts: set[UUID] = set()
    for seen in acts_of(file):
        with_acts.add(seen.act.event)
        involvement = next(iter(blamed.get(seen.act.id, ())), None)
        alleged = (
            people.get(involvement.perpetrator) if involvement and involvement.perpetrator else None
        )
        yield _row(
            event=seen.event,
            act=seen.act,
            victim=seen.victim,
            involvement=involvement,
            alleged=alleged,
        )
    for one in reading.records(file, "event"):
        if one.record.id not in with_acts and isinstance(one.record, Event):
            yield _row(event=one.record)


def _blamed(file: OpenFile) -> dict[UUID, list[Involvement]]:
    found: defaultdict[UUID, list[Involvement]] = defaultdict(list)
    for one in reading.records(file, "involvement"):
        if isinstance(one.record, Involvement):
            found[one.record.act].append(one.record)
    return found


def _row(**by_slot: Entry | None) -> Row:
    row: Row = {}
    for target in targets():
        slot, _, name = target.partition(".")
        told = _said(by_slot.get(slot), name)
        if told:
            row[target] = told
    return row


def _said(record: Entry | None, name: str) -> str:
    value: Any = record
    for part in name.split("."):
        value = value.get(part) if isinstance(value, dict) else getattr(value, part, None)
        if value is None:
            return ""
    if isinstance(value, When):
        return ("~" if value.precision == "estimate" else "") + value.value
    if isinstance(value, tuple):
        return "; ".join(str(each) for each in value)
    if isinstance(value, bool):
        return "1" if value else ""
    return str(value)
