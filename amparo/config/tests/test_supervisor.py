import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import pytest

from amparo.config.loopback import is_loopback, taken


def free_ports():
    with socket.socket() as one, socket.socket() as two:
        one.bind(("127.0.0.1", 0))
        two.bind(("127.0.0.1", 0))
        return one.getsockname()[1], two.getsockname()[1]


def answers(port):
    try:
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(f"http://127.0.0.1:{port}/salud", timeout=2) as answer:
            return answer.status == 200
    except OSError:
        return False


def processes_of(home):
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if (
                str(home).encode()
                in (folder / "cmdline").read_bytes() + (folder / "environ").read_bytes()
            ):
                found.append(int(folder.name))
        except OSError:
            continue
    return found


def wait_for(done, seconds):
    end = time.monotonic() + seconds
    while not done() and time.monotonic() < end:
        time.sleep(0.1)
    return done()


@pytest.fixture(scope="module")
def house():
    """The data folder of these tests: the first start finds nothing, each later one what the last end left."""
    folder = Path(tempfile.mkdtemp(prefix="amparo-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def everything(house):
    """Every process of an installation, serving; ends with the test whatever happens."""
    ports = free_ports()
    command = [sys.executable, "-m", "amparo.config", "serve", "all", "--data", str(house)]
    command += ["--portal-port", str(ports[0]), "--desk-port", str(ports[1])]
    with (house / "out").open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, start_new_session=True)
    try:
        assert wait_for(lambda: all(map(answers, ports)) or process.poll() is not None, 120)
        assert process.poll() is None, (house / "out").read_text()
        yield process, ports
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        wait_for(lambda: not processes_of(house), 20)


@pytest.mark.parametrize("blow", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_stopping_the_group_leaves_no_process_and_no_port_behind(everything, house, blow):
    process, ports = everything
    os.killpg(process.pid, blow)
    status = process.wait(30)
    assert wait_for(lambda: not processes_of(house), 20)
    assert taken("127.0.0.1", ports) == []
    assert status == (-signal.SIGKILL if blow is signal.SIGKILL else 0)
    assert not (house / "demo.json").exists()


def test_a_door_that_dies_stops_the_rest(everything, house):
    process, ports = everything
    doors = [
        pid
        for pid in processes_of(house)
        if b"serve\0portal" in Path(f"/proc/{pid}/cmdline").read_bytes()
    ]
    os.kill(min(doors), signal.SIGKILL)
    assert process.wait(30) == 1
    assert wait_for(lambda: not processes_of(house), 20)
    assert taken("127.0.0.1", ports) == []


def test_a_taken_port_is_named_before_anything_starts(home):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        run = subprocess.run(
            [sys.executable, "-m", "amparo.config", "demo", "--alone", "--data", str(home), "--portal-port", str(port)],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    assert run.returncode == 1
    assert f"Port {port} is taken" in run.stderr
    assert not (home / "postgres").exists()


def test_a_demonstration_knows_which_addresses_reach_this_machine_alone():
    assert all(map(is_loopback, ("127.0.0.1", "localhost", "::1", "[::1]", "127.8.9.1")))
    assert not any(map(is_loopback, ("::", "192.168.1.4", "amparo.example.org", "")))
