"""What goes into a deposit and what a receipt gives back: frozen values, no rows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID

# A text or a choice, a count, several choices, or a list of small tables (incidents).
Value: TypeAlias = str | int | tuple[str, ...] | tuple[Mapping[str, "Value"], ...]


class Track(StrEnum):
    """How fast a request runs; the codes are the law pack's."""

    URGENT = "urgent"
    ORDINARY = "ordinary"


class Channel(StrEnum):
    """By which door a request came in."""

    PORTAL = "portal"
    API = "api"
    TELEPHONE = "telephone"
    COUNTER = "counter"


@dataclass(frozen=True, slots=True)
class Deposit:
    """A request that the pack's form accepts, not yet sealed.

    answers        question code to value; only questions of the form, never an empty value
    standing       who asks: a choice of the form's question of that role, such as `self`
    must_not_know  institution codes of the pack to which nothing of this file may be given
    language       of the page, in which the receipt's words are given
    department     two digits (INEI), or "" when the place is unknown
    on_behalf      whether somebody else asks: their receipt writes and hardly reads
    reads_own      whether the receipt may read her own words back
    duress         the word that leads to a harmless view, or ""; it is no answer and is kept nowhere
    """

    pack_code: str
    pack_version: str
    track: Track
    answers: Mapping[str, Value] = field(repr=False)
    standing: str
    language: str
    department: str = ""
    collective: bool = False
    on_behalf: bool = False
    reads_own: bool = False
    must_not_know: frozenset[str] = frozenset()
    consents: frozenset[str] = frozenset()
    duress: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """What the person keeps. It exists only once the request is durable; `receipt` is stored nowhere."""

    file_id: UUID
    receipt: tuple[str, ...] = field(repr=False)
    number: str
    designation: str
    track: Track
    acknowledged_at: datetime
    due_at: datetime

    @property
    def words(self) -> str:
        """Return the receipt as one line, words parted by single spaces."""
        return " ".join(self.receipt)


@dataclass(frozen=True, slots=True)
class Message:
    """One line of the conversation; `mine` tells who wrote it, `from_role` is a code of the pack."""

    at: datetime
    text: str = field(repr=False)
    mine: bool
    from_role: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A clock that runs for or against her; `state` is running, met, late or stopped."""

    code: str
    due_at: datetime
    whose: str
    state: str


@dataclass(frozen=True, slots=True)
class OrderSeen:
    """An order to an institution, and which of her envelopes it reveals there."""

    order_id: UUID | None
    institution: str
    reveals: tuple[str, ...]
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class MeasureSeen:
    """A measure as she sees it: agreed, arrived and helped are what she or the file last said.

    denied_at  when she said that it did not arrive, until she says that it did
    again_at   when its institution said after that, again, that it is done: she is asked anew
    """

    id: UUID
    type: str
    state: str
    words: str = field(repr=False)
    institution: str
    due_at: datetime | None
    agreed: str
    arrived: str
    helped: str
    orders: tuple[OrderSeen, ...] = ()
    contradicted: bool = False
    denied_at: datetime | None = None
    again_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """Somebody opened her file: role, desk, institution, coded purpose, day; never a name."""

    role: str
    desk: str
    institution: str
    purpose: str
    on: datetime


@dataclass(frozen=True, slots=True)
class Happened:
    """One step of the history: a code of `kind` with the parameters written for her."""

    at: datetime
    kind: str
    params: Mapping[str, object] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Said:
    """One answer of hers, with its words when this receipt may read them."""

    at: datetime
    code: str
    about: UUID | None
    value: Mapping[str, object] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Review:
    """A review of a decision that she asked for: `asked`, then a stage of the pack's appeal."""

    at: datetime
    state: str
    remedy: str = ""
    outcome: str = ""
    reasons: str = field(default="", repr=False)

    @property
    def params(self) -> dict[str, object]:
        """Return what a line about it carries."""
        return {"stage": self.state, "outcome": self.outcome, "reasons": self.reasons}


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that she sent, as the server may say it: when, and about how large."""

    id: UUID
    at: datetime
    size: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the file stands, folded from the notices written to this receipt, newest last."""

    stage: str
    track: str
    since: datetime
    terms: tuple[Term, ...] = ()
    messages: tuple[Message, ...] = ()
    measures: tuple[MeasureSeen, ...] = ()
    opened: tuple[Opened, ...] = ()
    history: tuple[Happened, ...] = ()
    may_ask_review: bool = False
    review: Review | None = None

    @property
    def next_term(self) -> Term | None:
        """Return the term that runs out first among those still open.

        A right of hers that she let pass is over and not what comes next.
        """
        owed = {("person", "running"), ("institution", "running"), ("institution", "late")}
        open_terms = [term for term in self.terms if (term.whose, term.state) in owed]
        return min(open_terms, key=lambda term: term.due_at, default=None)

    def of_kind(self, kind: str) -> Iterator[Happened]:
        """Return the steps of one kind, oldest first."""
        return (step for step in self.history if step.kind == kind)


@dataclass(frozen=True, slots=True)
class Return:
    """What one receipt opens. A proxy's holds number, stage and its own sent words, nothing else.

    decoy  it was opened with the duress word: number and arrival, and nothing that came after
    """

    receipt_id: UUID
    file_id: UUID
    number: str
    designation: str
    language: str
    received_at: datetime
    proxy: bool
    standing: Standing
    decoy: bool = False
    own_words: Mapping[str, Value] | None = field(default=None, repr=False)
    evidence: tuple[Sent, ...] = ()
    withdrawn: frozenset[str] = frozenset()
    keys: object = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Draft:
    """A form somebody is still filling in: question code to what was typed, unchecked."""

    track: Track
    raw: Mapping[str, object] = field(repr=False)
    language: str
    expires_at: datetime
