"""Finding words in a text whatever its accents, case, line breaks or unseen letters, and covering them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

# Shorter parts of a name ("de", "la", "Paz") also stand for other things: they are found where they are written
# as a name. The whole name is always found.
PART: Final = 4
_PARTICLES: Final = frozenset(
    ["da", "de", "del", "do", "dos", "e", "el", "i", "la", "las", "los", "san", "y"]
)
# What no reader sees within a word, and a word that goes on in the next line.
_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_BROKEN: Final = re.compile(r"(?<=\w)[-\u2010]\s*\n\s*(?=\w)")


class Veil:
    """Words that must not be read outside, and what stands in the place of each."""

    def __init__(
        self,
        labels: Mapping[str, str],
        *,
        capital: Mapping[str, str] | None = None,
        kept: Iterable[str] = (),
    ) -> None:
        """Take words with the label of each; words of blanks alone are none.

        capital  the same of words that count only where they begin with a capital
        kept     whole names that may be read, even where a part of them is one of the words
        """
        self._labels = _folded(labels)
        self._capital = _folded(capital or {})
        open_ = _folded(dict.fromkeys(kept, ""))
        longest_first = sorted({*self._labels, *self._capital, *open_}, key=len, reverse=True)
        # Words may stand over a line break, and accents and case do not hide a name.
        ways = (r"\s+".join(re.escape(word) for word in name.split()) for name in longest_first)
        found = r"(?<!\w)(?:" + "|".join(ways) + r")(?!\w)"
        self._pattern = re.compile(found) if self._labels or self._capital else None

    def over(self, text: str) -> str:
        """The text with each of the words replaced by its label."""
        if self._pattern is None:
            return text
        whole, out, done = unicodedata.normalize("NFC", _UNSEEN.sub("", text)), [], 0
        for start, end, label in self._found(whole):
            out += [whole[done:start], label]
            done = end
        return "".join([*out, whole[done:]])

    def told(self, text: str) -> frozenset[str]:
        """The labels of those of the words that the text would tell."""
        whole = unicodedata.normalize("NFC", _UNSEEN.sub("", text))
        return frozenset(
            label
            for each in (whole, _BROKEN.sub("", whole))
            for _start, _end, label in self._found(each)
        )

    def tells(self, text: str) -> bool:
        """Whether the text would tell any of the words."""
        return bool(self.told(text))

    def _found(self, whole: str) -> Iterator[tuple[int, int, str]]:
        """Each of the words in a text, with where it stands and its label."""
        if self._pattern is None:
            return
        for match in self._pattern.finditer(plain(whole)):
            words = " ".join(match[0].split())
            label = self._labels.get(words, "")
            if not label and whole[match.start()].isupper():
                label = self._capital.get(words, "")
            if label:
                yield match.start(), match.end(), label


def _folded(labels: Mapping[str, str]) -> dict[str, str]:
    given = ((" ".join(plain(words).split()), label) for words, label in labels.items())
    return {words: label for words, label in given if words}


def parts_of(name: str) -> Iterable[str]:
    """The parts of a name long enough to tell who somebody is."""
    return (part for part in name.split() if len(part) >= PART)


def short_parts_of(name: str) -> Iterable[str]:
    """The shorter ones that are names all the same."""
    return (part for part in name.split() if 1 < len(part) < PART and plain(part) not in _PARTICLES)


def plain(text: str) -> str:
    """Letters without accents or case, one for each letter, so that places stay the same."""
    return "".join(
        (unicodedata.normalize("NFD", letter)[0].lower() or letter)[0] for letter in text
    )
