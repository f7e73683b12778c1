"""Vocabularies: the terms this software brings in its own words, and what acts of the installation made of them.

A term is named by the number of its list and its code; records keep codes, never words. A code of
twelve digits is one of the micro-thesauri and may stand in a record though no list has it, so that
what an import brings is kept as it came.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, Final

import yaml
from django.db.models import Max

from amparo.documentation.models import TermChange

_FOLDER: Final = Path(__file__).parent / "vocabularies"
_DIGITS: Final = re.compile(r"\d{12}")
LOCAL: Final = range(61, 70)
"""Numbers of lists that each installation fills itself."""


@dataclass(frozen=True, slots=True)
class Word:
    """A term as it stands now.

    huridocs  its twelve digits in the micro-thesaurus of the same number, or empty
    sdg, iccs, act  category of indicator 16.10.1, class of crime, act of the law pack; empty when none
    fit       how well that class of crime says it, `exact`, `close`, `broad` or `doubtful`; empty when
              nobody has looked, as after an act of this installation named another class
    own       whether an act of this installation made or changed it
    """

    vocabulary: int
    code: str
    es: str
    en: str = ""
    parent: str = ""
    huridocs: str = ""
    sdg: str = ""
    iccs: str = ""
    act: str = ""
    retired: bool = False
    own: bool = False
    fit: str = ""

    def in_(self, language: str) -> str:
        return self.en if language == "en" and self.en else self.es


@dataclass(frozen=True)
class Vocabulary:
    """One list, its terms by their codes in their order; those retired are among them.

    source  the instrument it is drawn from, where one asks for it
    """

    number: int
    title: Mapping[str, str]
    terms: Mapping[str, Word] = field(default_factory=dict)
    source: Mapping[str, str] = field(default_factory=dict)

    @property
    def offered(self) -> tuple[Word, ...]:
        """The terms that may be chosen today."""
        return tuple(word for word in self.terms.values() if not word.retired)

    @property
    def short(self) -> tuple[Word, ...]:
        """Those whose code is not of twelve digits, as a table brings it; all of them where there is no other."""
        offered = self.offered
        return tuple(word for word in offered if not _DIGITS.fullmatch(word.code)) or offered

    @cached_property
    def by_huridocs(self) -> Mapping[str, Word]:
        """Its terms by their twelve digits; of several with the same ones the first."""
        found: dict[str, Word] = {}
        for each in self.terms.values():
            if each.huridocs:
                found.setdefault(each.huridocs, each)
        return found


_HELD: ContextVar[list[Mapping[int, Vocabulary]] | None] = ContextVar("held", default=None)


@contextmanager
def held() -> Iterator[None]:
    """Within, the database is asked once whether the lists were changed: a page says thousands of their words."""
    before = _HELD.set([])
    try:
        yield
    finally:
        _HELD.reset(before)


def let_go() -> None:
    """Ask once more: an act has just changed a list."""
    if (found := _HELD.get()) is not None:
        found.clear()


def vocabularies() -> Mapping[int, Vocabulary]:
    """Every list as it stands now, by its number."""
    known = _HELD.get()
    if known:
        return known[0]
    newest = TermChange.objects.aggregate(newest=Max("id"))["newest"]
    found = _as_of(newest or 0)
    if known is not None:
        known.append(found)
    return found


def vocabulary(number: int) -> Vocabulary:
    """A list by its number; an empty one where nobody has filled it."""
    return vocabularies().get(number) or Vocabulary(number, {"es": str(number), "en": str(number)})


def word(number: int, code: str, language: str) -> str:
    """How a code is said; the code itself where no list has it, empty for none."""
    found = vocabulary(number).terms.get(code) if code else None
    if found is None and code:
        found = by_huridocs(number).get(code)
    return found.in_(language) if found else code


def by_huridocs(number: int) -> Mapping[str, Word]:
    """The terms of a list by their twelve digits; of several with the same ones the first."""
    return vocabulary(number).by_huridocs


def under(number: int, code: str) -> frozenset[str]:
    """A code with those of the terms under it, and the twelve digits that stand for any of them."""
    terms = vocabulary(number).terms
    found, before = {code}, 0
    while before != len(found):
        before = len(found)
        found |= {each.code for each in terms.values() if each.parent in found}
    return frozenset(found | {terms[one].huridocs for one in found if one in terms} - {""})


def stands(number: int, code: str) -> bool:
    """Whether a record may hold that code of that list."""
    return not code or bool(_DIGITS.fullmatch(code)) or code in vocabulary(number).terms


@cache
def brought() -> Mapping[int, Vocabulary]:
    """The lists this software brings, before anybody changed them."""
    found: dict[int, Vocabulary] = {}
    for path in sorted(_FOLDER.glob("*.yaml")):
        for listed in yaml.load(path.read_bytes(), yaml.CSafeLoader):
            words = [_brought(listed["number"], each) for each in listed["terms"]]
            terms = {each.code: each for each in words}
            found[listed["number"]] = Vocabulary(
                listed["number"], listed["title"], terms, listed.get("source", {})
            )
    return dict(sorted(found.items()))


def _brought(number: int, given: Mapping[str, Any]) -> Word:
    huridocs = str(given.get("huridocs", ""))
    return Word(number, **{**given, "huridocs": huridocs.ljust(12, "0") if huridocs else ""})


@lru_cache(maxsize=2)
def _as_of(newest: int) -> Mapping[int, Vocabulary]:
    """Every list as it was once the change of that number was made."""
    found = dict(brought())
    terms: dict[int, dict[str, Word]] = {number: dict(v.terms) for number, v in found.items()}
    for row in changes(newest):
        its = terms.setdefault(row.vocabulary, {})
        its[row.code] = _with_fit(as_word(row), its.get(row.code))
    for number, its in terms.items():
        known = found.get(number) or Vocabulary(number, {"es": str(number), "en": str(number)})
        found[number] = replace(known, terms=its)
    return dict(sorted(found.items()))


def _with_fit(word: Word, before: Word | None) -> Word:
    return replace(word, fit=before.fit) if before and before.iccs == word.iccs else word


def changes(newest: int) -> Iterable[TermChange]:
    return TermChange.objects.filter(id__lte=newest).order_by("id").iterator(2000)


def as_word(row: TermChange) -> Word:
    return Word(
        row.vocabulary, row.code, row.es, row.en, row.parent, row.huridocs, row.sdg, row.iccs,
        row.act, row.retired, own=True,
    )  # fmt: skip
