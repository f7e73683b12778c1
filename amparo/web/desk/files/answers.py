"""Sealed answers of the intake form, once open, in the words of the form."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from amparo.custody.opening import OpenFile, OpenSheet
from amparo.law.schema import Question
from amparo.territory import places
from amparo.web.desk import clocks, naming


@dataclass(frozen=True, slots=True)
class Answer:
    label: str
    lines: tuple[str, ...]


def of_kind(file: OpenFile, kind: str) -> list[Answer]:
    """Return what was answered into one kind of envelope, in the order of the form, latest words only."""
    latest: dict[str, OpenSheet] = {sheet.field: sheet for sheet in file.sheets(kind)}
    questions = {q.code: q for q in naming.pack().form.questions()}
    order = [
        *(code for code in questions if code in latest),
        *(f for f in latest if f not in questions),
    ]
    found = []
    for code in order:
        lines = tuple(said(questions.get(code), content(latest[code].value)))
        if lines:
            found.append(Answer(asked(questions.get(code), code), lines))
    return found


def content(value: object) -> object:
    """What a sheet says, without the codes kept beside it for machines."""
    if isinstance(value, Mapping):
        for name in ("value", "text", "words", "what", "how"):
            if name in value:
                return value[name]
        if len(value) == 1:
            return next(iter(value.values()))
    return value


def asked(question: Question | None, code: str) -> str:
    return question.text.in_(naming.language()) if question else naming.field(code)


def said(question: Question | None, value: object) -> Iterable[str]:
    """Return one line for each thing answered."""
    if isinstance(value, bool):
        return [_("Yes") if value else _("No")]
    if isinstance(value, Mapping):
        return [" · ".join(_pairs(question, value))]
    if isinstance(value, list | tuple):
        return [line for one in value for line in said(question, one)]
    text = str(value) if value not in (None, "") else ""
    return [_choice(question, text)] if text else []


def _pairs(question: Question | None, value: Mapping[str, Any]) -> Iterable[str]:
    """The parts of one row in the order they were asked; the form's own parts need no name."""
    parts = {part.code: part for part in question.parts} if question else {}
    for code in [*(c for c in parts if c in value), *(c for c in value if c not in parts)]:
        text = ", ".join(said(parts.get(code), value[code]))
        if text:
            yield text if code in parts else f"{asked(None, code)}: {text}"


def _choice(question: Question | None, text: str) -> str:
    special = {
        "unknown": _("does not know"),
        "prefer_not": _("prefers not to say"),
        "yes": _("Yes"),
        "no": _("No"),
    }
    if text in special:
        return special[text]
    if question is None:
        return text
    if question.kind == "date_precision":
        return clocks.rough_day(text)
    for option in question.choices:
        if option.code == text:
            return option.label.in_(naming.language())
    if question.kind == "place":
        found = places.place(text)
        return found.label if found else text
    return _catalogue(question.vocabulary, text)


def _catalogue(vocabulary: str | None, code: str) -> str:
    pack = naming.pack()
    entries: Mapping[str, Iterable[Any]] = {
        "sources": pack.sources,
        "acts": pack.act_kinds,
        "measures": pack.measures,
        "defended": pack.defended,
        "languages": pack.meta.languages,
    }
    if vocabulary == "institutions":
        return naming.institution(code)
    for entry in entries.get(vocabulary or "", ()):
        if entry.code == code:
            return str(entry.label.in_(naming.language()))
    return code
