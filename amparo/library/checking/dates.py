"""Dates as people write them in Spanish and English, and those that cannot be."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from amparo.kernel.text import fold
from amparo.library.checking.finding import Finding, finding

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            *("enero january jan", "febrero february feb", "marzo march mar", "abril april apr"),
            *("mayo may", "junio june jun", "julio july jul", "agosto august aug"),
            *("setiembre septiembre september sept sep set", "octubre october oct"),
            *("noviembre november nov", "diciembre december dec"),
        ),
        1,
    )
    for name in names.split()
}
_DAYS: Final = ("lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo")
_DAYS_EN: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_WEEKDAY = r"(?:(?P<weekday>" + "|".join((*_DAYS, "miércoles", "sábado", *_DAYS_EN)) + r"),?\s+)?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_OF = r"\s*(?:de\s+|del\s+|of\s+)?"
_SHAPES = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        rf"\b{_WEEKDAY}(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th|º|°)?{_OF}{_MONTH},?{_OF}{_YEAR}\b",
        rf"\b{_WEEKDAY}{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}\b",
        rf"\b{_WEEKDAY}{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\s*(?:to|-|–|and)\s*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}\b",
        rf"(?<![\d/-])(?P<day>\d{{1,2}})[/.](?P<number>\d{{1,2}})[/.]{_YEAR}(?![\d/])",
        rf"(?<![\d/-]){_YEAR}-(?P<number>\d{{2}})-(?P<day>\d{{2}})(?![\d-])",
        rf"\b{_MONTH},?{_OF}{_YEAR}\b",
    )
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a text. `day` 0: only the month is given. `weekday` 0 is Monday, None when not said."""

    start: int
    end: int
    words: str
    year: int
    month: int
    day: int
    weekday: int | None = None

    @property
    def possible(self) -> bool:
        return 1 <= self.month <= 12 and self.day <= monthrange(self.year, self.month)[1]

    @property
    def last(self) -> date:
        """The last day it may mean."""
        return date(self.year, self.month, self.day or monthrange(self.year, self.month)[1])

    @property
    def first(self) -> date:
        return date(self.year, self.month, self.day or 1)

    @property
    def iso(self) -> str:
        return self.last.isoformat() if self.day else f"{self.year}-{self.month:02d}"


def dates_in(text: str) -> list[Dated]:
    """Every date with at least a month and a year, in the order of the text, none within another."""
    found: list[Dated] = []
    for shape in _SHAPES:
        for match in shape.finditer(text):
            if not any(match.start() < one.end and match.end() > one.start for one in found):
                found.append(_dated(match))
    return sorted(found, key=lambda one: one.start)


def faults(dated: list[Dated]) -> Iterator[Finding]:
    """Days that no calendar has, and days of the week that were another."""
    for one in dated:
        if not one.possible:
            yield finding("date_impossible", one.start, one.end, what=one.words)
        elif one.weekday is not None and one.day and one.last.weekday() != one.weekday:
            true = one.last.weekday()
            yield finding(
                "weekday_differs",
                one.start,
                one.end,
                what=one.iso,
                said=one.words.split()[0].strip(","),
                true_es=["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"][
                    true
                ],
                true_en=_DAYS_EN[true].capitalize(),
            )


def _dated(match: re.Match[str]) -> Dated:
    given = match.groupdict()
    month = _MONTHS[fold(given["month"]).strip(".")] if given.get("month") else int(given["number"])
    day = int(given.get("day") or 0)
    if not given.get("month") and month > 12 >= day:
        month, day = day, month  # 05/30/2019, as some write
    weekday = _weekday(given.get("weekday"))
    return Dated(match.start(), match.end(), match.group(), int(given["year"]), month, day, weekday)


def _weekday(word: str | None) -> int | None:
    if not word:
        return None
    folded = fold(word)
    return _DAYS.index(folded) if folded in _DAYS else _DAYS_EN.index(folded)
