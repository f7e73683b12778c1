"""What each act on people asks: the body a page and the API give alike."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Final, TypeVar
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext_noop as _
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)

from amparo.accounts.listing import SOURCE, listed_schema
from amparo.kernel.errors import Invalid
from amparo.law import packs
from amparo.registry.people.kinds import Differential, Kind, Relation, Unit, Verdict
from amparo.territory import places

NOT_LISTED = _("Choose one of the list.")
EMPTY = _("Fill in this field.")
NEEDS_CONSENT = _("Write who consented, when and for what; without consent it is not kept.")
ONE_NAME = _("Write at least one name, or how they are called.")
WHY = _("Write the reasons: whoever looks at it later must be able to judge it anew.")
MEMBERS: Final = 1_000_000

F = TypeVar("F", bound="Form")
Name = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Day = Annotated[date, Field(json_schema_extra={"x-widget": "date"})]


class Form(BaseModel):
    """The body of one act: frozen, nothing unknown accepted, inputs kept out of messages."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", hide_input_in_errors=True, str_strip_whitespace=True
    )


def _words(title: str, hint: str = "", limit: int = 4000) -> Any:
    extra: dict[str, Any] = {"x-widget": "textarea"}
    return Field("", title=title, description=hint, max_length=limit, json_schema_extra=extra)


def _of(source: str, title: str, hint: str = "", default: Any = ...) -> Any:
    return Field(default, title=title, description=hint, json_schema_extra={SOURCE: source})


class Fact(Form):
    """One differential fact. Left empty it is not kept; filled in, it needs its consent."""

    what: Differential | None = _of("differential", _("What"), default=None)
    code: str = Field(
        "",
        title=_("Of the list"),
        description=_("Of peoples and languages; as they say it is kept beside it."),
        pattern=r"^[a-z0-9_]{0,60}$",
        json_schema_extra={SOURCE: "told"},
    )
    value: str = Field("", title=_("As they say it"), max_length=200)
    consent_by: str = Field("", title=_("Who consented"), max_length=120)
    consent_on: Day | None = Field(None, title=_("When"))
    consent_for: str = Field("", title=_("For what"), max_length=200)

    @property
    def whole(self) -> bool:
        said = self.value or self.code
        return bool(self.what and said and self.consent_by and self.consent_on and self.consent_for)


class PersonForm(Form):
    """Who somebody of the register is; only a name, or how they are called, is needed."""

    kind: Kind = _of("kind", _("What it is"))
    names: tuple[Name, ...] = Field(
        (),
        title=_("Names"),
        description=_("As written in different papers."),
        max_length=20,
    )
    aliases: tuple[Name, ...] = Field((), title=_("Also called"), max_length=20)
    unit: Unit | None = _of("unit", _("If it is a collective, which"), default=None)
    members: int | None = Field(None, title=_("How many they are, more or less"), ge=1, le=MEMBERS)
    birth_year: int | None = Field(None, title=_("Year of birth"), ge=1880, le=2100)
    place: str = _of("department", _("Department"), default="")
    defends: tuple[str, ...] = _of("defended", _("What they defend"), default=())
    defends_words: str = _words(_("What they do, in their words"))
    contact: str = _words(
        _("How to reach them"), _("Who to ask, where the contact is kept; not the contact itself.")
    )
    differential: tuple[Fact, ...] = Field(
        (),
        title=_("To attend to them better"),
        description=_("All of it is optional."),
        max_length=12,
    )

    @model_validator(mode="before")
    @classmethod
    def _without_empty_rows(cls, data: Any) -> Any:
        rows = data.get("differential") if isinstance(data, Mapping) else None
        if not isinstance(rows, list | tuple):
            return data
        return {**data, "differential": [row for row in rows if row]}


class NewPerson(PersonForm):
    from_file: UUID | None = Field(None, json_schema_extra={"x-widget": "hidden"})
    only_here: bool = Field(
        False,
        title=_("Only my desk may know"),
        description=_("Else every desk that keeps this register."),
    )


