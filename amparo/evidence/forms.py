"""What is asked when evidence is added, passed on or handed over: the body a page and the API give alike."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, Any, Literal, TypeVar
from uuid import UUID

from django.utils.translation import gettext_noop as _
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError, field_validator
from pydantic.config import JsonDict

from amparo.kernel.errors import Invalid

F = TypeVar("F", bound="Form")
EMPTY = _("Fill in this field.")
LATER = _("This is still to come. Write when it was captured.")
OTHERWISE = _("This answer cannot be used.")
_MESSAGES = {
    "missing": EMPTY,
    "string_too_short": EMPTY,
    "string_too_long": _("This is too long."),
    "string_pattern_mismatch": _("Write the whole address, with http:// or https://."),
    "timezone_aware": _("Say the time with its zone."),
    "too_short": _("Choose at least one."),
}


class Form(BaseModel):
    """The body of one act: frozen, nothing unknown accepted, inputs kept out of messages."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", hide_input_in_errors=True, str_strip_whitespace=True
    )


def _words(title: str, hint: str = "", default: Any = ...) -> Any:
    extra: JsonDict = {"x-widget": "textarea"}
    least = 1 if default is ... else 0
    return Field(
        default,
        title=title,
        description=hint,
        min_length=least,
        max_length=4000,
        json_schema_extra=extra,
    )


def _line(title: str, hint: str = "", default: Any = ...) -> Any:
    least = 1 if default is ... else 0
    return Field(default, title=title, description=hint, min_length=least, max_length=200)


class AddForm(Form):
    """A piece of evidence that a member adds."""

    note: str = _words(_("What it is, and from whom it came"), default="")


class CapturedForm(Form):
    """How a page or a screen was captured (Berkeley Protocol); all of it is sealed with the file."""

    url: Annotated[str, Field(pattern=r"^https?://[^\s/]+(/\S*)?$", max_length=2000)] = Field(
        title=_("Address of the page"), description=_("Whole, as the browser showed it.")
    )
    captured_at: Annotated[
        AwareDatetime,
        Field(
            title=_("When it was captured"),
            description=_("In the time of this country; it is kept in universal time (UTC)."),
            json_schema_extra={"x-widget": "instant"},
        ),
    ]
    tool: str = _line(_("With what tool and version"), _("For example: ArchiveWeb.page 0.15."))
    collector: str = _line(_("Who captured it"))
    found: str = _words(_("How it was found, and what was done before capturing"), default="")

    @field_validator("captured_at")
    @classmethod
    def _in_utc(cls, moment: datetime) -> datetime:
        return moment.astimezone(UTC)

    def must_be_past(self, at: datetime) -> None:
        """Raises Invalid at the field: nothing was captured that is still to come."""
        if self.captured_at > at:
            raise Invalid({"captured_at": [LATER]})

    def facts(self) -> dict[str, object]:
        """Return the facts of the capture as they are sealed; the digest stands with the file itself."""
        return self.model_dump(mode="json", exclude={"note"})


class CaptureForm(CapturedForm):
    """A capture that a member adds."""

    note: str = _words(_("What it shows"), default="")


class TransferForm(Form):
    """That the piece, or the thing it was taken from, passed to other hands."""

    words: str = _words(
        _("From whom to whom, why and how"),
        _("For example: the telephone itself was given to the prosecutor, against a receipt."),
    )


def _pieces() -> Any:
    return Field((), title=_("Which pieces"), min_length=1, max_length=100, validate_default=True)


class HandForm(Form):
    """Pieces that another desk may open from now on."""

    pieces: tuple[UUID, ...] = _pieces()
    desk: UUID = Field(
        title=_("To which desk"),
        description=_("Those that already know of the file. Share the file first with any other."),
    )


class ExportForm(Form):
    """A bundle for a court."""

    pieces: tuple[UUID, ...] = _pieces()
    body: Annotated[
        str,
        Field(
            max_length=40,
            title=_("To what kind of body"),
            json_schema_extra={"x-choices": "bodies"},
        ),
    ]
    recipient: str = _line(_("Court or prosecutor, and its case number"))
    basis: Literal["consent", "order"] = Field(title=_("On what ground"))
    ground: str = _words(
        _("How and when the person agreed, or which order compels it"),
        _("It is sealed; it does not go into the bundle."),
    )


def filled(form: type[F], body: Mapping[str, Any]) -> F:
    """The form of a body. Raises Invalid by field, never with what was typed."""
    try:
        return form.model_validate(dict(body))
    except ValidationError as error:
        found: dict[str, list[str]] = {}
        for fault in error.errors(include_input=False, include_url=False, include_context=False):
            name = str(fault["loc"][0]) if fault["loc"] else "body"
            found.setdefault(name, []).append(_MESSAGES.get(fault["type"], OTHERWISE))
        raise Invalid(found) from None
