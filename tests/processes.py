"""The processes of an installation and its database, as their owner may look at them and disturb them."""

import resource
import time
from contextlib import contextmanager
from pathlib import Path

import psycopg


def owner(home, database="amparo"):
    """A connection to the embedded database as its owner."""
    return connected(home, "owner", database)


def connected(home, login, database="amparo"):
    """A connection to the embedded database as the role of a process."""
    password = (home / "secrets" / f"database-{login}.password").read_text().strip()
    return psycopg.connect(
        host=str(home / "run"),
        user=f"amparo_{login}",
        password=password,
        dbname=database,
        autocommit=True,
    )


def descendants(pid):
    """Every process below one, itself included."""
    parents = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int(
                (folder / "stat").read_text().rpartition(")")[2].split()[1]
            )
        except (OSError, IndexError):
            continue
    found = {pid}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def named(pid, word):
    """Those of them with a word among their arguments."""
    return {one for one in descendants(pid) if word.encode() in arguments(one)}


def arguments(pid):
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def door(pid, which):
    """The processes that serve one door: the one that loaded it and those forked from it; never none."""
    found = named(pid, f"serve\0{which}\0")
    assert found, f"nothing serves the {which}"
    return found


def open_files(pid):
    """What the regular files hold that a process has open, those without a name any more included."""
    for link in Path(f"/proc/{pid}/fd").glob("*"):
        try:
            if link.is_file():
                yield link.read_bytes()
        except OSError:
            continue


@contextmanager
def no_file_beyond(pids, size):
    """Within the block these processes cannot make a file larger than that, as on a full disk."""
    before = {pid: resource.prlimit(pid, resource.RLIMIT_FSIZE) for pid in pids}
    for pid, (_, hard) in before.items():
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        for pid, limits in before.items():
            resource.prlimit(pid, resource.RLIMIT_FSIZE, limits)


@contextmanager
def database_out_of_reach(home, role):
    """Within the block a process role finds the database as it would a stopped one."""
    with owner(home) as connection:
        connection.execute(f"ALTER ROLE {role} NOLOGIN")
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s", [role]
        )
        try:
            yield
        finally:
            connection.execute(f"ALTER ROLE {role} LOGIN")


def gone(pids, patience=20):
    """Wait until none of these processes is there; return those that stayed."""
    end = time.monotonic() + patience
    left = set(pids)
    while left and time.monotonic() < end:
        left = {pid for pid in left if alive(pid)}
        time.sleep(0.05)
    return left


def alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
