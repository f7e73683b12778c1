"""Names written two ways in one text, or otherwise than documents that know them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from amparo.kernel.text import fold
from amparo.library.checking.finding import Finding, finding

_UPPER = "A-ZÁÉÍÓÚÑÜÇ"
_WORD = rf"[{_UPPER}][^\W\d_]+(?:[-’'](?!s\b)[^\W\d_]+)*"
_NAME: Final = re.compile(rf"{_WORD}(?:[ \n](?:de |del |la |las |los |y |of |the |and )*{_WORD})*")


def findings(text: str, known: Sequence[str]) -> Iterator[Finding]:
    """Tell each second spelling where it first stands, and spellings that documents write otherwise."""
    seen: dict[str, dict[str, int]] = defaultdict(dict)
    common = {word for word in re.findall(r"(?<![^\W_])[a-záéíóúñü]{3,}", text)}
    for start, name in _names(text):
        seen[fold(name)].setdefault(name, start)
    yield from _accents(seen)
    yield from _letters(seen, common)
    right = {fold(name): name for name in known}
    for folded, spellings in seen.items():
        for name, start in spellings.items():
            if folded in right and right[folded] != name and not _all_capitals(name):
                yield finding(
                    "name_spelled_otherwise", start, start + len(name), right=right[folded]
                )


def _names(text: str) -> Iterator[tuple[int, str]]:
    """Each name, and each word of it, without the word that only opens a sentence."""
    for match in _NAME.finditer(text):
        whole = match.group().replace("\n", " ")
        if " " in whole:
            yield match.start(), whole
        for word in re.finditer(_WORD, match.group()):
            yield match.start() + word.start(), word.group()


def _accents(seen: dict[str, dict[str, int]]) -> Iterator[Finding]:
    """One name with and without an accent; capitals may go without."""
    for spellings in seen.values():
        told = {name: at for name, at in spellings.items() if not _all_capitals(name)}
        by_accents = {name.casefold(): (name, at) for name, at in reversed(told.items())}
        if len(by_accents) > 1:
            (first, _), *others = sorted(by_accents.values(), key=lambda pair: pair[1])
            for name, start in others:
                yield finding(
                    "name_two_spellings", start, start + len(name), what=name, right=first
                )


def _letters(seen: dict[str, dict[str, int]], common: set[str]) -> Iterator[Finding]:
    """Names of several words of which one differs by a letter."""
    several = [folded for folded in seen if " " in folded]
    for index, one in enumerate(several):
        for other in several[:index]:
            if _one_letter_apart(one.split(), other.split(), common):
                name, start = next(iter(seen[one].items()))
                first = next(iter(seen[other]))
                yield finding(
                    "name_two_spellings", start, start + len(name), what=name, right=first
                )


def _one_letter_apart(one: list[str], other: list[str], common: set[str]) -> bool:
    if len(one) != len(other):
        return False
    differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(differing) != 1:
        return False
    a, b = sorted(differing[0], key=len)
    if len(a) < 4 or a in common or b in common or b in (a + "s", a + "es", a + "a"):
        return False
    if len(a) == len(b):
        changed = [i for i in range(len(a)) if a[i] != b[i]]
        swapped = len(changed) == 2 and sorted(a) == sorted(b)
        return (len(changed) == 1 and changed != [len(a) - 1]) or swapped
    return len(b) - len(a) == 1 and any(b[:i] + b[i + 1 :] == a for i in range(len(b)))


def _all_capitals(name: str) -> bool:
    return name.isupper()
