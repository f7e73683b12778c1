"""The child: `python -I -m amparo.bounded.child READER LIMITS`. Raises its walls first, then reads a single byte."""

from __future__ import annotations

import json
import os
import sys
from importlib import import_module
from typing import BinaryIO

from amparo.bounded import walls
from amparo.kernel.errors import Refused


def main(reader: str, told: str) -> None:
    """Answer on the pipe that was standard output: 4 bytes of length, JSON, then the body to the end."""
    out = os.fdopen(os.dup(1), "wb")
    # What a library prints must not be taken for the answer.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    memory, cpu, parent = json.loads(told)
    walls.raise_all(memory, cpu, parent)
    body = b""
    try:
        module, function = reader.split(":")
        read = getattr(import_module(module), function)
        answer = read(*_given(sys.stdin.buffer))
        header, body = {"facts": answer.facts}, answer.body
        encoded = json.dumps(header).encode()
    except Refused as refusal:
        encoded = json.dumps({"refused": refusal.code, "params": refusal.params}).encode()
        body = b""
    except Exception as error:
        # The class alone: a message may quote the file. No traceback is printed for the same reason.
        encoded = json.dumps({"failed": _kind(error)}).encode()
        body = b""
    out.write(len(encoded).to_bytes(4, "big") + encoded)
    out.write(body)
    out.close()
    os._exit(0)  # no code of a library runs after the answer


def _given(source: BinaryIO) -> tuple[bytes, dict[str, object]]:
    params = json.loads(source.read(int.from_bytes(source.read(4), "big")))
    return source.read(), params


def _kind(error: Exception) -> str:
    return "MemoryError" if isinstance(error, MemoryError) else type(error).__name__


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
