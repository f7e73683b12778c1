"""What each act on the record asks: the body a page and the API give alike, and the facts it states.

Parties may be named or coded; a place is a source with either its offsets or its very words, which are
then looked up in the text whatever their line breaks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.utils.translation import gettext_noop as _
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic.config import JsonDict

from amparo.claims import checks
from amparo.claims.deciding import Span
from amparo.claims.facts import (
    BeneficiaryFacts,
    CitationFacts,
    ClaimFacts,
    ComponentFacts,
    DoingFacts,
    ObligationFacts,
    ValuationFacts,
    VoiceFacts,
)
from amparo.claims.models import Party, Proposal
from amparo.claims.selectors import matching_parties
from amparo.kernel.errors import Invalid
from amparo.library import quoting
from amparo.library.errors import SourceNotVisible

MESSAGES = {
    "missing": checks.EMPTY,
    "string_too_short": checks.EMPTY,
    "string_too_long": _("This is too long."),
    "extra_forbidden": _("This field is not known here."),
    "uuid_parsing": checks.NOT_LISTED,
}
DATE_WANTED = _("Write a date, such as 2026-11-21.")
OTHERWISE = _("This answer cannot be used.")
NOT_DIVIDED = _("Leave an empty line at least once, where it is to be divided.")
WORDS_NOT_THERE = _("These words do not stand in the text of that source.")


class Form(BaseModel):
    """The body of one act: frozen, nothing unknown accepted, inputs kept out of messages."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", hide_input_in_errors=True, str_strip_whitespace=True
    )


Any_ = TypeVar("Any_", bound=Form)


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


def filled(form: type[Any_], body: Mapping[str, Any]) -> Any_:
    """The form of a body. Raises Invalid by field, never with what was typed."""
    try:
        return form.model_validate(dict(body))
    except ValidationError as error:
        found: dict[str, list[str]] = {}
        for fault in error.errors(include_input=False, include_url=False, include_context=False):
            name = ".".join(str(part) for part in fault["loc"]) or "body"
            kind = fault["type"]
            message = DATE_WANTED if kind.startswith("date") else MESSAGES.get(kind, OTHERWISE)
            found.setdefault(name, []).append(message)
        raise Invalid(found) from None


def claim_facts(form: ClaimForm) -> ClaimFacts:
    """Raises Invalid at the field of a party that nobody knows."""
    given = {name: getattr(form, name) for name in ClaimForm.model_fields}
    for name in ("addressees", "co_issuers", "endorsers", "persons", "institutions"):
        given[name] = _parties(name, given[name])
    return ClaimFacts(**given)


def place(form: PlaceForm) -> CitationFacts | None:
    """The place a form gives, None when it gives none. Raises Invalid at `source` or `quote`."""
    if form.source is None:
        if form.quote:
            raise Invalid({"source": [checks.EMPTY]})
        return None
    start, end = _span(form.source, form.quote, form.start, form.end)
    return CitationFacts(source_id=form.source, start=start, end=end)


def span(source_id: UUID, form: SpanForm) -> Span:
    """Raises Invalid at `quote`."""
    start, end = _span(source_id, form.quote, form.start, form.end)
    return Span(start, end, form.kind)


def parts(proposal: Proposal, form: SplitForm) -> list[Span]:
    """The parts a proposal is split into. Raises Invalid at `divided` or `quote`."""
    if form.spans:
        return [span(proposal.source_id, each) for each in form.spans]
    text, after, found = quoting.text_of(proposal.source_id), proposal.start, []
    for words in re.split(r"\n\s*\n", form.divided.replace("\r\n", "\n")):
        if words.strip():
            where = quoting.find(text, words, after)
            if where is None or where[1] > proposal.end:
                raise Invalid({"divided": [WORDS_NOT_THERE]})
            found.append(Span(*where, proposal.kind))
            after = where[1]
    if len(found) < 2:
        raise Invalid({"divided": [NOT_DIVIDED]})
    return found


def obligation_facts(form: ObligationForm) -> ObligationFacts:
    return ObligationFacts(
        scale=form.scale,
        body=form.body,
        components=tuple(component_facts(each) for each in form.components),
        beneficiaries=tuple(
            BeneficiaryFacts(code=each.code, words_es=each.words_es, words_en=each.words_en)
            for each in form.beneficiaries
        ),
    )


def component_facts(form: ComponentForm) -> ComponentFacts:
    return ComponentFacts(
        code=form.code, words_es=form.words_es, words_en=form.words_en, due_on=form.due_on
    )


def doing_facts(form: DoingForm) -> DoingFacts:
    return DoingFacts(words_es=form.words_es, words_en=form.words_en, **_entry(form))


def voice_facts(form: VoiceForm) -> VoiceFacts:
    return VoiceFacts(
        speaker=form.speaker,
        stance=form.stance,
        words_es=form.words_es,
        words_en=form.words_en,
        **_entry(form),
    )


def valuation_facts(form: ValuationForm) -> ValuationFacts:
    return ValuationFacts(
        degree=form.degree, position=form.position, contempt=form.contempt, **_entry(form)
    )


def _entry(form: EntryForm) -> dict[str, Any]:
    return {
        "on": form.on,
        "precision": form.precision,
        "component": form.component,
        "beneficiary": form.beneficiary,
        "party": form.party,
        "citation": place(form),
        "evidence_id": form.evidence_id,
        "replaces": form.replaces,
    }


def _span(source_id: UUID, quote: str, start: int | None, end: int | None) -> tuple[int, int]:
    if start is not None and end is not None:
        return start, end
    if not quote:
        raise Invalid({"quote": [checks.EMPTY]})
    try:
        found = quoting.find(quoting.text_of(source_id), quote)
    except SourceNotVisible:
        raise Invalid({"source": [checks.NOT_LISTED]}) from None
    if found is None:
        raise Invalid({"quote": [WORDS_NOT_THERE]})
    return found


def _parties(name: str, given: Sequence[str]) -> tuple[str, ...]:
    known = set(Party.objects.filter(code__in=list(given)).values_list("code", flat=True))
    found: list[str] = []
    for each in given:
        codes = [each] if each in known else matching_parties([each])
        if not codes:
            raise Invalid({name: [checks.NOT_LISTED]})
        found += codes
    return tuple(dict.fromkeys(found))
