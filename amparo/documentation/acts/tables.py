"""A table of codes as this installation's own terms: tried list by list, taken as one batch, and taken back as one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet

from amparo.accounts.actors import Actor
from amparo.documentation import vocabulary
from amparo.documentation.acts.terms import rows_of, save
from amparo.documentation.models import TermChange
from amparo.documentation.vocabulary import Vocabulary, Word

OURS: Final = "ours"
SAME: Final = "same"
NEW: Final = "new"
OTHERWISE: Final = "otherwise"
_NONE: Final = Vocabulary(0, {})
_LISTED: Final = 10


@dataclass(slots=True)
class Tried:
    """What one list of a table would bring.

    counts  of its terms: `new`; `otherwise`, said otherwise than it stands; `same`, there as it is; `ours`, one
            of our own words stands for it by its digits and keeps them
    """

    number: int
    counts: Counter[str] = field(default_factory=Counter)
    words: list[Word] = field(default_factory=list, repr=False)


def try_terms(table: bytes) -> list[Tried]:
    """What each list of a table would bring, in the order of their numbers; nothing is written.

    The table is a CSV in UTF-8 with the columns of COLUMNS (number of the list, twelve digits, words in
    English) and, if it has them, `spanish`. No Spanish column of OpenEvSys is read: two of its lists have
    them exchanged. Raises NotATable, Invalid.
    """
    known = vocabulary.vocabularies()
    found: dict[int, Tried] = {}
    for word in rows_of(table):
        its = found.setdefault(word.vocabulary, Tried(word.vocabulary))
        what = _what(word, known.get(word.vocabulary, _NONE))
        its.counts[what] += 1
        if what in (NEW, OTHERWISE):
            its.words.append(word)
    return [found[number] for number in sorted(found)]


def _what(word: Word, its: Vocabulary) -> str:
    here = its.terms.get(word.code)
    if here is None:
        return OURS if word.huridocs in its.by_huridocs else NEW
    return SAME if here == word else OTHERWISE


def import_terms(
    actor: Actor, table: bytes, at: datetime, lists: Container[int] | None = None
) -> int:
    """Take the terms of a table as this installation's own, and return how many were new or said otherwise.

    lists  of these alone. A term that one of ours stands for by its digits is left as ours says it.
    Raises NotATable, Invalid, NotYourAct.
    """
    tried = (one for one in try_terms(table) if lists is None or one.number in lists)
    found = [word for one in tried for word in one.words]
    if found:
        save(actor, "import_terms", found, at)
    return len(found)


def batches() -> list[dict[str, Any]]:
    """The last batches that brought terms by their digits and still stand, the newest first."""
    rows = _standing().filter(code__regex=r"^[0-9]{12}$", retired=False)
    told = rows.values("batch", "changed_at", "changed_by").annotate(terms=Count("id"))
    return [{**one} for one in told.order_by("-changed_at")[:_LISTED]]


def of_batch(batch: UUID) -> list[TermChange]:
    """The terms of a batch that nobody changed since."""
    return list(_standing().filter(batch=batch, retired=False).order_by("id"))


def undo_terms(actor: Actor, batch: UUID, at: datetime) -> int:
    """Say each term of a batch as it was said before, and retire those that were not there; what was changed
    since stays. Returns how many. Raises NotYourAct.

    That no record holds them is for the caller to see: records are sealed, and a retired term keeps its words.
    """
    found = list(_before(of_batch(batch)))
    if found:
        save(actor, "undo_terms", found, at)
    return len(found)


def _before(rows: list[TermChange]) -> Iterator[Word]:
    lists = {row.vocabulary for row in rows}
    first = min((row.id for row in rows), default=0)
    changes = TermChange.objects.filter(vocabulary__in=lists, id__lt=first).order_by("id")
    earlier = {(one.vocabulary, one.code): one for one in changes.iterator(2000)}
    for row in rows:
        last = earlier.get((row.vocabulary, row.code))
        brought = vocabulary.brought().get(row.vocabulary, _NONE).terms.get(row.code)
        if last is not None:
            yield vocabulary.as_word(last)
        else:
            yield brought or replace(vocabulary.as_word(row), retired=True)


def _standing() -> QuerySet[TermChange]:
    newer = TermChange.objects.filter(
        vocabulary=OuterRef("vocabulary"), code=OuterRef("code"), id__gt=OuterRef("id")
    )
    return TermChange.objects.exclude(Exists(newer))
