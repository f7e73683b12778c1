"""What `amparo doctor` looks at: the data folder, its secrets, the database server, the rights of each role."""

import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from amparo.config.database.cluster import Cluster
from amparo.config.database.programs import GroundRefused, account, closed_to
from amparo.config.database.server import served
from amparo.config.finding import Finding
from amparo.config.shell import become, is_embedded
from amparo.config.walling import around_children

_LEAST_FREE = 1024**3  # bytes; a deposit is refused before the disk is full, this warns earlier
# A server that is not ours must not write statements, parameters or failing rows into its log.
_QUIET = {
    "log_statement": {"none"},
    "log_min_duration_statement": {"-1"},
    "log_parameter_max_length_on_error": {"0"},
    "log_min_error_statement": {"fatal", "panic"},
    "log_error_verbosity": {"terse"},
}


def examine(home: Path) -> list[Finding]:
    """Look at everything that can be looked at; a server that cannot be reached is itself a finding."""
    findings = [*folder(home), *secrets(home), *around_children()]
    try:
        with ExitStack() as stack:
            if is_embedded():
                if not Cluster(home).exists:
                    return [
                        *findings,
                        Finding(good=False, what="There is no database.", to_do="Run: amparo init"),
                    ]
                stack.enter_context(served(Cluster(home)))
            become("owner")
            findings += [*database(), evidence_store()]
    except Exception as error:
        from django.core.exceptions import ImproperlyConfigured
        from django.db import DatabaseError

        if not isinstance(error, GroundRefused | ImproperlyConfigured | DatabaseError):
            raise
        said = "The database does not answer." if isinstance(error, DatabaseError) else str(error)
        findings.append(
            Finding(
                good=False,
                what=said,
                to_do="See postgres.log in the data folder, or AMPARO_DATABASE_URL.",
            )
        )
    return findings


def folder(home: Path) -> Iterator[Finding]:
    """Look at the data folder: there, enterable, with room."""
    if not home.is_dir():
        yield Finding(good=False, what=f"There is no data folder {home}.", to_do="Run: amparo init")
        return
    free = shutil.disk_usage(home).free
    yield Finding(free > _LEAST_FREE, f"{free // 1024**2} MB free in the data folder.")
    if is_embedded() and (shut := closed_to(home, account())) is not None:
        yield Finding(
            good=False,
            what=f"PostgreSQL's account cannot enter {shut}.",
            to_do=f"chmod o+x {shut}, or move the data folder.",
        )


def secrets(home: Path) -> Iterator[Finding]:
    """Look at the secret files: ours, and closed to everybody else."""
    for place in (home / "secrets", home / "keys"):
        for path in sorted(place.glob("*")) if place.is_dir() else ():
            facts = path.stat()
            if (
                path.suffix != ".pub"
                and path.name != "salt"
                and facts.st_mode & (stat.S_IRWXG | stat.S_IRWXO)
            ):
                yield Finding(
                    good=False, what=f"Others can read {path.name}.", to_do=f"chmod 600 {path}"
                )
            if facts.st_uid != os.geteuid():
                yield Finding(
                    good=False,
                    what=f"{path.name} belongs to another account.",
                    to_do=f"chown it to {os.geteuid()}",
                )
    if not (home / "keys").is_dir():
        yield Finding(good=False, what="There are no keys.", to_do="Run: amparo init")
    private = home / "ceremony"
    if private.is_dir() and any(private.iterdir()):
        yield Finding(
            good=False,
            what="The private halves of the ceremony are still on this machine.",
            to_do=f"Move {private} away.",
        )


def database() -> Iterator[Finding]:
    """Look at the server's version and log, the tables, and what everybody may do."""
    from django.db import connection

    from amparo.config.database import birth

    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version_num')::int")
        version = cursor.fetchone()[0]
        yield Finding(
            version >= 150000,
            f"PostgreSQL {version // 10000}.",
            "" if version >= 150000 else "It needs 15 or newer.",
        )
        kind = birth.kind_of(cursor)
        yield Finding(
            kind is not None,
            f"This is a {kind or 'unborn'} installation.",
            "" if kind else "Run: amparo migrate",
        )
        cursor.execute(
            "SELECT has_database_privilege('public', current_database(), 'TEMP')"
            " OR has_schema_privilege('public', 'public', 'CREATE')"
        )
        if cursor.fetchone()[0]:
            yield Finding(
                good=False, what="Everybody may make tables.", to_do="Run: amparo migrate"
            )
    yield from _log()
    yield _tables()


def evidence_store() -> Finding:
    """Look at the store of sealed files: whether it takes, gives and removes."""
    from amparo.evidence import store
    from amparo.evidence.places import OutOfReach

    try:
        return Finding(good=True, what=f"The store of files answers: {store.examine()}.")
    except OutOfReach as away:
        return Finding(
            good=False,
            what=f"The store of files is out of reach: {away}.",
            to_do="See AMPARO_EVIDENCE_URL, its key files and the store itself.",
        )


def _log() -> Iterator[Finding]:
    from django.db import connection

    with connection.cursor() as asked:
        for name, quiet in _QUIET.items():
            asked.execute("SELECT current_setting(%s)", [name])
            found = asked.fetchone()[0]
            if found not in quiet:
                to_do = f"Set {name} = {sorted(quiet)[0]} in postgresql.conf."
                yield Finding(
                    good=False,
                    what=f"The server's log may hold what people wrote ({name}).",
                    to_do=to_do,
                )


def _tables() -> Finding:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    left = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if left:
        return Finding(
            good=False, what=f"{len(left)} migrations are missing.", to_do="Run: amparo migrate"
        )
    return Finding(good=True, what="The tables stand at this release.")
