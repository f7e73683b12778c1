"""The words of all names of an index: which cards hold each, and which words are near another."""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

from amparo.linkage.register import short_forms

_LIKE = 0.87


class Vocabulary:
    """Roots, each with the cards that hold it in ascending order."""

    def __init__(self) -> None:
        self.holders: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        self._ends: defaultdict[str, list[str]] = defaultdict(list)
        self._sorted: list[str] = []
        self.near = lru_cache(maxsize=1 << 15)(self._near)

    def finish(self) -> None:
        """Make ready for questions, once every card is in."""
        self._sorted = sorted(self.holders)
        for root in self._sorted:
            for end in _ends(root):
                self._ends[end].append(root)

    def _near(self, root: str) -> tuple[str, ...]:
        """Return the other roots one slip away, and the short forms of a given name; sorted."""
        found = {other for other in short_forms(root) if other in self.holders}
        if len(root) >= 4:
            for end in _ends(root):
                roots = self._ends.get(end, ())
                matches = process.extract(
                    root, roots, scorer=OSA.distance, score_cutoff=1, limit=None
                )
                found.update(other for other, _, _ in matches if len(other) >= 4)
        found.discard(root)
        return tuple(sorted(found))

    def like(self, root: str) -> Iterator[tuple[str, float]]:
        """Yield (root, quality from 0 to 1) of all that somebody who typed this may have meant, best first."""
        if root in self.holders:
            yield root, 1.0
        near = self.near(root)
        for other in near:
            yield other, 0.85
        given = {root, *near}
        started = [other for other in self._started(root) if other not in given]
        for other in started:
            yield other, 0.6 + 0.2 * len(root) / len(other)
        given.update(started)
        if len(root) < 4:
            return
        for other, likeness, _ in process.extract(
            root, self._sorted, scorer=JaroWinkler.similarity, score_cutoff=_LIKE, limit=40
        ):
            if other not in given:
                yield other, 0.7 * likeness

    def _started(self, root: str) -> list[str]:
        """Return roots that begin with this one: a word not yet typed to its end."""
        if len(root) < 3:
            return []
        first = bisect_left(self._sorted, root)
        last = bisect_left(self._sorted, root + "\uffff")
        return self._sorted[first : min(last, first + 200)]


def may_be(asked: str, root: str) -> bool:
    """Whether a root is what was asked, or a vocabulary that held it could yield it as `near`."""
    if asked == root or root in short_forms(asked):
        return True
    return min(len(asked), len(root)) >= 4 and OSA.distance(asked, root, score_cutoff=1) <= 1


def may_mean(asked: str, root: str) -> bool:
    """Whether a vocabulary that holds a root could yield it as `like` what was asked; without the vocabulary."""
    if may_be(asked, root) or (len(asked) >= 3 and root.startswith(asked)):
        return True
    return len(asked) >= 4 and JaroWinkler.similarity(asked, root) >= _LIKE


def _ends(root: str) -> list[str]:
    """Return keys of which two roots one slip apart share one: their beginnings and their ends."""
    keys = []
    if len(root) <= 7:
        keys += [f"^{root[:2]}", f"{root[-2:]}$"]
    if len(root) >= 6:
        keys += [f"^{root[:3]}", f"{root[-3:]}$"]
    return keys
