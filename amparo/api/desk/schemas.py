"""What the desk's API gives and takes."""

from datetime import date, datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from ninja import Field, Schema

Item = TypeVar("Item")


class Page(Schema, Generic[Item]):
    """One page of a list; `next` is the cursor of the following one, or null on the last."""

    items: list[Item]
    next: str | None = Field(None, description="Repeat the call with ?cursor= this.")


class TermOut(Schema):
    """One clock. `due_at` is exclusive: at that instant it is late."""

    id: UUID
    file_id: UUID | None = Field(description="Null for who may know the order and not its file.")
    subject_id: UUID | None
    code: str
    label: str
    track: str
    unit: str
    amount: int
    started_at: datetime
    due_at: datetime
    state: str = Field(description="running, paused, late, met, met_late or stopped")
    whose_turn: str
    owner_desk: UUID | None
    owner_role: str
    norm: str | None
    verified: bool = Field(description="Whether a lawyer confirmed the figure.")


class CaseRow(Schema):
    """One file as a list shows it: clear facts only."""

    id: UUID
    number: str
    designation: str
    track: str
    stage: str
    stage_since: datetime
    department: str
    collective: bool
    channel: str
    received_at: datetime
    desk: UUID
    holder: UUID | None
    level: str
    level_valid_until: date | None


class ActOut(Schema):
    """One act as this member meets it now; `why_not` is null when it can be done."""

    code: str
    label: str
    hint: str
    why_not: str | None
    on: str
    subject: UUID | None
    needs_open: bool
    body: dict[str, Any] = Field(
        serialization_alias="schema", description="JSON schema of the body."
    )


class CaseOut(CaseRow):
    """One file: clear facts, running terms, and what this member may do now."""

    pack: str
    previous: UUID | None
    terms: list[TermOut]
    acts: list[ActOut]
    open_until: datetime | None


class OpenIn(Schema):
    """For what a file is opened: a coded reason of the law pack."""

    purpose: str = Field(max_length=48, examples=["intake_review"])


class SheetOut(Schema):
    id: UUID
    field: str
    value: Any
    version: int
    written_at: datetime


class EnvelopeOut(Schema):
    kind: str
    about: UUID | None
    sheets: list[SheetOut]


class OpenOut(Schema):
    """What is sealed, once the entry in the ledger exists."""

    file_id: UUID
    purpose: str
    until: datetime
    envelopes: list[EnvelopeOut]


class DoneOut(Schema):
    """What an act leaves behind; `shown` is shown once and stored nowhere."""

    file_id: UUID | None = Field(description="Null for who may know the order and not its file.")
    subject: UUID | None
    shown: dict[str, str]


class OrderRow(Schema):
    """One order as its institution may list it: nothing of the file."""

    id: UUID
    number: str
    type: str
    institution: str
    state: str
    track: str
    issued_at: datetime
    due_at: datetime
    asked_until: datetime | None
    acknowledged_at: datetime | None
    reported_at: datetime | None
    reveals: list[str]


class OrderOut(OrderRow):
    """One order and what may be answered to it now."""

    acts: list[ActOut]


class FactOut(Schema):
    code: str
    label: str
    words: str


class LineOut(Schema):
    kind: str
    reason: str
    words: str
    until: datetime | None
    evidence_id: UUID | None
    at: datetime


class OrderOpenOut(Schema):
    """An opened order: the least an institution needs, and nothing else of the file."""

    id: UUID
    number: str
    over: str | None = Field(
        description="Why it is over, when that is all that is left to its institution."
    )
    what: str
    how: str
    why: str
    basis: str
    revealed: list[FactOut]
    exchange: list[LineOut]


class InformationRow(Schema):
    """One request for information as a list shows it; `file_id` is null for its institution."""

    id: UUID
    number: str
    file_id: UUID | None
    institution: str
    state: str = Field(description="asked, answered or withdrawn")
    track: str
    asked_at: datetime
    due_at: datetime | None
    answered_at: datetime | None


class InformationOut(InformationRow):
    """One request and what may be done about it now."""

    acts: list[ActOut]


class InformationOpenOut(Schema):
    """An opened request: what is asked, what it tells about her, and the answer once there is one."""

    id: UUID
    number: str
    over: bool = Field(description="It was taken back: nothing of it is left to its institution.")
    question: str
    told: list[FactOut]
    answer: str
    evidence_id: UUID | None


class EntryOut(Schema):
    """One ledger entry; `body` is null when its words were erased and only the hash stays."""

    index: int
    leaf_hash: str
    body: dict[str, Any] | None


class CheckpointOut(Schema):
    size: int
    root: str
    note: str | None = Field(description="C2SP signed note; null before the first.")
    made_at: datetime | None
