"""Repetitions: claims whose words are much alike, with what they share, for a person to confirm.

Words are compared as sets of stems in pairs (shingles), so that order and form matter a little; the
share is of the shorter text, so that a claim inside a longer one is found. Pure but for reading claims.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Generic, TypeVar

from amparo.claims.kinds import ClaimState
from amparo.claims.models import Claim
from amparo.kernel.text import fold

ALIKE: Final = 55
_WORD = re.compile(r"[a-z0-9]+")
_STEM = 6
# Words that say nothing of what is asked, in both languages.
_EMPTY = frozenset(
    (
        *("a", "al", "and", "as", "by", "con", "de", "del", "el", "en", "for", "from", "in", "is"),
        *(
            "its",
            "la",
            "las",
            "le",
            "lo",
            "los",
            "no",
            "of",
            "on",
            "or",
            "para",
            "por",
            "que",
            "se",
        ),
        *("so", "su", "sus", "that", "the", "their", "this", "to", "un", "una", "with", "y", "be"),
        *("todas", "todos", "all", "such", "take", "tome", "medidas", "measures", "necessary"),
        *("necesarias", "ensure", "asegurar", "garantizar", "state", "estado"),
    )
)
# A feature of more texts than this says nothing of any of them, and would make every pair near.
_COMMON = 60

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Alike(Generic[Key]):
    """Two texts that are much alike: the share (0 to 100) and up to eight stems they have in common."""

    first: Key
    second: Key
    share: int
    common: tuple[str, ...]


def stems(text: str) -> list[str]:
    """The words of a text without accents, form or emptiness, in order."""
    return [word[:_STEM] for word in _WORD.findall(fold(text)) if word not in _EMPTY]


def features(text: str) -> frozenset[str]:
    """Stems and pairs of neighbouring stems."""
    found = stems(text)
    return frozenset([*found, *(f"{a} {b}" for a, b in pairwise(found))])


def share(first: frozenset[str], second: frozenset[str]) -> int:
    """Symmetric, 0 to 100; 100 for the same features, 0 when either has fewer than four."""
    if min(len(first), len(second)) < 4:
        return 0
    common, smaller = len(first & second), min(len(first), len(second))
    larger = max(len(first), len(second))
    # A short text inside a very long one is no repetition of it: length counts a little.
    return round(100 * common / (0.75 * smaller + 0.25 * larger))


def pairs(texts: Sequence[tuple[Key, str]], floor: int = ALIKE) -> list[Alike[Key]]:
    """Every pair at or above `floor`, the most alike first.

    Only texts that share a feature are compared, and one that many share says nothing.
    """
    known = [(key, features(text)) for key, text in texts]
    by_feature: dict[str, list[int]] = defaultdict(list)
    for at, (_, found) in enumerate(known):
        for feature in found:
            by_feature[feature].append(at)
    near: Counter[tuple[int, int]] = Counter()
    for places in by_feature.values():
        if len(places) <= _COMMON:
            near.update((a, b) for i, a in enumerate(places) for b in places[i + 1 :])
    found_pairs = [
        Alike(known[a][0], known[b][0], share(known[a][1], known[b][1]), _shared(known, a, b))
        for (a, b), together in near.items()
        if together >= 3 and share(known[a][1], known[b][1]) >= floor
    ]
    return sorted(found_pairs, key=lambda pair: -pair.share)


def to_words(words: str, *, limit: int, floor: int = 25) -> list[tuple[Claim, int]]:
    """Standing claims most alike to some words, with their share; at most `limit`."""
    wanted = features(words)
    rows = Claim.objects.filter(state=ClaimState.STANDING).only(
        "id", "words_es", "words_en", "code"
    )
    found = [(row, _best(wanted, row)) for row in rows.iterator(500)]
    near = [pair for pair in found if pair[1] >= floor]
    return sorted(near, key=lambda pair: (-pair[1], pair[0].code))[:limit]


def _best(wanted: frozenset[str], row: Claim) -> int:
    return max(share(wanted, features(text)) for text in (row.words_es, row.words_en))


def _shared(known: Sequence[tuple[object, frozenset[str]]], a: int, b: int) -> tuple[str, ...]:
    common: Iterable[str] = known[a][1] & known[b][1]
    return tuple(
        sorted((each for each in common if " " not in each), key=lambda s: (-len(s), s))[:8]
    )
