"""The sentences of a narrative, numbered as its passages are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

# A stop, a question or an exclamation with what closes it, then a blank; or the end of a line.
_END: Final = re.compile(r"[.!?…]+[\"'»”’)\]]*(?=\s)|\n+")
# A stop after one of these ends no sentence.
_SHORT: Final = frozenset(
    (
        *(
            "sr",
            "sra",
            "srta",
            "dr",
            "dra",
            "ing",
            "lic",
            "prof",
            "gral",
            "cap",
            "sto",
            "sta",
            "av",
        ),
        *("jr", "nro", "núm", "art", "inc", "pág", "etc", "mr", "mrs", "ms", "st", "vs", "cf"),
    )
)
_LAST_WORD: Final = re.compile(r"(\w+)\.$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a text: `text[start:end]` is its words, without blanks around them."""

    number: int
    start: int
    end: int
    text: str


def sentences(text: str) -> list[Sentence]:
    """Every sentence of a text in its order; together they leave out nothing but blanks."""
    found: list[Sentence] = []
    start = 0
    for end in [*_ends(text), len(text)]:
        part = text[start:end]
        words = part.strip()
        if words:
            first = start + len(part) - len(part.lstrip())
            found.append(Sentence(len(found) + 1, first, first + len(words), words))
        start = end
    return found


def _ends(text: str) -> list[int]:
    ends = []
    for match in _END.finditer(text):
        word = _LAST_WORD.search(text, max(0, match.start() - 20), match.end())
        if word and (word[1].lower() in _SHORT or (len(word[1]) == 1 and word[1].isupper())):
            continue
        ends.append(match.end())
    return ends
