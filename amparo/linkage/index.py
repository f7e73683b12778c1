"""Cards in memory, searched by name and compared with one another."""

import random
from collections.abc import Callable, Iterable, Iterator, Sized
from functools import lru_cache
from heapq import nlargest
from math import log2

from amparo.linkage.cards import Card, Hit, Match, Pair
from amparo.linkage.comparing import Seen
from amparo.linkage.gathering import RANKED, nearest
from amparo.linkage.gathering import roots as roots_in
from amparo.linkage.names import parse
from amparo.linkage.register import Register
from amparo.linkage.scoring import Known, Scorer, group_key
from amparo.linkage.shelf import SAME_PLACE as _SAME_PLACE
from amparo.linkage.shelf import SAME_YEAR, Shelf
from amparo.linkage.vocabulary import Vocabulary, may_be
from amparo.linkage.weights import DEFAULT, PROPOSED, Weights, probability

Progress = Callable[[int, int], None]
_STEP = 10_000
# A word that so few cards hold makes them candidates alone; more common words only two together.
_RARE = 60
_COMPARED = 120  # candidates of one card that are compared in full, the most promising
# Bits short of singling out one card of the register from which a comparison could no longer find a match.
_HOPE = 4.0
# Cards kept taken apart, and sets of cards that hold a word: few of a large register, whose sets are large.
_AT_HAND = 1 << 17
_FEWEST_SETS, _KEPT_PLACES = 128, 200_000_000
_NONE: frozenset[int] = frozenset()

_NEARBY = SAME_YEAR + _SAME_PLACE


