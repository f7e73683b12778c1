"""Pages of a list by number; the rows of the record are few and none is secret, so numbers tell nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet
from django.http import QueryDict

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Cut(Generic[Row]):
    """One page, the count of all, and the numbers of the pages beside it (0: none)."""

    items: list[Row]
    count: int
    before: int
    after: int


def cut(rows: QuerySet[Row], query: QueryDict, size: int) -> Cut[Row]:
    """The page that the address names; the first for a number that is none."""
    count = rows.count()
    last = max(1, -(-count // size))
    given = query.get("pagina", "")
    at = min(max(int(given), 1), last) if given.isdecimal() and len(given) < 7 else 1
    items = list(rows[(at - 1) * size : at * size])
    return Cut(items, count, at - 1, at + 1 if at < last else 0)
