"""What each role may do with each table. Every app lists its own in `grants.py`; nothing else is granted.

An app's module may hold
    GRANTS      {role: {table: (privileges,)}}, a privilege being SELECT, INSERT, DELETE, UPDATE or one of them with
                columns, such as "UPDATE (answered_at)"
    FUNCTIONS   {role: ("name(argument types)",)}, functions the role may call
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.db.backends.utils import CursorWrapper

from amparo.config.database.roles import LEDGER, PROCESSES

Grants = Mapping[str, Mapping[str, Sequence[str]]]
Functions = Mapping[str, Sequence[str]]
_PRIVILEGE = re.compile(r"(SELECT|INSERT|UPDATE|DELETE)( \([a-z_0-9]+(, [a-z_0-9]+)*\))?")
_TABLE = re.compile(r"[a-z_0-9]+")
_FUNCTION = re.compile(r"[a-z_0-9]+\([a-z_0-9\[\] ,]*\)")


class GrantMalformed(ValueError):
    """A `grants.py` names a role, table, function or privilege in a way that cannot be granted."""


def listed() -> Iterator[tuple[str, Grants, Functions]]:
    """Yield (app, grants, functions) of every app of ours that lists any, in the order of the settings."""
    for config in apps.get_app_configs():
        if config.name.startswith("amparo.") and find_spec(f"{config.name}.grants"):
            module = import_module(f"{config.name}.grants")
            yield config.label, getattr(module, "GRANTS", {}), getattr(module, "FUNCTIONS", {})


def statements() -> list[str]:
    """Return the GRANT statements of all apps, checked for shape. Raises GrantMalformed."""
    found = []
    for app, grants, functions in listed():
        for role, tables in grants.items():
            for table, privileges in tables.items():
                _check(app, role, (_TABLE, table), *((_PRIVILEGE, one) for one in privileges))
                found.append(f"GRANT {', '.join(privileges)} ON public.{table} TO {role}")
        for role, signatures in functions.items():
            for signature in signatures:
                _check(app, role, (_FUNCTION, signature))
                found.append(f"GRANT EXECUTE ON FUNCTION public.{signature} TO {role}")
    return found


def apply(cursor: CursorWrapper) -> None:
    """Take everything back from the process roles and from everybody, then grant what is listed.

    Run it as the owner, in one transaction, after the migrations. What the ledger's role owns keeps its owner.
    """
    cursor.execute("SELECT quote_ident(current_database())")
    (database,) = cursor.fetchone()
    processes = ", ".join(PROCESSES)
    cursor.execute(f"REVOKE ALL ON DATABASE {database} FROM PUBLIC, {processes}, {LEDGER}")
    cursor.execute(f"GRANT CONNECT ON DATABASE {database} TO {processes}")
    cursor.execute(f"REVOKE ALL ON SCHEMA public FROM PUBLIC, {processes}")
    cursor.execute(f"GRANT USAGE ON SCHEMA public TO {processes}, {LEDGER}")
    for kind in ("TABLES", "SEQUENCES", "ROUTINES"):
        cursor.execute(f"REVOKE ALL ON ALL {kind} IN SCHEMA public FROM PUBLIC, {processes}")
        cursor.execute(f"ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON {kind} FROM PUBLIC, {processes}")
    _revoke_columns(cursor, processes)
    for statement in statements():
        cursor.execute(statement)


def _revoke_columns(cursor: CursorWrapper, processes: str) -> None:
    """Column grants survive a revoke on the table when the grantor differs; take each back by name."""
    cursor.execute(
        "SELECT DISTINCT quote_ident(table_name), quote_ident(column_name), privilege_type"
        " FROM information_schema.column_privileges"
        " WHERE table_schema = 'public' AND grantee = ANY(%s) AND privilege_type <> 'REFERENCES'",
        [list(PROCESSES)],
    )
    for table, column, privilege in cursor.fetchall():
        cursor.execute(f"REVOKE {privilege} ({column}) ON public.{table} FROM {processes}")


def _check(app: str, role: str, *shapes: tuple[re.Pattern[str], str]) -> None:
    if role not in (*PROCESSES, LEDGER):
        raise GrantMalformed(f"{app}/grants.py names the role {role!r}; there are {', '.join(PROCESSES)}.")
    for pattern, found in shapes:
        if not pattern.fullmatch(found):
            raise GrantMalformed(f"{app}/grants.py holds {found!r}, which is not of the form that can be granted.")
