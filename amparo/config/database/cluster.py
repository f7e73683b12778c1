"""The files of one embedded PostgreSQL: where they lie, how they are made, what they say."""

import os
import secrets
import stat
import subprocess
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from amparo.config.database.programs import Account, GroundRefused, account, closed_to, programs

OWNER = "amparo_owner"
LOGINS = ("owner", "portal", "desk", "worker")
PORT = 5432
_SOCKET_LIMIT = 100  # bytes; the kernel's is 107, with the socket's own name

# No statement, parameter, row or key reaches the log: only starts, stops and faults of the server itself.
_SETTINGS = """\
listen_addresses = ''
unix_socket_permissions = 0700
password_encryption = 'scram-sha-256'
max_connections = 120
timezone = 'UTC'
log_timezone = 'UTC'
logging_collector = off
log_destination = 'stderr'
log_min_messages = log
log_min_error_statement = panic
log_error_verbosity = terse
log_statement = none
log_min_duration_statement = -1
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
log_connections = off
log_checkpoints = off
log_autovacuum_min_duration = -1
log_lock_waits = off
"""
_ACCESS = "local all all scram-sha-256\n"


@dataclass(frozen=True, slots=True)
class Cluster:
    """One embedded PostgreSQL.

    home    data folder of the installation; holds `postgres/`, `secrets/`, `postgres.log`
    swift   trade durability for speed; for tests alone
    """

    home: Path
    swift: bool = False

    @property
    def pgdata(self) -> Path:
        """The server's own folder."""
        return self.home / "postgres"

    @property
    def log(self) -> Path:
        """The server's log."""
        return self.home / "postgres.log"

    @property
    def run(self) -> Path:
        """The private folder of the socket: inside `home` unless that path is too long for a socket."""
        inside = self.home / "run"
        if len(os.fsencode(f"{inside}/.s.PGSQL.{PORT}")) <= _SOCKET_LIMIT:
            return inside
        mark = blake2b(os.fsencode(self.home.absolute()), digest_size=8).hexdigest()
        return Path("/tmp") / f"amparo-{mark}"  # noqa: S108 - private() refuses a folder that is not ours

    def secret_path(self, login: str) -> Path:
        """The password file of one login role, `owner`, `portal`, `desk` or `worker`."""
        return self.home / "secrets" / f"database-{login}.password"

    def password(self, login: str) -> str:
        """Read the password of one login role."""
        return self.secret_path(login).read_text(encoding="ascii").strip()

    @property
    def exists(self) -> bool:
        """Whether the cluster was made to the end."""
        return (self.pgdata / "PG_VERSION").exists()


def write_secret(path: Path, value: str) -> None:
    """Write a secret durably, readable by our own account alone; an existing file stays as it is."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(value + "\n")
        file.flush()
        os.fsync(file.fileno())


def private(folder: Path, who: Account) -> None:
    """Make `folder` enterable by `who` alone, or refuse one that another account made.

    Raises GroundRefused when the folder is a link, or belongs to someone else.
    """
    folder.mkdir(mode=0o700, exist_ok=True)
    facts = folder.lstat()
    if not stat.S_ISDIR(facts.st_mode) or facts.st_uid not in {who.uid, os.geteuid()}:
        raise GroundRefused(
            f"{folder} belongs to another account. Remove it, or choose a shorter data folder."
        )
    if who.switch:
        os.chown(folder, who.uid, who.gid)
    folder.chmod(0o700)


def create(cluster: Cluster) -> None:
    """Make the cluster and its password files; one that exists is left as it is.

    Raises GroundRefused when the account of PostgreSQL cannot enter a parent folder, or `initdb` fails.
    """
    who = account()
    cluster.home.mkdir(parents=True, exist_ok=True)
    if who.switch and cluster.home.stat().st_uid == os.geteuid():
        cluster.home.chmod(cluster.home.stat().st_mode | stat.S_IXOTH)
    if (shut := closed_to(cluster.home, who)) is not None:
        raise GroundRefused(
            f"PostgreSQL runs as {who.name!r} here and cannot enter {shut}. Choose a data folder elsewhere "
            f"(AMPARO_DATA_DIR, or DATA= for make), or allow entering: chmod o+x {shut}"
        )
    for login in LOGINS:
        write_secret(cluster.secret_path(login), secrets.token_urlsafe(32))
    private(cluster.run, who)
    if not cluster.exists:
        _initdb(cluster, who)
    _configure(cluster, who)


def _initdb(cluster: Cluster, who: Account) -> None:
    partial = cluster.home / "postgres.partial"
    if partial.exists():  # an earlier set-up was cut short before it had any data
        subprocess.run(["rm", "-rf", str(partial)], check=True)
    private(partial, who)
    read, write = os.pipe()
    os.write(write, cluster.password("owner").encode() + b"\n")
    os.close(write)
    if who.switch:
        os.fchown(read, who.uid, who.gid)
    command = [
        str(programs(cluster.home, who) / "initdb"), "-D", str(partial), "-U", OWNER, "--auth=scram-sha-256",
        f"--pwfile=/dev/fd/{read}", "--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
        "--no-instructions",
    ]  # fmt: skip
    if cluster.swift:
        command.append("--no-sync")
    made = subprocess.run(
        command, cwd="/", env={"LC_ALL": "C", "TZ": "UTC"}, pass_fds=[read], capture_output=True, text=True,
        check=False, user=who.user, group=who.group, extra_groups=who.groups,
    )  # fmt: skip
    os.close(read)
    if made.returncode:
        raise GroundRefused(f"initdb failed: {made.stderr.strip()[-400:]}")
    partial.rename(cluster.pgdata)


def _configure(cluster: Cluster, who: Account) -> None:
    """Write both configuration files whole at each start, so that none drifts."""
    extra = (
        "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n" if cluster.swift else ""
    )
    socket = str(cluster.run).replace("'", "''")
    for name, content in (
        (
            "postgresql.conf",
            f"{_SETTINGS}unix_socket_directories = '{socket}'\nport = {PORT}\n{extra}",
        ),
        ("pg_hba.conf", _ACCESS),
    ):
        path = cluster.pgdata / name
        path.write_text(content, encoding="utf-8")
        path.chmod(0o600)
        if who.switch:
            os.chown(path, who.uid, who.gid)
