"""What each act on the record asks: the body a page and the API give alike."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_noop as _
from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from amparo.claims import checks


class Form(BaseModel):
    """The body of one act: frozen, nothing unknown accepted, inputs kept out of messages."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", hide_input_in_errors=True, str_strip_whitespace=True
    )


def _text(title: str, hint: str = "", most: int = 200) -> Any:
    return Field("", title=title, description=hint, max_length=most)


def _words(title: str, hint: str = "") -> Any:
    return Field("", title=title, description=hint, max_length=checks.WORDS_LIMIT)


def _one_of(source: str, title: str, hint: str = "", **more: Any) -> Any:
    extra: JsonDict = {"x-choices": source}
    return Field(title=title, description=hint, json_schema_extra=extra, **more)


def _several(title: str, hint: str = "") -> Any:
    return Field((), title=title, description=hint)


class ClaimForm(Form):
    """A claim in our words."""

    kind: str = _one_of("kind", _("Kind"))
    words_es: str = _words(_("What is claimed, in Spanish"), _("In our words, one sentence."))
    words_en: str = _words(_("What is claimed, in English"))
    issuer: str = _one_of("party", _("Who issues it"), default="")
    holder: str = _one_of("party", _("Whose claim it is"), default="")
    addressees: tuple[str, ...] = _several(_("To whom"), _("Names or codes of parties."))
    co_issuers: tuple[str, ...] = _several(_("Who issues it with them"))
    endorsers: tuple[str, ...] = _several(_("Who makes it theirs"))
    cited_on: str = _text(_("Date as the documents give it"), _("A year, a month or a day."), 10)
    other_on: str = _text(_("Date as other sources have it"), "", 10)
    disputed: bool = Field(False, title=_("The dates or facts are disputed"))
    dispute_note_es: str = _words(_("How they differ, in Spanish"))
    dispute_note_en: str = _words(_("How they differ, in English"))
    due_on: date | None = Field(
        None, title=_("Due date"), description=_("Only when a document gives one.")
    )
    silence_by: date | None = Field(None, title=_("No answer by this day is silence"))
    rights: tuple[str, ...] = _several(_("Rights"), _("Codes of the vocabulary."))
    norms: tuple[str, ...] = _several(_("Norms"))
    persons: tuple[str, ...] = _several(_("Persons"))
    events: tuple[str, ...] = _several(_("Events"))
    institutions: tuple[str, ...] = _several(_("Institutions"))
    tags: tuple[str, ...] = _several(_("Tags"))


class AmendForm(ClaimForm):
    because: str = _words(_("Why it is amended"))
    expected: int | None = Field(None, json_schema_extra={"x-widget": "hidden"})


class BecauseForm(Form):
    because: str = _words(_("Why"))


class MergeForm(Form):
    claim: UUID = _one_of("claim", _("The claim that is already held"))


class MergeClaimsForm(MergeForm, BecauseForm):
    """Two claims that are one."""


class SpanForm(Form):
    """One stretch of the text, by its offsets or by its very words."""

    kind: str = _one_of("kind", _("Kind"))
    quote: str = _words(
        _("The very words"), _("Copy them from the text; line breaks do not matter.")
    )
    start: int | None = Field(None, ge=0, json_schema_extra={"x-widget": "hidden"})
    end: int | None = Field(None, ge=1, json_schema_extra={"x-widget": "hidden"})


class SplitForm(Form):
    """Parts of a proposal, in the order of the text: each by itself, or as one text with empty lines between."""

    spans: tuple[SpanForm, ...] = Field((), max_length=20, json_schema_extra={"x-widget": "hidden"})
    divided: str = Field(
        "",
        title=_("The words of the proposal"),
        description=_("Leave an empty line where one claim ends and the next begins."),
        max_length=20_000,
    )


class PlaceForm(Form):
    """A place in a source."""

    source: UUID | None = _one_of("source", _("Source"), default=None)
    quote: str = _words(
        _("The very words"), _("Copy them from the text; line breaks do not matter.")
    )
    start: int | None = Field(None, ge=0, json_schema_extra={"x-widget": "hidden"})
    end: int | None = Field(None, ge=1, json_schema_extra={"x-widget": "hidden"})


class NewClaimForm(ClaimForm, PlaceForm):
    """A claim recorded by hand, with its first place."""


class PartyForm(Form):
    """Whoever documents name."""

    code: str = _text(_("Code"), _("Letters, digits and underscores."), 64)
    kind: str = _one_of("party_kind", _("Kind"))
    name_es: str = _text(_("Name, in Spanish"), "", 300)
    name_en: str = _text(_("Name, in English"), "", 300)
    country: str = _text(_("Country"), _("Two letters, such as PE."), 2)
    parent: str = _one_of("party", _("It belongs to"), default="")
    seen_as: tuple[str, ...] = _several(_("How documents name it otherwise"))


class TopicForm(Form):
    """A code of a vocabulary."""

    vocabulary: str = _one_of("vocabulary", _("Vocabulary"))
    code: str = _text(_("Code"), _("Letters, digits and underscores."), 64)
    label_es: str = _text(_("Name, in Spanish"), "", 500)
    label_en: str = _text(_("Name, in English"), "", 500)


class LinkForm(Form):
    kind: str = _one_of("link", _("Linked to"))
    target: str = _text(_("Its code or number"), "", 64)
    relation: str = _one_of("relation", _("How"))


class ComponentForm(Form):
    code: str = _text(_("Code"), _("Letters, digits and underscores."), 64)
    words_es: str = _words(_("Part, in Spanish"))
    words_en: str = _words(_("Part, in English"))
    due_on: date | None = Field(None, title=_("Due date"))


class BeneficiaryForm(Form):
    code: str = _text(_("Code"), "", 64)
    words_es: str = _text(_("Group, in Spanish"), _("Never the name of a protected person."), 300)
    words_en: str = _text(_("Group, in English"), "", 300)


class ObligationForm(Form):
    scale: str = _one_of("scale", _("By whose degrees"))
    body: str = _one_of("party", _("Who supervises it"), default="")
    components: tuple[ComponentForm, ...] = Field((), title=_("Parts"), max_length=40)
    beneficiaries: tuple[BeneficiaryForm, ...] = Field((), title=_("For whom"), max_length=40)


class EntryForm(PlaceForm):
    """What a doing, a voice and a valuation have in common."""

    on: date = Field(title=_("Day"))
    precision: str = _one_of("precision", _("How much of the date is known"), default="day")
    component: str = _one_of("component", _("Part"), default="")
    beneficiary: str = _one_of("beneficiary", _("For whom"), default="")
    party: str = _one_of("party", _("Who exactly"), default="")
    evidence_id: UUID | None = Field(None, json_schema_extra={"x-widget": "hidden"})
    replaces: UUID | None = _one_of("entry", _("It corrects"), default=None)


class DoingForm(EntryForm):
    words_es: str = _words(_("What was done, in Spanish"))
    words_en: str = _words(_("What was done, in English"))


class VoiceForm(EntryForm):
    speaker: str = _one_of("speaker", _("Who speaks"))
    stance: str = _one_of("stance", _("What they hold"))
    words_es: str = _words(_("What they say, in Spanish"))
    words_en: str = _words(_("What they say, in English"))


class ValuationForm(EntryForm):
    degree: str = _one_of("degree", _("Degree"), default="")
    position: str = _one_of("position", _("The State's answer"), default="")
    contempt: bool = Field(False, title=_("The body declares a breach of its order"))
