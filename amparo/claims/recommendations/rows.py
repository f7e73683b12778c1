"""One row as a recommendation, or the reason why it is none; rows that say the same are one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from django.utils.translation import gettext_noop as _

from amparo.claims.checks import WORDS_LIMIT, is_partial_date
from amparo.claims.kinds import ClaimKind
from amparo.kernel.text import fold, squeeze

FAULTS: Final = {
    "no_text": _("There is no recommendation in this row."),
    "too_long": _("The recommendation is too long."),
    "no_state": _("The row does not say to which State."),
    "bad_date": _("The year or date cannot be read."),
    "bad_position": _("The State's answer is none that is known."),
    "bad_type": _("The row says that it is neither a recommendation nor a concern."),
}
_POSITIONS: Final = {
    "accepted": (
        "accepted",
        "accept",
        "support",
        "supported",
        "implemented",
        "aceptada",
        "apoyada",
    ),
    "noted": ("noted", "note", "rejected", "not supported", "tomada nota", "anotada", "rechazada"),
    "considered": ("consider", "considered", "pending", "general response", "en consideracion"),
}
# What a body worries about is owed by nobody; it is kept as what it is.
_TYPES: Final = {
    ClaimKind.RECOMMENDATION: (
        "recommendation",
        "recommendations",
        "recomendacion",
        "recomendaciones",
    ),
    ClaimKind.CONCERN: (
        *("concern", "concerns", "concerns/observations", "concern/observation", "observations"),
        *("preocupacion", "preocupaciones", "preocupaciones/observaciones", "observaciones"),
    ),
}
# Words with their number and everybody who makes them.
_CELL: Final = 3 * WORDS_LIMIT
_NUMBER = re.compile(r"^\s*(\d+(?:\.\d+)*)\.?\s+(?=\S)")
# After who makes it there may be a footnote's number and stray signs of the printed list.
_MAKERS = re.compile(r"\s*\(([^()]*)\)[\s\d;.,)]*$")
_BY = re.compile(r"\s*(?:[;,]|\band\b|\by\b)\s*")
_AND: Final = "\x00"
_COLUMN_BY = re.compile(r"\s*[;,]\s*|(?:^| )- ")
# Names of topics and of groups hold commas of their own.
_LIST_BY = re.compile(r"\s*[;|•]\s*|(?:^| )- ")
# States whose own names hold an "and".
_OF_TWO = re.compile(
    r"((?:Trinidad|Antigua|Bosnia|Kitts|Vincent|Tome|Great Britain)) (and|y) (?=[A-Z]|the Grenadines)"
)


@dataclass(frozen=True, slots=True)
class Row:
    """What one line states. `cells` are as they stood; `fault` empty when it is a recommendation.

    words    without its number and without who makes it
    makers   in the order in which they stand: the column's first, then those in parentheses
    kind     a recommendation, or a concern that is owed by nobody
    """

    line: int
    cells: tuple[str, ...]
    fault: str = ""
    words: str = ""
    number: str = ""
    to: str = ""
    makers: tuple[str, ...] = ()
    date: str = ""
    position: str = ""
    body: str = ""
    symbol: str = ""
    cycle: str = ""
    kind: str = ClaimKind.RECOMMENDATION.value
    themes: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    goals: tuple[int, ...] = ()

    @property
    def key(self) -> tuple[str, ...]:
        """Rows of one key are one recommendation that several make."""
        body = fold(self.body)
        told = (fold(self.words).rstrip(" .;"), fold(self.to), self.date[:4], body, self.number)
        return told if self.kind == ClaimKind.RECOMMENDATION else (*told, self.kind)


@dataclass(slots=True)
class Group:
    """One recommendation and all its rows."""

    rows: list[Row] = field(default_factory=list)

    @property
    def first(self) -> Row:
        return self.rows[0]

    @property
    def makers(self) -> tuple[str, ...]:
        """Every State that makes it, once, whoever's row names it."""
        found = {
            fold(maker): maker for row in reversed(self.rows) for maker in reversed(row.makers)
        }
        ordered = dict.fromkeys(fold(maker) for row in self.rows for maker in row.makers)
        return tuple(found[key] for key in ordered)