class Index:
    """Cards ready to be searched and compared. Made by `build`; nothing but its weights changes afterwards."""

    def __init__(self) -> None:
        self._shelf, self._words, self.register = Shelf(), Vocabulary(), Register()
        self._roots: dict[str, tuple[str, ...]] = {}
        self._front, self._back, self._held = list[str](), list[str](), list[str]()
        self._scorer = Scorer(self.register, DEFAULT)
        self._years: dict[int | None, frozenset[int]] = {}
        self._known = lru_cache(maxsize=_AT_HAND)(self._known_at)
        self._class = lru_cache(maxsize=_FEWEST_SETS)(self._class_of)
        self._both = lru_cache(maxsize=_FEWEST_SETS)(self._both_of)

    @classmethod
    def build(
        cls, cards: Iterable[Card], progress: Progress | None = None, weights: Weights = DEFAULT
    ) -> "Index":
        """Take in cards of distinct keys; `progress(done, total)` is called every 10,000, total 0 when not known."""
        index = cls()
        total = len(cards) if isinstance(cards, Sized) else 0
        for card in cards:
            index._keep(card, index._counted(card))
            if progress is not None and len(index) % _STEP == 0:
                progress(len(index), total)
        index.register.held.update(
            {root: len(places) for root, places in index._words.holders.items()}
        )
        index._finish()
        index.weigh(weights)
        if progress is not None:
            progress(len(index), total or len(index))
        return index

    @classmethod
    def around(cls, asked: Iterable[Card], cards: Iterable[Card]) -> "Index":
        """Take in only those of the cards that share a word with one asked about; the others are counted.

        Whoever was asked about has the candidates that an index of all the cards would give; of anybody else it
        knows nothing.
        """
        index, meant, known = cls(), set[str](), 0
        roots = {found.root for card in asked for name in card.names for found in parse(name).words}
        for card in cards:
            held = index._counted(card)
            index._held += held
            if known != (known := len(index._roots)):  # it brought a word that was not met before
                meant |= {root for root in held if any(may_be(one, root) for one in roots)}
            if not meant.isdisjoint(held):
                index._keep(card, held)
        index._finish()
        index.weigh(DEFAULT)
        return index

    def __len__(self) -> int:
        return self.register.cards

    @property
    def weights(self) -> Weights:
        return self._scorer.weights

    def weigh(self, weights: Weights) -> None:
        """Compare by other weights from now on."""
        self._scorer = Scorer(self.register, weights)
        self._known.cache_clear()

    def _finish(self) -> None:
        self._tally()
        self._words.finish()
        kept = max(_FEWEST_SETS, _KEPT_PLACES // (1 + len(self)))
        self._class = lru_cache(maxsize=kept)(self._class_of)
        self._both = lru_cache(maxsize=kept)(self._both_of)
        self._years = {year: frozenset(all_) for year, all_ in self._shelf.born().items()}

    def _keep(self, card: Card, held: set[str]) -> None:
        place, holders = len(self._shelf), self._words.holders
        self._shelf.add(card)
        for root in held:
            holders[root].append(place)

    def _counted(self, card: Card) -> set[str]:
        """Count a card in the register, and return the words it holds."""
        register, held = self.register, set[str]()
        for written in card.names:
            roots = self._roots_of(written)
            held.update(roots)
            # The middle word of an odd number may be either; order is told by a comma where there is one.
            half = len(roots) // 2
            first, last = (self._back, self._front) if "," in written else (self._front, self._back)
            first += roots[:half]
            last += roots[len(roots) - half :]
        register.cards += 1
        if register.cards % _STEP == 0:
            self._tally()
        if card.place:
            register.places[card.place] += 1
        if card.group:
            register.groups[group_key(card.group)] += 1
        return held

    def _tally(self) -> None:
        """Count in the register the words put by: many at once, for one by one they take longer than all else."""
        self.register.front.update(self._front)
        self.register.back.update(self._back)
        self.register.held.update(self._held)
        self._front, self._back, self._held = [], [], []

    def _roots_of(self, written: str) -> list[str]:
        known = self._roots
        roots: list[str] = []
        for raw in written.replace(",", " ").split():
            found = known.get(raw)
            if found is None:
                found = known[raw] = roots_in(raw)
            roots += found
        return roots

    # Search

    def search(
        self, words: str, limit: int = 20, among: Callable[[str], bool] | None = None
    ) -> list[Hit]:
        """Return the cards whose names come nearest to the words, best first; spelling, order and ends are forgiven.

        among  which keys are asked for; what a word is worth is counted over all cards nevertheless
        """
        asked = [root for root in self._roots_of(words) if root]
        found: dict[int, float] = {}
        whole = 0.0
        for root in dict.fromkeys(asked):
            whole += self._collect(root, found)
        if not whole:
            return []
        if among is not None:
            found = {place: got for place, got in found.items() if among(self._shelf[place].key)}
        best = nlargest(RANKED * limit, found.items(), key=lambda item: (item[1], -item[0]))
        wanted = " ".join(asked)
        cards = ((self._shelf[place], score / whole) for place, score in best)
        hits = [nearest(card.key, card.names, share, wanted) for card, share in cards]
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

    # Candidates

    def candidates(self, card: Card, limit: int = 10, least: float = 0.01) -> list[Match]:
        """Return the cards that may be of the same identity, most probable first; never the card of the same key."""
        ours = self._scorer.known(card)
        found = []
        for place in self._promising(card):
            other = self._known(place)
            if other.card.key != card.key:
                match = self._match(ours, other)
                if match.probability >= least:
                    found.append(match)
        return sorted(found, key=lambda match: (-match.weight, match.key))[:limit]

    def pairs(
        self, least: float = PROPOSED, progress: Progress | None = None, start: int = 0
    ) -> Iterator[Pair]:
        """Yield each pair of cards of the index that is at least so probable, in the order of the cards.

        start  the place of the card to begin with: those before it were looked at
        """
        for place in range(start, len(self)):
            yield from self.after(place, least)
            if progress is not None and (place + 1) % _STEP == 0:
                progress(place + 1, len(self))

    def after(self, place: int, least: float = PROPOSED) -> list[Pair]:
        """Return the pairs of one card, by its place, with those that stand after it."""
        ours, found = self._known(place), []
        for other in self._promising(ours.card, place):
            theirs = self._known(other)
            chance = probability(self._scorer.weight(ours, theirs))
            if chance >= least:
                found.append(Pair(ours.card.key, theirs.card.key, chance))
        return found

    def beside(self, one: Card, other: Card) -> Match:
        """Return how two cards compare, by the names and counts of this index."""
        return self._match(self._scorer.known(one), self._scorer.known(other))

    def seen(self, ours: Known, theirs: Known) -> tuple[Seen, ...]:
        """Return how two cards compare, without weights."""
        return self._scorer.seen(ours, theirs)

    def _known_at(self, place: int) -> Known:
        return self._scorer.known(self._shelf[place])

    def _match(self, ours: Known, other: Known) -> Match:
        fields, weight = self._scorer.compare(ours, other)
        return Match(other.card.key, probability(weight), weight, tuple(fields))

    def _promising(self, card: Card, after: int = -1) -> list[int]:
        """Return the places of cards that share a rare word, or two words, however spelt, and could still be a match.

        after  only of cards that stand after this place; of more than can be compared, the most promising
        """
        ranked: dict[int, float] = {}
        for written in card.names:
            roots = {found.root for found in parse(written).words if not found.initial}
            for place, rank in self._sharing(sorted(roots), card):
                if place > after and rank > ranked.get(place, 0.0):
                    ranked[place] = rank
        nearby, least = self._shelf.nearby, self._least()
        hopeful = {
            place: bits
            for place, rank in ranked.items()
            if rank + _NEARBY >= least and (bits := rank + nearby(card, place)) >= least
        }
        if len(hopeful) <= _COMPARED:
            return list(hopeful)
        return nlargest(_COMPARED, hopeful, key=lambda place: (hopeful[place], -place))

    def _least(self) -> float:
        return log2(1 + len(self)) - _HOPE

    def _sharing(self, roots: list[str], card: Card) -> Iterable[tuple[int, float]]:
        """Return places and bits of the words shared. Where those are too few, only of cards of the same year."""
        known = sorted(((self._class(root), root) for root in roots), key=lambda one: len(one[0]))
        classes = [holders for holders, _ in known]
        bits = [log2(1 + len(self) / len(holders)) if holders else 0.0 for holders in classes]
        found: set[int] = set()
        for at, holders in enumerate(classes):
            if len(holders) <= _RARE or len(classes) == 1:
                found |= holders
                continue
            for to in range(at + 1, len(classes)):
                both = self._both(known[at][1], known[to][1])
                if bits[at] + bits[to] + _SAME_PLACE < self._least():
                    both = self._narrowed(
                        both, card, [classes[n] for n in range(len(classes)) if n not in (at, to)]
                    )
                found |= both
        ranked: dict[int, float] = dict.fromkeys(found, 0.0)
        for bit, holders in zip(bits, classes, strict=True):
            for place in found & holders:
                ranked[place] += bit
        return ranked.items()

    def _narrowed(
        self, both: frozenset[int], card: Card, others: list[frozenset[int]]
    ) -> frozenset[int]:
        """Return those of the same year of birth, or that hold a third word: the rest share too little."""
        same = both & self._years.get(card.birth_year, _NONE)
        return same.union(*(both & holders for holders in others))

    def _both_of(self, one: str, other: str) -> frozenset[int]:
        return self._class(one) & self._class(other)

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
        everyone = range(len(self))
        chosen = list(everyone) if len(self) <= cards else chance.sample(everyone, cards)
        at_random = [
            (self._known(one), self._known(other))
            for one, other in (chance.sample(everyone, 2) for _ in range(5 * len(chosen)))
        ]
        blocked = [
            (ours, self._known(other))
            for place in chosen
            for ours in [self._known(place)]
            for other in self._promising(ours.card)
            if other != place
        ]
        return at_random, blocked, len(chosen)
