"""What the acts on measures and orders are given and give back: frozen values, no rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from amparo.measures.stages import Agreement, Helped, Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A measure to be put to the person.

    type       code of the law pack's catalogue
    words      what it is, as she reads it
    cautions   what would make it worse; sealed with the judgement, never told to an institution
    """

    type: str
    institution: str
    words: str = field(repr=False)
    cautions: str = field(default="", repr=False)
    interim: bool = False
    start_on: date | None = None
    review_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedWord:
    """Her word on a measure as somebody of the desk heard it: how, and when she said it."""

    agreement: Agreement
    words: str = field(repr=False)
    voice: Voice
    how: str = field(repr=False)
    said_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderDraft:
    """An order as the officer writes it, from the open file.

    what, how  what is to be done, and how she accepted that it be done
    facts      code of a revealed field to its words; only codes that the measure's type reveals
    due_at     by when it should arrive; None takes the hours of the catalogue
    override   reasons in words for an institution that must not know; she reads them
    basis      the decision it rests on, with its number and date
    """

    measure_id: UUID
    institution: str
    desk_id: UUID
    what: str = field(repr=False)
    how: str = field(default="", repr=False)
    facts: Mapping[str, str] = field(default_factory=dict, repr=False)
    due_at: datetime | None = None
    override: str = field(default="", repr=False)
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDraft:
    """What the institution says it did; `done_at` when it is done, None while it goes on."""

    words: str = field(repr=False)
    done_at: datetime | None = None
    evidence_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """Her word on an order: `arrived` and `helped`, each None where she did not say."""

    arrived: bool | None = None
    helped: Helped | None = None


@dataclass(frozen=True, slots=True)
class Revealed:
    """One fact an order tells about her: the same label in the order, in the file and on her page."""

    code: str
    label: str
    words: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class OrderCard:
    """An order as its institution may list it: nothing of the file, not even its number."""

    id: UUID
    number: str
    type: str
    label: str
    institution: str
    state: str
    track: str
    issued_at: datetime
    due_at: datetime
    asked_until: datetime | None
    acknowledged_at: datetime | None
    reported_at: datetime | None


@dataclass(frozen=True, slots=True)
class OrderText:
    """An opened order: what to do, for whom, how, and why it matters.

    over  why it was withdrawn, to an institution from which all the rest was taken back
    """

    card: OrderCard
    what: str = field(repr=False)
    how: str = field(repr=False)
    why: str = field(repr=False)
    basis: str = ""
    revealed: tuple[Revealed, ...] = ()
    exchange: tuple[Line, ...] = ()
    over: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the exchange over an order; `mine` when the reader's own desk wrote it.

    file_name, file_size  of the file it came with, in bytes; empty and 0 when there is none
    """

    kind: str
    reason: str
    words: str = field(repr=False)
    until: datetime | None
    evidence_id: UUID | None
    mine: bool
    at: datetime
    file_name: str = field(default="", repr=False)
    file_size: int = 0


@dataclass(frozen=True, slots=True)
class Times:
    """How long orders take: medians over those that got so far, beside how many there were.

    orders                issued and not withdrawn
    acknowledged, arrived how many of them reached that point
    """

    orders: int
    acknowledged: int
    arrived: int
    to_acknowledgement: timedelta | None
    to_arrival: timedelta | None
