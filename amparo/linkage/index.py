"""Cards in memory, searched by name and compared with one another."""

import random
from collections.abc import Callable, Iterable, Iterator, Sized
from functools import lru_cache
from heapq import nlargest
from math import log2

from rapidfuzz import fuzz

from amparo.kernel.text import fold
from amparo.linkage import lexicon
from amparo.linkage.cards import Card, Hit, Match, Pair
from amparo.linkage.comparing import Seen
from amparo.linkage.names import parse, word
from amparo.linkage.register import Register
from amparo.linkage.scoring import Known, Scorer, group_key
from amparo.linkage.shelf import Shelf
from amparo.linkage.vocabulary import Vocabulary
from amparo.linkage.weights import DEFAULT, PROPOSED, Weights, probability

Progress = Callable[[int, int], None]
_STEP = 10_000
# A word that so few cards hold makes them candidates alone; more common words only two together.
_RARE = 60
_COMPARED = 120  # candidates of one card that are compared in full, the most promising
# Bits short of singling out one card of the register from which a comparison could no longer find a match.
_HOPE = 4.0


class Index:
    """Cards ready to be searched and compared. Made by `build`; nothing but its weights changes afterwards."""

    def __init__(self) -> None:
        self._shelf, self._words, self.register = Shelf(), Vocabulary(), Register()
        self._roots: dict[str, tuple[str, ...]] = {}
        self._scorer = Scorer(self.register, DEFAULT)
        self._class = lru_cache(maxsize=128)(self._class_of)

    @classmethod
    def build(
        cls, cards: Iterable[Card], progress: Progress | None = None, weights: Weights = DEFAULT
    ) -> "Index":
        """Take in cards of distinct keys; `progress(done, total)` is called every 10,000, total 0 when not known."""
        index = cls()
        total = len(cards) if isinstance(cards, Sized) else 0
        for card in cards:
            index._add(card)
            if progress is not None and len(index._shelf) % _STEP == 0:
                progress(len(index._shelf), total)
        index._finish()
        index.weigh(weights)
        if progress is not None:
            progress(len(index), total or len(index))
        return index

    def __len__(self) -> int:
        return len(self._shelf)

    @property
    def weights(self) -> Weights:
        return self._scorer.weights

    def weigh(self, weights: Weights) -> None:
        """Compare by other weights from now on."""
        self._scorer = Scorer(self.register, weights)

    def _finish(self) -> None:
        self._words.finish()
        self.register.held.update(
            {root: len(places) for root, places in self._words.holders.items()}
        )

    def _add(self, card: Card) -> None:
        place = len(self._shelf)
        self._shelf.add(card)
        register, holders = self.register, self._words.holders
        held: set[str] = set()
        for written in card.names:
            roots = self._roots_of(written)
            held.update(roots)
            # The middle word of an odd number may be either; order is told by a comma where there is one.
            half = len(roots) // 2
            first, last = (
                (register.back, register.front)
                if "," in written
                else (register.front, register.back)
            )
            first.update(roots[:half])
            last.update(roots[len(roots) - half :])
        for root in held:
            holders[root].append(place)
        register.cards += 1
        if card.place:
            register.places[card.place] += 1
        if card.group:
            register.groups[group_key(card.group)] += 1

    def _roots_of(self, written: str) -> list[str]:
        known = self._roots
        roots: list[str] = []
        for raw in written.replace(",", " ").split():
            found = known.get(raw)
            if found is None:
                found = known[raw] = _roots(raw)
            roots += found
        return roots

    # Search

    def search(self, words: str, limit: int = 20) -> list[Hit]:
        """Return the cards whose names come nearest to the words, best first; spelling, order and ends are forgiven."""
        asked = [root for root in self._roots_of(words) if root]
        found: dict[int, float] = {}
        whole = 0.0
        for root in dict.fromkeys(asked):
            whole += self._collect(root, found)
        if not whole:
            return []
        best = nlargest(4 * limit, found.items(), key=lambda item: (item[1], -item[0]))
        wanted = " ".join(asked)
        hits = [self._hit(place, score / whole, wanted) for place, score in best]
        return sorted(hits, key=lambda hit: (-hit.score, hit.name, hit.key))[:limit]

    def _collect(self, root: str, found: dict[int, float]) -> float:
        """Add to each card what one word of the question gives it; return what a perfect answer would give."""
        worth, seen = 0.0, set[int]()
        for other, quality in self._words.like(root):
            holders = self._words.holders[other]
            worth = worth or log2(2 + len(self) / len(holders))
            for place in holders:
                if place not in seen:
                    found[place] = found.get(place, 0.0) + quality * worth
            seen.update(holders)
        return worth or log2(2 + len(self))

    def _hit(self, place: int, score: float, wanted: str) -> Hit:
        card = self._shelf[place]
        likeness, name = max(
            (fuzz.token_sort_ratio(wanted, " ".join(self._roots_of(name))) / 100, name)
            for name in card.names
        )
        return Hit(card.key, round(min(1.0, 0.8 * score + 0.2 * likeness), 4), name)

    # Candidates

    def candidates(self, card: Card, limit: int = 10, least: float = 0.01) -> list[Match]:
        """Return the cards that may be of the same identity, most probable first; never the card of the same key."""
        ours = self._scorer.known(card)
        found = []
        for place in self._promising(card):
            other = self._shelf[place]
            if other.key != card.key:
                match = self._match(ours, other)
                if match.probability >= least:
                    found.append(match)
        return sorted(found, key=lambda match: (-match.weight, match.key))[:limit]

    def pairs(self, least: float = PROPOSED, progress: Progress | None = None) -> Iterator[Pair]:
        """Yield each pair of cards of the index that is at least so probable, in the order of the cards."""
        for place, (ours, places) in enumerate(self._blocked(range(len(self)))):
            for other in places:
                if other > place:
                    theirs = self._scorer.known(self._shelf[other])
                    chance = probability(self._scorer.weight(ours, theirs))
                    if chance >= least:
                        yield Pair(ours.card.key, theirs.card.key, chance)
            if progress is not None and (place + 1) % _STEP == 0:
                progress(place + 1, len(self))

    def seen(self, ours: Known, theirs: Known) -> list[Seen]:
        """Return how two cards compare, without weights."""
        return self._scorer.seen(ours, theirs)

    def _blocked(self, places: Iterable[int]) -> Iterator[tuple[Known, list[int]]]:
        for place in places:
            card = self._shelf[place]
            yield self._scorer.known(card), [one for one in self._promising(card) if one != place]

    def _match(self, ours: Known, other: Card) -> Match:
        fields, weight = self._scorer.compare(ours, self._scorer.known(other))
        return Match(other.key, probability(weight), weight, tuple(fields))

    def _promising(self, card: Card) -> list[int]:
        """Return the places of cards that share a rare word, or two words, however spelt; the most promising first."""
        ranked: dict[int, float] = {}
        for written in card.names:
            roots = {found.root for found in parse(written).words if not found.initial}
            for place, rank in self._sharing(sorted(roots)).items():
                ranked[place] = max(rank, ranked.get(place, 0.0))
        nearby, least = self._shelf.nearby, log2(1 + len(self)) - _HOPE
        hopeful = {
            place: bits
            for place, rank in ranked.items()
            if (bits := rank + nearby(card, place)) >= least
        }
        return nlargest(_COMPARED, hopeful, key=lambda place: (hopeful[place], -place))

    def _sharing(self, roots: list[str]) -> dict[int, float]:
        classes = sorted((self._class(root) for root in roots), key=len)
        bits = [log2(1 + len(self) / len(holders)) if holders else 0.0 for holders in classes]
        found: set[int] = set()
        for at, holders in enumerate(classes):
            if len(holders) <= _RARE or len(classes) == 1:
                found |= holders
            else:
                for other in classes[at + 1 :]:
                    found |= holders & other
        return {
            place: sum(bit for bit, holders in zip(bits, classes, strict=True) if place in holders)
            for place in found
        }

    def _class_of(self, root: str) -> frozenset[int]:
        """Return the cards that hold the word, in any spelling, one slip away or as a short form."""
        holders = self._words.holders
        return frozenset().union(
            *(holders[other] for other in (root, *self._words.near(root)) if other in holders)
        )

    # Learning

    def sample(
        self, cards: int, seed: int
    ) -> tuple[list[tuple[Known, Known]], list[tuple[Known, Known]], int]:
        """Return pairs to learn from: at random, and blocked ones of some cards; and how many cards those are."""
        chance = random.Random(seed)  # noqa: S311 - a sample, not a secret
        everyone, known = range(len(self)), self._scorer.known
        chosen = list(everyone) if len(self) <= cards else chance.sample(everyone, cards)
        at_random = [
            (known(self._shelf[one]), known(self._shelf[other]))
            for one, other in (chance.sample(everyone, 2) for _ in range(5 * len(chosen)))
        ]
        blocked = [
            (ours, known(self._shelf[other]))
            for ours, places in self._blocked(chosen)
            for other in places
        ]
        return at_random, blocked, len(chosen)


def _roots(raw: str) -> tuple[str, ...]:
    """Return the roots of one written word, of its parts where it is hyphenated; none for particles and initials."""
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
