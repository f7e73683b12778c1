"""The numerals and letters inside an article, each with the address people cite it by (`21.b.4`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from amparo.commitments.text.articles import Article

_ROMAN: Final = re.compile(r"[ivxlc]+", re.IGNORECASE)
_MARK: Final = re.compile(
    r"^[ \t]*(?:(?P<dotted>\d{1,3}(?:\.\d{1,3})+)\.?|(?P<digit>\d{1,3})[.)°]"
    r"|(?P<letter>[a-zñ])[.)]|(?P<roman>[ivxlc]{1,6})[.)])[ \t]+",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A numeral or a letter with what it says, up to the next mark of any level."""

    address: str
    text: str


def units(article: Article) -> tuple[Unit, ...]:
    """Every numeral and letter of an article in order; its first style of mark is the outer one."""
    return tuple(_units(article))


def _units(article: Article) -> Iterator[Unit]:
    marks = list(_MARK.finditer(article.body))
    base, _, _ = article.key.partition("#")
    base = base.rpartition(">")[2]
    path: list[tuple[str, str]] = []
    for at, mark in enumerate(marks):
        end = marks[at + 1].start() if at + 1 < len(marks) else len(article.body)
        style, value = _style(mark, path)
        text = article.body[mark.start() : end].strip()
        if style == "dotted":
            rest = value.removeprefix(f"{base}.")
            path = [("dotted", rest)]
        else:
            styles = [each for each, _ in path]
            path = path[: styles.index(style)] if style in styles else path
            path.append((style, value))
        yield Unit(".".join([base, *(each for _, each in path)]), text)


def _style(mark: re.Match[str], path: list[tuple[str, str]]) -> tuple[str, str]:
    """Which of dotted, digit, letter and roman it is; `i)` after `h)` is a letter, elsewhere a numeral."""
    if mark["dotted"]:
        return "dotted", mark["dotted"]
    if mark["digit"]:
        return "digit", mark["digit"]
    value = (mark["letter"] or mark["roman"]).lower()
    letters = [each for style, each in path if style == "letter"]
    follows = bool(letters) and len(value) == 1 and ord(value) == ord(letters[-1]) + 1
    starts_roman = value == "i" or any(style == "roman" for style, _ in path)
    if _ROMAN.fullmatch(value) and (len(value) > 1 or starts_roman) and not follows:
        return "roman", value
    return "letter", value
