"""A search by name over a register of any size: all at once while some seconds are enough, else a part at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from amparo.accounts.actors import Actor
from amparo.custody.cards import OpenCard
from amparo.custody.naming import may_name
from amparo.linkage import Gathering
from amparo.registry.names import NameCard, called_in, card_of
from amparo.registry.people import walking
from amparo.registry.people.finding import LEAST
from amparo.registry.people.found import Found
from amparo.registry.people.walking import Walk
from amparo.registry.people.wholes import Wholes


@dataclass(frozen=True, slots=True)
class Sought:
    """What was found in the parts so far, the nearest first.

    within  the file of each that is about somebody in a file
    looked  how many cards were looked at, of how many in all
    cut     whether more was found than could be put aside between the parts: then the nearest
    next    what to go on with; empty once all were looked at
    wholes  who is whom among what was found; None when the search took several parts
    """

    found: list[Found] = field(repr=False)
    within: dict[UUID, UUID] = field(repr=False)
    looked: int
    of: int
    cut: bool
    next: str = field(repr=False)
    broken: int
    wholes: Wholes | None = field(repr=False)


def seek(
    actor: Actor,
    words: str,
    at: datetime,
    going_on: str = "",
    at_most: float = walking.AT_MOST,
    *,
    asked: Mapping[str, str] | None = None,
    among: Callable[[NameCard], bool] | None = None,
) -> Sought:
    """Look through the cards for so many seconds.

    among  which cards are asked for; `asked` says so, that nobody goes on with another question

    Raises as `walking.walk`.
    """
    walk = walking.walk(actor, {**(asked or {}), "q": words}, at, going_on)
    gathering, judged = Gathering(words), dict[UUID, NameCard]()
    if walk.began:
        gathering.take_up(walk.began["found"])
    for chunk in walk.cards(at_most):
        for card in chunk:
            value: dict[str, Any] = card.value
            called = called_in(value)
            held = gathering.look(called) if called else None
            if held and (among is None or among(card_of(card))):
                gathering.keep(card.place[:16].hex(), held)
            if value.get("t"):
                judged[card.about or card.file_id] = card_of(card)
    found, within = _found(walk, gathering)
    following = walk.go_on(gathering.put_aside)
    return Sought(
        found=found,
        within=within,
        looked=walk.looked,
        of=max(walk.of, walk.looked),
        cut=gathering.cut,
        next=following,
        broken=walk.broken,
        wholes=None if walk.began or not walk.ended else _wholes(judged, found),
    )


def _found(walk: Walk, gathering: Gathering) -> tuple[list[Found], dict[UUID, UUID]]:
    best = gathering.best(LEAST)
    cards = walk.again([UUID(hex=one) for one in best])
    open_ = {str(card.about or card.file_id): card_of(card) for card in cards}
    shares = _by_key(cards, best)
    hits = gathering.hits(shares, {key: card.called for key, card in open_.items() if card.called})
    within = {card.about: card.file_id for card in cards if card.about is not None}
    near = [(UUID(hit.key), hit) for hit in hits if hit.score >= LEAST]
    sure = may_name(walk.seated, {within.get(one, one) for one, _hit in near})
    found = [
        Found(one, open_[hit.key], hit.score, hit.name)
        for one, hit in near
        if within.get(one, one) in sure
    ]
    return found, within


def _by_key(cards: Iterable[OpenCard], best: dict[str, float]) -> dict[str, float]:
    """The shares by what each card is about, the best first."""
    keys = {card.place[:16].hex(): str(card.about or card.file_id) for card in cards}
    return {keys[one]: share for one, share in reversed(best.items()) if one in keys}


def _wholes(judged: dict[UUID, NameCard], found: list[Found]) -> Wholes:
    return Wholes({**{one.file_id: one.card for one in found}, **judged})
