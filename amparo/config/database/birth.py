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
);
ALTER TABLE public.{TABLE} ADD COLUMN IF NOT EXISTS profile text NOT NULL DEFAULT 'mechanism'
  CHECK (profile IN ('mechanism', 'organisation'))
"""


class BornOtherwise(Exception):
    """The database was born as something else than what is asked of it now."""


def bear(cursor: CursorWrapper, kind: Kind, profile: str, at: datetime) -> None:
    """Record the birth once, as the owner.

    Raises BornOtherwise when it was born as another kind, or in another profile: what a State keeps
    and what those keep who hold it to its word never share a database.
    """
    cursor.execute(_TABLE_SQL)
    cursor.execute(
        f"INSERT INTO public.{TABLE} (kind, profile, born_at) VALUES (%s, %s, %s)"  # noqa: S608 - a constant
        " ON CONFLICT DO NOTHING",
        [kind, profile, at],
    )
    if (lives := profile_of(cursor)) != profile:
        raise BornOtherwise(
            f"This database holds an installation of profile {lives} and stays one. Set AMPARO_PROFILE={lives},"
            " or choose another data folder."
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


def profile_of(cursor: CursorWrapper) -> str:
    """Return the profile the database was born in."""
    cursor.execute(f"SELECT profile FROM public.{TABLE}")  # noqa: S608 - a constant
    return str(cursor.fetchone()[0])


def is_demonstration() -> bool:
    """Whether the default connection's database is a demonstration."""
    from django.db import connection

    with connection.cursor() as cursor:
        return kind_of(cursor) == "demonstration"
