"""People of a collection by what is typed: a name of the list is somebody who is in it, another is somebody new."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from amparo.custody.opening import OpenFile
from amparo.documentation import reading, selectors
from amparo.documentation.records import Person
from amparo.web.desk.documentation.noted import Noted, bare, noted

LISTED: Final = 2_000
"""Names that a page offers; the others are found by typing them whole."""
HELD: Final = 10_000
"""More people than these are looked through for each name that is typed, not held in memory."""

_HEAD: Final = re.compile(r" \([0-9a-f]{4}\)$")


@dataclass(slots=True)
class People:
    """`labels`: how each is called on a page, by id; of two with one name each has the head of its id too.

    Of a collection with very many people only those asked for are called by name, and found by it.
    """

    labels: dict[UUID, str]
    new: dict[str, Person] = field(default_factory=dict)
    file: OpenFile | None = None
    _ids: dict[str, UUID] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._ids = {label.casefold(): id_ for id_, label in self.labels.items()}

    def expect(self, typed: Iterable[str]) -> None:
        """Look for these names in one pass over the people, where they are too many to hold.

        A name that several have is nobody's without the head of the id: rather somebody new than the wrong one.
        """
        asked = {bare(each).casefold() for each in typed} - {""} - set(self._ids)
        wanted = {_HEAD.sub("", each) for each in asked}
        if self.file is None or not wanted:
            return
        found: defaultdict[str, list[UUID]] = defaultdict(list)
        for told in reading.plain(self.file, "person"):
            name = " ".join(told.get("name", "").split()).casefold()
            if name in wanted:
                found[name].append(UUID(told["id"]))
        for name, ids in found.items():
            self._ids |= {_headed(name, id_): id_ for id_ in ids}
            if len(ids) == 1:
                self._ids.setdefault(name, ids[0])

    def known(self, typed: str) -> UUID | None:
        """Whoever is called that; None for somebody who is not there, or was not expected."""
        return self._ids.get(" ".join(typed.split()).casefold())

    def of(self, typed: str) -> UUID | None:
        """Whoever was typed; a name that nobody has becomes a new person, counted as is noted beside it.

        None for nothing. Raises Invalid, at `name`, for a counting unit that nobody knows.
        """
        if (known := self.known(typed)) is not None:
            return known
        said = noted(typed)
        if not said.name:
            return None
        if said.name.casefold() not in self._ids and said.name not in self.new:
            self.expect([said.name])
        known = self.known(said.name)
        return known if known is not None else self._new(said).id

    def _new(self, said: Noted) -> Person:
        """Somebody new, once for a name; what is noted of them anywhere counts."""
        before = self.new.get(said.name) or Person(name=said.name, unit="individual")
        told = {"unit": said.unit, "size": said.size} if said.unit else {}
        self.new[said.name] = before.model_copy(
            update={name: value for name, value in told.items() if value}
        )
        return self.new[said.name]

    def label(self, id_: UUID | None) -> str:
        """How somebody is called; empty for nobody, and for whoever is not there."""
        if id_ and id_ not in self.labels and self.file is not None:
            found = (one.record for one in reading.records(self.file, "person", [id_]))
            # Whether another has the same name would take looking through all of them.
            named = {one.id: _headed(one.name, one.id) for one in found if isinstance(one, Person)}
            self.labels |= named
            self._ids |= {label.casefold(): one for one, label in named.items()}
        return self.labels.get(id_, "") if id_ else ""

    @property
    def offered(self) -> list[str]:
        return sorted(self.labels.values(), key=str.casefold)[:LISTED]


def people_of(file: OpenFile) -> People:
    """Everybody of an open collection; nobody where the part with the names is closed."""
    if selectors.how_many(file.file_id).get("person", 0) > HELD:
        return People({}, file=file)
    found = (one.record for one in reading.records(file, "person"))
    return People(labels_of(each for each in found if isinstance(each, Person)))


def labels_of(people: Iterable[Person]) -> dict[UUID, str]:
    names = {person.id: " ".join(person.name.split()) or str(person.id)[:8] for person in people}
    shared = Counter(name.casefold() for name in names.values())
    return {
        id_: _headed(name, id_) if shared[name.casefold()] > 1 else name
        for id_, name in names.items()
    }


def _headed(name: str, id_: UUID) -> str:
    return f"{' '.join(name.split())} ({str(id_)[:4]})".lstrip()
