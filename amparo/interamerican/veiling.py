"""Keeping a reserved identity out of what leaves: its name becomes its label, wherever it was written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from amparo.interamerican.kinds import PROTECTED, Identity, Scope
from amparo.interamerican.picture import PersonSeen

# Shorter parts of a name ("de", "la", "Ana") also stand for other things; the whole name is always veiled.
_PART: Final = 4
# What no reader sees within a word, and a word that goes on in the next line.
_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_BROKEN: Final = re.compile(r"(?<=\w)[-\u2010]\s*\n\s*(?=\w)")


class Veil:
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
                    found[_plain(words.strip())] = person.label
            for part in person.name.split():
                if len(part) >= _PART:
                    found.setdefault(_plain(part), person.label)
        self._labels = found
        longest_first = sorted(found, key=len, reverse=True)
        # Words may stand over a line break, and accents and case do not hide a name.
        ways = (r"\s+".join(re.escape(word) for word in name.split()) for name in longest_first)
        self._pattern = re.compile(r"(?<!\w)(?:" + "|".join(ways) + r")(?!\w)") if found else None

    def over(self, text: str) -> str:
        """The text with each name replaced by its label."""
        if self._pattern is None:
            return text
        whole = unicodedata.normalize("NFC", text)
        plain, out, done = _plain(whole), [], 0
        for match in self._pattern.finditer(plain):
            out += [whole[done : match.start()], self._labels[" ".join(match[0].split())]]
            done = match.end()
        return "".join([*out, whole[done:]])

    def tells(self, text: str) -> bool:
        """Whether the text would tell who somebody is."""
        if self._pattern is None:
            return False
        plain = _plain(unicodedata.normalize("NFC", _UNSEEN.sub("", text)))
        whole = _BROKEN.sub("", plain)
        return any(self._pattern.search(each) is not None for each in (plain, whole))


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


def _plain(text: str) -> str:
    """Letters without accents or case, one for each letter, so that places stay the same."""
    return "".join(
        (unicodedata.normalize("NFD", letter)[0].lower() or letter)[0] for letter in text
    )
