"""One demonstration for every test that goes through real doors: started once, stopped whole."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from amparo.evidence.tests.authority import Authority, serving
from tests import sessions

_READY_S = 240


@dataclass(frozen=True)
class Installation:
    """A running demonstration: where it answers, its folder, and what `demo.json` says."""

    home: Path
    portal: str
    desk: str
    members: list[dict[str, str]]
    receipts: list[dict[str, str]]
    process: "subprocess.Popen[bytes]"
    settings: dict[str, str]

    def operates(self, *command):
        """Have an operator run a command of this installation, to its end; tell whether it went well."""
        done = subprocess.run(
            [sys.executable, "-m", "amparo.config", *command, "--data", str(self.home)],
            env={"PATH": os.environ["PATH"], **self.settings},
            capture_output=True,
            check=False,
            timeout=60,
        )
        return done.returncode == 0

    def member(self, role, desk=None):
        """Return the first known member of a role (at a desk, when one is named)."""
        return next(
            one for one in self.members if one["role"] == role and desk in (None, one["desk"])
        )

    def api(self, role, desk=None):
        """Return a client of the desk's API that speaks as a member's service."""
        token = self.member(role, desk)["token"]
        return httpx.Client(
            base_url=self.desk + "/api/v1/",
            headers={"Authorization": f"Bearer {token}"},
            timeout=60,
            trust_env=False,
        )

    def session(self, role, desk=None):
        """Return a client of the desk's API that speaks as the signed-in member in person."""
        return httpx.Client(
            base_url=self.desk + "/api/v1/",
            headers=sessions.headers_of(self.desk, self.member(role, desk)),
            timeout=60,
            trust_env=False,
        )

    def public(self):
        """Return a client of the portal's API."""
        return httpx.Client(base_url=self.portal + "/api/v1/", timeout=60, trust_env=False)

    def receipt_of(self, scenario):
        return next(one["receipt"] for one in self.receipts if one["scenario"] == scenario)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def begin(home, portal_port, desk_port, profile="mechanism", settings=None):
    """Start a demonstration in a process group of its own and return it once both doors answer.

    settings  variables of its environment
    """
    settings = settings or {}
    own = {k: v for k, v in os.environ.items() if not k.startswith(("AMPARO", "DJANGO"))}
    ports = ["--portal-port", str(portal_port), "--desk-port", str(desk_port), "--profile", profile]
    with (home.parent / "demo.log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "amparo.config", "demo", "--alone", "--data", str(home), *ports],
            stdout=log,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            env=own | settings,
        )
    announced, end = home / "demo.json", time.monotonic() + _READY_S
    while not announced.exists():
        if process.poll() is not None or time.monotonic() > end:
            finish(process)
            pytest.fail("the demonstration did not start: " + log_of(home)[-3000:])
        time.sleep(0.2)
    facts = json.loads(announced.read_text())
    doors = facts["portal"], facts["desk"]
    return Installation(
        home, *doors, facts["members"], facts.get("receipts", []), process, settings
    )


def log_of(home):
    return (home.parent / "demo.log").read_text(errors="replace")


def finish(process):
    """Ask the whole group to stop, then make it."""
    for blow, patience in ((signal.SIGTERM, 30), (signal.SIGKILL, 5)):
        try:
            os.killpg(process.pid, blow)
        except ProcessLookupError:
            return
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            continue


@pytest.fixture(scope="session")
def installation():
    """A demonstration with its forty invented files, shared by every test of the run."""
    parent = Path(tempfile.mkdtemp(prefix="amparo-t-"))
    parent.chmod(0o711)  # as root the database runs as another account, which must pass through
    found = begin(parent / "data", free_port(), free_port())
    yield found
    finish(found.process)
    shutil.rmtree(parent, ignore_errors=True)


@pytest.fixture(scope="session")
def authority(tmp_path_factory):
    """A time-stamping authority that answers on this machine, as the settings that make it known."""
    ours = Authority(tmp_path_factory.mktemp("authority"), "de la hora")
    with serving(ours.answer) as address:
        root = str(ours.folder / "root.pem")
        yield {"AMPARO_TSA_URL": address, "AMPARO_TSA_ROOT_FILE": root}


@pytest.fixture(scope="session")
def organisation(authority):
    """A demonstration of the other profile, with its documents, matters, laws and statements.

    An authority stamps its evidence with the time; the one of the mechanism has none.
    """
    parent = Path(tempfile.mkdtemp(prefix="amparo-t-"))
    parent.chmod(0o711)
    settings = {"AMPARO_PROFILE": "organisation", **authority}
    found = begin(parent / "data", free_port(), free_port(), "organisation", settings)
    yield found
    finish(found.process)
    shutil.rmtree(parent, ignore_errors=True)
