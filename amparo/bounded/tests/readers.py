"""Readers that do what a hostile file would make a parser do."""

import ctypes
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

from amparo.bounded import Answer
from amparo.kernel.errors import Invalid


class TooOdd(Invalid):
    """This is %(how)s odd."""


def upside_down(content: bytes, params: dict[str, object]) -> Answer:
    sys.stdout.write("a library that talks")
    return Answer({"size": len(content), **params}, content[::-1])


def refuses(content: bytes, params: dict[str, object]) -> Answer:
    raise TooOdd(how="very")


def never_ends(content: bytes, params: dict[str, object]) -> Answer:
    while True:
        pass


def sleeps(content: bytes, params: dict[str, object]) -> Answer:
    threading.Event().wait()
    return Answer()


def eats(content: bytes, params: dict[str, object]) -> Answer:
    return Answer({"size": len(bytearray(1 << 40))})


def talks(content: bytes, params: dict[str, object]) -> Answer:
    return Answer({}, bytes(40 * 1024 * 1024))


def falls(content: bytes, params: dict[str, object]) -> Answer:
    ctypes.string_at(0)
    return Answer()


def quotes(content: bytes, params: dict[str, object]) -> Answer:
    raise LookupError(content.decode())


def tries_everything(content: bytes, params: dict[str, object]) -> Answer:
    """Names of what was possible and should not be."""
    secret, scratch, pid = (str(params[name]) for name in ("secret", "scratch", "parent"))
    thread = threading.Thread(target=print)
    thread.start()  # which is allowed
    thread.join()
    tries = {
        "read a secret": lambda: Path(secret).read_bytes(),
        "list a folder": lambda: os.listdir(Path(secret).parent),
        "write": lambda: Path(scratch).write_bytes(b"x"),
        "remove": lambda: Path(secret).unlink(),
        "environment of the parent": lambda: Path(f"/proc/{pid}/environ").read_bytes(),
        "connect": lambda: socket.create_connection(("127.0.0.1", int(str(params["port"]))), 1),
        "look up a name": lambda: socket.getaddrinfo("example.org", 80),
        "start a program": lambda: subprocess.run([sys.executable, "-V"], check=True),
        "fork": os.fork,
        "signal the parent": lambda: os.kill(int(pid), 0),
    }
    possible = []
    for name, act in tries.items():
        try:
            act()
        except (OSError, subprocess.SubprocessError):
            continue
        possible.append(name)
    return Answer({"possible": possible, "environment": sorted(os.environ)})
