"""People of a collection by what is typed: a name of the list is somebody who is in it, another is somebody new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from amparo.custody.opening import OpenFile
from amparo.documentation import reading
from amparo.documentation.records import Person

LISTED: Final = 2_000
"""Names that a page offers; the others are found by typing them whole."""


@dataclass(slots=True)
class People:
    """`labels`: how each is called on a page, by id; of two with one name each has the head of its id too."""

    labels: dict[UUID, str]
    new: dict[str, Person] = field(default_factory=dict)
    _ids: dict[str, UUID] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._ids = {label.casefold(): id_ for id_, label in self.labels.items()}

    def of(self, typed: str) -> UUID | None:
        """Whoever was typed; a name that nobody has becomes a new person. None for nothing."""
        name = " ".join(typed.split())
        if not name:
            return None
        known = self._ids.get(name.casefold())
        if known is not None:
            return known
        return self.new.setdefault(name, Person(name=name, unit="individual")).id

    def label(self, id_: UUID | None) -> str:
        return self.labels.get(id_, "") if id_ else ""

    @property
    def offered(self) -> list[str]:
        return sorted(self.labels.values(), key=str.casefold)[:LISTED]


def people_of(file: OpenFile) -> People:
    """Everybody of an open collection; nobody where the part with the names is closed."""
    found = (one.record for one in reading.records(file, "person"))
    return People(labels_of(each for each in found if isinstance(each, Person)))


def labels_of(people: Iterable[Person]) -> dict[UUID, str]:
    names = {person.id: " ".join(person.name.split()) or str(person.id)[:8] for person in people}
    shared = Counter(name.casefold() for name in names.values())
    return {
        id_: f"{name} ({str(id_)[:4]})" if shared[name.casefold()] > 1 else name
        for id_, name in names.items()
    }
