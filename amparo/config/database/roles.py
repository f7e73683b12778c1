"""The database roles: one that owns and migrates, one that owns the ledger and never logs in, one per process."""

from collections.abc import Mapping

import psycopg
from psycopg import sql

LEDGER = "amparo_ledger"
PROCESSES = ("amparo_portal", "amparo_desk", "amparo_worker")
_LOGIN = "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS NOINHERIT"
_CLOSED = "NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS NOINHERIT"

Connection = psycopg.Connection[tuple[object, ...]]


def ensure(owner: Connection, passwords: Mapping[str, str]) -> None:
    """Make the roles that are missing and set the passwords given; safe to repeat. Commits nothing itself.

    owner       connection of a superuser, or of a role that may create roles
    passwords   by role name, such as `amparo_portal`; a role not named keeps the password it has
    """
    for role in (LEDGER, *PROCESSES):
        found = owner.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
        if not found:
            wanted = _CLOSED if role == LEDGER else _LOGIN
            owner.execute(sql.SQL("CREATE ROLE {} " + wanted).format(sql.Identifier(role)))
        if role in passwords:
            _set_password(owner, role, passwords[role])
    # The owner hands tables and functions over to the ledger's role, so it must be a member of it.
    owner.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(LEDGER)))


def _set_password(owner: Connection, role: str, password: str) -> None:
    """Send the verifier, never the password: a statement may be logged by a server that is not ours."""
    verifier = owner.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256")
    statement = sql.SQL("ALTER ROLE {} PASSWORD {}").format(
        sql.Identifier(role), sql.Literal(verifier.decode())
    )
    owner.execute(statement)
