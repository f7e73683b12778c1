"""Clear rows of several tables that belong to one file: one digest for all of them together.

A file that keeps a dozen small tables states one mark in its entries instead of twelve, and an act on
any other file asks one question of them instead of twelve.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.db import models

from amparo.custody.filerows import as_bytes
from amparo.custody.ledger import Mark
from amparo.custody.vault import digest

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Branch:
    """One table below the root.

    of       lookup from a row to its file's id, such as `claim_id`
    without  columns that are no fact of the file, such as what a machine found when it last looked
    """

    model: type[models.Model]
    of: str
    without: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class TreeRows:
    """A root row for each file, whose id is the file's, and the rows of the branches below it."""

    kind: str
    root: type[models.Model]
    branches: tuple[Branch, ...]

    def of_file(self, file_id: UUID) -> Mark | None:
        """The mark of one file's rows as they are now; None when it has none."""
        return next(iter(self.of_files([file_id])), None)

    def rows_of(self, file_id: UUID) -> models.QuerySet[Any]:
        """The root; without one there is nothing below it."""
        return self.root._default_manager.filter(pk=file_id)

    def of_files(self, ids: Collection[UUID]) -> list[Mark]:
        """The marks of several files, by one query for each table."""
        roots = list(self.root._default_manager.filter(pk__in=ids).order_by("pk"))
        if not roots:
            return []
        found: dict[UUID, list[bytes]] = {row.pk: [as_bytes(row)] for row in roots}
        for branch in self.branches:
            way, _, _ = branch.of.rpartition("__")
            rows = branch.model._default_manager.filter(**{f"{branch.of}__in": list(found)})
            whose = attrgetter(branch.of.replace("__", "."))
            for row in (rows.select_related(way) if way else rows).order_by("pk"):
                found[whose(row)].append(as_bytes(row, branch.without))
        return [(self.kind, str(file_id), digest(*rows)) for file_id, rows in found.items()]

    def all(self) -> Iterator[Mark]:
        """One mark for each file, in memory proportional to a few hundred of them."""
        ids = iter(self.root._default_manager.order_by("pk").values_list("pk", flat=True))
        while some := list(islice(ids, _AT_ONCE)):
            yield from self.of_files(some)
