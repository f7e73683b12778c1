"""What this database was born as. A demonstration stays one for life, and only one accepts secrets that are known."""

from datetime import datetime
from typing import Literal

from django.db.backends.utils import CursorWrapper

TABLE = "installation_birth"
Kind = Literal["demonstration", "real"]

_TABLE_SQL = f"""
CREATE TABLE IF NOT EXISTS public.{TABLE} (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  kind text NOT NULL CHECK (kind IN ('demonstration', 'real')),
  born_at timestamptz NOT NULL
)
"""


class BornOtherwise(Exception):
    """The database was born as something else than what is asked of it now."""


def bear(cursor: CursorWrapper, kind: Kind, at: datetime) -> None:
    """Record the birth once, as the owner. Raises BornOtherwise when it was born as another kind."""
    cursor.execute(_TABLE_SQL)
    cursor.execute(
        f"INSERT INTO public.{TABLE} (kind, born_at) VALUES (%s, %s) ON CONFLICT DO NOTHING",  # noqa: S608 - a constant
        [kind, at],
    )
    if (born := kind_of(cursor)) != kind:
        raise BornOtherwise(
            f"This database holds a {born} installation and stays one. Choose another data folder for a {kind} one."
        )


def kind_of(cursor: CursorWrapper) -> Kind | None:
    """Return what the database was born as, or None before its birth."""
    cursor.execute("SELECT to_regclass(%s) IS NOT NULL", [f"public.{TABLE}"])
    if not cursor.fetchone()[0]:
        return None
    cursor.execute(f"SELECT kind FROM public.{TABLE}")  # noqa: S608 - a constant
    found = cursor.fetchone()
    return found[0] if found else None


def is_demonstration() -> bool:
    """Whether the default connection's database is a demonstration."""
    from django.db import connection

    with connection.cursor() as cursor:
        return kind_of(cursor) == "demonstration"
