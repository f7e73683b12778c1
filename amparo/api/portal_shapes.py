"""Bodies and answers of the public door's calls; no validation message repeats what was sent."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from amparo.intake.answers import AnswerCode


def _joined(given: object) -> object:
    return " ".join(map(str, given)) if isinstance(given, list | tuple) else given


Words = Annotated[
    str,
    BeforeValidator(_joined),
    Field(max_length=1000, description="The ten words, as one text or as a list."),
]


class Shape(BaseModel):
    """The base of every body."""

    model_config = ConfigDict(hide_input_in_errors=True, extra="forbid")


class ReceiptIn(Shape):
    """The words that lead back; in a body, never in an address."""

    receipt: Words


class MessageIn(ReceiptIn):
    """Words for whoever holds the file."""

    text: str = Field(max_length=20_000)


class AnswerIn(ReceiptIn):
    """One answer of hers.

    about      the measure, or its order once there is one
    recipient  the institution whose consent is withdrawn
    helped     yes, partly or no, with the code `helped`
    remedy     before whom, with the code `appeal`: a remedy of the pack
    """

    code: AnswerCode
    about: UUID | None = None
    text: str = Field(default="", max_length=20_000)
    recipient: str = Field(default="", max_length=40)
    helped: str = Field(default="", pattern="^(yes|partly|no)?$")
    remedy: str = Field(default="", max_length=40)


class Acknowledged(BaseModel):
    """The receipt of a deposit, given once. `number` is random, not a count."""

    receipt: str
    number: str
    designation: str
    track: str
    acknowledged_at: datetime
    due_at: datetime


class Written(BaseModel):
    """What was sent is durable."""

    written_at: datetime


class KeptFile(BaseModel):
    """A file that was kept; `size` is the padded one."""

    id: UUID
    size: int


class KeptFiles(Written):
    """The files of one call."""

    files: list[KeptFile]
