"""What the API gives of missions."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from ninja import Field, Schema


class MissionRow(Schema):
    """One mission in a list. `title` is empty unless it is of others and public: ours are sealed."""

    id: UUID
    number: str
    designation: str
    stage: str
    public: bool
    title: str
    begun_at: datetime


class RecordOut(Schema):
    """One numbered record; `says` is empty while the mission is closed, and without what other desks alone may read."""

    code: str
    kind: str
    version: int
    stands: bool
    ask_no_more: bool
    uses: list[str] = Field(description="uses consented to: anonymous, named, court, kept")
    says: dict[str, Any]


class ClaimPartOut(Schema):
    code: str
    part: str


class MissionActOut(Schema):
    code: str
    label: str
    body: dict[str, Any] = Field(
        serialization_alias="schema", description="JSON schema of the body."
    )


class GivenOutOut(Schema):
    """A report that was given out, while the mission is open."""

    kind: str
    on: date
    no_longer_standing: list[str] = Field(
        description="records it stands on that may be used no more"
    )


class MissionOut(MissionRow):
    opened: bool
    records: list[RecordOut]
    figures: dict[str, int]
    given_out: list[GivenOutOut]
    claims: list[ClaimPartOut]
    acts: list[MissionActOut]


class MadeOut(Schema):
    """The id of what was made or changed."""

    made: UUID
