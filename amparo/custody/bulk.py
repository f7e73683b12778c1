"""Inserting many rows of one table in one short statement, whatever their number.

The framework spells every value of a bulk insert out and the driver parses that text anew each
time; one array a column stays the same text, so it is parsed and planned once a connection. Under
a flood of deposits that is a third of their cost.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from django.db import connection, models


def insert(rows: Sequence[models.Model]) -> None:
    """Insert rows of one model, keys included, in the running transaction; reads nothing back."""
    if not rows:
        return
    model = type(rows[0])
    columns = [
        [field.get_db_prep_save(getattr(row, field.attname), connection) for row in rows]
        for field in model._meta.concrete_fields
    ]
    with connection.cursor() as cursor:
        cursor.execute(_statement(model), columns)
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


@cache
def _statement(model: type[models.Model]) -> str:
    fields = model._meta.concrete_fields
    quote = connection.ops.quote_name
    names = ", ".join(quote(str(field.column)) for field in fields)
    # A length limit would have an array's element cut or refused before the column's own check.
    kinds = [(field.db_type(connection) or "text").split("(")[0] for field in fields]
    arrays = ", ".join(f"%s::{kind}[]" for kind in kinds)
    table = quote(model._meta.db_table)
    return f"INSERT INTO {table} ({names}) SELECT * FROM unnest({arrays})"  # noqa: S608 - our own names
