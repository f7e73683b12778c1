"""Keeping a reserved identity out of what leaves: its name becomes its label, wherever it was written."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext

from amparo.interamerican.kinds import PROTECTED, Identity, Scope
from amparo.interamerican.picture import PersonSeen
from amparo.kernel import veils


class Veil(veils.Veil):
    """What must not be read outside the file, and what stands in its place."""

    def __init__(self, people: Iterable[PersonSeen], also: Iterable[PersonSeen] = ()) -> None:
        """Take people as opened: a closed file names nobody, so nothing of it would be veiled.

        also  people to veil though their identity is not reserved
        """
        everybody = list(people)
        hidden = [person for person in everybody if person.row.identity == Identity.RESERVED]
        hidden += also
        labels = {person.label for person in hidden}
        kept = [person.name for person in everybody if person.label not in labels]
        whole, short = _Labels(), _Labels()
        for person in hidden:
            for words in (person.name, person.contact, *veils.parts_of(person.name)):
                whole.add(words, person.label)
            for part in veils.short_parts_of(person.name):
                short.add(part, person.label)
        for name in kept:
            for part in name.split():
                whole.share(part)
                short.share(part)
        super().__init__(whole.found, capital=short.found, kept=kept)


class _Labels:
    """Words with what stands in their place; a part that several people have in common is nobody's label."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}

    def add(self, words: str, label: str) -> None:
        words = " ".join(veils.plain(words).split())
        if words and self.found.setdefault(words, label) != label:
            self.found[words] = gettext("somebody who is not named")

    def share(self, part: str) -> None:
        """Somebody who may be named has this part of a name too: alone it tells nobody from another."""
        if veils.plain(part) in self.found:
            self.found[veils.plain(part)] = gettext("somebody who is not named")


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
