"""Words to be hidden, found however they are written: case, accents, broken lines and soft hyphens aside."""

from __future__ import annotations

import re
import unicodedata

Wanted = re.Pattern[str] | None
_BREAK = r"(?:[-\u00ad\u0002\ufffe]?\s*)?"


def folded(text: str) -> str:
    """One character for each, without case or accent, so that places stay the same."""
    return "".join(_fold(char) for char in text)


def _fold(char: str) -> str:
    base = unicodedata.normalize("NFKD", char)[:1] or char
    low = base.lower()
    return low if len(low) == 1 else base


def pattern(words: list[str]) -> Wanted:
    """What finds any of the words in a folded text; None when there is none."""
    parts = [_one(word) for word in words if word.strip()]
    return re.compile("|".join(parts)) if parts else None


def _one(word: str) -> str:
    pieces = [_BREAK.join(re.escape(char) for char in folded(piece)) for piece in word.split()]
    return r"\s+".join(pieces)


def spans(wanted: Wanted, text: str) -> list[tuple[int, int]]:
    return [found.span() for found in wanted.finditer(folded(text))] if wanted else []


def blotted(wanted: Wanted, text: str) -> tuple[str, int]:
    """The text with each found word replaced by one mark of the same length for all, and how many there were."""
    made, last, count = [], 0, 0
    for start, end in spans(wanted, text):
        made += [text[last:start], "█████"]
        last, count = end, count + 1
    return "".join([*made, text[last:]]), count
