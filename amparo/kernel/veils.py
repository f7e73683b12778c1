"""Finding words in a text whatever its accents, case, line breaks or unseen letters, and covering them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Final

# Shorter parts of a name ("de", "la", "Ana") also stand for other things; the whole name is always found.
PART: Final = 4
# What no reader sees within a word, and a word that goes on in the next line.
_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_BROKEN: Final = re.compile(r"(?<=\w)[-\u2010]\s*\n\s*(?=\w)")


class Veil:
    """Words that must not be read outside, and what stands in the place of each."""

    def __init__(self, labels: Mapping[str, str]) -> None:
        """Take words with the label of each; words of blanks alone are none."""
        given = ((" ".join(plain(words).split()), label) for words, label in labels.items())
        self._labels = {words: label for words, label in given if words}
        longest_first = sorted(self._labels, key=len, reverse=True)
        # Words may stand over a line break, and accents and case do not hide a name.
        ways = (r"\s+".join(re.escape(word) for word in name.split()) for name in longest_first)
        found = r"(?<!\w)(?:" + "|".join(ways) + r")(?!\w)"
        self._pattern = re.compile(found) if self._labels else None

    def over(self, text: str) -> str:
        """The text with each of the words replaced by its label."""
        if self._pattern is None:
            return text
        whole = unicodedata.normalize("NFC", text)
        folded, out, done = plain(whole), [], 0
        for match in self._pattern.finditer(folded):
            out += [whole[done : match.start()], self._labels[" ".join(match[0].split())]]
            done = match.end()
        return "".join([*out, whole[done:]])

    def told(self, text: str) -> frozenset[str]:
        """The labels of those of the words that the text would tell."""
        if self._pattern is None:
            return frozenset()
        folded = plain(unicodedata.normalize("NFC", _UNSEEN.sub("", text)))
        return frozenset(
            self._labels[" ".join(match[0].split())]
            for each in (folded, _BROKEN.sub("", folded))
            for match in self._pattern.finditer(each)
        )

    def tells(self, text: str) -> bool:
        """Whether the text would tell any of the words."""
        return bool(self.told(text))


def parts_of(name: str) -> Iterable[str]:
    """The parts of a name long enough to tell who somebody is."""
    return (part for part in name.split() if len(part) >= PART)


def plain(text: str) -> str:
    """Letters without accents or case, one for each letter, so that places stay the same."""
    return "".join(
        (unicodedata.normalize("NFD", letter)[0].lower() or letter)[0] for letter in text
    )
