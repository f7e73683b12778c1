"""What each act asks: the body a page and the API give alike."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, TypeVar
from uuid import UUID

from django.utils.translation import gettext_noop as _
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic.config import JsonDict

from amparo.interamerican.kinds import (
    ConsentForm,
    Conventionality,
    DueKind,
    Exemption,
    Identity,
    Measure,
    MeetingKind,
    Outcome,
    PaperKind,
    Part,
    PointKind,
    RemedyKind,
    Scope,
    Section,
    Speaker,
    Stance,
    Tie,
    Value,
    Whose,
)
from amparo.kernel.errors import Invalid

WORDS_LIMIT = 8000
NOT_LISTED = _("Choose one of the list.")
EMPTY = _("Fill in this field.")


F = TypeVar("F", bound="Form")


class Form(BaseModel):
    """The body of one act: frozen, nothing unknown accepted, inputs kept out of messages."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", hide_input_in_errors=True, str_strip_whitespace=True
    )


def words(title: str, hint: str = "") -> Any:
    extra: JsonDict = {"x-widget": "textarea"}
    return Field(
        title=title, description=hint, min_length=1, max_length=WORDS_LIMIT, json_schema_extra=extra
    )


def more_words(title: str, hint: str = "") -> Any:
    extra: JsonDict = {"x-widget": "textarea"}
    return Field("", title=title, description=hint, max_length=WORDS_LIMIT, json_schema_extra=extra)


def line(title: str, hint: str = "", default: Any = ..., limit: int = 120) -> Any:
    return Field(default, title=title, description=hint, max_length=limit)


def of_list(source: str, title: str, hint: str = "", default: Any = ...) -> Any:
    """One code of a closed set, or one id that the matter offers now (`choices`)."""
    return Field(default, title=title, description=hint, json_schema_extra={"x-choices": source})


Day = Annotated[date, Field(json_schema_extra={"x-widget": "date"})]


class HeadForm(Form):
    """A matter as it is opened."""

    kind: str = of_list("kind", _("What it is"))
    state: str = line(_("State, by its two letters"), default="PE", limit=2)
    public: bool = Field(
        False, title=_("It is public: the body published it, with who is protected")
    )
    title: str = line(_("What we call it"))
    title_en: str = line(_("The same in English"), default="")
    reference_cited: str = line(_("Reference, as documents cite it"), default="")
    reference: str = line(_("Reference, as the body writes it"), default="")
    stage: str = of_list("stage", _("Where it stands"), default="")
    since: Day | None = Field(None, title=_("Since"))


class StepForm(Form):
    """A step, on the day it happened; with it may come a date by which somebody must answer."""

    on: Day = Field(title=_("On"))
    text: str = more_words(_("What it says"))
    due_on: Day | None = Field(None, title=_("An answer is due by"))
    months: int | None = Field(None, title=_("And then every so many months"), ge=1, le=24)


class PersonForm(Form):
    part: Part = of_list("part", _("What they are here"))
    identity: Identity = of_list(
        "identity",
        _("How they are known"),
        _("With identity reserved, only a label such as Beneficiary 3 leaves this file."),
    )
    name: str = line(_("Name, or how the group can be known"), limit=300)
    contact: str = line(_("How to reach them safely"), default="", limit=300)
    note: str = more_words(_("What sources say otherwise"))
    of: UUID | None = of_list("protected", _("Family of"), default=None)
    since: Day = Field(title=_("Since"))


class ConsentBody(Form):
    person: UUID = of_list("protected", _("Who"))
    on: Day = Field(title=_("On"))
    form: ConsentForm = of_list("consent_form", _("How it was given"))
    scope: tuple[Scope, ...] = of_list("scope", _("What for"))
    text: str = more_words(_("What else was agreed"))


class JustifyForm(Form):
    person: UUID = of_list("protected", _("Who"))
    on: Day = Field(title=_("On"))
    text: str = words(_("Why their consent is absent"))


