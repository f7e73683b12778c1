"""The same thing told twice: with two dates, or counted twice with two numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from amparo.kernel.text import fold
from amparo.library.checking.dates import Dated
from amparo.library.checking.finding import Finding, finding
from amparo.library.checking.sentences import sentences

_EMPTY_WORDS = """
para como este esta estos estas desde hasta sobre entre cuando donde porque tambien mismo misma
segun durante that this these those with from which were have been their they about into also when
where while such than under after before during since upon other more most some will would could
should
"""
_EMPTY: Final = frozenset(_EMPTY_WORDS.split())
_COUNT: Final = re.compile(
    r"(?<![\w.,/-])(?P<number>\d{1,3}(?:[.,\s]\d{3})+|\d{1,6})\s+(?P<what>[^\W\d_]{3,}(?:\s+[^\W\d_]{2,}){0,4})"
)
_MEASURES_WORDS = """
de del of the dias days horas hours meses months anos years semanas weeks por percent minutos
minutes kilometros soles dolares dollars am pm enero febrero marzo abril mayo junio julio agosto
setiembre septiembre octubre noviembre diciembre january february march april may june july august
september october november december st nd rd th and y e to a al
"""
_MEASURES: Final = frozenset(_MEASURES_WORDS.split())
_ALIKE = 0.6


def findings(text: str, dated: list[Dated]) -> Iterator[Finding]:
    """Pairs that do not agree, told at the second place with the first as evidence."""
    yield from _two_dates(text, dated)
    yield from _two_counts(text)


def _two_dates(text: str, dated: list[Dated]) -> Iterator[Finding]:
    spans = list(sentences(text))
    said: list[tuple[Dated, tuple[int, int], set[str]]] = []
    for one in dated:
        span = next((s for s in spans if s[0] <= one.start < s[1]), None)
        alone = span and sum(span[0] <= other.start < span[1] for other in dated) == 1
        if one.possible and span and alone:
            words = _words(text[span[0] : one.start] + " " + text[one.end : span[1]])
            said.append((one, span, words))
    for (first, a, words), (second, b, others) in combinations(said, 2):
        if a == b or bool(first.day) != bool(second.day) or first.iso == second.iso:
            continue
        shared = len(words & others)
        if shared >= 4 and shared / min(len(words), len(others)) >= _ALIKE:
            yield finding(
                "event_two_dates", second.start, second.end, what=second.words, right=first.words,
                evidence=(f"{first.start}-{first.end}",),
            )  # fmt: skip


def _two_counts(text: str) -> Iterator[Finding]:
    seen: dict[str, re.Match[str]] = {}
    for match in _COUNT.finditer(text):
        key = _counted(match["what"])
        if not key:
            continue
        first = seen.setdefault(key, match)
        if _number(first["number"]) != _number(match["number"]):
            said, before = (re.sub(r"\s+", " ", one.group()) for one in (match, first))
            yield finding(
                "count_two_numbers", match.start(), match.end(), what=said, right=before,
                evidence=(f"{first.start()}-{first.end()}",),
            )  # fmt: skip


def _counted(what: str) -> str:
    """What is counted: the first two words that say something, or nothing for a length of time or money."""
    words = fold(what).split()
    if not words or words[0] in _MEASURES:
        return ""
    told = [word for word in words if word not in _MEASURES and word not in _EMPTY]
    return " ".join(told[:2]) if len(told) >= 2 else ""


def _number(words: str) -> int:
    return int(re.sub(r"\D", "", words))


def _words(text: str) -> set[str]:
    """The words that carry sense, cut to their beginning so that endings do not matter."""
    found = re.findall(r"[^\W\d_]{4,}", fold(text))
    return {word[:6] for word in found if word not in _EMPTY}
