"""Numbered records as sentences and findings call them: T3, V1, {=testimonies}, {@T3}."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from amparo.missions.kinds import LETTERS, RecordKind

KINDS: Final = {letter: kind for kind, letter in LETTERS.items()}
_CODE: Final = re.compile(rf"([{''.join(KINDS)}])([1-9][0-9]{{0,5}})")
_TOKEN: Final = re.compile(r"\{([=@]?)([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of a sentence: plain words, a figure by name, a record cited, or who gave a testimony."""

    what: str  # text, figure, cited, who
    value: str


class NoSuchToken(ValueError):
    """A sentence has braces that mean nothing; its argument is what stands in them."""


def listed(text: str) -> list[str]:
    """The codes of a line such as `T1, v2 D1`, each once. Raises NoSuchToken with what is none."""
    parts = [part.upper() for part in re.split(r"[\s,;]+", text.strip()) if part]
    for part in parts:
        if not _CODE.fullmatch(part):
            raise NoSuchToken(part)
    return list(dict.fromkeys(parts))


def kind_of(code: str) -> RecordKind:
    return KINDS[code[0]]


def order(code: str) -> tuple[str, int]:
    """What codes are sorted by: letter, then number."""
    return code[0], int(code[1:])


def tokens(text: str, figures: frozenset[str] | set[str]) -> list[Token]:
    """A sentence in parts. Raises NoSuchToken for braces that name no figure and no code."""
    found, done = [], 0
    for match in _TOKEN.finditer(text):
        if match.start() > done:
            found.append(Token("text", text[done : match.start()]))
        found.append(_token(match[1], match[2].strip(), figures))
        done = match.end()
    if text[done:]:
        found.append(Token("text", text[done:]))
    if any("{" in one.value or "}" in one.value for one in found if one.what == "text"):
        raise NoSuchToken("{")
    return found


def _token(sign: str, inside: str, figures: frozenset[str] | set[str]) -> Token:
    if sign == "=":
        if inside not in figures:
            raise NoSuchToken(inside)
        return Token("figure", inside)
    code = inside.upper()
    if not _CODE.fullmatch(code) or (sign == "@" and code[0] != LETTERS[RecordKind.TESTIMONY]):
        raise NoSuchToken(inside)
    return Token("who" if sign == "@" else "cited", code)
