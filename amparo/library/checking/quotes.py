"""Words in quotation marks held against the sources: there to the word, there otherwise, or nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from amparo.library.checking.finding import Finding, Known, finding
from amparo.library.words import find

_QUOTE = re.compile(r"“([^“”]{8,2000})”|«([^«»]{8,2000})»|(?<!\w)\"([^\"\n]{8,1000})\"(?!\w)")
_GAP = re.compile(r"\s*[\[(]\s*(?:…|\.{3})\s*[\])]\s*|\s*…\s*|\s+\.{3}\s+|\[[^\]]{1,40}\]")
_LEAST = 5  # words; fewer are a name, a title or a word held at a distance
_BEGINNING = 4


@dataclass(frozen=True, slots=True)
class Quotation:
    """`parts` are the stretches between what was left out; `start` and `end` leave the marks out."""

    start: int
    end: int
    words: str
    parts: tuple[str, ...]


def quotations(text: str) -> list[Quotation]:
    """The quotations of a text that are long enough to be somebody's very words."""
    found = []
    for match in _QUOTE.finditer(text):
        group = next(index for index in (1, 2, 3) if match[index])
        words = match[group]
        parts = tuple(
            part.strip(" ,.;:") for part in _GAP.split(words) if part and part.strip(" ,.;:")
        )
        if len(words.split()) >= _LEAST:
            found.append(Quotation(match.start(group), match.end(group), words, parts))
    return found


def findings(text: str, documents: Sequence[Known]) -> Iterator[Finding]:
    """Each quotation that no document with a text has; where its beginning stands, the source's words are told."""
    told = [document for document in documents if document.text]
    for one in quotations(text):
        if any(_holds(document.text, one.parts) for document in told):
            continue
        near = next((found for found in (_near(one, document) for document in told) if found), None)
        if near is not None:
            reference, words = near
            yield finding(
                "quote_differs", one.start, one.end, right=reference, evidence=(reference, words)
            )
        else:
            yield finding("quote_not_found", one.start, one.end)


def _holds(text: str, parts: Sequence[str]) -> bool:
    """Whether the parts stand in the text, one after the other."""
    after = 0
    for part in parts:
        span = find(text, part, after)
        if span is None:
            return False
        after = span[1]
    return bool(parts)


def _near(one: Quotation, document: Known) -> tuple[str, str] | None:
    """The source's own words where the quotation begins or ends like them."""
    words = one.words.split()
    if len(words) < 2 * _BEGINNING:
        return None
    beginning = find(document.text, " ".join(words[:_BEGINNING]))
    ending = find(document.text, " ".join(words[-_BEGINNING:]).rstrip(" ,.;:"))
    if beginning is not None:
        stretch = slice(beginning[0], beginning[0] + len(one.words) + 40)
    elif ending is not None:
        stretch = slice(max(0, ending[1] - len(one.words) - 40), ending[1])
    else:
        return None
    return document.reference, " ".join(document.text[stretch].split())
