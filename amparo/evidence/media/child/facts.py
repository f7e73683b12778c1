"""What a file says about itself, as codes and values; the words for people are `media.words`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_MOST = 200
_LONGEST = 500
_UNFIT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")

# Codes that tell of people, things and places; a working copy has none of them.
PRIVATE = {"device", "time", "place", "author", "software", "history", "words", "attached"}


@dataclass(frozen=True, slots=True)
class Fact:
    """group  device, time, place, author, software, history, words, attached, content"""

    group: str
    code: str
    value: str


@dataclass(slots=True)
class Facts:
    """Facts as they are found, each once, cut to a size that can be shown."""

    found: list[Fact] = field(default_factory=list)

    def add(self, group: str, code: str, value: object) -> None:
        text = clean(value)
        fact = Fact(group, code, text)
        if text and len(self.found) < _MOST and fact not in self.found:
            self.found.append(fact)

    def private(self) -> list[Fact]:
        return [one for one in self.found if one.group in PRIVATE]

    def plain(self) -> list[dict[str, str]]:
        return [{"group": one.group, "code": one.code, "value": one.value} for one in self.found]


def clean(value: object) -> str:
    """One line of text without control or direction marks, at most 500 characters."""
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    text = _UNFIT.sub("", " ".join(str(value).split())).strip()
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
