"""What every form of the watch is made of: frozen models that pages and the API ask alike."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.utils.translation import gettext_noop as _
from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from amparo.commitments.models import PARTIAL


class Form(BaseModel):
    """The body of one act: frozen, nothing unknown accepted, inputs kept out of messages."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", hide_input_in_errors=True, str_strip_whitespace=True
    )


def line(title: str, description: str = "", *, limit: int = 200) -> Any:
    """A required short text."""
    return Field(title=title, description=description, min_length=1, max_length=limit)


def optional_line(title: str, description: str = "", *, limit: int = 200) -> Any:
    return Field("", title=title, description=description, max_length=limit)


def words(title: str, description: str = "", *, limit: int = 4000) -> Any:
    """A required text."""
    extra: JsonDict = {"x-widget": "textarea"}
    return Field(
        title=title,
        description=description,
        min_length=1,
        max_length=limit,
        json_schema_extra=extra,
    )


def optional_words(title: str, description: str = "", *, limit: int = 4000) -> Any:
    extra: JsonDict = {"x-widget": "textarea"}
    return Field(
        "", title=title, description=description, max_length=limit, json_schema_extra=extra
    )


def choice(source: str, title: str, description: str = "") -> Any:
    """A code of the list that `choices.options(source)` gives."""
    extra: JsonDict = {"x-choices": source}
    return Field(title=title, description=description, json_schema_extra=extra)


def optional_choice(source: str, title: str, description: str = "") -> Any:
    extra: JsonDict = {"x-choices": source}
    return Field("", title=title, description=description, json_schema_extra=extra)


def partial(title: str, description: str = "") -> Any:
    """A year, a month or a day, or empty when no source gives it."""
    told = description or _(
        "A year, a month or a day, as the source gives it: 2024, 2024-08, 2024-08-09."
    )
    return Field("", title=title, description=told, pattern=PARTIAL)


Code = Annotated[
    str,
    Field(
        title=_("Code"),
        description=_("By which claims are linked to it: letters, digits and underscores."),
        pattern=r"^[a-z0-9][a-z0-9_]{1,63}$",
    ),
]
Day = Annotated[date, Field(json_schema_extra={"x-widget": "date"})]


class SourcedForm(Form):
    """Where a fact is from and how sure it is."""

    source_id: Annotated[
        UUID | None,
        Field(title=_("Document of the library"), json_schema_extra={"x-choices": "sources"}),
    ] = None
    seen_in: Annotated[
        str,
        optional_line(
            _("Where it was seen"), _("When it is in no document of the library."), limit=300
        ),
    ] = ""
    confidence: Annotated[
        str,
        Field(
            "unverified",
            title=_("How sure it is"),
            json_schema_extra={"x-choices": "confidence"},
        ),
    ] = "unverified"
