"""The words of a cell as the value of a field: dates as tables write them, terms by any of their names, countries."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from babel import Locale
from pydantic import ValidationError

from amparo.documentation import vocabulary
from amparo.documentation.fields import Described
from amparo.documentation.shapes import When
from amparo.exchange.plan import Plan
from amparo.kernel.text import fold
from amparo.territory import places

_HOUR: Final = r"(?:[T ,]+\d{1,2}:\d{2}.*)?"
_ISO: Final = re.compile(r"(\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?" + _HOUR)
_SLASHED: Final = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})" + _HOUR)
_MONTH: Final = re.compile(r"(\d{1,2})[-/.](\d{4})")
_COMPACT: Final = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_NAMED: Final = re.compile(
    r"(?:(\d{1,2})(?: de|º|°)?[ -])?([^\W\d]+)\.?(?: del?|,)?[ -](\d{4})" + _HOUR
)
_AMERICAN: Final = re.compile(r"([^\W\d]+)\.? (\d{1,2}),? (\d{4})")
_WHOLE: Final = re.compile(r"\d{1,9}(?:[.,]0+)?")
_GROUPED: Final = re.compile(r"\d{1,3}(?:[., ]\d{3})+")
_DECIMAL: Final = re.compile(r"-?\d{1,3}(?:[.,]\d+)?")
_UBIGEO: Final = re.compile(r"\d{1,6}")
_SEVERAL: Final = re.compile(r"\s*[;|]\s*")


_LONGEST_UNKNOWN: Final = 60


class NotRead(ValueError):
    """A cell that its field cannot hold; the argument is the code of why."""


def value(target: str, field: Described, cell: str, plan: Plan) -> Any:
    """What the field holds of a cell's words; None for "not said". Raises NotRead."""
    text = cell.strip()
    if not text or (len(text) <= _LONGEST_UNKNOWN and fold(text) in plan.unknown):
        return None
    if field.shape is When:
        return date(text, plan.day_first)
    if field.terms:
        return _terms(target, field, text, plan)
    if field.many:
        return tuple(one for one in _SEVERAL.split(text) if one)
    return _READ.get(field.name.rpartition(".")[2], str)(text)


@lru_cache(maxsize=4096)
def _dated(text: str, *, day_first: bool) -> tuple[tuple[str, str], ...]:
    return tuple(_date(text, day_first=day_first).items())


def date(text: str, day_first: bool) -> dict[str, str]:
    """A date as far as the words say it; `~` before an estimate. Raises NotRead, for a day that never was too."""
    return dict(_dated(text, day_first=day_first))


def _date(text: str, *, day_first: bool) -> dict[str, str]:
    estimate = text.startswith("~")
    parts = _parts(text.removeprefix("~").strip(), day_first=day_first)
    said = {"value": "-".join(part.zfill(2) for part in parts if part)}
    try:
        When.model_validate(said)
    except ValidationError as error:
        raise NotRead("date") from error
    return {**said, "precision": "estimate"} if estimate else said


def _parts(told: str, *, day_first: bool) -> tuple[str | None, ...]:
    """Year, month and day, as far as they are written. Raises NotRead."""
    if found := _ISO.fullmatch(told) or _COMPACT.fullmatch(told):
        return found.groups()
    if slashed := _SLASHED.fullmatch(told):
        one, other, year = slashed.groups()
        return (year, other, one) if day_first else (year, one, other)
    if short := _MONTH.fullmatch(told):
        return short[2], short[1]
    if (named := _NAMED.fullmatch(told)) and (number := _month(named[2])):
        return named[3], number, named[1]
    if (american := _AMERICAN.fullmatch(told)) and (number := _month(american[1])):
        return american[3], number, american[2]
    raise NotRead("date")


def _month(name: str) -> str:
    """The number of a month by its name, or nothing."""
    found = _months().get(fold(name).rstrip("."))
    return str(found) if found else ""


def country(text: str) -> str:
    """Two letters of a country by its code or its name in Spanish or English. Raises NotRead."""
    if re.fullmatch(r"[A-Z]{2}", text):
        return text
    found = _countries().get(fold(text))
    if not found:
        raise NotRead("country")
    return found


