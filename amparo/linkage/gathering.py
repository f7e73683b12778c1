"""A search by name over cards that come a part at a time, and end as if all had been searched at once.

How much a word says depends on how many cards hold it, and that is known only at the end. So what is
kept of the cards gone by is which words they hold of those that may be meant, and how many hold each.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from heapq import nlargest
from math import log2
from typing import Any

from rapidfuzz import fuzz

from amparo.kernel.text import fold
from amparo.linkage import lexicon
from amparo.linkage.cards import Hit
from amparo.linkage.names import word
from amparo.linkage.vocabulary import Vocabulary, may_mean

# Ranked by their words for each hit that is wanted, before their whole names are compared.
RANKED = 4
# What the likeness of a whole name counts for in a score, beside its words.
_OF_NAME = 0.2
# Cards put aside between two parts; of more, those that are the nearest as far as it is known by then.
KEPT = 10_000


class Gathering:
    """What a search found so far.

    cut  whether more was found between two parts than could be put aside
    """

    def __init__(self, words: str, limit: int | None = None) -> None:
        self.cut = False
        self._limit = limit
        self._most = RANKED * limit if limit else sys.maxsize
        self._asked = list(dict.fromkeys(root for root in roots_of(words) if root))
        self._wanted = " ".join(root for root in roots_of(words) if root)
        self._cards = 0
        self._held = Counter[str]()
        self._found: dict[tuple[str, ...], list[tuple[int, str]]] = {}
        self._meant: dict[str, tuple[str, ...]] = {}

    def look(self, names: Iterable[str]) -> set[str] | None:
        """Count one card, and return the words on it that may be meant; in the order of a whole search.

        What a word is worth is counted over all cards, those among them that are not asked for.
        """
        self._cards += 1
        held: set[str] | None = None
        for written in names:
            for raw in (written.replace(",", " ") if "," in written else written).split():
                meant = self._meant.get(raw)
                if meant is None:
                    meant = self._meant[raw] = tuple(filter(self._may_be_meant, roots(raw)))
                if meant:
                    held = {*(held or ()), *meant}
        if held:
            self._held.update(held)
        return held

    def keep(self, key: str, held: Iterable[str]) -> None:
        """Keep the card last looked at, which holds these words."""
        group = self._found.setdefault(tuple(sorted(held)), [])
        # Of cards that hold the same words the first come first, whatever the words will be worth.
        if len(group) < self._most:
            group.append((self._cards, key))

    def best(self, least: float = 0.0) -> dict[str, float]:
        """The cards whose words come nearest so far, best first, and how near, from 0 to 1.

        least  the score below which no hit is wanted
        """
        share = (least - _OF_NAME) / (1 - _OF_NAME)
        return {one[2]: one[0] for one in self._ranked(self._most) if one[0] >= share}

    def hits(self, best: Mapping[str, float], names: Mapping[str, Iterable[str]]) -> list[Hit]:
        """The hits among the best, by the names on their cards; a card that is not given is left out."""
        found = [
            nearest(key, names[key], share, self._wanted)
            for key, share in best.items()
            if key in names
        ]
        return sorted(found, key=lambda hit: (-hit.score, hit.name, hit.key))[: self._limit]

    def put_aside(self) -> dict[str, Any]:
        """Plain values from which `taken_up` goes on."""
        groups: dict[tuple[str, ...], list[tuple[int, str]]] = {}
        self.cut = self.cut or sum(map(len, self._found.values())) > KEPT
        for _share, place, key, group in self._ranked(KEPT):
            groups.setdefault(group, []).append((-place, key))
        found = [[list(group), sorted(cards)] for group, cards in groups.items()]
        return {"cut": self.cut, "cards": self._cards, "held": dict(self._held), "found": found}

    def take_up(self, aside: Mapping[str, Any]) -> None:
        """Go on from what was put aside of a search for the same words."""
        self.cut = aside["cut"]
        self._cards, self._held = aside["cards"], Counter(aside["held"])
        self._found = {
            tuple(group): [(place, key) for place, key in cards] for group, cards in aside["found"]
        }

    def _ranked(self, most: int) -> list[tuple[float, int, str, tuple[str, ...]]]:
        """Share of a perfect answer, place (negative), key and words held; the best first."""
        ways = self._ways()
        whole = sum(worth for worth, _ in ways)
        if not whole:
            return []
        each = (
            (share, -place, key, group)
            for group, cards in self._found.items()
            if (share := _score(group, ways)) > 0
            for place, key in cards
        )
        ranked = nlargest(most, each) if most < sys.maxsize else sorted(each, reverse=True)
        return [(share / whole, place, key, group) for share, place, key, group in ranked]

    def _ways(self) -> list[tuple[float, list[tuple[str, float]]]]:
        """What each word of the question is worth, and the words that may be meant by it, best first."""
        words = Vocabulary()
        for root in self._held:
            words.holders[root].append(0)
        words.finish()
        ways = []
        for root in self._asked:
            like = list(words.like(root))
            holding = self._held[like[0][0]] if like else 1
            ways.append((log2(2 + self._cards / holding), like))
        return ways

    def _may_be_meant(self, root: str) -> bool:
        return any(may_mean(asked, root) for asked in self._asked)


def roots_of(written: str) -> list[str]:
    """The roots of every word of a name or a question."""
    return [root for raw in written.replace(",", " ").split() for root in roots(raw)]


def nearest(key: str, names: Iterable[str], share: float, wanted: str) -> Hit:
    """A card found by its words, by that of its names which comes nearest to the roots that are wanted."""
    likeness, name = max(
        (fuzz.token_sort_ratio(wanted, " ".join(roots_of(name))) / 100, name) for name in names
    )
    return Hit(key, round(min(1.0, (1 - _OF_NAME) * share + _OF_NAME * likeness), 4), name)


@lru_cache(maxsize=1 << 15)
def roots(raw: str) -> tuple[str, ...]:
    """The roots of one written word, of its parts where it is hyphenated; none for particles and initials."""
    parts = (
        fold(part) for part in raw.replace(".", " ").replace("-", " ").replace("/", " ").split()
    )
    return tuple(
        found.root
        for part in parts
        if part not in lexicon.PARTICLES
        for found in [word(part)]
        if len(found.plain) > 1
    )


def _score(group: tuple[str, ...], ways: list[tuple[float, list[tuple[str, float]]]]) -> float:
    """What a card that holds these words answers: of the words meant by one of the question's, the best."""
    found = 0.0
    for worth, like in ways:
        found += worth * next((quality for other, quality in like if other in group), 0.0)
    return found
