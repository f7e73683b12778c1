"""Which rows the ledger vouches for: each kind of mark, and how to recompute it from the database.

An app puts its own rows under watch by appending marks to its deeds and registering here, in its
`AppConfig.ready`, how to read them back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Protocol
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from amparo.custody import cardwires, notices, registers, vault
from amparo.custody.ledger import Mark
from amparo.custody.models import Card, CardBlock, Envelope, Grant, Notice, Receipt, Sheet

Marks = Callable[[], Iterator[Mark]]
_A_FILE = UUID("00000000-0000-4000-8000-00000000f11e")


class KindTaken(Exception):
    """Another app watches rows that it calls the same."""


class Rows(Protocol):
    """Clear rows of files: `filerows.FileRows` of one table, `treerows.TreeRows` of several."""

    @property
    def kind(self) -> str:
        """What the marks of such rows are called; no two are called the same."""

    def of_file(self, file_id: UUID) -> Mark | None:
        """The mark of one file's rows as they are now; None when it has none."""

    def rows_of(self, file_id: UUID) -> QuerySet[Any]:
        """Rows without which one file has no mark."""

    def all(self) -> Iterator[Mark]:
        """One mark for each file that has such rows."""


_watched: dict[str, Marks] = {}


def watch(kind: str, marks: Marks) -> None:
    """Register how the marks of a kind are recomputed, one for each row there is now. Raises KindTaken."""
    _refuse_taken(kind)
    _watched[kind] = marks


def watch_file(rows: Rows) -> None:
    """Register clear rows of a file: every act on it states what they are when it is done. Raises KindTaken."""
    _refuse_taken(rows.kind)
    _of_files[rows.kind] = rows


_of_files: dict[str, Rows] = {}


def _refuse_taken(kind: str) -> None:
    """Of two kinds called the same one would be watched, and the other changed unseen."""
    if kind in watched():
        raise KindTaken(kind)


def marks_of(file_id: UUID) -> list[Mark]:
    """The marks of a file's clear rows as they are now; the ledger's lock must be held.

    Else two acts at once would each state the rows without the other's.
    """
    there = _kinds_of(file_id)
    found = (rows.of_file(file_id) for kind, rows in _of_files.items() if kind in there)
    return [mark for mark in found if mark is not None]


def _kinds_of(file_id: UUID) -> set[str]:
    """The kinds of which a file has rows, asked at once: most files have a few of dozens."""
    asked, values = _question(tuple(_of_files.values()))
    with connection.cursor() as cursor:
        cursor.execute(asked, [file_id if value == _A_FILE else value for value in values])
        return {kind for (kind,) in cursor.fetchall()}


@cache
def _question(kinds: tuple[Rows, ...]) -> tuple[str, tuple[Any, ...]]:
    """The statement that `_kinds_of` asks, and its values with `_A_FILE` where the file's id goes."""
    parts, values = [], []
    for rows in kinds:
        one, its = rows.rows_of(_A_FILE).query.sql_with_params()
        if _A_FILE not in its:
            raise TypeError(rows.kind)
        parts.append(f"SELECT %s::text WHERE EXISTS ({one})")
        values += [rows.kind, *its]
    return " UNION ALL ".join(parts), tuple(values)


def watched() -> dict[str, Marks]:
    """Every registered kind, custody's own among them."""
    return {
        "envelope": lambda: map(vault.envelope_mark, Envelope.objects.iterator(500)),
        "grant": lambda: map(vault.grant_mark, Grant.objects.iterator(500)),
        "sheet": lambda: map(vault.sheet_mark, Sheet.objects.iterator(200)),
        "receipt": lambda: map(vault.receipt_mark, Receipt.objects.iterator(500)),
        "notice": lambda: map(notices.notice_mark, Notice.objects.iterator(500)),
        "card": lambda: map(cardwires.card_mark, Card.objects.iterator(200)),
        "card_block": lambda: map(registers.block_mark, CardBlock.objects.iterator(1)),
        **{kind: rows.all for kind, rows in _of_files.items()},
        **_watched,
    }
