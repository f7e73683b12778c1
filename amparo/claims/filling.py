"""From the body of an act to the facts it states.

Parties may be named or coded; a place is a source with either its offsets or its very words, which are
then looked up in the text whatever their line breaks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar
from uuid import UUID

from django.utils.translation import gettext_noop as _
from pydantic import ValidationError

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
from amparo.claims.forms import (
    ClaimForm,
    ComponentForm,
    DoingForm,
    EntryForm,
    Form,
    ObligationForm,
    PlaceForm,
    SpanForm,
    SplitForm,
    ValuationForm,
    VoiceForm,
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
Any_ = TypeVar("Any_", bound=Form)


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
