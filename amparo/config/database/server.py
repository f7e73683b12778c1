"""Start and stop the embedded PostgreSQL, whatever the last run left behind."""

import fcntl
import os
import resource
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psycopg

from amparo.config.database.cluster import PORT, Cluster, create, private
from amparo.config.database.programs import GroundRefused, account, programs
from amparo.config.parting import end_with_parent

_START_S, _STOP_S = 30.0, 20.0


@dataclass(slots=True)
class Server:
    """A running PostgreSQL. `ours` when this process started it and has to stop it."""

    cluster: Cluster
    pid: int
    child: "subprocess.Popen[bytes] | None" = None

    @property
    def ours(self) -> bool:
        """Whether this process started it."""
        return self.child is not None

    def alive(self) -> bool:
        """Whether its main process runs."""
        if self.child is not None:
            return self.child.poll() is None
        return _is_server(self.pid, self.cluster.pgdata)

    def stop(self) -> None:
        """End it: politely, then at once, then by force. Returns when its main process is gone."""
        for blow, patience in (
            (signal.SIGINT, _STOP_S),
            (signal.SIGQUIT, 5.0),
            (signal.SIGKILL, 5.0),
        ):
            if not self.alive():
                return
            with suppress(ProcessLookupError):
                os.kill(self.pid, blow)
            _wait(lambda: not self.alive(), patience)


def connect(
    cluster: Cluster, login: str = "owner", database: str = "postgres"
) -> "psycopg.Connection[tuple[object, ...]]":
    """Open a connection through the private socket as one of the login roles."""
    return psycopg.connect(
        host=str(cluster.run), port=PORT, user=f"amparo_{login}", password=cluster.password(login), dbname=database,
        connect_timeout=10,
    )  # fmt: skip


def running(cluster: Cluster) -> Server | None:
    """Return the server that already serves this cluster and answers, or None. Starts and stops nothing."""
    pid = _recorded_pid(cluster)
    if pid is None or not _is_server(pid, cluster.pgdata):
        return None
    return Server(cluster, pid) if _answers(cluster) else None


def start(cluster: Cluster) -> Server:
    """Return a server that answers: one that still runs, else a new one that ends when this process does.

    Makes the cluster when there is none. An orphan that does not answer is stopped first; pid and socket files of a
    killed server are removed.

    Raises GroundRefused with the end of the server's log when it does not come up within 30 seconds.
    """
    create(cluster)
    with _alone(cluster):
        if (found := running(cluster)) is not None:
            return found
        _clear(cluster)
        return _launch(cluster)


@contextmanager
def served(cluster: Cluster) -> Iterator[Server]:
    """Have the cluster serve within the block; stop it afterwards only if the block started it."""
    server = start(cluster)
    try:
        yield server
    finally:
        if server.ours:
            server.stop()


def _launch(cluster: Cluster) -> Server:
    who = account()
    private(cluster.run, who)
    end = time.monotonic() + _START_S
    while True:
        child = _spawn(cluster)
        while child.poll() is None and time.monotonic() < end:
            if _answers(cluster):
                return Server(cluster, child.pid, child)
            time.sleep(0.02)
        if time.monotonic() >= end:
            Server(cluster, child.pid, child).stop()
            raise GroundRefused(f"PostgreSQL did not come up. Its log ends: {_tail(cluster.log)}")
        # The last server's children may hold its shared memory for a moment after kill -9.
        time.sleep(0.2)


def _spawn(cluster: Cluster) -> "subprocess.Popen[bytes]":
    who = account()
    handle = os.open(cluster.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    parent = os.getpid()

    def prepare() -> None:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        end_with_parent(signal.SIGINT, parent)

    try:
        return subprocess.Popen(
            [str(programs(cluster.home, who) / "postgres"), "-D", str(cluster.pgdata)],
            cwd="/", env={"LC_ALL": "C", "TZ": "UTC"}, stdin=subprocess.DEVNULL, stdout=handle, stderr=handle,
            start_new_session=True, preexec_fn=prepare,  # noqa: PLW1509 - one thread runs when the database is started
            user=who.user, group=who.group, extra_groups=who.groups,
        )  # fmt: skip
    finally:
        os.close(handle)


def _clear(cluster: Cluster) -> None:
    """Stop an orphan that does not answer, and remove what a killed server left."""
    pid = _recorded_pid(cluster)
    if pid is not None and _is_server(pid, cluster.pgdata):
        Server(cluster, pid).stop()
    for left in (
        cluster.pgdata / "postmaster.pid",
        cluster.run / f".s.PGSQL.{PORT}",
        cluster.run / f".s.PGSQL.{PORT}.lock",
    ):
        left.unlink(missing_ok=True)


def _recorded_pid(cluster: Cluster) -> int | None:
    try:
        return int((cluster.pgdata / "postmaster.pid").read_text(encoding="utf-8").splitlines()[0])
    except (OSError, ValueError, IndexError):
        return None


def _is_server(pid: int, pgdata: Path) -> bool:
    """Whether `pid` is the main process of this very cluster; a number may have gone to another program since."""
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
    return words[0].endswith(b"postgres") and os.fsencode(str(pgdata)) in words


def _answers(cluster: Cluster) -> bool:
    try:
        with connect(cluster) as connection:
            connection.execute("SELECT 1")
    except psycopg.OperationalError:
        return False
    return True


def _wait(done: Callable[[], bool], patience: float) -> None:
    end = time.monotonic() + patience
    while not done() and time.monotonic() < end:
        time.sleep(0.02)


def _tail(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")[-400:].strip()
    except OSError:
        return "(no log)"


@contextmanager
def _alone(cluster: Cluster) -> Iterator[None]:
    """Keep two processes from starting the same cluster at once."""
    handle = os.open(cluster.home / "postgres.lock", os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
