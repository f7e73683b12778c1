"""How many people at once the public door can take in, measured from outside on a demonstration of its own."""

import json
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any
from urllib.error import URLError

from amparo.config.shell import CommandRefused

AT_ONCE = (1, 4, 16, 64)
# Measured in the same run, so that figures of different machines can be compared by their ratio.
BASELINE = "the portal's first page for one person"
_START_S = 300.0
_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@dataclass(frozen=True, slots=True)
class Step:
    """One step: so many people at once; times in seconds."""

    at_once: int
    sent: int
    acknowledged: int
    per_second: float
    median_s: float
    p95_s: float
    baseline_s: float

    @property
    def times_baseline(self) -> float:
        """How many times as long as the baseline one person waited, by the medians."""
        return self.median_s / self.baseline_s

    def facts(self) -> dict[str, object]:
        """Return the figures by name."""
        return asdict(self) | {"baseline": BASELINE, "times_baseline": self.times_baseline}

    def __str__(self) -> str:
        return (
            f"{self.at_once:3} at once: {self.acknowledged}/{self.sent} acknowledged, {self.per_second:6.1f} a second,"
            f" median {self.median_s:.2f} s, 95 % within {self.p95_s:.2f} s,"
            f" {self.times_baseline:.1f} times {BASELINE}"
        )


def deposits(each: int) -> list[Step]:
    """Measure deposits through the API, `each` at every step. Raises CommandRefused when there is no API to measure."""
    with _demonstration() as portal:
        body = _example(portal)
        first_page, deposit = partial(_read, portal), partial(_deposit, portal, body)
        for warm in (first_page, deposit):  # first requests open connections and fill caches
            _timed(warm, 1, 4)
        baseline = _middle(_timed(first_page, 1, each)[0])
        return [_step(deposit, people, max(each, people), baseline) for people in AT_ONCE]


def _step(ask: Callable[[], bool], people: int, total: int, baseline: float) -> Step:
    begun = time.monotonic()
    times, good = _timed(ask, people, total)
    wall = time.monotonic() - begun
    late = times[int(len(times) * 0.95)]
    return Step(people, total, good, total / wall, _middle(times), late, baseline)


def _timed(ask: Callable[[], bool], people: int, total: int) -> tuple[list[float], int]:
    """Have so many people ask `total` times together; return each time taken, sorted, and how many went well."""
    gate, left, lock = threading.Barrier(people), iter(range(total)), threading.Lock()
    times: list[float] = []
    good = [0]

    def person() -> None:
        gate.wait()
        while True:
            with lock:
                if next(left, None) is None:
                    return
            begun = time.monotonic()
            answered = ask()
            with lock:
                times.append(time.monotonic() - begun)
                good[0] += answered

    threads = [threading.Thread(target=person) for _ in range(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(times), good[0]


def _middle(times: list[float]) -> float:
    return times[len(times) // 2]


def _read(portal: str) -> bool:
    try:
        with _OPENER.open(f"{portal}/", timeout=60) as answer:
            return bool(answer.read()) and answer.status == 200
    except (URLError, OSError):
        return False


def _deposit(portal: str, body: bytes) -> bool:
    request = urllib.request.Request(  # noqa: S310 - our own address
        f"{portal}/api/v1/requests", data=body, headers={"Content-Type": "application/json"}
    )
    try:
        with _OPENER.open(request, timeout=60) as answer:
            return bool(answer.status == 201)
    except (URLError, OSError):
        return False


def _example(portal: str) -> bytes:
    """Return the deposit that the API itself gives as an example."""
    try:
        with _OPENER.open(f"{portal}/api/v1/openapi.json", timeout=30) as answer:
            document: dict[str, Any] = json.load(answer)
        content = document["paths"]["/api/v1/requests"]["post"]["requestBody"]["content"][
            "application/json"
        ]
    except (URLError, OSError, KeyError) as error:
        raise CommandRefused(
            "The portal of this release does not describe its deposits; there is nothing to measure."
        ) from error
    schema = content.get("schema", {})
    schema = document["components"]["schemas"].get(
        schema.get("$ref", "").rpartition("/")[2], schema
    )
    found = (
        content.get("example")
        or schema.get("example")
        or next(iter(schema.get("examples", [])), None)
    )
    if found is None:
        raise CommandRefused("The deposit's schema holds no example to send.")
    return json.dumps(found).encode()


@contextmanager
def _demonstration() -> Iterator[str]:
    """Have a demonstration of its own within the block; yield the portal's address."""
    home = Path(tempfile.mkdtemp(prefix="amparo-bench-"))
    home.chmod(0o711)
    ports = _free_ports()
    command = [sys.executable, "-m", "amparo.config", "demo", "--alone", "--data", str(home)]
    command += ["--portal-port", str(ports[0]), "--desk-port", str(ports[1])]
    with (home / "out").open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out)
    try:
        end = time.monotonic() + _START_S
        while not (home / "demo.json").exists():
            if process.poll() is not None or time.monotonic() > end:
                raise CommandRefused(
                    f"The demonstration did not start: {(home / 'out').read_text()[-300:]}"
                )
            time.sleep(0.2)
        yield f"http://127.0.0.1:{ports[0]}"
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)
        shutil.rmtree(home, ignore_errors=True)


def _free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as two:
        one.bind(("127.0.0.1", 0))
        two.bind(("127.0.0.1", 0))
        return one.getsockname()[1], two.getsockname()[1]
