"""What the API gives of Inter-American matters: codes, dates and labels; never a sealed word."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from ninja import Field, Schema

CAVEAT = "Said of every measure: it prejudges nothing. Empty for what is no measure."


class DueOut(Schema):
    """Something due by a day, that day included."""

    id: UUID
    kind: str
    whose: str
    asked_on: date
    due_on: date
    months: int | None = Field(description="Of a cycle: how many months to the next.")
    rule: str = Field(description="The wait of the law pack that gave the day, to be verified.")
    clock: str = Field(description="running, late, met, met_late or stopped")
    days_late: int
    met_on: date | None
    lapsed_at: datetime | None


class SilenceOut(Schema):
    """Whoever was asked and has not answered."""

    whose: str
    since: date
    days: int


class DecisionRow(Schema):
    """One matter as a list shows it."""

    id: UUID
    number: str
    designation: str
    kind: str
    body: str
    side: str
    state: str
    public: bool
    title: str = Field(description="Empty unless it is public.")
    reference_cited: str
    reference: str
    stage: str
    stage_since: date
    opened_at: datetime
    caveat: str = Field(description=CAVEAT)


class PersonOut(Schema):
    """Somebody by an opaque label; who it is opens with the matter."""

    id: UUID
    label: str
    part: str
    identity: str
    since: date
    consented: bool


class SaidOut(Schema):
    speaker: str
    stance: str
    on: date
    person: str


class FindingOut(Schema):
    measure: str
    value: str
    by: str
    component: str
    person: str
    on: date


class PointOut(Schema):
    """One operative point; `obligation` names its claim in the public record."""

    id: UUID
    letter: str
    kind: str
    obligation: UUID | None
    words: str = Field(description="Ours, of a public point; empty when they are sealed.")
    said: list[SaidOut]
    findings: list[FindingOut]


class MoveOut(Schema):
    step: str
    from_stage: str
    to_stage: str
    on: date


class LinkOut(Schema):
    """A matter that goes with this one; `back` when that one leads here."""

    tie: str
    matter: UUID
    number: str
    back: bool


class RulingOut(Schema):
    """A court that applied the Convention or refused to; its words only of a public matter."""

    id: UUID
    matter: UUID
    outcome: str
    on: date | None
    court: str
    ruling: str
    claim: UUID | None


class DecisionActOut(Schema):
    """One act as this member meets it now."""

    code: str
    label: str
    group: str = Field(
        description="`step` moves the matter along its table; `act` records something."
    )
    body: dict[str, Any] = Field(
        serialization_alias="schema", description="JSON schema of the body."
    )


class DecisionOut(DecisionRow):
    """One matter: all that is clear of it, and what this member may do now."""

    points: list[PointOut]
    people: list[PersonOut]
    dues: list[DueOut]
    silences: list[SilenceOut]
    links: list[LinkOut]
    moves: list[MoveOut]
    acts: list[DecisionActOut]
    open_until: datetime | None


class DecisionDoneOut(Schema):
    """What an act made or changed."""

    id: UUID
    made: UUID
