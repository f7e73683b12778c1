"""What the check before publication finds, each in words in both languages, with what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final


class Severity(StrEnum):
    """ERROR: cannot be right. WARNING: two things do not agree. HINT: nothing here confirms it."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at before publication: characters `start` to `end` of the text that was checked.

    words     what is wrong, by language (es, en)
    evidence  what it was held against: references, dates, words of a source, places in the text
    """

    start: int
    end: int
    code: str
    severity: Severity
    words: Mapping[str, str]
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Norm:
    """A norm as it is canonically, and as others write it. `dates` are ISO, as precise as known.

    sure  False for a number that only other documents give
    """

    number: str
    title: str = ""
    cited_as: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    seen_in: str = ""
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Known:
    """A document of the library, as far as the check needs it; `text` is empty when it is not at hand."""

    reference: str
    references: tuple[str, ...] = ()
    url: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """What a text is held against. `names` are spellings that are known to be right."""

    norms: tuple[Norm, ...] = ()
    documents: tuple[Known, ...] = ()
    names: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    issued_on: date | None = None
    facts: Mapping[str, str] = field(default_factory=dict)


_WORDS: Final[dict[str, tuple[Severity, str, str]]] = {
    "future_in_the_past": (
        Severity.ERROR,
        "Habla de {what} como algo por venir, pero el texto es del {own}.",
        "Speaks of {what} as still to come, but the text is of {own}.",
    ),
    "past_in_the_future": (
        Severity.WARNING,
        "Habla de {what} como algo que ya pasó, pero el texto es del {own}.",
        "Speaks of {what} as over, but the text is of {own}.",
    ),
    "weekday_differs": (
        Severity.ERROR,
        "El {what} no fue {said}: fue {true_es}.",
        "{what} was no {said}: it was a {true_en}.",
    ),
    "date_impossible": (
        Severity.ERROR,
        "«{what}» no es un día del calendario.",
        "“{what}” is no day of the calendar.",
    ),
    "norm_number_differs": (
        Severity.ERROR,
        "Cita «{what}»; el número de la norma es {right}.",
        "Cites “{what}”; the number of the norm is {right}.",
    ),
    "norm_number_near": (
        Severity.WARNING,
        "Cita «{what}»; otros citan {right}, que difiere en una cifra.",
        "Cites “{what}”; others cite {right}, one figure apart.",
    ),
    "norm_two_numbers": (
        Severity.WARNING,
        "Escribe «{what}» y, en otro lugar, «{right}».",
        "Writes “{what}” and, elsewhere, “{right}”.",
    ),
    "norm_number_incomplete": (
        Severity.HINT,
        "El número entero es {right}.",
        "The whole number is {right}.",
    ),
    "norm_date_differs": (
        Severity.WARNING,
        "Da a la norma la fecha {what}; se conoce la de {right}.",
        "Dates the norm {what}; it is known as of {right}.",
    ),
    "citation_without_source": (
        Severity.HINT,
        "Nada en la biblioteca ni en las normas conocidas responde a «{what}».",
        "Nothing in the library or among the known norms answers to “{what}”.",
    ),
    "event_two_dates": (
        Severity.WARNING,
        "Lo mismo lleva aquí la fecha {what} y, en otro lugar, {right}.",
        "The same is dated {what} here and {right} elsewhere.",
    ),
    "count_two_numbers": (
        Severity.WARNING,
        "Aquí dice «{what}» y, en otro lugar, «{right}».",
        "Says “{what}” here and “{right}” elsewhere.",
    ),
    "quote_differs": (
        Severity.ERROR,
        "Las palabras entre comillas no son las de la fuente {right}.",
        "The words in quotation marks are not those of the source {right}.",
    ),
    "quote_not_found": (
        Severity.WARNING,
        "Estas palabras entre comillas no están en ninguna fuente de la biblioteca.",
        "These words in quotation marks stand in no source of the library.",
    ),
    "name_two_spellings": (
        Severity.WARNING,
        "Escribe «{what}» y, en otro lugar, «{right}».",
        "Writes “{what}” and, elsewhere, “{right}”.",
    ),
    "name_spelled_otherwise": (
        Severity.HINT,
        "Otros documentos escriben «{right}».",
        "Other documents write “{right}”.",
    ),
}
CODES: Final = frozenset(_WORDS)


def finding(
    code: str, start: int, end: int, *, evidence: tuple[str, ...] = (), **params: str
) -> Finding:
    """Make a finding of a known code; `params` fill its words, those ending in _es and _en each their own."""
    severity, es, en = _WORDS[code]
    words = {"es": es.format(**_by("es", params)), "en": en.format(**_by("en", params))}
    return Finding(start, end, code, severity, words, evidence)


def _by(language: str, params: Mapping[str, str]) -> dict[str, str]:
    ours = {name.removesuffix(f"_{language}"): value for name, value in params.items()}
    return {**params, **ours}
