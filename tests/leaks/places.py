"""Every place of a running installation where a word could have been left."""

import tempfile
from pathlib import Path

from psycopg import sql

from tests.processes import owner

SHARED = (Path("/dev/shm"), Path("/var/tmp"))  # noqa: S108 - looked through, never written to


def database(home, folder):
    """Write every table twice, as text and as bytes, and what the server shows of its statements; return the files."""
    with owner(home) as connection:
        tables = connection.execute(
            "SELECT schemaname, tablename FROM pg_tables WHERE schemaname <> 'information_schema'"
        ).fetchall()
        for schema, table in tables:
            # The catalogue's own kinds have no binary shape; it holds samples of columns as text.
            for shape in ("text", "binary") if schema == "public" else ("text",):
                copy = sql.SQL("COPY (SELECT * FROM {}) TO STDOUT (FORMAT {})").format(
                    sql.Identifier(schema, table), sql.SQL(shape)
                )
                with (
                    (folder / f"{schema}.{table}.{shape}").open("wb") as file,
                    connection.cursor().copy(copy) as rows,
                ):
                    for part in rows:
                        file.write(part)
        running = connection.execute(
            "SELECT string_agg(query, E'\\n') FROM pg_stat_activity"
        ).fetchone()
        (folder / "statements").write_text(running[0])
    return sorted(folder.iterdir())


def data_folder(home):
    """Everything under the data folder once the server has written all it holds, its log of changes included."""
    with owner(home) as connection:
        connection.execute("CHECKPOINT")
        connection.execute("SELECT pg_switch_wal()")
        connection.execute("CHECKPOINT")
    return sorted(path for path in home.rglob("*") if path.is_file())


def output(home):
    """What every process has written to its output, and the server's own log."""
    return [home.parent / "demo.log", home / "postgres.log"]


def shared_folders():
    """Entries of the folders for temporary files that everybody shares, and when each last changed."""
    roots = {Path(tempfile.gettempdir()), *SHARED}
    return {entry: _changed(entry) for root in roots for entry in root.glob("*")}


def temporary(before, apart):
    """Files of the entries that are new or changed since `shared_folders` gave `before`, save those under `apart`."""
    for entry, changed in shared_folders().items():
        if entry not in apart and (
            entry not in before or (entry.is_file() and changed != before[entry])
        ):
            yield from (path for path in (entry, *entry.rglob("*")) if path.is_file())


def _changed(path):
    try:
        return path.lstat().st_mtime_ns
    except OSError:  # gone meanwhile
        return 0
