"""Who is typed with how they are counted: `Comunidad X [comunidad, 90]` is a community of about ninety people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _

from amparo.documentation import vocabulary
from amparo.documentation.shapes import Count
from amparo.documentation.vocabulary import Word
from amparo.kernel.errors import Invalid
from amparo.kernel.text import fold
from amparo.web.desk.naming import language

UNITS: Final = 7
_NOTED: Final = re.compile(r"^(.*?)\s*\[([^\[\]]*)\]$")
_ARTICLE: Final = re.compile(r"^(una?|the|an?|la|el)\s+")
_PARTS: Final = re.compile(r", | o | or ")
_NUMBERS: Final = re.compile(r"\d{1,7}(\s*/\s*\d{1,7}){0,2}")


@dataclass(frozen=True, slots=True)
class Noted:
    """A name, and the counting unit and size of whoever has it; empty where nothing is said."""

    name: str
    unit: str = ""
    size: Count | None = None


def bare(said: str) -> str:
    """The name without how it is counted."""
    found = _NOTED.match(" ".join(said.split()))
    return found[1] if found else " ".join(said.split())


def noted(said: str) -> Noted:
    """What was typed. Raises Invalid, at `name`, for a unit nobody knows or a size that is none."""
    typed = " ".join(said.split())
    found = _NOTED.match(typed)
    if found is None:
        return Noted(typed)
    unit, _comma, size = (part.strip() for part in found[2].partition(","))
    code = _units().get(fold(unit))
    if code is None:
        offered = vocabulary.vocabulary(UNITS).short
        words = "; ".join(_ARTICLE.sub("", one.in_(language()).lower()) for one in offered)
        told = _(
            "“%(unit)s” is no counting unit. Between brackets: %(words)s; then a comma and how many."
        )
        raise Invalid({"name": [told % {"unit": unit, "words": words}]})
    return Noted(found[1], code, _size(size))


def _size(said: str) -> Count | None:
    if not said:
        return None
    if not _NUMBERS.fullmatch(said):
        raise Invalid({"name": [_no_size()]})
    numbers = [int(part) for part in said.split("/")]
    given: dict[str, Any] = {"best": numbers[0]}
    if len(numbers) > 1:
        given = dict(zip(("low", "best", "high"), numbers, strict=False))
    try:
        return Count.model_validate(given)
    except ValueError:
        raise Invalid({"name": [_no_size()]}) from None


def _no_size() -> str:
    return _("Write how many as 90, or the fewest, the best and the most as 80 / 90 / 120.")


def _units() -> dict[str, str]:
    """Codes of the counting units by whatever names them: code, words, words without their article."""
    found: dict[str, str] = {}
    for word in vocabulary.vocabulary(UNITS).offered:
        for name in _names(word):
            found.setdefault(name, word.code)
    return found


def _names(word: Word) -> Iterator[str]:
    yield word.code
    for said in (fold(word.es), fold(word.en)):
        if said:
            short = _ARTICLE.sub("", said)
            yield said
            yield short
            yield from (part for part in _PARTS.split(short) if part)
