"""Which events of an open collection are looked for: one rule for its list, their number and what goes out of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from amparo.custody.opening import OpenFile
from amparo.documentation import reading, vocabulary
from amparo.documentation.lives import NAMING
from amparo.documentation.shapes import When
from amparo.kernel import countries
from amparo.kernel.text import fold
from amparo.linkage.gathering import roots_of
from amparo.linkage.vocabulary import may_mean
from amparo.territory.places import place

_ACTS = 4


@dataclass(frozen=True, slots=True)
class Wanted:
    """What events are asked for; nothing of it, all of them.

    words         each stands in the title, the description, the place or its country, whatever its accents, or
                  in a name of somebody whom a record of the event names, however it is spelt; the names are of
                  one person
    since, until  it may have happened on one of these days; an event without a date did on none
    act           it has an act of this kind, or of one under it
    """

    words: str = ""
    status: str = ""
    since: date | None = None
    until: date | None = None
    act: str = ""

    @property
    def narrows(self) -> bool:
        return bool(self.words.strip() or self.status or self.since or self.until or self.act)


class Finder:
    """Tells which events of an open collection are wanted; reads its people and acts once, where they matter."""

    def __init__(self, file: OpenFile, wanted: Wanted) -> None:
        self._wanted = wanted
        self._words = fold(wanted.words).split()
        self._named = _named(file, self._words) if self._words else {}
        self._of_act = _with_act(file, wanted.act) if wanted.act else frozenset()

    def holds(self, told: Mapping[str, Any]) -> bool:
        """Whether an event is wanted, as it is stored."""
        wanted = self._wanted
        if wanted.status and told["status"] != wanted.status:
            return False
        if wanted.act and UUID(told["id"]) not in self._of_act:
            return False
        if (wanted.since or wanted.until) and not _between(told, wanted.since, wanted.until):
            return False
        return not self._words or self._says(told)

    def _says(self, told: Mapping[str, Any]) -> bool:
        where = told.get("where") or {}
        words = (told["title"], told.get("description", ""), place_words(where), *_country(where))
        text = fold(" ".join(words))
        missing = frozenset(at for at, word in enumerate(self._words) if word not in text)
        return not missing or any(missing <= met for met in self._named.get(UUID(told["id"]), ()))


def _country(where: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of the country of a place, in each of our languages."""
    code = where.get("country", "") or ("PE" if where.get("ubigeo") else "")
    return tuple(countries.country(code, language) for language in countries.OURS) if code else ()


def place_words(where: Mapping[str, Any]) -> str:
    """A place as it is stored, by the words of its source and by the names of its UBIGEO."""
    ubigeo = where.get("ubigeo", "")
    codes = (ubigeo[:digits] for digits in (6, 4, 2) if len(ubigeo) >= digits)
    names = [known.name for code in codes if (known := place(code))]
    return " ".join(filter(None, (where.get("words", ""), *names, where.get("country", ""))))


def _named(file: OpenFile, words: list[str]) -> dict[UUID, set[frozenset[int]]]:
    """By event, which of the words each person who is named there may be meant by."""
    asked = [roots_of(word) for word in words]
    if not any(asked):
        return {}
    # Particles and initials are nobody's: they ask nothing of a name.
    bare = frozenset(at for at, roots in enumerate(asked) if not roots)
    met: dict[str, frozenset[int]] = {}
    for told in reading.plain(file, "person"):
        held = set(roots_of(" ".join((told.get("name", ""), *told.get("other_names", ())))))
        its = frozenset(at for at, roots in enumerate(asked) if roots and _meant(roots, held))
        if its:
            met[told["id"]] = its | bare
    found: defaultdict[UUID, set[frozenset[int]]] = defaultdict(set)
    for kind, names in NAMING.items() if met else ():
        for told in reading.plain(file, kind):
            for name in names:
                if told.get(name) in met and told.get("event"):
                    found[UUID(told["event"])].add(met[told[name]])
    return found


def _meant(asked: Iterable[str], held: Iterable[str]) -> bool:
    return all(any(may_mean(one, root) for root in held) for one in asked)


def _with_act(file: OpenFile, code: str) -> frozenset[UUID]:
    kinds = vocabulary.under(_ACTS, code)
    acts = reading.plain(file, "act")
    return frozenset(UUID(told["event"]) for told in acts if told["type"] in kinds)


def _between(told: Mapping[str, Any], since: date | None, until: date | None) -> bool:
    begins = (told.get("begins") or {}).get("value") or (told.get("ends") or {}).get("value")
    if not begins:
        return False
    ends = (told.get("ends") or {}).get("value") or begins
    first = When.model_construct(value=begins).first
    last = When.model_construct(value=ends).last
    return (until is None or (first or until) <= until) and (
        since is None or (last or since) >= since
    )
