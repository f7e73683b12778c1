"""Which files and persons are one identity, read from what the cards of persons say is theirs.

Only cards that somebody may know are in it, so a file that belongs to a person who is closed to them
belongs to nobody here. Several who may not know of each other can each have judged a file to be of
another person: it is then of both for whoever may know both, until a person decides. A file about
several at once may be of each of them; it is a root by itself, and makes them no one identity.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from uuid import UUID

from amparo.registry.names import NameCard


class Wholes:
    """Identities among the cards at hand.

    known  which cards there are, where those given are only the ones that join others or are about several
    """

    def __init__(
        self, cards: Mapping[UUID, NameCard], known: Container[UUID] | None = None
    ) -> None:
        among = cards if known is None else known
        self._theirs = {
            one: {other for other in card.theirs if other in among}
            for one, card in cards.items()
            if card.theirs
        }
        self._several = {one for one, card in cards.items() if card.about_several}
        self._owners: dict[UUID, set[UUID]] = {}
        for person, theirs in self._theirs.items():
            for one in theirs:
                self._owners.setdefault(one, set()).add(person)

    def owners(self, one: UUID) -> set[UUID]:
        """The persons whose cards say that this file or person is theirs."""
        return set(self._owners.get(one, ()))

    def above(self, one: UUID) -> set[UUID]:
        """Everybody whom it belongs to, over any number of steps, itself among them."""
        return _reached(one, self._owners)

    def root(self, one: UUID) -> UUID:
        """The person at the end of the way up; where there are several, always the same of them."""
        if one in self._several:
            return one
        above = self.above(one)
        ends = [each for each in above if not self._owners.get(each)]
        return min(ends or above, key=str)

    def of(self, root: UUID) -> list[UUID]:
        """All that belongs to a person, themselves first."""
        return sorted(_reached(root, self._theirs), key=lambda one: (one != root, str(one)))


def _reached(begin: UUID, ways: Mapping[UUID, Iterable[UUID]]) -> set[UUID]:
    found, waiting = {begin}, [begin]
    while waiting:
        for one in ways.get(waiting.pop(), ()):
            if one not in found:
                found.add(one)
                waiting.append(one)
    return found
