"""A real installation of its own, which these tests stop, kill and start again."""

import os
import shutil
import signal
import ssl
import subprocess
import sys
import time
from contextlib import suppress

import httpx
import pytest

from amparo.config.tests import standing
from tests.conftest import finish, free_port
from tests.processes import descendants, gone

READY_S = 120
PLAIN = ssl.create_default_context()  # unused without TLS, and slow to make for each client


class House:
    """The installation and its processes; `log` is all that they have said."""

    def __init__(self, made):
        self.home, self.log = made.home, made.home.parent / f"{made.home.name}.log"
        self.portal_port, self.desk_port = free_port(), free_port()
        self.portal = f"http://127.0.0.1:{self.portal_port}"
        self.process = None

    def start(self, **variables):
        """Start everything and return once the public door answers."""
        command = [sys.executable, "-m", "amparo.config", "serve", "all", "--data", str(self.home)]
        ports = ["--portal-port", str(self.portal_port), "--desk-port", str(self.desk_port)]
        clean = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("AMPARO", "DJANGO"))
        }
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [*command, *ports], stdout=log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                start_new_session=True, env=clean | variables,
            )  # fmt: skip
        end = time.monotonic() + READY_S
        while not self.answers():
            assert self.process.poll() is None, self.log.read_text()[-3000:]
            assert time.monotonic() < end, self.log.read_text()[-3000:]
            time.sleep(0.1)

    def answers(self):
        desk = f"http://127.0.0.1:{self.desk_port}/salud"
        try:
            with self.public() as public:
                return all(public.get(one, timeout=5).status_code == 200 for one in ("form", desk))
        except httpx.TransportError:
            return False

    def kill(self):
        """Kill -9 every process at once, the database among them."""
        pids = descendants(self.process.pid)
        for pid in pids:
            with suppress(ProcessLookupError):  # some end with the one that started them
                os.kill(pid, signal.SIGKILL)
        self.process.wait(10)
        assert not gone(pids)

    def stop(self):
        finish(self.process)

    def public(self):
        """A client of the public door's calls."""
        return httpx.Client(
            base_url=self.portal + "/api/v1/", timeout=60, trust_env=False, verify=PLAIN
        )


@pytest.fixture(scope="session")
def house():
    """An installation with a desk that receives, served for as long as these tests run."""
    made = standing.found()
    found = House(made)
    try:
        first = f"{made.person('oficial')}:intake_officer"
        added = made.amparo("desk", "add", "intake", "--root-key", made.root_key, "--first", first)
        assert added.code == 0, added.err
        found.start()
        yield found
    finally:
        if found.process:
            found.stop()
        standing.remove(made)
        found.log.unlink(missing_ok=True)
        shutil.rmtree(made.home, ignore_errors=True)


@pytest.fixture
def public(house):
    with house.public() as client:
        yield client


@pytest.fixture
def example(public):
    """A smallest deposit, as the public door's own description gives it."""
    calls = public.get("openapi.json").json()["paths"]
    return calls["/api/v1/requests"]["post"]["requestBody"]["content"]["application/json"][
        "example"
    ]
