"""The worker: rounds of sweeps, each of which opens its own transactions.

A sweep is a function `run(at)` named in SWEEPS. It looks for what is due and does it; what is due stands in its table,
so nothing is lost when a worker dies, and any number of workers may look at once (rows are claimed by conditional
UPDATE). Why there is no job queue: docs/adr/0002-the-worker-looks.md.
"""

import logging
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib import import_module
from importlib.util import find_spec

from django.db import Error, close_old_connections, connection

log = logging.getLogger(__name__)

Run = Callable[[datetime], object]
_LONGEST_PAUSE_S = 300.0


@dataclass(slots=True)
class Sweep:
    """One thing to look after: how often, and when next."""

    name: str
    every_s: float
    run: Run
    next_s: float = 0.0
    failures: int = field(default=0)

    def turn(self, at: datetime, clock_s: float) -> bool:
        """Run it once; return whether it succeeded.

        A failing one waits longer each time, up to five minutes, and is logged by its name.
        """
        try:
            self.run(at)
        except Exception as error:
            self.failures += 1
            self.next_s = clock_s + min(_LONGEST_PAUSE_S, self.every_s * 2**self.failures)
            log.error(
                "the sweep %s failed",
                self.name,
                exc_info=None if isinstance(error, Error) else error,
            )
            return False
        self.failures = 0
        self.next_s = clock_s + self.every_s
        return True


# (module with `run(at)`, seconds between rounds)
SWEEPS = (
    ("amparo.earlywarning.sweeps", 1.0),
    ("amparo.interamerican.sweeps", 60.0),
    ("amparo.statements.sweeps", 5.0),
    ("amparo.custody.checkpoints", 60.0),
    ("amparo.evidence.sweep", 600.0),
    ("amparo.evidence.timing", 30.0),
)


def sweeps() -> list[Sweep]:
    """Return the sweeps of this release."""
    found = []
    for name, every_s in SWEEPS:
        parent = name.rpartition(".")[0]
        if find_spec(parent) and find_spec(name):
            found.append(Sweep(name, every_s, import_module(name).run))
    return found


def once() -> int:
    """Run every sweep once; return 1 when one failed."""
    at = datetime.now(UTC)
    good = [sweep.turn(at, time.monotonic()) for sweep in sweeps()]
    connection.close()
    return 0 if all(good) else 1


def forever() -> int:
    """Run rounds each second until told to stop."""
    stop = threading.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: stop.set())
    looked_after = sweeps()
    while not stop.is_set():
        close_old_connections()
        now_s = time.monotonic()
        for sweep in looked_after:
            if sweep.next_s <= now_s and not stop.is_set():
                sweep.turn(datetime.now(UTC), now_s)
        stop.wait(1.0)
    connection.close()
    return 0
