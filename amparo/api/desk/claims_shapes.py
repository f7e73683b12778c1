"""What calls on the record give: the same plain values as the files that lists export."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from ninja import Field, Schema

from amparo.claims.models import Proposal


class PlaceOut(Schema):
    """A place in a source: code points of its text, and a SHA-256 of the words in plain form."""

    source: UUID | None
    start: int | None
    end: int | None
    page: int | None
    paragraph: int | None
    words_digest: str | None
    resolves: bool | None = Field(description="Null while the text of the source is not held here.")
    reference: str = ""


class ClaimRow(Schema):
    """One claim in our words; parties and vocabularies by their codes, dates as precise as they are given."""

    id: UUID
    code: str
    kind: str
    state: str
    holder: str | None
    issuer: str | None
    co_issuers: list[str]
    endorsers: list[str]
    addressees: list[str]
    words_es: str
    words_en: str
    cited_on: str
    other_on: str
    disputed: bool
    dispute_note_es: str
    dispute_note_en: str
    due_on: date | None
    silence_by: date | None
    rights: list[str]
    norms: list[str]
    persons: list[str]
    events: list[str]
    institutions: list[str]
    tags: list[str]
    owed: bool
    citations: list[PlaceOut]
    version: int


class ActShape(Schema):
    """An act this member may do now, with the JSON schema of its body."""

    code: str
    body: dict[str, Any] = Field(serialization_alias="schema")


class ClaimOut(ClaimRow):
    acts: list[ActShape]


class ProposalOut(Schema):
    """What was proposed of a source; nothing is a claim before a person decides."""

    id: UUID
    source: UUID
    start: int
    end: int
    kind: str
    addressees: list[str] = Field(description="Words of the text, not yet parties.")
    issuer: str
    due: date | None
    reason: str
    state: str
    because: str
    claim: UUID | None


class SilenceOut(Schema):
    speaker: str
    since: date
    to: str = Field(description="The voice it has not answered, or `due`: a date that passed.")


class OwedRow(Schema):
    """An obligation and how it stands. `degree` null is unknown and never counts as done."""

    id: UUID
    code: str
    words_es: str
    words_en: str
    kind: str
    issuer: str | None
    body: str | None
    addressees: list[str]
    scale: str
    degree: str | None
    state: str = Field(description="met, unmet, disputed or unknown")
    parts_known: int
    parts: int
    contempt: bool
    position: str | None
    due_on: date | None
    silence_by: date | None
    days_late: int
    silences: list[SilenceOut]


class OwedOut(OwedRow):
    """The same with each part, its voices apart, what was done and how it was valued."""

    components: list[dict[str, Any]]
    beneficiaries: list[dict[str, str]]


class DoneOut(Schema):
    id: UUID


def proposal(row: Proposal) -> dict[str, Any]:
    names = (
        "id",
        "start",
        "end",
        "kind",
        "addressees",
        "issuer",
        "due",
        "reason",
        "state",
        "because",
    )
    return {
        **{name: getattr(row, name) for name in names},
        "source": row.source_id,
        "claim": row.claim_id,
    }