class WithdrawForm(Form):
    person: UUID = of_list("protected", _("Who"))
    on: Day = Field(title=_("On"))
    text: str = more_words(_("What they said"))


class MandateForm(Form):
    representative: UUID = of_list("representatives", _("Who represents"))
    by: UUID | None = of_list("protected", _("Whom"), _("Nobody chosen: everybody."), default=None)
    scope: tuple[Scope, ...] = of_list("scope", _("What for"))
    since: Day = Field(title=_("Since"))
    until: Day | None = Field(None, title=_("Until"))
    text: str = more_words(_("Terms of the mandate"))


class RevokeForm(Form):
    mandate: UUID = of_list("mandates", _("Which mandate"))
    on: Day = Field(title=_("On"))


class SectionForm(Form):
    section: Section = of_list("section", _("Which part of the request"))
    text: str = words(_("Text"))


class PointForm(Form):
    letter: str = line(_("Letter or number"), limit=8)
    kind: PointKind = of_list("point_kind", _("What it orders"))
    obligation: UUID | None = of_list(
        "obligations", _("Obligation of the public record"), default=None
    )
    text: str = more_words(_("What it says"), _("Of a confidential matter it stays sealed."))


class SayingForm(Form):
    point: UUID = of_list("points", _("Point"))
    speaker: Speaker = of_list("speaker", _("Who says it"))
    stance: Stance = of_list("stance", _("What they hold"))
    on: Day = Field(title=_("On"))
    person: UUID | None = of_list("protected", _("Which person said it"), default=None)
    paper: UUID | None = of_list("papers", _("In which paper"), default=None)
    text: str = words(_("What they say"))


class PublicVoiceForm(Form):
    """What a public paper says of a public point, shown by its own words."""

    point: UUID = of_list("public_points", _("Point"))
    paper: UUID = of_list("annexes", _("In which paper"))
    speaker: Speaker = of_list("speaker", _("Who says it"))
    stance: Stance = of_list("stance", _("What they hold"))
    on: Day = Field(title=_("On"))
    quote: str = words(_("Its very words, as they stand in the paper"))
    text: str = words(_("What they say"), _("In our words; the record is public."))


class FindingForm(Form):
    point: UUID = of_list("points", _("Point"))
    measure: Measure = of_list("measure", _("What is found"))
    value: Value = of_list("value", _("Finding"))
    on: Day = Field(title=_("On"))
    ours: bool = Field(False, title=_("It is our own finding, not the supervising body's"))
    component: str = line(_("Component"), default="", limit=48)
    person: UUID | None = of_list("protected", _("For whom"), default=None)
    text: str = words(_("Reasons"))


class DueForm(Form):
    kind: DueKind = of_list("due_kind", _("What is due"))
    whose: Whose = of_list("whose", _("Whose turn it is"))
    asked_on: Day = Field(title=_("Asked on"))
    due_on: Day = Field(title=_("Due by"))
    months: int | None = Field(None, title=_("And then every so many months"), ge=1, le=24)
    text: str = more_words(_("What exactly"))


class StopForm(Form):
    due: UUID = of_list("dues", _("Which date"))
    on: Day = Field(title=_("On"))


class PaperForm(Form):
    kind: PaperKind = of_list("paper_kind", _("What it is"))
    author: Whose = of_list("whose", _("Who wrote it"))
    on: Day = Field(title=_("On"))
    meets: UUID | None = of_list("dues", _("It answers"), default=None)
    answer_by: Day | None = Field(None, title=_("The other side must answer by"))
    commission_by: Day | None = Field(
        None,
        title=_("The Commission must give its observations by"),
        description=_("Only before the Court."),
    )
    source: UUID | None = of_list("sources", _("Document of the library"), default=None)
    text: str = more_words(_("What it says"))


class AgreedForm(Form):
    whose: Whose = of_list("whose", _("Who committed"))
    due_on: Day = Field(title=_("By"))
    text: str = line(_("To what"), limit=600)


