"""One term of a vocabulary: all it ever said, which fields draw on its list, and how many records hold it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.accounts.selectors import member_names
from amparo.custody.opening import OpenFile, reopened
from amparo.documentation import reading, selectors, vocabulary
from amparo.documentation.fields import Described, described
from amparo.documentation.models import TermChange
from amparo.documentation.records import KINDS
from amparo.documentation.vocabulary import Word
from amparo.web.desk import clocks
from amparo.web.desk.documentation import words
from amparo.web.desk.requests import DeskRequest

FITS: Final[Mapping[str, Promise | str]] = {
    "exact": gettext_lazy("exact"),
    "close": gettext_lazy("close"),
    "broad": gettext_lazy("broad"),
    "doubtful": gettext_lazy("doubtful"),
    "": gettext_lazy("nobody has looked"),
}
_NEWEST: Final = 50


def told(request: DeskRequest, word: Word, language: str) -> dict[str, Any]:
    """What a page shows of one term; its uses are counted, in the collections that are open, when that is asked."""
    counted = request.GET.get("contar") == "1"
    return {
        "code": word.code,
        "said": word.in_(language),
        "retired": word.retired,
        "history": _history(word),
        "fields": [
            (words.kind(kind), _(field.title), field.number)
            for kind, field in drawing(word.vocabulary)
        ],
        "counted": counted,
        "uses": _uses(request, word) if counted else [],
    }


def drawing(number: int) -> list[tuple[str, Described]]:
    """The fields that draw on a list, with the kinds of record they are of."""
    return [
        (kind, field)
        for kind, entry in KINDS.items()
        for field in described(entry)
        if field.terms == number and field.shape is None
    ]


def _history(word: Word) -> list[dict[str, Any]]:
    """Newest first; what this software brought with it comes last."""
    rows = TermChange.objects.filter(vocabulary=word.vocabulary, code=word.code).order_by("-id")
    found = _rows(list(rows[:_NEWEST]))
    its = vocabulary.brought().get(word.vocabulary)
    first = its.terms.get(word.code) if its else None
    if first:
        found.append({"es": first.es, "en": first.en, "retired": False, "by": "", "at": None})
    return found


def changes(number: int) -> list[dict[str, Any]]:
    """What was changed in one list, newest first."""
    return _rows(list(TermChange.objects.filter(vocabulary=number).order_by("-id")[:_NEWEST]))


def _rows(rows: list[TermChange]) -> list[dict[str, Any]]:
    members = member_names({row.changed_by for row in rows})
    return [
        {
            "code": row.code,
            "es": row.es,
            "en": row.en,
            "retired": row.retired,
            "at": row.changed_at,
            "by": members.get(row.changed_by, ""),
        }
        for row in rows
    ]


def _uses(request: DeskRequest, word: Word) -> list[tuple[str, str, int]]:
    """Records that hold a term, by collection and kind, in the collections this member has open."""
    found = []
    for row in selectors.collections(request.actor):
        file = reopened(request.actor, row.id, clocks.now())
        if file is None:
            continue
        for kind, many in _held(file, word).items():
            found.append((reading.title(file), words.kind(kind), many))
    return found


def used(request: DeskRequest, words: Iterable[Word]) -> int:
    """How many records hold any of these terms, in the collections that this member has open."""
    codes: dict[int, set[str]] = {}
    for word in words:
        codes.setdefault(word.vocabulary, set()).add(word.code)
    names: dict[str, list[tuple[str, set[str]]]] = {}
    for number, those in codes.items():
        for kind, field in drawing(number):
            names.setdefault(kind, []).append((field.name, those))
    files = (
        reopened(request.actor, row.id, clocks.now())
        for row in selectors.collections(request.actor)
    )
    return sum(
        any(not those.isdisjoint(_codes(record, name)) for name, those in of)
        for file in files
        if file is not None
        for kind, of in names.items()
        for record in reading.plain(file, kind)
    )


def _held(file: OpenFile, word: Word) -> Counter[str]:
    names: dict[str, list[str]] = {}
    for kind, field in drawing(word.vocabulary):
        names.setdefault(kind, []).append(field.name)
    found: Counter[str] = Counter()
    for kind, of in names.items():
        for record in reading.plain(file, kind):
            found[kind] += any(word.code in _codes(record, name) for name in of)
    return +found


def _codes(record: Mapping[str, Any], name: str) -> Iterator[str]:
    value: Any = record
    for part in name.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    yield from value if isinstance(value, list) else [value] if value else []
