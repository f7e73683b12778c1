"""One act on one person of the register, from its permission to its entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from amparo.accounts.actors import Actor
from amparo.accounts.acts import acting
from amparo.custody import cards
from amparo.custody.cards import Register
from amparo.custody.deeds import Deed
from amparo.custody.naming import may_name
from amparo.custody.principals import Opener
from amparo.custody.selectors import files_of
from amparo.registry import names
from amparo.registry.models import Person
from amparo.registry.names import NameCard
from amparo.registry.people.errors import KeepsNoRegister, NoCardYet, NoSuchPerson
from amparo.registry.people.wholes import Wholes

KEEP, LINK = "keep_people", "link_people"


@dataclass(slots=True)
class Work:
    """An act under way inside its transaction, with the register's cards at hand.

    It writes the card of its own file and of no other: whoever holds the database sees which cards one
    act wrote, and would read from it who is whom.
    """

    deed: Deed
    actor: Actor
    register: Register
    at: datetime
    _cards: dict[UUID, NameCard] = field(default_factory=dict, repr=False)

    @property
    def person_id(self) -> UUID:
        return self.deed.the_file()

    def load(self, *files: UUID) -> None:
        """Read and lock the cards of these files. Raises NoSuchPerson for one whose names the actor may not know."""
        must_name(self.deed.the_opener(), files)
        found = cards.read(self.deed, self.register, files)
        self._cards |= {file_id: names.read(value) for file_id, value in found.items()}

    def card(self, file_id: UUID) -> NameCard:
        """Raises NoCardYet."""
        if file_id not in self._cards:
            raise NoCardYet
        return self._cards[file_id]

    def put(self, card: NameCard) -> None:
        """Seal the card of the act's own file anew, when it says something else than before."""
        if self._cards.get(self.person_id) != card:
            cards.write(self.deed, self.register, card.sealed())
            self._cards[self.person_id] = card

    def owners(self, file_id: UUID) -> set[UUID]:
        """Whose a file is, of those whom the actor may name; of others it is as if it were nobody's."""
        return may_name(self.deed.the_opener(), self._wholes().owners(file_id))

    def above(self, person_id: UUID) -> set[UUID]:
        """Themselves, and those into whom they were merged, likewise."""
        return may_name(self.deed.the_opener(), self._wholes().above(person_id))

    def _wholes(self) -> Wholes:
        return whole_register(self.deed.the_opener(), self.register, self.at)


def whole_register(opener: Opener, register: Register, at: datetime) -> Wholes:
    """Who is whom among the cards of a register that somebody may know; for an act, shown to nobody."""
    found = cards.every(opener, register, at)
    return Wholes({file_id: names.read(value) for file_id, value in found.items()})


@contextmanager
def working(actor: Actor, power: str, did: str, file_id: UUID, at: datetime) -> Iterator[Work]:
    """Run one act on a file that the actor may know. Raises NotYourAct, NoSuchPerson, KeepsNoRegister."""
    with acting(actor, power, file_id, at, note={"did": did}) as deed:
        must_know(actor, [file_id])
        yield Work(deed, actor, register_of(deed), at)


def register_of(deed: Deed) -> Register:
    """Raises KeepsNoRegister."""
    found = names.register_in(deed)
    if found is None:
        raise KeepsNoRegister
    return found


def must_know(actor: Actor, files: Iterable[UUID]) -> None:
    """Raises NoSuchPerson when the actor may not know one of the files, or there is none."""
    wanted = set(files)
    if set(files_of(actor).filter(file_id__in=wanted)) != wanted:
        raise NoSuchPerson


def must_name(opener: Opener, files: Iterable[UUID]) -> None:
    """Raises NoSuchPerson unless a desk of theirs holds the identity of each file: a card is a name."""
    wanted = set(files)
    if may_name(opener, wanted) != wanted:
        raise NoSuchPerson


def knows(actor: Actor, file_id: UUID) -> bool:
    return files_of(actor).filter(file_id=file_id).exists()


def locked(actor: Actor, person_id: UUID) -> Person:
    """Raises NoSuchPerson."""
    row = Person.objects.visible_to(actor).filter(id=person_id).first()
    if row is None:
        raise NoSuchPerson
    return row
