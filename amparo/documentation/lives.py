"""What a collection records of somebody of the register: the events in which a record names them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from amparo.custody.opening import OpenFile
from amparo.documentation import reading, selectors
from amparo.documentation.fields import described
from amparo.documentation.records import KINDS, Event
from amparo.documentation.shapes import Status

MOST: Final = 10_000
"""In a collection of more people nobody is looked for: to read them would hold the page."""
# Kinds of record of an event, with the fields of each that name somebody.
NAMING: Final = {
    kind: names
    for kind, entry in KINDS.items()
    if "event" in entry.model_fields
    and (names := tuple(one.name for one in described(entry) if one.refers == "person"))
}


@dataclass(frozen=True, slots=True)
class Lived:
    """One event, and in records of which kinds it names them."""

    event: Event
    kinds: tuple[str, ...]


def lived(file: OpenFile, identities: Collection[UUID]) -> list[Lived] | None:
    """The events of an open collection that name one of these identities; None where it has too many people.

    What was withdrawn says nothing, and of a part that is not open nothing comes.
    """
    if selectors.how_many(file.file_id).get("person", 0) > MOST:
        return None
    wanted = {str(one) for one in identities}
    theirs = {
        told["id"] for told in reading.plain(file, "person") if told.get("registry") in wanted
    }
    found = _events(file, theirs) if theirs else {}
    events = (one.record for one in reading.records(file, "event", found))
    return [
        Lived(event, tuple(sorted(found[event.id])))
        for event in events
        if isinstance(event, Event) and event.status != Status.WITHDRAWN
    ]


def _events(file: OpenFile, people: set[str]) -> dict[UUID, set[str]]:
    """Which events have records that name them, and of which kinds."""
    found: defaultdict[UUID, set[str]] = defaultdict(set)
    for kind, names in NAMING.items():
        for told in reading.plain(file, kind):
            stands = told.get("event") and told.get("status") != Status.WITHDRAWN
            if stands and any(told.get(name) in people for name in names):
                found[UUID(told["event"])].add(kind)
    return found
