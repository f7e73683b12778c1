"""A receipt to be said aloud: each word numbered and spelled."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    word: str
    spelled: str


def dictated(words: str | Iterable[str]) -> list[Word]:
    listed = words.split() if isinstance(words, str) else list(words)
    return [Word(word, " – ".join(word.upper())) for word in listed]
