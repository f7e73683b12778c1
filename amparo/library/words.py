"""Words under which two printings of one sentence compare equal, with the way back to each character.

A line break, a hyphen at its end, a typographic quote, a ligature or a space that does not break is the
printer's, not the author's. Pure: text in, text and offsets (code points) out.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_QUOTES = dict.fromkeys(map(ord, "“”„‟«»‹›❝❞＂″"), '"') | dict.fromkeys(map(ord, "‘’‚‛`´′ʼ＇"), "'")
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"
_SILENT = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_HYPHEN = re.compile(rf"(?<=[^\W_])[{_DASHES}][ \t]*(?:\r?\n)?[ \t]*(?=[^\W_])")


@dataclass(frozen=True, slots=True)
class Plain:
    """`text` in plain form; character i of it stands at `places[i]` of the original."""

    text: str
    places: array[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The places in the original of a non-empty stretch of the plain text."""
        return self.places[start], self.places[end - 1] + 1


@lru_cache(maxsize=16)
def plain(text: str) -> Plain:
    """Return `text` with quotes, dashes, spaces, ligatures and hyphens in one way of writing; case and accents stay."""
    joined = {at for found in _HYPHEN.finditer(text) for at in range(*found.span())}
    characters: list[str] = []
    places = array("L")
    for at, found in _clusters(text):
        if at in joined or found in _SILENT:
            continue
        for character in _written(found):
            if character == " " and (not characters or characters[-1] == " "):
                continue
            characters.append(character)
            places.append(at)
    if characters and characters[-1] == " ":
        characters.pop()
        places.pop()
    return Plain("".join(characters), places)


def find_all(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Yield every (start, end) in `text` where `words` stand, whatever the line breaks; case decides only if it can."""
    hay, needle = plain(text), plain(words).text
    if not needle:
        return
    found = False
    for start in _starts(hay.text, needle):
        found = True
        yield _whole(text, *hay.span(start, start + len(needle)))
    lowered = hay.text.lower()
    if found or len(lowered) != len(hay.text):
        return
    for start in _starts(lowered, needle.lower()):
        yield _whole(text, *hay.span(start, start + len(needle)))


def find(text: str, words: str, after: int = 0) -> tuple[int, int] | None:
    """Return the first (start, end) in `text`, not before `after`, where `words` stand, or None."""
    return next((span for span in find_all(text, words) if span[0] >= after), None)


def digest(words: str) -> bytes:
    """SHA-256 (32 bytes) over the plain form: the same words printed otherwise have the same digest."""
    return hashlib.sha256(plain(words).text.encode()).digest()


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the marks that combine with its last letter."""
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return start, end


def _starts(hay: str, needle: str) -> Iterator[int]:
    at = hay.find(needle)
    while at >= 0:
        yield at
        at = hay.find(needle, at + 1)


def _clusters(text: str) -> Iterator[tuple[int, str]]:
    """Each character with the combining marks that follow it, so that both ways to write é are one."""
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        yield at, text[at:end]
        at = end


def _written(cluster: str) -> str:
    if cluster in _DASHES:
        return "-"
    if cluster.isspace():
        return " "
    if cluster.isascii():
        return cluster
    quoted = cluster.translate(_QUOTES)
    return quoted if quoted != cluster else unicodedata.normalize("NFKC", cluster)
