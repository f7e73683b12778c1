"""A collection as one table: a row an act, by the names of our own targets, so that it can come back by its columns.

Rows of an event stand together. A second alleged perpetrator of an act, or a second source, has a row of its own
with the same ids, so that whoever counts acts counts their ids.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from amparo.documentation.entry import Entry
from amparo.documentation.records import Act, Involvement
from amparo.documentation.shapes import When
from amparo.exchange import joined
from amparo.exchange.choosing import Source
from amparo.exchange.headings import Row
from amparo.exchange.joined import Told
from amparo.exchange.plan import SLOTS, targets

HELD = frozenset({"event", "person", "act", "involvement", "information"})
"""The kinds of record that a row has a place for; a person as far as a row speaks of them."""


def columns() -> tuple[str, ...]:
    return (*(f"{slot}.id" for slot in SLOTS), *(t for t in targets() if not t.endswith(".id")))


def rows(source: Source) -> Iterator[Row]:
    """The rows of every event: its acts with their victims, who is alleged of them, and what tells of it."""
    for told in joined.events(source):
        yield from _rows(told)


def _rows(told: Told) -> Iterator[Row]:
    alleged = told.alleged()
    acts: list[tuple[Act | None, Involvement | None]] = []
    for each in told.acts:
        acts += [(each, one) for one in alleged.get(each.id, ())] or [(each, None)]
    last = acts[-1] if acts else (None, None)
    for pair, information in zip_longest(acts or [last], told.informations):
        act, blamed = pair or last
        yield _row(
            event=told.event,
            act=act,
            victim=told.person(act.victim) if act else None,
            involvement=blamed,
            alleged=told.person(blamed.perpetrator) if blamed else None,
            information=information,
        )


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
