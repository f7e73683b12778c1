"""What looking through a register tells: who was found by name, who may be the same, and what was judged."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from amparo.linkage import Field
from amparo.registry.names import NameCard


@dataclass(frozen=True, slots=True)
class Found:
    """One file or person found by name."""

    file_id: UUID
    card: NameCard = field(repr=False)
    score: float
    name: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class MaybeSame:
    """Somebody who may be the same: the card of theirs that comes nearest, and why, field by field.

    left_open  whether somebody looked at it before and could not tell
    """

    file_id: UUID
    card: NameCard = field(repr=False)
    identity: UUID | None
    probability: float
    fields: tuple[Field, ...] = field(repr=False)
    left_open: bool = False


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """Another file that was judged not to be about the same one, or left open; `at` in seconds of the epoch."""

    file_id: UUID
    card: NameCard = field(repr=False)
    at: int
    apart: bool
    reasons: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Looked:
    """A part of the register compared with all that follows it.

    looked  how many cards were looked at so far, of how many in all
    next    the card after which the next part begins; None at the end
    """

    pairs: list[tuple[UUID, MaybeSame]] = field(repr=False)
    looked: int
    of: int
    next: UUID | None
