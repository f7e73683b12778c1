"""The first steps of an installation that need no person: its secrets, its database, its tables."""

import secrets
from datetime import datetime
from pathlib import Path

from amparo.config.database.birth import Kind
from amparo.config.database.cluster import LOGINS, Cluster, create, write_secret
from amparo.config.shell import is_embedded

DOORS = ("portal", "desk")


def make_secrets(home: Path) -> None:
    """Write the signing keys of the doors and the passwords of the database roles; those there stay."""
    home.mkdir(mode=0o755, parents=True, exist_ok=True)
    for door in DOORS:
        write_secret(home / "secrets" / f"{door}-signing.key", secrets.token_urlsafe(48))
    cluster = Cluster(home)
    for login in LOGINS:
        if is_embedded() or login != "owner":
            write_secret(cluster.secret_path(login), secrets.token_urlsafe(32))


def make_cluster(home: Path) -> None:
    """Make the embedded database's files when it is the one in use."""
    make_secrets(home)
    if is_embedded():
        create(Cluster(home))


def make_tables(home: Path, kind: Kind, at: datetime) -> None:
    """Create the database and bring it to this release, Django being set up as the owner and the server running."""
    from amparo.config.database import migration

    if is_embedded():
        migration.make_database(Cluster(home))
    migration.migrate(kind, at)
