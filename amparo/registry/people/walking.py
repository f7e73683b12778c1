"""Going through the cards of a register a part at a time, some seconds each, with how far one came."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic
from typing import Any, Final
from uuid import UUID

from amparo.accounts import directory
from amparo.accounts.actors import Actor
from amparo.custody import cardparts
from amparo.custody.cards import OpenCard
from amparo.registry.names import searching
from amparo.registry.people import aside
from amparo.registry.people.errors import KeepsNoRegister
from amparo.registry.people.finding import PURPOSE

# Seconds for which one part of a register is opened.
AT_MOST: Final = 8.0


@dataclass(slots=True)
class Walk:
    """One part of a search, and what the parts before it left.

    of     how many cards there are in all
    began  what was put aside; empty in the first part
    """

    seated: Actor
    actor: Actor
    asked: Mapping[str, str] = field(repr=False)
    at: datetime
    of: int
    began: dict[str, Any] = field(repr=False)
    _part: cardparts.Part

    @property
    def looked(self) -> int:
        """How many cards were looked at so far, of all parts."""
        return int(self.began.get("looked", 0)) + self._part.looked

    @property
    def broken(self) -> int:
        return int(self.began.get("broken", 0)) + len(self._part.broken)

    @property
    def ended(self) -> bool:
        """Whether nothing is left, once `cards` was gone through."""
        return self._part.after is None

    def cards(self, at_most: float) -> Iterator[list[OpenCard]]:
        """Some thousand cards at once, each file's together, until the seconds are over or the cards are."""
        end = monotonic() + at_most
        for chunk in self._part.chunks():
            yield chunk
            if monotonic() >= end:
                return

    def again(self, ids: Collection[UUID]) -> list[OpenCard]:
        """Cards found before, opened again; those that may no longer be known are left out."""
        return self._part.again(ids)

    def go_on(self, found: Callable[[], Mapping[str, Any]]) -> str:
        """The text to go on with; empty at the end. `found` is asked only when there is a next part."""
        if self._part.after is None:
            return ""
        far = {"looked": self.looked, "broken": self.broken, "of": self.of}
        value = {**far, "after": str(self._part.after), "found": dict(found())}
        return aside.put(self.actor, self.asked, value, self.at)


def walk(actor: Actor, asked: Mapping[str, str], at: datetime, going_on: str = "") -> Walk:
    """Begin a search, or go on with one: an entry `search` of its own, without words.

    Raises KeepsNoRegister, TooManySearches, CannotGoOn, and NothingToOpen where the register has no card yet.
    """
    seated = searching(actor)
    if not seated.seats:
        raise KeepsNoRegister
    began = aside.take(actor, asked, going_on, at) if going_on else {}
    after = UUID(began["after"]) if began else None
    part = cardparts.open_part(seated, PURPOSE, at, after, holders=directory.holders_of)
    of = int(began["of"]) if began else part.count()
    return Walk(seated, actor, asked, at, of, began, part)
