"""Keeping a reserved identity out of what leaves: its name becomes its label, wherever it was written."""

from __future__ import annotations

from collections.abc import Iterable

from amparo.interamerican.kinds import PROTECTED, Identity, Scope
from amparo.interamerican.picture import PersonSeen
from amparo.kernel import veils


class Veil(veils.Veil):
    """What must not be read outside the file, and what stands in its place."""

    def __init__(self, people: Iterable[PersonSeen], also: Iterable[PersonSeen] = ()) -> None:
        """Take people as opened: a closed file names nobody, so nothing of it would be veiled.

        also  people to veil though their identity is not reserved
        """
        hidden = [person for person in people if person.row.identity == Identity.RESERVED]
        hidden += also
        found: dict[str, str] = {}
        for person in hidden:
            for words in (person.name, person.contact):
                if words.strip():
                    found[veils.plain(words.strip())] = person.label
            for part in veils.parts_of(person.name):
                found.setdefault(veils.plain(part), person.label)
        super().__init__(found)


def outside(person: PersonSeen) -> str:
    """How somebody is called in what the other side reads: a name only when they agreed that it knows it."""
    given = [consent for consent in person.consents if Scope.STATE_KNOWS in consent.scope]
    named = person.row.identity == Identity.IDENTIFIED and person.consented and given
    if person.row.identity == Identity.IDENTIFIABLE and person.name:
        return f"{person.label}: {person.name}"
    return person.name if named and person.name else person.label


def goes_unnamed(person: PersonSeen) -> bool:
    """Whether somebody protected is only a label outside: their name must not stand in any text either."""
    described = person.row.identity == Identity.IDENTIFIABLE
    return person.row.part in PROTECTED and not described and outside(person) == person.label