def read(line: int, cells: Sequence[str], mapping: Mapping[str, int]) -> Row:
    """Read one row; a fault is told by its code and the row kept as it stood."""
    kept = tuple(cells)
    # Blanks as one: the patterns below try every one of them.
    given = {name: squeeze(cells[at]) for name, at in mapping.items()}
    if max(map(len, given.values())) > _CELL:
        return Row(line, kept, "too_long")
    words, number, listed = _split(given["text"])
    position = _position(given.get("position", ""))
    date = given.get("date", "").replace("/", "-")
    kind = _kind(given.get("type", ""))
    fault = _fault(words, given["to"], date, position) or ("" if kind else "bad_type")
    if fault:
        return Row(line, kept, fault)
    return Row(
        line,
        kept,
        words=words,
        number=given.get("number") or number,
        to=squeeze(given["to"]),
        makers=_makers(given.get("from", ""), listed),
        date=date,
        position=position or "",
        body=squeeze(given.get("body", "")),
        symbol=squeeze(given.get("symbol", "")),
        cycle=given.get("cycle", ""),
        kind=kind,
        themes=_several(given.get("themes", "")),
        persons=_several(given.get("persons", "")),
        goals=_goals(given.get("goals", "")),
    )


def grouped(rows: Sequence[Row]) -> list[Group]:
    """Recommendations in the order in which they first stand."""
    groups: dict[tuple[str, ...], Group] = {}
    for row in rows:
        if not row.fault:
            groups.setdefault(row.key, Group()).rows.append(row)
    return list(groups.values())


def _split(text: str) -> tuple[str, str, str]:
    """(words, number, who makes it) of `52.14 To ensure ... (Australia, the Netherlands);`."""
    number = _NUMBER.match(text)
    rest = text[number.end() :] if number else text
    makers = _MAKERS.search(rest)
    listed = makers.group(1) if makers and _names_states(makers.group(1)) else ""
    words = rest[: makers.start()] if makers and listed else rest
    return squeeze(words).rstrip(" ;"), number.group(1) if number else "", listed


def _names_states(listed: str) -> bool:
    """A list of names, not an acronym or an aside: every part begins with a capital and is short."""
    parts = [part for part in _BY.split(_joined(listed)) if part]
    return bool(parts) and all(
        len(part.split()) <= 8 and re.match(r"(?:the )?[A-ZÁÉÍÓÚÑ][a-záéíóúñ]", part)
        for part in parts
    )


def _makers(column: str, listed: str) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for part in (*_COLUMN_BY.split(column), *_BY.split(_joined(listed))):
        name = squeeze(part.replace(_AND, " and ")).removeprefix("the ").strip(" .")
        if name:
            found.setdefault(fold(name), name)
    return tuple(found.values())


def _joined(listed: str) -> str:
    return _OF_TWO.sub(rf"\1{_AND}", listed)


def _position(text: str) -> str | None:
    """A code, empty when nothing is said, None for an answer nobody knows."""
    said = fold(text)
    if not said:
        return ""
    return next((code for code, words in _POSITIONS.items() if said in words), None)


def _kind(text: str) -> str:
    """A recommendation when nothing is said; empty for what is neither that nor a concern."""
    said = fold(text) or ClaimKind.RECOMMENDATION.value
    return next((kind.value for kind, words in _TYPES.items() if said in words), "")


def _several(text: str) -> tuple[str, ...]:
    found = {fold(part): part for part in map(squeeze, _LIST_BY.split(text)) if part}
    return tuple(found.values())


def _fault(words: str, to: str, date: str, position: str | None) -> str:
    if not words:
        return "no_text"
    if len(words) > WORDS_LIMIT:
        return "too_long"
    if not to:
        return "no_state"
    if date and not is_partial_date(date):
        return "bad_date"
    return "bad_position" if position is None else ""


def _goals(text: str) -> tuple[int, ...]:
    found = (int(number) for number in re.findall(r"\b(\d{1,2})(?:\.\d+)?\b", text))
    return tuple(dict.fromkeys(number for number in found if 1 <= number <= 17))
