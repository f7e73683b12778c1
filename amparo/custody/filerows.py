"""Clear rows under watch: one digest for all the rows of a kind that a file has.

A stage, a desk, a date or a signature may stand in clear, and still decides who may do what. Each
act on a file states in its entry what such rows are once it is done, so that one changed, added or
removed behind the ledger's back is named by `amparo ledger verify`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.db import models

from amparo.custody.ledger import Mark
from amparo.custody.vault import digest, instant

_A_FILE = UUID("00000000-0000-4000-8000-00000000f11e")


@dataclass(frozen=True, slots=True)
class FileRows:
    """Rows of one model that belong to a file.

    of       lookup from a row to its file's id, such as `case_id` or `order__file_id`
    without  columns that are no fact of the file, such as when a worker tries again
    """

    kind: str
    model: type[models.Model]
    of: str = "file_id"
    without: frozenset[str] = frozenset()

    def of_file(self, file_id: UUID) -> Mark | None:
        """The mark of one file's rows as they are now; None when it has none."""
        asked, values = _question(self)
        given = [file_id if value == _A_FILE else value for value in values]
        rows = list(self.model._default_manager.raw(asked, given))
        return self._mark(file_id, rows) if rows else None

    def rows_of(self, file_id: UUID) -> models.QuerySet[Any]:
        return self._rows().filter(**{self.of: file_id})

    def all(self) -> Iterator[Mark]:
        """One mark for each file that has such rows."""
        rows = self._rows().order_by(self.of, "pk").iterator(500)
        for file_id, found in groupby(rows, attrgetter(self.of.replace("__", "."))):
            yield self._mark(file_id, found)

    def _rows(self) -> models.QuerySet[Any]:
        way, _, _ = self.of.rpartition("__")
        rows = self.model._default_manager.all()
        return rows.select_related(way) if way else rows

    def _mark(self, file_id: UUID, rows: Iterable[models.Model]) -> Mark:
        return self.kind, str(file_id), digest(*(as_bytes(row, self.without) for row in rows))


@cache
def _question(rows: FileRows) -> tuple[str, tuple[Any, ...]]:
    """The statement that `of_file` asks, put together once, and its values with `_A_FILE` where the file's id goes.

    Every act asks it of each kind of its file while it holds the ledger's lock.
    """
    found = rows.model._default_manager.filter(**{rows.of: _A_FILE}).order_by("pk")
    return found.query.sql_with_params()


def row_mark(kind: str, row: models.Model, without: frozenset[str] = frozenset()) -> Mark:
    """The mark of one row by its own id, for a door that writes rows and may read none."""
    return kind, str(row.pk), digest(as_bytes(row, without))


def as_bytes(row: models.Model, without: frozenset[str] = frozenset()) -> bytes:
    """Every column but those named, in one way of writing whatever way the row came."""
    columns = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if field.attname not in without
    }
    return json.dumps(columns, sort_keys=True, default=_plain, separators=(",", ":")).encode()


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return instant(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(type(value).__name__)
