"""Reading very many rows: in the database's binary form, where the usual cursor spells each byte in two letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection

_AT_ONCE = 5000


def fetched(query: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    """All rows of a query of our own, bytes as bytes."""
    connection.ensure_connection()
    with connection.wrap_database_errors, connection.connection.cursor(binary=True) as cursor:
        cursor.execute(query, values)
        return list(cursor.fetchall())


def streamed(query: str, values: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
    """The same without holding them all; the database keeps those that were not read yet."""
    with connection.chunked_cursor() as cursor:
        with connection.wrap_database_errors:
            cursor.cursor.execute(query, values, binary=True)
        while rows := cursor.fetchmany(_AT_ONCE):
            yield from rows
