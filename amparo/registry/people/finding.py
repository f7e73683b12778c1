"""Searching names over the cards of what a member may know, and who may be the same person."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from amparo import linkage
from amparo.accounts import directory
from amparo.accounts.actors import Actor
from amparo.custody import cards
from amparo.custody.naming import may_name
from amparo.linkage import Gathering, Index
from amparo.registry.names import OF_SEVERAL, NameCard, pair_of, searching
from amparo.registry.opened import NameCards
from amparo.registry.people import weighing
from amparo.registry.people.errors import KeepsNoRegister
from amparo.registry.people.found import Found, JudgedPair, Looked, MaybeSame
from amparo.registry.people.wholes import Wholes

PURPOSE = "linkage_work"
LEAST = 0.6


@dataclass(slots=True)
class Known:
    """Every card that one search opened; lives as long as its answer.

    cards   by the file or, where a file has several, by what each is about
    within  the file of those that are about somebody in it
    broken  how many cards are not what was recorded, and were left out
    """

    cards: NameCards = field(default_factory=NameCards, repr=False)
    within: dict[UUID, UUID] = field(default_factory=dict, repr=False)
    broken: int = 0
    actor: Actor | None = field(default=None, repr=False)
    at: datetime | None = None
    _whole: Wholes | None = field(default=None, repr=False)

    def sure(self, keys: Iterable[UUID]) -> set[UUID]:
        """Those whose file an act gave to the actor by its entries, and not a planted row alone.

        Asked of what is shown: of a whole register it would take longer than opening it.
        """
        files = {one: self.within.get(one, one) for one in keys if one in self.cards}
        known = may_name(self.actor, set(files.values())) if self.actor else set()
        return {one for one, file_id in files.items() if file_id in known}

    def card(self, file_id: UUID) -> NameCard | None:
        """One card to be shown; None where there is none that the actor may know."""
        return self.cards[file_id] if self.sure([file_id]) else None

    def root(self, file_id: UUID) -> UUID:
        """Who a file is about as far as the member may know: a person at the end of the way, or itself."""
        return self.wholes.root(file_id)

    def of(self, root: UUID) -> list[UUID]:
        """The files and persons of one identity, itself first."""
        return self.wholes.of(root) if root in self.cards else []

    def life(self, person_id: UUID) -> list[UUID]:
        """All that is known of somebody: what is theirs, and what is tied to any of it; themselves first."""
        group = self.of(self.root(person_id))
        return list(dict.fromkeys((*group, *self.cards.tied_to(group))))

    @property
    def wholes(self) -> Wholes:
        """Who is whom among these cards."""
        if self._whole is None:
            joining = dict(self.cards.having("theirs")) | dict(self.cards.of_kind(*OF_SEVERAL))
            self._whole = Wholes(joining, self.cards)
        return self._whole

    def search(self, words: str, among: Callable[[NameCard], bool] | None = None) -> list[Found]:
        """By name or alias, spelling forgiven, the nearest first; all that fit.

        among  which cards are asked for: of a common name others would else take their places
        """
        gathering = Gathering(words)
        for one, called in self.cards.called():
            held = gathering.look(called)
            if held and (among is None or among(self.cards[one])):
                gathering.keep(str(one), held)
        best = gathering.best(LEAST)
        hits = gathering.hits(best, {key: self.cards[UUID(key)].called for key in best})
        sure = self.sure(UUID(hit.key) for hit in hits)
        return [
            Found(UUID(hit.key), self.cards[UUID(hit.key)], hit.score, hit.name)
            for hit in hits
            if hit.score >= LEAST and UUID(hit.key) in sure
        ]

    def candidates(
        self, file_id: UUID, probe: NameCard | None = None, limit: int = 10
    ) -> list[MaybeSame]:
        """Who may be the same as a file or person; what somebody judged to be another is not asked again.

        probe  what the file says of the person, when it has no card yet
        """
        ours = self.of(self.root(file_id)) or [file_id]
        asked = [probe] if probe is not None else self._asking(file_id, ours)
        probes = [_plain(file_id, card) for card in asked]
        index = self._around(probes, {*ours, *self.within})
        best: dict[UUID, MaybeSame] = {}
        for card in probes:
            for match in index.candidates(card, limit=4 * limit):
                maybe, root = (
                    self._maybe(file_id, UUID(match.key), match),
                    self.root(UUID(match.key)),
                )
                if self._tied(file_id, root):
                    continue
                before = best.get(root)
                if before is not None and _nearness(before, root) >= _nearness(maybe, root):
                    continue
                if probe is None and self._judged(file_id, maybe.file_id):
                    continue
                best[root] = maybe
        sure = self.sure({maybe.file_id for maybe in best.values()})
        told = [maybe for maybe in best.values() if maybe.file_id in sure]
        ranked = sorted(told, key=lambda one: (one.left_open, -one.probability))
        return ranked[:limit]

    def near(
        self, probes: Iterable[tuple[UUID, NameCard]], limit: int = 3
    ) -> Iterator[tuple[UUID, list[MaybeSame]]]:
        """As `candidates`, of many who have no card here: one index for all, and no less likely than what is reviewed.

        probes  each by an id that is no file's, with what is known of them
        """
        index = self._weighed(self._others(self.within))
        for asked, card in probes:
            best: dict[UUID, MaybeSame] = {}
            matches = index.candidates(_plain(asked, card), 4 * limit, linkage.PROPOSED)
            for match in matches if card.called else ():
                maybe = self._maybe(asked, UUID(match.key), match)
                best.setdefault(self.root(maybe.file_id), maybe)
            sure = self.sure({maybe.file_id for maybe in best.values()})
            yield asked, [maybe for maybe in best.values() if maybe.file_id in sure][:limit]

    def repeated(
        self, limit: int, after: UUID | None = None, enough: Callable[[], bool] = bool
    ) -> Looked:
        """Two and two identities that may be one, one pair for both; the most likely first, the left open last.

        A part of the register at a time: it begins with the card that follows `after` and ends where
        `limit` pairs were found or `enough` says so. Parts follow each other by the cards' ids.
        """
        cards = sorted(self._others(self.within))
        own = [UUID(card.key) for card in cards]
        index = self._weighed(cards)
        begin = bisect_right(own, str(after), key=str) if after else 0
        seen, found, place = set[str](), list[tuple[UUID, MaybeSame]](), begin
        while place < len(index) and len(found) < limit and not enough():
            for pair in index.after(place):
                one, other = UUID(pair.one), UUID(pair.other)
                if self._judged(one, other) or (both := self._roots(one, other)) in seen:
                    continue
                seen.add(both)
                match = index.beside(self._card(one), self._card(other))
                found.append((one, self._maybe(one, other, match)))
            place += 1
        sure = self.sure({one for pair, maybe in found for one in (pair, maybe.file_id)})
        told = [each for each in found if {each[0], each[1].file_id} <= sure]
        told.sort(key=lambda each: (each[1].left_open, -each[1].probability))
        left = own[place - 1] if 0 < place < len(own) else None
        return Looked(told, place, len(own), left)

    def _card(self, file_id: UUID) -> linkage.Card:
        return _plain(file_id, self.cards[file_id])

    def _others(self, but: Container[UUID]) -> Iterator[linkage.Card]:
        return (card for one, card in self.cards.compared() if one not in but)

    def _weighed(self, cards: Iterable[linkage.Card]) -> Index:
        """An index that compares by what these cards teach."""
        index = Index.build(cards)
        self._weigh(index, lambda: index)
        return index

    def _around(self, probes: list[linkage.Card], but: Container[UUID]) -> Index:
        """The same for those alone who share a word with somebody; the others teach when it is time for it."""
        index = Index.around(probes, self._others(but))
        self._weigh(index, lambda: Index.build(self._others(but)))
        return index

    def _weigh(self, index: Index, all_: Callable[[], Index]) -> None:
        if self.actor is not None and self.at is not None:
            index.weigh(weighing.weights(len(index), all_, self.actor.id, self.at))

    def judged_before(self, file_id: UUID) -> list[JudgedPair]:
        """What was judged of a file and others, the last word on each; only where both may be known."""
        ours, found = self.of(self.root(file_id)) or [file_id], dict[UUID, JudgedPair]()
        mine = [(one, self.cards[one]) for one in ours if one in self.cards]
        asked = any(card.apart or card.open for _one, card in mine)
        others = self.cards.items() if asked else self.cards.having("apart", "open")
        for other, card in others:
            if other in ours:
                continue
            for one, own in mine:
                last = _last(pair_of(one, other), (own, card))
                if last and (other not in found or last[0] > found[other].at):
                    found[other] = JudgedPair(other, card, *last)
        sure = self.sure(found)
        told = [each for one, each in found.items() if one in sure]
        return sorted(told, key=lambda one: (-one.at, str(one.file_id)))

    def _roots(self, one: UUID, other: UUID) -> str:
        return pair_of(self.root(one), self.root(other))

    def _asking(self, file_id: UUID, ours: list[UUID]) -> list[NameCard]:
        """The cards by which others are compared: a file about several speaks for itself alone."""
        cards = {one: self.cards[one] for one in ours}
        return [card for one, card in cards.items() if one == file_id or not card.about_several]

    def _tied(self, one: UUID, other: UUID) -> bool:
        """Whether one of them is about several, the other among them."""
        return one in self.wholes.above(other) or other in self.wholes.above(one)

    def _judged(self, one: UUID, other: UUID) -> bool:
        """Whether two are one or tied already, or were judged not to be."""
        first, second = self.root(one), self.root(other)
        if first == second or self._tied(first, second):
            return True
        return self._verdict(self.of(first), self.of(second)) == "apart"

    def _verdict(self, ours: list[UUID], theirs: list[UUID]) -> str:
        """What was last judged of any pair among two identities: `apart`, `open`, or nothing.

        A judgement stands in the card of whichever file it was made from; of two in one second the
        one that asks again counts.
        """
        pairs = {pair_of(a, b) for a in ours for b in theirs}
        cards = [self.cards[one] for one in (*ours, *theirs)]
        apart = [card.apart[pair] for card in cards for pair in pairs & card.apart.keys()]
        left = [card.open[pair] for card in cards for pair in pairs & card.open.keys()]
        if not apart and not left:
            return ""
        return "apart" if max(apart, default=-1) > max(left, default=-1) else "open"

    def _maybe(self, one: UUID, other: UUID, match: linkage.Match) -> MaybeSame:
        ours, root = self.of(self.root(one)), self.root(other)
        left = self._verdict(ours, self.of(root)) == "open"
        identity = root if self.cards[root].kind in ("person", "collective") else None
        return MaybeSame(other, self.cards[other], identity, match.probability, match.fields, left)


def known(actor: Actor, at: datetime, purpose: str = PURPOSE) -> Known:
    """Open the cards of all that the actor may know; one entry `search`, without words.

    Raises KeepsNoRegister, TooManySearches and NothingToOpen where the register has no card yet.
    """
    seated = searching(actor)
    if not seated.seats:
        raise KeepsNoRegister
    opened = cards.open_cards(seated, purpose, at, holders=directory.holders_of)
    found, within = dict[UUID, dict[str, Any]](), dict[UUID, UUID]()
    for each in opened:
        found[each.about or each.file_id] = each.value
        if each.about is not None:
            within[each.about] = each.file_id
    return Known(NameCards(found), within, len(opened.broken), seated, at)


def _last(pair: str, both: Iterable[NameCard]) -> tuple[int, bool, str] | None:
    """When two were last judged, whether apart, and why; of two in one second the one that asks again."""
    told = [
        (at, apart, card.why.get(pair, ""))
        for card in both
        for apart, kept in ((True, card.apart), (False, card.open))
        if (at := kept.get(pair)) is not None
    ]
    return max(told, key=lambda one: (one[0], not one[1]), default=None)


def _nearness(one: MaybeSame, root: UUID) -> tuple[float, bool]:
    """How near a card comes; of two that come as near, whoever it is about speaks before a file of theirs."""
    return one.probability, one.file_id == root


def _plain(file_id: UUID, card: NameCard) -> linkage.Card:
    return linkage.Card(
        key=file_id.hex,
        names=card.called,
        birth_year=card.birth_year,
        sex=card.sex or None,
        place=card.place or None,
        group=card.group or None,
    )
