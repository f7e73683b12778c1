"""Shapes of the register of people in the API."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from ninja import Schema
from pydantic import Field


class PersonRow(Schema):
    """What stands in clear of one person: no name."""

    id: UUID
    entered_on: date
    desk: UUID


class PersonOut(PersonRow):
    open: bool
    acts: list[dict[str, Any]]


class PersonOpen(Schema):
    """Somebody unsealed; relations and judgements only of what this member may know."""

    id: UUID
    version: int
    person: dict[str, Any]
    about: dict[str, Any]
    differential: list[dict[str, Any]]
    withdrawn: list[dict[str, Any]]
    relations: list[dict[str, Any]]
    contact: str
    judged: list[dict[str, Any]]


class Words(Schema):
    """What is looked for, and what narrows it: a kind of file, a department, what they defend, what they count as.

    offset, limit  which of all that fit are sent, the nearest first; `count` says how many fit
    cursor         what an unfinished search gave as `next`
    """

    q: str = Field(min_length=1, max_length=120)
    what: str = Field("", max_length=20)
    place: str = Field("", max_length=2)
    defends: str = Field("", max_length=60)
    unit: str = Field("", max_length=20)
    offset: int = Field(0, ge=0)
    limit: int = Field(500, ge=1, le=5000)
    cursor: str = Field("", max_length=1_500_000)


class HitOut(Schema):
    id: UUID
    kind: str
    name: str
    names: list[str]
    identity: UUID | None
    score: float


class HitsOut(Schema):
    """What was found among the cards looked at so far.

    looked  how many cards, of how many in all
    cut     whether more was found than is kept from part to part: then the nearest
    next    the cursor with which to go on; null once all were looked at

    `identity` of an item is known only when all the cards were looked at in one part.
    """

    count: int
    broken: int
    items: list[HitOut]
    looked: int
    of: int
    cut: bool = False
    next: str | None


class FieldOut(Schema):
    """One field of two cards: codes, the weight in bits, and both values."""

    name: str
    level: str
    weight: float
    ours: str
    theirs: str


class CandidateOut(Schema):
    id: UUID
    kind: str
    names: list[str]
    identity: UUID | None
    probability: float
    left_open: bool
    fields: list[FieldOut]


class JudgedOut(Schema):
    """The identity that both belong to from now on; null when they were not judged the same."""

    identity: UUID | None


class PersonDoneOut(Schema):
    id: UUID
    at: datetime