@lru_cache(maxsize=1)
def _months() -> Mapping[str, int]:
    """Months by their names and their short ones, in Spanish and English."""
    return {
        fold(name).rstrip("."): number
        for language in ("en", "es")
        for width in ("wide", "abbreviated")
        for number, name in Locale(language).months["format"][width].items()
    }


@lru_cache(maxsize=1)
def _countries() -> Mapping[str, str]:
    found = {
        fold(name): code
        for language in ("en", "es")
        for code, name in Locale(language).territories.items()
        if re.fullmatch(r"[A-Z]{2}", code)
    }
    return found | _OTHERWISE


# Names that tables use and the Unicode locale data does not.
_OTHERWISE: Final = {
    "democratic republic of congo": "CD", "democratic republic of the congo": "CD", "myanmar": "MM",
    "russia": "RU", "ivory coast": "CI", "turkey": "TR", "czech republic": "CZ", "swaziland": "SZ",
    "united states of america": "US", "viet nam": "VN", "bolivia (plurinational state of)": "BO",
    "venezuela (bolivarian republic of)": "VE", "palestine": "PS", "the gambia": "GM", "congo": "CG",
}  # fmt: skip


def _terms(target: str, field: Described, text: str, plan: Plan) -> Any:
    told = [text] if not field.many else [one for one in _SEVERAL.split(text) if one]
    codes = [code for one in told if (code := _code(target, field.terms, one, plan)) is not None]
    if field.many:
        return tuple(code for code in codes if code)
    return codes[0] if codes else None


def _code(target: str, number: int, text: str, plan: Plan) -> str | None:
    own = plan.words.get(target, {})
    folded = fold(text)
    if folded in own:
        return own[folded] or None
    found = _named(number).get(folded)
    if found is None and re.fullmatch(r"\d{12}", text):
        return text
    if found is None:
        raise NotRead("term")
    return found


def code_of(number: int, name: str) -> str:
    """The code of a list's term by any of its names; empty where it has none of that name."""
    return _named(number).get(fold(name), "")


def _named(number: int) -> Mapping[str, str]:
    """A list's codes by any of their names, folded."""
    return _names(_Same(vocabulary.vocabularies()), number)


class _Same:
    """The vocabularies as they stood once: equal to nothing but themselves."""

    def __init__(self, known: Mapping[int, vocabulary.Vocabulary]) -> None:
        self.known = known

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.known is self.known

    def __hash__(self) -> int:
        return id(self.known)


@lru_cache(maxsize=64)
def _names(lists: _Same, number: int) -> Mapping[str, str]:
    found: dict[str, str] = {}
    there = lists.known.get(number)
    for word in there.terms.values() if there else ():
        for name in (word.code, word.es, word.en, word.huridocs):
            if name:
                found.setdefault(fold(name), word.code)
    return found


def _yes(text: str) -> bool:
    return fold(text) in ("1", "yes", "si", "true", "x", "y", "verdadero")


def whole(text: str) -> int:
    """A number of people: `1.200`, `1,200` and `3,0` are read. Raises NotRead."""
    if _GROUPED.fullmatch(text):
        return int(re.sub(r"\D", "", text))
    if not _WHOLE.fullmatch(text):
        raise NotRead("number")
    return int(re.split("[.,]", text)[0])


def _decimal(text: str) -> float:
    if not _DECIMAL.fullmatch(text):
        raise NotRead("number")
    return float(text.replace(",", "."))


def _place(text: str) -> str:
    """Digits of a place, those of a spreadsheet that lost their nought too; or of the one place of that name."""
    if _UBIGEO.fullmatch(text):
        digits = text.zfill(len(text) + len(text) % 2)
        if len(digits) == len(text) or places.place(digits):
            return digits
        raise NotRead("place")
    found = places.resolve(text)
    if found is None:
        raise NotRead("place")
    return found.code


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise NotRead("id") from error


_READ: Final[Mapping[str, Callable[[str], Any]]] = {
    "country": country,
    "confidential": _yes,
    "deceased": _yes,
    "id": _id,
    "ubigeo": _place,
    "latitude": _decimal,
    "longitude": _decimal,
    **dict.fromkeys(("low", "best", "high", "dependants"), whole),
}
