from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.utils.translation import gettext_noop as _
from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

WORDS_LIMIT = 8000


class Form(BaseModel):
    """The body of one act: frozen, nothing unknown accepted, inputs kept out of messages."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", hide_input_in_errors=True, str_strip_whitespace=True
    )


class Nothing(Form):
    """An act that needs no more than to be done."""


def choices(source: str) -> JsonDict:
    """Mark a field whose answers are listed by `choices.options(source, ...)` for the file."""
    return {"x-choices": source}


def words(title: str, description: str = "", *, told: bool = False) -> Any:
    """A required text of up to 8000 characters; `told` when she reads it."""
    extra: JsonDict = {"x-widget": "textarea", "x-told": told}
    return Field(
        title=title,
        description=description,
        min_length=1,
        max_length=WORDS_LIMIT,
        json_schema_extra=extra,
    )


def optional_words(title: str, description: str = "", *, told: bool = False) -> Any:
    """As `words`, and may be left empty."""
    extra: JsonDict = {"x-widget": "textarea", "x-told": told}
    return Field(
        "",
        title=title,
        description=description,
        max_length=WORDS_LIMIT,
        json_schema_extra=extra,
    )


def choice(source: str, title: str, description: str = "") -> Any:
    """A code or an id that must be one of the choices the file offers now."""
    return Field(title=title, description=description, json_schema_extra=choices(source))


Reasons = Annotated[
    str,
    words(
        _("Reasons"), _("Kept sealed with the judgement. Write what you would defend in public.")
    ),
]
ToldReasons = Annotated[
    str,
    words(
        _("Reasons, in words for the person"),
        _("She reads exactly these words with her receipt. No names of third parties."),
        told=True,
    ),
]
Day = Annotated[date, Field(json_schema_extra={"x-widget": "date"})]
Id = UUID