class MeetingForm(Form):
    kind: MeetingKind = of_list("meeting_kind", _("What it was"))
    on: Day = Field(title=_("On"))
    text: str = more_words(_("Who came and what was said"))
    agreed: tuple[AgreedForm, ...] = Field((), title=_("What was agreed, with its dates"))


class KeptForm(Form):
    due: UUID = of_list("dues", _("Which date"))
    on: Day = Field(title=_("On"))
    text: str = more_words(_("How it was met"))


class RemedyForm(Form):
    kind: RemedyKind = of_list("remedy_kind", _("Which remedy"))
    filed_on: Day = Field(title=_("Filed on"))
    due_on: Day | None = Field(
        None,
        title=_("An answer is due by"),
        description=_("Left empty, the wait of the law pack counts, to be verified."),
    )
    text: str = words(_("Before whom, and what was asked"))
    exemption: Exemption | None = of_list(
        "exemption", _("Why it need not be exhausted"), default=None
    )


class DecideRemedyForm(Form):
    remedy: UUID = of_list("remedies", _("Which remedy"))
    outcome: Outcome = of_list("outcome", _("How it ended"))
    on: Day = Field(title=_("On"))
    told_on: Day | None = Field(
        None,
        title=_("When they were told of it"),
        description=_("The six months to petition run from that day."),
    )
    exemption: Exemption | None = of_list(
        "exemption", _("Why it need not be exhausted"), default=None
    )
    text: str = more_words(_("What was decided"))


class RulingForm(Form):
    court: str = line(_("Which court"))
    ruling: str = line(_("In which ruling"))
    outcome: Conventionality = of_list("conventionality", _("What it did"))
    on: Day | None = Field(
        None, title=_("On"), description=_("Leave it empty when no source you read gives the day.")
    )
    claim: UUID | None = of_list("claims", _("Claim of the record that cites it"), default=None)
    text: str = more_words(_("What it says"))


class LinkForm(Form):
    """Another matter, or the number of a case file."""

    tie: Tie = of_list("tie", _("How they go together"))
    other: str = line(
        _("Number of the other matter or of the case file"),
        _("One that you may see; they are linked, never merged."),
        limit=16,
    )
    text: str = more_words(_("Why"), _("Kept only of a case file, sealed."))


class BundleForm(Form):
    papers: tuple[UUID, ...] = of_list("annexes", _("Papers of the library to annex"), default=())


class PinForm(Form):
    fingerprint: str = line(_("Key of the other side's log, as they read it to you"), limit=80)
    because: str = line(_("Who compared it, and why it changed if it did"), limit=600)


class ShareForm(Form):
    desk: UUID = of_list("desks", _("Which desk"))
    identities: bool = Field(False, title=_("Also who the people are"))


MESSAGES = {
    "missing": EMPTY,
    "string_too_short": EMPTY,
    "too_short": _("Choose at least one."),
    "string_too_long": _("This is too long."),
    "extra_forbidden": _("This field is not known here."),
    "date_from_datetime_parsing": _("Write a date, such as 2026-11-21."),
    "date_parsing": _("Write a date, such as 2026-11-21."),
    "uuid_parsing": NOT_LISTED,
    "enum": NOT_LISTED,
    "int_parsing": _("Write a whole number."),
    "greater_than_equal": _("This number is too small."),
    "less_than_equal": _("This number is too large."),
}
OTHERWISE = _("This answer cannot be used.")


def filled(form: type[F], body: Mapping[str, Any]) -> F:
    """The form of a body. Raises Invalid by field, never with what was typed."""
    try:
        return form.model_validate(dict(body))
    except ValidationError as error:
        found: dict[str, list[str]] = {}
        for fault in error.errors(include_input=False, include_url=False, include_context=False):
            name = ".".join(str(part) for part in fault["loc"]) or "body"
            found.setdefault(name, []).append(MESSAGES.get(fault["type"], OTHERWISE))
        raise Invalid(found) from None
