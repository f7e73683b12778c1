"""What the cards of one register say about words: how rare each is, and whether it is rather given or inherited."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from math import log2

from amparo.linkage import lexicon
from amparo.linkage.names import word

# Trust in the built-in list of given names, in cards; and in an average share, so that few cards say little.
_TRUST = 60.0
_AVERAGE, _WEIGHT = 0.01, 60.0
_SLIPS = 4  # a mistyped word is not met oftener, unless its model is very common
_LEAST, _MOST = -4.0, 6.0


def _bases() -> dict[str, frozenset[str]]:
    """Return for each root what it may be short for, itself among them."""
    bases: dict[str, set[str]] = {}
    for line in lexicon.NICKNAMES.splitlines():
        roots = [word(raw).root for raw in line.split()]
        for one in roots:
            bases.setdefault(one, {one}).add(roots[0])
    return {one: frozenset(named) for one, named in bases.items()}


BASES = _bases()
_KNOWN_GIVEN = frozenset(word(raw).root for raw in lexicon.GIVEN) | frozenset(BASES)


@lru_cache(maxsize=1 << 12)
def short_forms(root: str) -> frozenset[str]:
    """Return the roots of the names and nicknames under which the bearer of a given name may also stand."""
    named = BASES.get(root)
    if not named:
        return frozenset()
    return frozenset(other for other, bases in BASES.items() if bases & named) - {root}


@dataclass(slots=True)
class Register:
    """Counts of roots in the cards of one index; `share` and `givenness` are read from them."""

    cards: int = 0
    held: Counter[str] = field(default_factory=Counter)
    front: Counter[str] = field(default_factory=Counter)
    back: Counter[str] = field(default_factory=Counter)
    places: Counter[str] = field(default_factory=Counter)
    groups: Counter[str] = field(default_factory=Counter)
    _means: dict[str, tuple[float, float]] = field(default_factory=dict)
    _rarities: dict[tuple[str, str], float] = field(default_factory=dict)

    def givenness(self, root: str) -> float:
        """Return how likely a word is a given name, strictly between 0 and 1."""
        given = self.front[root] + 1.0 + (_TRUST if root in _KNOWN_GIVEN else 0.0)
        return given / (given + self.back[root] + 1.0)

    def slip(self, one: str, other: str) -> bool:
        """Return whether one of two like words may be the other mistyped: not where both are in common use."""
        fewer, more = self.held[one], self.held[other]
        if fewer > more:
            fewer, more = more, fewer
        return fewer <= _SLIPS or fewer * 20 <= more

    def rarity(self, of: str, value: str) -> float:
        """Return the bits by which agreement on this very value says more than agreement on an average one.

        `of` is surname, given, word, place or group. Bounded, and near 0 while there are few cards.
        """
        known = self._rarities.get((of, value))
        if known is None:
            total, mean = self._mean(of)
            share = (self._count(of, value) + _WEIGHT * mean) / (total + _WEIGHT)
            known = self._rarities[of, value] = min(_MOST, max(_LEAST, log2(mean / share)))
        return known

    def _count(self, of: str, value: str) -> float:
        if of == "place":
            return float(self.places[value])
        if of == "group":
            return float(self.groups[value])
        if of == "word":
            return float(self.held[value])
        part = self.givenness(value)
        return self.held[value] * (part if of == "given" else 1.0 - part)

    def _mean(self, of: str) -> tuple[float, float]:
        """Return the total and the mean share of agreeing values: the sum of squares of all shares."""
        if of not in self._means:
            values: Iterable[str] = {"place": self.places, "group": self.groups}.get(of, self.held)
            counts = [self._count(of, value) for value in values]
            total = sum(counts)
            squares = sum(count * count for count in counts) + _WEIGHT * _WEIGHT * _AVERAGE
            self._means[of] = (total, squares / (total + _WEIGHT) ** 2)
        return self._means[of]
