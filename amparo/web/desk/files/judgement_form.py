"""The instrument's questions with what was typed, what is missing, and what it suggests."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from amparo.assessment.law import ANSWER, FIELDS, JUDGEMENT, NOTE, UNKNOWN
from amparo.assessment.models import Assessment
from amparo.assessment.selectors import OpenAssessment, pack_of
from amparo.kernel.errors import Invalid
from amparo.law.schema.instrument import Instrument, Item
from amparo.web.desk import naming
from amparo.web.desk.schemaform import Option, Told


@dataclass(frozen=True, slots=True)
class Question:
    name: str
    note_name: str
    anchor: str
    text: str
    guidance: str
    essential: bool
    options: tuple[Option, ...]
    note: str
    errors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    code: str
    label: str
    lead: str
    questions: tuple[Question, ...]
    answered: int


def typed(post: QueryDict) -> dict[str, str]:
    """Return place to words for every place of the form that was sent."""
    return {
        place: post.get(place, "").replace("\r\n", "\n")
        for place in post
        if place.startswith((ANSWER, NOTE, JUDGEMENT))
    }


def form(
    opened: OpenAssessment, sent: Mapping[str, str], wrong: Mapping[str, list[str]], row: Assessment
) -> dict[str, Any]:
    instrument = pack_of(row).instrument
    language = naming.language()
    words = {**opened.draft.words, **sent}
    return {
        "opened": True,
        "revision": opened.draft.revision,
        "caution": instrument.caution.in_(language),
        "sections": tuple(_sections(instrument, words, wrong, language)),
        "judged": {name: words.get(JUDGEMENT + name, "") for name in FIELDS},
        "wrong": {name: wrong.get(JUDGEMENT + name, []) for name in FIELDS},
        "levels": _levels(instrument, words, "level", language),
        "her_levels": _levels(instrument, words, "her_reading", language),
        "suggestion": _suggestion(opened, language),
        "missing": len(opened.missing),
        "would_change": [one.label.in_(language) for one in instrument.would_change],
        "second_needs_reasons": opened.second_needs_reasons,
        "second_reasons": opened.second_reasons,
        "hand_backs": opened.hand_backs,
    }


def summary(refusal: Invalid) -> list[Told]:
    """One line for each place, named as the form names it."""
    lines = []
    for place, texts in refusal.fields.items():
        item = next((i for i in naming.pack().instrument.items() if place == ANSWER + i.code), None)
        name = item.text.in_(naming.language()) if item else _judged(place.removeprefix(JUDGEMENT))
        lines += [Told(f"{name}: {_(text)}", anchor(place)) for text in texts]
    return lines


def anchor(place: str) -> str:
    return "f-" + place.replace(".", "-")


def _judged(name: str) -> str:
    names = {
        "level": _("Level"),
        "reasons": _("Reasons for the level"),
        "dissent": _("Dissent"),
        "her_reading": _("How she sees the risk"),
        "would_change": _("What would change it"),
        "valid_until": _("Valid until"),
    }
    return names.get(name, name)


def _sections(
    instrument: Instrument, words: Mapping[str, str], wrong: Mapping[str, list[str]], language: str
) -> list[Part]:
    found = []
    for section in instrument.sections:
        asked = tuple(_question(item, instrument, words, wrong, language) for item in section.items)
        answered = sum(bool(words.get(ANSWER + item.code)) for item in section.items)
        label, lead = section.label.in_(language), section.lead.in_(language)
        found.append(Part(section.code, label, lead, asked, answered))
    return found


def _question(
    item: Item,
    instrument: Instrument,
    words: Mapping[str, str],
    wrong: Mapping[str, list[str]],
    language: str,
) -> Question:
    place = ANSWER + item.code
    said = words.get(place, "")
    options = [
        Option(answer.code, answer.label.in_(language), chosen=answer.code == said)
        for answer in instrument.scale(item.scale).answers
    ]
    options.append(Option(UNKNOWN, instrument.unknown.in_(language), chosen=said == UNKNOWN))
    return Question(
        name=place,
        note_name=NOTE + item.code,
        anchor=anchor(place),
        text=item.text.in_(language),
        guidance=item.guidance.in_(language),
        essential=item.essential,
        options=tuple(options),
        note=words.get(NOTE + item.code, ""),
        errors=tuple(wrong.get(place, ())),
    )


def _levels(
    instrument: Instrument, words: Mapping[str, str], name: str, language: str
) -> list[Option]:
    said = words.get(JUDGEMENT + name, "")
    return [
        Option(w.level, w.label.in_(language), w.meaning.in_(language), w.level == said)
        for w in instrument.levels
    ]


def _suggestion(opened: OpenAssessment, language: str) -> dict[str, Any]:
    suggested = opened.suggestion
    return {
        "level": naming.level(suggested.level.value) if suggested.level else "",
        "because": [
            reason.in_(language) if hasattr(reason, "in_") else str(reason)
            for reason in getattr(suggested, "because", ())
        ],
    }
