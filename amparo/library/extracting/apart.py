"""Reading a document in a child process: little memory, little time, none of our secrets, no database.

The child is this interpreter with the extracting modules alone; it gets the bytes on its standard input and
answers with the text, or with the code of a refusal.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile

from amparo.library import errors, limits
from amparo.library.extracting import plain
from amparo.library.extracting.kinds import Medium, recognise
from amparo.library.extracting.layout import Layout

_REFUSALS = {
    one.code: one
    for one in vars(errors).values()
    if isinstance(one, type) and issubclass(one, errors.DocumentRefused)
}


def extract(content: bytes) -> tuple[Medium, Layout]:
    """Return what the bytes are and their text. Raises a DocumentRefused that says why and its limit."""
    medium = recognise(content)
    if medium is Medium.TEXT:
        return medium, plain.read(content)
    return medium, _apart(medium, content)


def _apart(medium: Medium, content: bytes) -> Layout:
    command = [sys.executable, "-I", "-m", "amparo.library.extracting.child", medium.value]
    with tempfile.TemporaryFile() as given:
        given.write(content)
        given.seek(0)
        try:
            done = subprocess.run(
                command,
                stdin=given,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                timeout=limits.CHILD_SECONDS,
                env={"PATH": os.defpath, "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"},
                cwd="/",
                check=False,
                preexec_fn=_bounded,
            )
        except subprocess.TimeoutExpired as error:
            raise errors.DocumentTakesTooLong(limit=str(limits.CHILD_SECONDS)) from error
        except OSError as error:
            raise errors.ReaderUnavailable from error
    return _answered(done.returncode, done.stdout)


def _bounded() -> None:
    """Run in the child before anything else."""
    resource.setrlimit(resource.RLIMIT_AS, (limits.CHILD_BYTES, limits.CHILD_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.CHILD_CPU_SECONDS, limits.CHILD_CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _answered(status: int, out: bytes) -> Layout:
    if status < 0:
        # Killed: by the limits, or by a fault of a parser that the document provoked.
        raise errors.DocumentTakesTooLong(limit=str(limits.CHILD_CPU_SECONDS))
    try:
        answer = json.loads(out)
    except ValueError as error:
        raise errors.DocumentDamaged from error
    if "refused" in answer:
        refusal = _REFUSALS.get(answer["refused"], errors.DocumentDamaged)
        raise refusal(**answer["params"])
    return Layout.from_plain(answer)
