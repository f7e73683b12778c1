"""Weights learnt from the cards that a member may know, kept in memory for a while and for that member alone.

They are shares of levels over hundreds of cards: no name, no file and no pair is in them. Another member,
who may know other cards, learns from theirs.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Lock
from typing import Final
from uuid import UUID

from amparo.linkage import Index, Weights, learn

WITHIN: Final = timedelta(hours=12)
MEMBERS: Final = 64
# A register that grew or shrank by more than this teaches anew.
DRIFT: Final = 0.1
_kept: OrderedDict[UUID, tuple[datetime, int, Weights]] = OrderedDict()
_lock = Lock()


def weights(cards: int, all_: Callable[[], Index], member: UUID, at: datetime) -> Weights:
    """What so many cards teach; stated weights while they are fewer than 200. `all_` is asked only to learn anew."""
    with _lock:
        kept = _kept.get(member)
    if kept is not None and _serves(kept, cards, at):
        return kept[2]
    learnt = learn(all_())
    with _lock:
        _kept[member] = (at, cards, learnt)
        _kept.move_to_end(member)
        while len(_kept) > MEMBERS:
            _kept.popitem(last=False)
    return learnt


def _serves(kept: tuple[datetime, int, Weights], cards: int, at: datetime) -> bool:
    learnt_at, of, _weights = kept
    return learnt_at <= at < learnt_at + WITHIN and abs(cards - of) <= DRIFT * of
