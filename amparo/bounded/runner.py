"""Starting a child, feeding it, reading what it says, and ending it whatever happens."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from selectors import EVENT_READ, DefaultSelector
from threading import BoundedSemaphore, Thread
from typing import IO, Any

from amparo.bounded.errors import (
    Crashed,
    OutOfMemory,
    OutOfTime,
    TooMuchOutput,
    TurnedDown,
    Unstartable,
)
from amparo.bounded.limits import MEGABYTE, Limits

_AT_ONCE = BoundedSemaphore(4)
_PIECE = 64 * 1024
_HEADER_BYTES = 16 * MEGABYTE
_DEFAULT = Limits()
# Library code of the child may start one thread per processor, each with memory of its own.
_ENVIRONMENT = {"LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0", "OPENBLAS_NUM_THREADS": "1"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader says: `facts`, plain JSON values, and `body`, the bytes it made, if any."""

    facts: dict[str, Any] = field(default_factory=dict, repr=False)
    body: bytes = field(default=b"", repr=False)


def run(
    reader: str,
    given: bytes | Iterable[bytes],
    params: Mapping[str, object] | None = None,
    limits: Limits = _DEFAULT,
    sink: Callable[[bytes], object] | None = None,
) -> Answer:
    """Run `reader` ("package.module:function") over the bytes given, apart, and return its answer.

    The function has the shape `(content: bytes, params: dict) -> Answer`; a `kernel.errors.Refused` it raises comes
    back as TurnedDown. `params` are JSON values and travel by the pipe, never on a command line.
    given  may be an iterator; it runs in another thread, so it must not use the database; what it raises is raised here
    sink   takes the body piece by piece instead of `Answer.body`; on failure it may have taken a part: discard that
    Raises a ChildFailed. The child is gone when this returns or raises.
    """
    if not _AT_ONCE.acquire(timeout=limits.clock):
        raise Unstartable
    try:
        with _Child(reader, limits) as child:
            child.feed(given, dict(params or {}))
            return child.answer(sink)
    finally:
        _AT_ONCE.release()


class _Child:
    def __init__(self, reader: str, limits: Limits) -> None:
        self._limits, self._ends = limits, time.monotonic() + limits.clock
        self._failure: BaseException | None = None
        told = json.dumps([limits.memory, limits.cpu, os.getpid()])
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-m", "amparo.bounded.child", reader, told],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_ENVIRONMENT,
                cwd="/",
                start_new_session=True,
            )
        except OSError as error:
            raise Unstartable from error
        self._in, self._out = _pipe(self._process.stdin), _pipe(self._process.stdout)
        self._feeder: Thread | None = None
        self._said = 0

    def __enter__(self) -> _Child:
        return self

    def __exit__(self, *raised: object) -> None:
        self._process.kill()
        if self._feeder is not None:
            self._feeder.join()
        with suppress(OSError):
            self._in.close()
        self._out.close()
        self._process.wait()

    def feed(self, given: bytes | Iterable[bytes], params: dict[str, object]) -> None:
        """Write parameters and bytes from a thread, while the answer is read here."""
        header = json.dumps(params).encode()
        pieces = (given,) if isinstance(given, bytes) else given

        def write() -> None:
            try:
                self._in.write(len(header).to_bytes(4, "big") + header)
                for piece in pieces:
                    self._in.write(piece)
                self._in.close()
            except BrokenPipeError:
                pass  # it ended without reading everything; its answer says why
            except Exception as error:  # a stored file that no longer is what was received
                self._failure = error
                self._process.kill()

        self._feeder = Thread(target=write, daemon=True)
        self._feeder.start()

    def answer(self, sink: Callable[[bytes], object] | None) -> Answer:
        length = int.from_bytes(self._take(4), "big")
        if length > _HEADER_BYTES:
            raise TooMuchOutput
        told = json.loads(self._take(length))
        if "refused" in told:
            raise TurnedDown(told["refused"], told["params"])
        if "failed" in told:
            raise OutOfMemory if told["failed"] == "MemoryError" else Crashed(told["failed"])
        body = bytearray()
        while piece := self._read(_PIECE):
            if sink is None:
                body += piece
            else:
                sink(piece)
        if self._finish() or self._failure is not None:
            raise self._why()
        return Answer(told["facts"], bytes(body))

    def _take(self, size: int) -> bytes:
        taken = bytearray()
        while len(taken) < size:
            piece = self._read(size - len(taken))
            if not piece:
                self._finish()
                raise self._why()
            taken += piece
        return bytes(taken)

    def _read(self, size: int) -> bytes:
        """Some bytes, or none at the end; raises OutOfTime and TooMuchOutput."""
        with DefaultSelector() as selector:
            selector.register(self._out, EVENT_READ)
            if not selector.select(max(0.0, self._ends - time.monotonic())):
                raise OutOfTime
        piece = os.read(self._out.fileno(), size)
        self._said += len(piece)
        if self._said > self._limits.output + _HEADER_BYTES:
            raise TooMuchOutput
        return piece

    def _finish(self) -> int:
        """Wait for the end and return its status; raises OutOfTime."""
        try:
            return self._process.wait(max(0.1, self._ends - time.monotonic()))
        except subprocess.TimeoutExpired as error:
            raise OutOfTime from error

    def _why(self) -> BaseException:
        if self._failure is not None:
            return self._failure
        status = self._process.returncode
        if status == -signal.SIGXCPU:
            return OutOfTime()
        if status < 0:
            return Crashed(signal.Signals(-status).name)
        return Crashed(f"status {status}")


def _pipe(end: IO[bytes] | None) -> IO[bytes]:
    if end is None:
        raise Unstartable
    return end
