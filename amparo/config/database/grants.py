"""What each role may do with each table. Every app lists its own in `grants.py`; nothing else is granted.

An app's module may hold
    GRANTS      {role: {table: privileges}}, a privilege being SELECT, INSERT, DELETE, UPDATE or one of them with
                columns, such as "UPDATE (answered_at)"
    FUNCTIONS   {role: functions the role may call, as "name(argument types)"}
"""

import re
from collections.abc import Collection, Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.db.backends.utils import CursorWrapper

from amparo.config.database import birth
from amparo.config.database.roles import LEDGER, PROCESSES

Grants = Mapping[str, Mapping[str, Collection[str]]]
Functions = Mapping[str, Collection[str]]
_PRIVILEGE = re.compile(r"(SELECT|INSERT|UPDATE|DELETE)( \([a-z_0-9]+(, [a-z_0-9]+)*\))?")
_TABLE = re.compile(r"[a-z_0-9]+")
_FUNCTION = re.compile(r"[a-z_0-9]+\([a-z_0-9\[\] ,]*\)")
_WHOLE = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE")


class GrantMalformed(ValueError):
    """A `grants.py` names a role, table, function or privilege in a way that cannot be granted."""


def listed() -> Iterator[tuple[str, Grants, Functions]]:
    """Yield (app, grants, functions) of every app of ours that lists any, in the order of the settings."""
    yield "config", {role: {birth.TABLE: ("SELECT",)} for role in PROCESSES}, {}
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
                found.append(f"GRANT {', '.join(sorted(privileges))} ON public.{table} TO {role}")
        for role, signatures in functions.items():
            for signature in sorted(signatures):
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
    cursor.execute("ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON ROUTINES FROM PUBLIC")
    for kind in ("TABLES", "SEQUENCES", "ROUTINES"):
        cursor.execute(f"REVOKE ALL ON ALL {kind} IN SCHEMA public FROM PUBLIC, {processes}")
    _close_large_objects(cursor)
    for statement in statements():
        cursor.execute(statement)


def _close_large_objects(cursor: CursorWrapper) -> None:
    """Take from everybody a place to keep bytes outside the tables, that no list would show.

    On a server that is not ours the owner of the database may not be allowed to; PostgreSQL then
    says so in a warning and leaves them as they are (docs/operations.md). Those that even the owner
    may not call are closed to the processes already, and it is an error to try.
    """
    cursor.execute(
        "SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace"
        r" AND (proname LIKE 'lo\_%' OR proname IN ('loread', 'lowrite'))"
        " AND has_function_privilege(oid, 'EXECUTE') ORDER BY 1"
    )
    for (function,) in cursor.fetchall():
        cursor.execute(f"REVOKE ALL ON FUNCTION pg_catalog.{function} FROM PUBLIC")


def excess(cursor: CursorWrapper) -> list[str]:
    """Return what the connected role could do beyond its list, as "PRIVILEGE on table"; empty is right.

    A process asks this about itself before it answers anybody. A superuser or a role that may become another is
    reported as such.
    """
    cursor.execute(
        "SELECT current_user, rolsuper OR rolcreaterole OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
    )
    role, mighty = cursor.fetchone()
    if mighty:
        return [f"{role} is a role that may do anything"]
    allowed: dict[str, set[str]] = {}
    for _, grants, _ in listed():
        for table, privileges in grants.get(role, {}).items():
            allowed.setdefault(table, set()).update(privileges)
    cursor.execute(
        "SELECT relname, privilege FROM pg_class, unnest(%s::text[]) AS privilege"
        " WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm')"
        " AND has_table_privilege(oid, privilege) ORDER BY 1, 2",
        [list(_WHOLE)],
    )
    found = cursor.fetchall()
    return [
        f"{privilege} on {table}"
        for table, privilege in found
        if privilege not in allowed.get(table, set())
    ]


def _check(app: str, role: str, *shapes: tuple[re.Pattern[str], str]) -> None:
    if role not in (*PROCESSES, LEDGER):
        raise GrantMalformed(
            f"{app}/grants.py names the role {role!r}; there are {', '.join(PROCESSES)}."
        )
    for pattern, found in shapes:
        if not pattern.fullmatch(found):
            raise GrantMalformed(
                f"{app}/grants.py holds {found!r}, which is not of the form that can be granted."
            )
