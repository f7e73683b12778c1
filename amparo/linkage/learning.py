"""Weights learnt from the cards themselves, without anybody telling which belong together.

u is counted on random pairs, hardly any of which match. m and r come by expectation and maximisation over blocked pairs
in three classes: one identity, relatives, neither. The last has frequencies of its own (its cards share words, being
blocked), used only to tell the classes apart. Everything is held towards the priors by a few pseudo-counts, so that
little data changes little; relatives by more of them, the more cards are asked.
"""

from collections import Counter
from collections.abc import Iterable

from amparo.linkage.cards import Card
from amparo.linkage.comparing import FIELDS, LEVELS, MISSING, Seen
from amparo.linkage.index import Index
from amparo.linkage.weights import DEFAULT, PRIORS, Weights, kin_of

_FEWEST = 200  # cards below which the priors are kept
_SAMPLE = 500
_ROUNDS = 40
_HELD_M, _HELD_U = 40.0, 200.0
# For each card asked. Left free, relatives at times also take in strangers who share one surname and a given name.
_HELD_R = 0.4
_CONFIRMED = 1e-3
# The shares of matches and of relatives first believed in, under the priors.
_FIRST = (1e-4, 1e-4)
# Rare and of few words: not enough of them in any register to learn from without being told.
_KEPT = ("name", "kind")

Pattern = tuple[int, ...]
Shares = list[list[float]]
_TAUGHT = tuple(name for name in FIELDS if name not in _KEPT)
_CODES = {name: {level: at for at, level in enumerate(LEVELS[name])} for name in _TAUGHT}


def learn(cards: Iterable[Card] | Index, seed: int = 0) -> Weights:
    """Return weights learnt from cards or from an index of them; the priors when there are fewer than 200 cards.

    Repeatable: the same cards and seed give the same weights. Takes no longer for a million cards than for a thousand.
    """
    index = cards if isinstance(cards, Index) else Index.build(cards)
    if len(index) < _FEWEST:
        return DEFAULT
    at_random, blocked, asked = index.sample(_SAMPLE, seed)
    seen = index.seen
    loose = Counter(pattern(seen(*pair)) for pair in at_random)
    tight = Counter(pattern(seen(*pair)) for pair in blocked)
    u = _shares(loose, None, _priors(1), _HELD_U)
    m, kin, matches, relatives = _tell_apart(tight, u, _HELD_R * asked)
    levels = {name: tuple(zip(m[at], u[at], strict=True)) for at, name in enumerate(_TAUGHT)}
    levels |= {name: PRIORS[name] for name in _KEPT}
    akin = kin_of(levels) | {name: tuple(kin[at]) for at, name in enumerate(_TAUGHT)}
    return Weights(levels, akin, _bounded(matches / asked), _bounded(relatives / asked), len(index))


def pattern(seen: tuple[Seen, ...]) -> Pattern:
    """Return the levels of the fields that are learnt, -1 for missing; a collective's pair is all missing."""
    found = {part.field: part.level for part in seen}
    return tuple(
        -1 if found.get(name, MISSING) == MISSING else _CODES[name][found[name]] for name in _TAUGHT
    )


def _priors(side: int) -> Shares:
    return [[row[side] for row in PRIORS[name]] for name in _TAUGHT]


def _bounded(found: float) -> float:
    return min(max(found, 0.02), 5.0)


def _tell_apart(
    tight: Counter[Pattern], u: Shares, held_r: float
) -> tuple[Shares, Shares, float, float]:
    """Return m, r and how many of the pairs match and are of relatives."""
    pairs = max(sum(tight.values()), 1)
    priors = _priors(0), [list(DEFAULT.kin[name]) for name in _TAUGHT], u
    held = _HELD_M, max(_HELD_M, held_r), _HELD_M
    classes, shares = list(priors), [*_FIRST, 1 - sum(_FIRST)]
    for _ in range(_ROUNDS):
        belief = {found: _belief(found, classes, shares) for found in tight}
        classes = [
            _shares(
                tight, {found: parts[at] for found, parts in belief.items()}, priors[at], held[at]
            )
            for at in range(3)
        ]
        before = shares[0]
        shares = [
            max(sum(count * belief[found][at] for found, count in tight.items()) / pairs, 1e-6)
            for at in range(3)
        ]
        if abs(shares[0] - before) < _CONFIRMED * before:
            break
    return classes[0], classes[1], shares[0] * pairs, shares[1] * pairs


def _belief(found: Pattern, classes: list[Shares], shares: list[float]) -> tuple[float, ...]:
    """Return how probable each class is for pairs of this pattern."""
    odds = list(shares)
    for at, level in enumerate(found):
        if level >= 0:
            odds = [odd * levels[at][level] for odd, levels in zip(odds, classes, strict=True)]
    whole = sum(odds)
    return tuple(odd / whole for odd in odds)


def _shares(
    counts: Counter[Pattern], belief: dict[Pattern, float] | None, priors: Shares, held: float
) -> Shares:
    """Return the share of each level of each field among the pairs, each counted as far as it is believed."""
    sums = [[held * part for part in row] for row in priors]
    for found, count in counts.items():
        part = count * (1.0 if belief is None else belief[found])
        for at, level in enumerate(found):
            if level >= 0:
                sums[at][level] += part
    return [[part / sum(row) for part in row] for row in sums]
