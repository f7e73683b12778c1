import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from amparo.config.database.cluster import Cluster, create, private
from amparo.config.database.programs import Account, GroundRefused, account, closed_to, programs
from amparo.config.database.server import Server, connect, running, served, start

NOBODY = Account(65534, 65534, "nobody", switch=True)


def keep(cluster, word):
    with connect(cluster) as owner:
        owner.execute("CREATE TABLE IF NOT EXISTS kept (word text)")
        owner.execute("INSERT INTO kept VALUES (%s)", [word])


def kept(cluster):
    with connect(cluster) as owner:
        return [row[0] for row in owner.execute("SELECT word FROM kept ORDER BY 1")]


@pytest.fixture
def cluster(home):
    cluster = Cluster(home)
    yield cluster
    if (left := running(cluster)) is not None:
        left.stop()


def test_what_was_committed_is_there_after_the_server_is_killed(cluster):
    server = start(cluster)
    keep(cluster, "first")
    os.kill(server.pid, signal.SIGKILL)
    server.child.wait()

    with served(cluster):
        assert kept(cluster) == ["first"]


def test_a_killed_starter_leaves_no_server_behind_and_no_data_lost(cluster):
    script = (
        "import sys, time; from pathlib import Path; from amparo.config.database.cluster import Cluster;"
        "from amparo.config.database.server import start; start(Cluster(Path(sys.argv[1])));"
        "print('up', flush=True); time.sleep(60)"
    )
    starter = subprocess.Popen(
        [sys.executable, "-c", script, str(cluster.home)], stdout=subprocess.PIPE
    )
    assert starter.stdout.readline() == b"up\n"
    keep(cluster, "second")
    starter.kill()
    starter.wait()
    starter.stdout.close()

    for _ in range(100):
        if not (cluster.pgdata / "postmaster.pid").exists():
            break
        time.sleep(0.1)
    assert running(cluster) is None
    with served(cluster):
        assert kept(cluster) == ["second"]


def test_a_server_that_runs_already_is_used_and_left_running(cluster):
    first = start(cluster)
    with served(cluster) as second:
        assert second.pid == first.pid
        assert not second.ours
    assert first.alive()
    first.stop()
    assert running(cluster) is None


def test_an_orphan_that_does_not_answer_is_stopped_and_replaced(cluster):
    first = start(cluster)
    (cluster.run / ".s.PGSQL.5432").unlink()
    second = start(cluster)
    try:
        assert not Server(cluster, first.pid).alive()
        assert second.ours
    finally:
        second.stop()
        first.child.wait()


def test_a_pid_file_that_names_another_program_does_not_stop_the_start(cluster):
    start(cluster).stop()
    (cluster.pgdata / "postmaster.pid").write_text(f"{os.getpid()}\n{cluster.pgdata}\n")
    with served(cluster) as server:
        assert server.ours


def test_nobody_enters_without_a_password(cluster):
    with served(cluster), pytest.raises(psycopg.OperationalError, match=r"password|fe_sendauth"):
        psycopg.connect(
            host=str(cluster.run),
            user="amparo_owner",
            dbname="postgres",
            password="guessed-password",
        )


def test_the_socket_and_the_secrets_are_closed_to_others(cluster):
    create(cluster)
    assert cluster.run.stat().st_mode & 0o077 == 0
    assert (cluster.home / "secrets").stat().st_mode & 0o077 == 0
    assert all(path.stat().st_mode & 0o077 == 0 for path in (cluster.home / "secrets").iterdir())


def test_the_log_holds_no_statement_and_no_value(cluster):
    with served(cluster), connect(cluster) as owner:
        owner.execute("CREATE TABLE once (word text PRIMARY KEY)")
        owner.execute("INSERT INTO once VALUES (%s)", ["canary-word"])
        with pytest.raises(psycopg.errors.UniqueViolation):
            owner.execute("INSERT INTO once VALUES (%s)", ["canary-word"])
    with (
        served(cluster),
        connect(cluster) as owner,
        pytest.raises(psycopg.errors.InvalidTextRepresentation),
    ):
        owner.execute("SELECT 'canary-word'::int")
    log = cluster.log.read_text()
    assert "canary-word" not in log
    assert "INSERT" not in log


def test_a_long_path_gets_a_short_private_socket_folder(home):
    cluster = Cluster(home / ("long" * 25))
    with served(cluster):
        assert not cluster.run.is_relative_to(home)
        assert cluster.run.stat().st_mode & 0o077 == 0
    shutil.rmtree(cluster.run)


def test_a_socket_folder_that_is_a_link_is_refused(home):
    (home / "elsewhere").mkdir()
    (home / "run").symlink_to(home / "elsewhere")
    with pytest.raises((GroundRefused, FileExistsError)):
        private(home / "run", Account(os.geteuid() + 1, 0, "other", switch=False))


def test_a_parent_folder_that_the_account_cannot_enter_is_named(home):
    shut = home / "shut"
    shut.mkdir(mode=0o700)
    other = Account(os.geteuid() + 1, os.getegid() + 1, "other", switch=True)
    assert closed_to(shut / "data", other) == shut
    assert closed_to(Path("/"), other) is None


def test_programs_that_the_account_cannot_reach_are_copied_into_the_data_folder(home, monkeypatch):
    shut = home / "shut"
    real = programs(home, account()).parent
    shutil.copytree(real, shut / "pginstall18", symlinks=True)
    shut.chmod(0o700)
    monkeypatch.setattr("amparo.config.database.programs._shipped", lambda: shut / "pginstall18")
    found = programs(home, Account(os.geteuid() + 1, os.getegid() + 1, "other", switch=True))
    assert found == home / "programs" / "bin"
    assert os.access(found / "postgres", os.X_OK)


def test_it_serves_for_an_ordinary_account(home):
    script = (
        "import sys; from pathlib import Path; from amparo.config.database.cluster import Cluster;"
        "from amparo.config.database.server import served, connect\n"
        "with served(Cluster(Path(sys.argv[1]))) as s, connect(s.cluster) as c:"
        " print(c.execute('SELECT 40 + 2').fetchone()[0])"
    )
    command = [sys.executable, "-c", script, str(home / "own")]
    if os.geteuid() == 0:
        os.chown(home, NOBODY.uid, NOBODY.gid)
        command = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", *command]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.stdout.strip(), run.stderr) == ("42", "")
