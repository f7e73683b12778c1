"""Which walls stand on this machine, asked of a child that raised them and then tried to get out."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from amparo.bounded import walls
from amparo.bounded.limits import Limits
from amparo.bounded.runner import Answer, run

_QUICK = Limits(cpu=5, clock=20)


def standing() -> tuple[frozenset[str], frozenset[str]]:
    """Names of the walls that stand, and of what a child could do all the same. Raises ChildFailed."""
    told = run("amparo.bounded.trial:tried", b"", None, _QUICK).facts
    return frozenset(told["standing"]), frozenset(told["possible"])


def tried(content: bytes, params: dict[str, object]) -> Answer:
    """In the child: what it could do of what it must not. Nothing is changed by trying."""
    del content, params
    tries: dict[str, Callable[[], object]] = {
        "read": lambda: os.listdir("/"),
        "write": lambda: os.close(os.open("/dev/null", os.O_WRONLY)),
        "connect": lambda: socket.socket().close(),
        "start": lambda: os.waitpid(_fork(), 0),
        "look": lambda: Path(f"/proc/{os.getppid()}/environ").read_bytes(),
    }
    possible = []
    for name, act in tries.items():
        with suppress(OSError):
            act()
            possible.append(name)
    return Answer({"standing": walls.standing, "possible": possible})


def _fork() -> int:
    process = os.fork()
    if process == 0:
        os._exit(0)
    return process