class RelationForm(Form):
    kind: Relation = _of("relation", _("What they are to them"))
    person: UUID | None = _of("people", _("Somebody of the register"), default=None)
    name: str = Field("", title=_("Or somebody who is not in it"), max_length=200)
    note: str = Field("", title=_("Note"), max_length=400)


class WithdrawForm(Form):
    """The fact whose consent was taken back."""

    what: Differential = _of("consented", _("What they no longer want kept"))


class ReasonsForm(Form):
    reasons: str = Field(title=_("Reasons"), min_length=1, max_length=2000,
                         json_schema_extra={"x-widget": "textarea"})  # fmt: skip


class LinkForm(ReasonsForm):
    file: UUID = _of("files", _("The file that belongs to them"))


class MergeForm(ReasonsForm):
    other: UUID = _of("people", _("Who is the same"))


class JudgeForm(Form):
    """What was judged of two files that may be about the same one."""

    theirs: UUID
    verdict: Verdict
    reasons: str = Field("", max_length=500)


MESSAGES = {
    "missing": EMPTY,
    "string_too_short": EMPTY,
    "string_too_long": _("This is too long."),
    "too_long": _("This is too long."),
    "extra_forbidden": _("This field is not known here."),
    "date_from_datetime_parsing": _("Write a date, such as 2026-11-21."),
    "date_parsing": _("Write a date, such as 2026-11-21."),
    "uuid_parsing": NOT_LISTED,
    "enum": NOT_LISTED,
    "string_pattern_mismatch": NOT_LISTED,
    "int_parsing": _("Write a whole number."),
    "greater_than_equal": _("This number is too small."),
    "less_than_equal": _("This number is too large."),
}
OTHERWISE = _("This answer cannot be used.")


def filled(form: type[F], body: Mapping[str, Any]) -> F:
    """The form of a body. Raises Invalid by field, never with what was typed."""
    try:
        made = form.model_validate(dict(body))
    except ValidationError as error:
        found: dict[str, list[str]] = {}
        for fault in error.errors(include_input=False, include_url=False, include_context=False):
            name = ".".join(str(part) for part in fault["loc"]) or "body"
            found.setdefault(name, []).append(MESSAGES.get(fault["type"], OTHERWISE))
        raise Invalid(found) from None
    if isinstance(made, PersonForm):
        _check(made)
    if isinstance(made, JudgeForm) and made.verdict != Verdict.OPEN and not made.reasons:
        raise Invalid({"reasons": [WHY]})
    return made


def _check(form: PersonForm) -> None:
    faults: dict[str, list[str]] = {}
    if not form.names and not form.aliases:
        faults["names"] = [ONE_NAME]
    if form.place and form.place not in {code for code, _label in options("department")}:
        faults["place"] = [NOT_LISTED]
    if not set(form.defends) <= {code for code, _label in options("defended")}:
        faults["defends"] = [NOT_LISTED]
    for index, fact in enumerate(form.differential):
        if not fact.whole:
            faults[f"differential.{index}.consent_by"] = [NEEDS_CONSENT]
    if faults:
        raise Invalid(faults)


def options(source: str) -> list[tuple[str, str]]:
    """The codes and labels of a closed set; of those that depend on who asks, none."""
    sets = {"kind": Kind, "unit": Unit, "relation": Relation, "differential": Differential}
    if source in sets:
        return [(str(code), str(label)) for code, label in sets[source].choices]
    if source == "consented":
        return options("differential")
    if source == "department":
        return [(one.code, one.name) for one in places.departments()]
    if source == "defended":
        language = get_language() or "es"
        return [(one.code, one.label.in_(language)) for one in packs.current().defended]
    return []


def schema_of(
    form: type[Form], offered: Mapping[str, list[tuple[str, str]]] | None = None
) -> dict[str, Any]:
    """The form as JSON schema, its titles translated and its choices listed.

    offered  choices that depend on who asks, by source
    """
    known = offered or {}
    return listed_schema(form, lambda source: known[source] if source in known else options(source))
