"""Changing a vocabulary: a term is added, said otherwise or retired, and none is ever removed."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from django.utils.translation import gettext_noop as _

from amparo.accounts.actors import Actor
from amparo.accounts.acts import acting
from amparo.custody import ledger
from amparo.documentation import vocabulary
from amparo.documentation.errors import NotATable
from amparo.documentation.models import TermChange
from amparo.documentation.vocabulary import Word
from amparo.documentation.watching import terms_mark
from amparo.documentation.work import POWER
from amparo.kernel.errors import Invalid

COLUMNS: Final = ("list_code", "huri_code", "english")
_CODE: Final = re.compile(r"[a-z0-9_]{1,60}")
_DIGITS: Final = re.compile(r"(\d{12})?")
_MOST: Final = 32_000
EMPTY = _("Fill in this field.")
NOT_A_CODE = _("A code has small letters, digits and low lines, and no more than 60 of them.")
NOT_A_PARENT = _("The term above it is not in this list.")
NOT_DIGITS = _("The number of a micro-thesaurus has twelve digits.")
NO_SUCH_LIST = _("There is no such list.")


def keep_term(actor: Actor, word: Word, at: datetime) -> Word:
    """Add a term to a list, or say one otherwise; what it said before stays beside it.

    Raises Invalid, NotYourAct.
    """
    _check(word)
    save(actor, "keep_term", [word], at)
    return word


def retire_term(actor: Actor, number: int, code: str, at: datetime, *, back: bool = False) -> Word:
    """Offer a term no more, or again (`back`); records that hold it keep it. Raises Invalid, NotYourAct."""
    found = vocabulary.vocabulary(number).terms.get(code)
    if found is None:
        raise Invalid({"code": [NO_SUCH_LIST]})
    said = {name: getattr(found, name) for name in _SAID}
    word = Word(number, code, retired=not back, **said)
    save(actor, "retire_term", [word], at)
    return word


_SAID: Final = ("es", "en", "parent", "huridocs", "sdg", "iccs", "act")


def rows_of(table: bytes) -> Iterator[Word]:
    """The terms of a table, as COLUMNS has them. Raises NotATable, Invalid."""
    try:
        reader = csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline=""))
        names = reader.fieldnames or []
    except UnicodeDecodeError:
        names = []
    if not set(COLUMNS) <= set(names):
        raise NotATable(columns=", ".join(COLUMNS))
    for row in reader:
        yield _row(row)


def _row(row: Mapping[str, str | None]) -> Word:
    number, code, english = ((row.get(name) or "").strip() for name in COLUMNS)
    if not number.isdecimal() or int(number) > _MOST or not _DIGITS.fullmatch(code) or not code:
        raise Invalid({"table": [NOT_DIGITS]})
    said = (row.get("spanish") or english).strip()[:400]
    return Word(int(number), code, said, english[:400], _above(code), code, own=True)


def _above(code: str) -> str:
    """The code of the term above: the same digits with the last pair that says anything left out."""
    pairs = [code[at : at + 2] for at in range(0, 12, 2)]
    said = [at for at, pair in enumerate(pairs) if pair != "00"]
    if len(said) < 2:
        return ""
    return ("".join(pairs[: said[-1]])).ljust(12, "0")


def _check(word: Word) -> None:
    faults: dict[str, list[str]] = {}
    if not _CODE.fullmatch(word.code):
        faults["code"] = [NOT_A_CODE]
    if not word.es.strip():
        faults["es"] = [EMPTY]
    if not _DIGITS.fullmatch(word.huridocs):
        faults["huridocs"] = [NOT_DIGITS]
    if not 0 < word.vocabulary <= _MOST:
        faults["vocabulary"] = [NO_SUCH_LIST]
    elif word.parent and word.parent not in vocabulary.vocabulary(word.vocabulary).terms:
        faults["parent"] = [NOT_A_PARENT]
    if faults:
        raise Invalid(faults)


def save(actor: Actor, did: str, words: Iterable[Word], at: datetime) -> None:
    """Write a batch of terms as one act."""
    batch = uuid4()
    with acting(actor, POWER, batch, at, note={"did": did}) as deed:
        ledger.lock()
        rows = [_row_of(word, batch, actor.id, at) for word in words]
        TermChange.objects.bulk_create(rows, batch_size=1000)
        vocabulary.let_go()
        deed.marks.append(terms_mark(rows))
        deed.note(terms=len(rows), lists=sorted({row.vocabulary for row in rows}))


def _row_of(word: Word, batch: UUID, by: UUID, at: datetime) -> TermChange:
    said = {name: getattr(word, name) for name in _SAID}
    return TermChange(
        batch=batch,
        vocabulary=word.vocabulary,
        code=word.code,
        retired=word.retired,
        changed_at=at,
        changed_by=by,
        **said,
    )
