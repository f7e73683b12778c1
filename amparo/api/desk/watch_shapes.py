"""What the API gives of laws and candidacies. A day is as its source gives it: a year, a month or a day."""

from typing import Any
from uuid import UUID

from ninja import Field, Schema


class Sourced(Schema):
    """Where a fact is from and how sure it is; `verified` only when the official text was read."""

    source: str
    confidence: str
    confidence_label: str
    verified: bool


class WatchActOut(Schema):
    """An act this member may do, with the JSON schema of its body."""

    code: str
    body: dict[str, Any] = Field(serialization_alias="schema")


class WatchDoneOut(Schema):
    """The law or post, and what the act entered of it."""

    id: UUID
    made: UUID | None


class WindowOut(Sourced):
    """A time in which somebody may act. `due_on` null: no source gives it, and `state` is unknown."""

    id: UUID
    kind: str
    kind_label: str
    whose: str
    whose_name: str
    opens_on: str | None
    due_on: str | None
    basis: str
    state: str = Field(description="to_come, open, closing, late, answered, lapsed or unknown")
    days_left: int | None
    late_days: int
    answered_by: str | None
    answered_on: str | None


class StepOut(Sourced):
    """One act in the life of a law; `leaped` when what came before it is not known."""

    act: str
    act_label: str
    stage: str
    stage_label: str
    leaped: bool
    on: str
    party: str
    party_name: str
    places: list[str]
    to_whom: list[str]
    words: str


class VersionOut(Sourced):
    position: int
    label: str
    on: str
    digest: str


class TouchOut(Sourced):
    """`version` and `key`: the text of the law and its article, where somebody said so."""

    place: str
    version: int | None
    version_label: str
    key: str
    kind: str
    kind_label: str
    target: str
    target_words: str
    reason: str


class CountOut(Sourced):
    """A number a source gives; null is unknown, which is not none."""

    target: str
    number: int | None
    counts: str


class AffectedOut(Schema):
    kind: str
    kind_label: str
    in_record: int
    unknown: bool
    sealed: int = Field(description="matters of ours that a member can open, not named here")
    targets: list[dict[str, str]]
    counted: list[CountOut]


class PositionOut(Sourced):
    party: str
    party_name: str
    stance: str
    stance_label: str
    on: str
    place: str
    claim: str
    words: str


class LawRow(Sourced):
    """A law or bill as a list shows it."""

    id: UUID
    code: str
    kind: str
    kind_label: str
    state: str
    state_name: str
    number: str
    number_cited: str
    title: str
    about: str
    stage: str
    stage_label: str
    invented: bool
    next_window: WindowOut | None


class LawOut(LawRow):
    """One law with its life, windows, versions, what it touches and affects, and who holds what of it."""

    steps: list[StepOut]
    windows: list[WindowOut]
    versions: list[VersionOut]
    touches: list[TouchOut]
    affected: list[AffectedOut]
    positions: list[PositionOut]
    claims: list[dict[str, Any]]
    acts: list[WatchActOut]


class RunOut(Schema):
    op: str = Field(description="same, out or in")
    text: str


class ArticleOut(Schema):
    """One article of either text."""

    fate: str = Field(description="same, changed, added or removed")
    kind: str
    old: str
    new: str
    renumbered: bool
    moved: bool
    stays: bool
    runs: list[RunOut]


class EndOut(Schema):
    position: int
    label: str


class DifferenceOut(Schema):
    """Two versions of a law article by article; the runs of all articles give both texts again."""

    old: EndOut = Field(validation_alias="from", serialization_alias="from")
    new: EndOut = Field(validation_alias="to", serialization_alias="to")
    counts: dict[str, int]
    articles: list[ArticleOut]


class ContestRow(Sourced):
    """A post that States propose people for."""

    id: UUID
    code: str
    body: str
    body_name: str
    post: str
    election_cited: str
    election_other: str
    other_source: str
    disputed: bool
    dispute: str
    sole_cited: bool | None
    sole_cited_on: str


class DossierOut(ContestRow):
    """The dossier: the record of each State that proposes. It judges nobody who was proposed."""

    on: str
    sole_in_record: bool | None
    pillars: list[dict[str, Any]]
    criteria: list[dict[str, Any]]
    nominees: list[dict[str, Any]]
    records: list[dict[str, Any]]
    acts: list[WatchActOut]


def done(subject: UUID, made: object) -> dict[str, UUID | None]:
    """What an act answers."""
    key = getattr(made, "pk", None)
    return {"id": subject, "made": key if isinstance(key, UUID) else None}
