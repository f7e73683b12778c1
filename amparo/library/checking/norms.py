"""Numbers of norms and resolutions: as they are, as others write them, and as this text does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from amparo.library.checking.dates import Dated
from amparo.library.checking.finding import Finding, Norm, Reference, finding
from amparo.library.checking.sentences import sentences
from amparo.library.words import plain

_KIND = (
    r"(?:ley|law|act|decreto|decree|resoluci[oó]n|resolution|ordenanza|acuerdo|directiva|directive|reglamento|"
    r"proyecto de ley|bill)"
)
_NUMBER: Final = re.compile(
    r"(?<![\w/-])(?P<number>\d{1,5})-(?P<year>(?:19|20)\d\d)(?:-(?P<sector>[A-Z]{2,}(?:[-/][A-Z]+)*))?(?![\w-]|/\d)"
    rf"|(?<=\s)(?P<slashed>\d{{1,4}})/(?P<slashed_year>(?:19|20)?\d\d)(?![\w/-])"
    rf"|\b(?i:{_KIND})\s+(?:N[.ºo°]*\s*)?(?P<law>\d{{4,5}})(?![\w/-])"
)
_CALLED = re.compile(
    rf"(?:{_KIND}|comunicado|release|n[.ºo°]{{1,2}})[^.;\n]{{0,40}}$", re.IGNORECASE
)
_PUBLISHED = re.compile(
    r"\b(?:publi|aprob|approv|promulg|emiti|issued|adopt|dated|de fecha)\w*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Cited:
    """A number in a text, taken apart: 059-2019-JUS is (59, 2019, JUS); a law has no year."""

    start: int
    end: int
    words: str
    number: int
    year: int
    sector: str

    @property
    def parts(self) -> tuple[int, int, str]:
        return self.number, self.year, self.sector


def cited_in(text: str) -> list[Cited]:
    """Every number of a norm, resolution or law in a text."""
    found = []
    for match in _NUMBER.finditer(text):
        given = match.groupdict()
        group = next(name for name in ("number", "slashed", "law") if given[name])
        bare = group == "number" and not given["sector"]
        if (bare or group == "slashed") and not _CALLED.search(text[: match.start()][-60:]):
            continue  # a range of years, a fraction, a page
        start = match.start(group)
        year = given["year"] or given["slashed_year"] or "0"
        found.append(
            Cited(
                start,
                match.end(),
                text[start : match.end()],
                int(given[group]),
                int(year) + (2000 if len(year) == 2 else 0),
                (given["sector"] or "").replace("/", "-"),
            )
        )
    return found


def parts_of(number: str) -> tuple[int, int, str] | None:
    """A canonical number taken apart, or None for one that is none of these shapes."""
    found = cited_in(f"Ley {number}" if number.isdecimal() else f"Resolución {number}")
    return found[0].parts if found else None


def findings(text: str, dated: list[Dated], against: Reference) -> Iterator[Finding]:
    """Hold every number against the known norms, the documents of the library and the text's other numbers."""
    cited = cited_in(text)
    own = plain(" ".join(against.own)).text
    for one in cited:
        if plain(one.words).text in own:
            continue
        found = _against_norms(one, against)
        yield from found
        if not found:
            yield from _within(one, cited)
    yield from _dates(text, cited, dated, against)


def _against_norms(one: Cited, against: Reference) -> list[Finding]:
    for norm in against.norms:
        right = parts_of(norm.number)
        if right is not None and norm.sure and _same(one.parts, right):
            whole = one.sector == right[2] or not right[2]
            return [] if whole else [_told("norm_number_incomplete", one, norm)]
    for norm in against.norms:
        if any(parts_of(other) == one.parts for other in norm.cited_as):
            return [_told("norm_number_differs", one, norm)]
    for norm in against.norms:
        right = parts_of(norm.number)
        if right is not None and _near(one.parts, right):
            return [_told("norm_number_near", one, norm)]
    if any(parts_of(norm.number) == one.parts for norm in against.norms):
        return []
    return [] if _in_library(one, against) else [_unknown(one)]


def _within(one: Cited, cited: list[Cited]) -> Iterator[Finding]:
    for other in cited:
        if other.start != one.start and _near(one.parts, other.parts):
            yield finding(
                "norm_two_numbers", one.start, one.end, what=one.words, right=other.words,
                evidence=(f"{other.start}-{other.end}",),
            )  # fmt: skip
            return


def _dates(
    text: str, cited: list[Cited], dated: list[Dated], against: Reference
) -> Iterator[Finding]:
    """A date that a sentence gives to a norm, none of those that are known of it."""
    known = {parts_of(norm.number): norm for norm in against.norms if norm.dates and norm.sure}
    for start, end in sentences(text):
        numbers = [one for one in cited if start <= one.start < end]
        days = [one for one in dated if start <= one.start < end and one.day and one.possible]
        if len(numbers) != 1 or len(days) != 1 or not _PUBLISHED.search(text[start:end]):
            continue
        norm = next(
            (n for parts, n in known.items() if parts and _same(numbers[0].parts, parts)), None
        )
        day = days[0]
        if norm and not any(day.iso.startswith(one) for one in norm.dates):
            yield finding(
                "norm_date_differs", day.start, day.end, what=day.words, right=", ".join(norm.dates),
                evidence=(norm.number, norm.seen_in),
            )  # fmt: skip


def _same(one: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    sectors = {one[2], other[2]}
    return one[:2] == other[:2] and (len(sectors) == 1 or "" in sectors)


def _near(one: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    """One figure more, less, changed or swapped, in the same year and sector (a law's number: never)."""
    if not one[1] or one[1:] != other[1:] or one[0] == other[0] or not one[2]:
        return False
    a, b = sorted((str(one[0]), str(other[0])), key=len)
    if len(a) == len(b):
        differing = [i for i in range(len(a)) if a[i] != b[i]]
        swapped = len(differing) == 2 and sorted(a) == sorted(b)
        return len(a) > 1 and (len(differing) == 1 or swapped)
    return (
        len(b) - len(a) == 1 and len(a) > 1 and any(b[:i] + b[i + 1 :] == a for i in range(len(b)))
    )


def _in_library(one: Cited, against: Reference) -> bool:
    wanted = plain(one.words).text
    return any(
        wanted in plain(reference).text
        for document in against.documents
        for reference in document.references
    )


def _told(code: str, one: Cited, norm: Norm) -> Finding:
    evidence = tuple(filter(None, (norm.number, norm.title, norm.seen_in)))
    return finding(code, one.start, one.end, evidence=evidence, what=one.words, right=norm.number)


def _unknown(one: Cited) -> Finding:
    return finding("citation_without_source", one.start, one.end, what=one.words)
