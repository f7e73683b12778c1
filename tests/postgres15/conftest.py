"""The machine's own PostgreSQL, the oldest from 15 on, run by an account that may do nothing else."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg
import pytest

from amparo.config.database.programs import account

LEAST = 15


def programs() -> Path:
    found = {
        int(path.parts[4]): path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")
    }
    fitting = [version for version in sorted(found) if version >= LEAST]
    assert fitting, "Debian's PostgreSQL is missing; `make tools` installs it"
    return found[fitting[0]]


@pytest.fixture(scope="session")
def debian_server():
    """Yield the URL of a database whose owner may create roles and nothing more, on a server without our settings."""
    who = account()
    home = Path(tempfile.mkdtemp(prefix="amparo-pg-"))
    home.chmod(0o711)
    data, secret = home / "pg", home / "password"
    data.mkdir(mode=0o700)
    secret.write_text("superuser-password\n")
    for path in (data, secret):
        if who.switch:
            os.chown(path, who.uid, who.gid)
    switch = {"user": who.user, "group": who.group, "extra_groups": who.groups}
    subprocess.run(
        [programs() / "initdb", "-D", data, "-U", "postgres", "--auth=scram-sha-256", f"--pwfile={secret}",
         "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"],
        check=True, cwd="/", stdout=subprocess.DEVNULL, **switch,
    )  # fmt: skip
    server = subprocess.Popen(
        [programs() / "postgres", "-D", data, "-k", data, "-c", "listen_addresses=", "-c", "fsync=off"],
        cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True, **switch,
    )  # fmt: skip
    try:
        prepare(data)
        yield f"postgresql://amparo_owner:owner-password-long@/amparo?host={data}"
    finally:
        server.terminate()
        server.wait(30)
        shutil.rmtree(home, ignore_errors=True)


def prepare(data):
    for _ in range(200):
        try:
            root = psycopg.connect(
                host=str(data), user="postgres", password="superuser-password", dbname="postgres"
            )
            break
        except psycopg.OperationalError:
            time.sleep(0.05)
    with root:
        root.autocommit = True
        root.execute("CREATE ROLE amparo_owner LOGIN CREATEROLE PASSWORD 'owner-password-long'")
        root.execute("CREATE DATABASE amparo OWNER amparo_owner")


@pytest.fixture(scope="session")
def installation(debian_server, tmp_path_factory):
    """Yield (data folder, URL, function that runs `amparo`) of an installation made on that server."""
    home = tmp_path_factory.mktemp("installation")
    own = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("AMPARO_", "DJANGO_"))
    }

    def amparo(*words):
        command = [sys.executable, "-m", "amparo.config", *words, "--data", str(home)]
        variables = own | {"AMPARO_DATABASE_URL": debian_server}
        return subprocess.run(command, env=variables, capture_output=True, text=True, check=False)

    made = amparo("init")
    assert made.returncode == 0, made.stderr
    return home, debian_server, amparo
