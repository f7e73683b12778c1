"""Bring a database to this release: roles, tables, then exactly the rights that are listed."""

from datetime import datetime

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from psycopg import sql

from amparo.config.database import birth, grants, roles
from amparo.config.database.cluster import LOGINS, Cluster
from amparo.config.database.server import connect

NAME = "amparo"


def passwords(cluster: Cluster) -> dict[str, str]:
    """Return the passwords by role that the data folder holds for the processes."""
    return {
        f"amparo_{login}": cluster.password(login)
        for login in LOGINS
        if login != "owner" and cluster.secret_path(login).exists()
    }


def make_database(cluster: Cluster) -> None:
    """Create the embedded database when it is missing."""
    with connect(cluster) as owner:
        owner.autocommit = True
        if not owner.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone():
            owner.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(NAME))
            )


def drop_database(cluster: Cluster) -> None:
    """Drop the embedded database with everything in it. For a demonstration whose birth was cut short."""
    with connect(cluster) as owner:
        owner.autocommit = True
        owner.execute(
            sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(NAME))
        )


def migrate(kind: birth.Kind | None, at: datetime) -> None:
    """Run as the owner on Django's default connection; safe to repeat.

    kind    what a new database is born as; None keeps what it is, and a new one is real

    Raises BornOtherwise when the database was born as another kind.
    """
    cluster = Cluster(settings.AMPARO_DATA_DIR)
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '30s'")
            born = kind or birth.kind_of(cursor) or "real"
            birth.bear(cursor, born, settings.AMPARO_PROFILE, at)
        roles.ensure(connection.connection, passwords(cluster))
    call_command("migrate", interactive=False, verbosity=0)
    with transaction.atomic(), connection.cursor() as cursor:
        grants.apply(cursor)
