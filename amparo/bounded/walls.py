"""What a child gives up before it reads. Each wall stands alone; where the kernel lacks one, the others stay.

Limits stand always. A network namespace of its own, Landlock (files, TCP, signals) and seccomp (calls) are Linux's.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
from contextlib import suppress

from amparo.bounded import landlock, seccomp

_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS = 1, 4, 38
_OPEN_FILES = 64

# Names of the walls that this process has raised around itself.
standing: list[str] = []


def raise_all(memory: int, cpu: int, parent: int) -> None:
    """Give up everything; `standing` then names the walls that stand. Cannot be undone in this process.

    memory in bytes of address space, cpu in seconds, parent the id of the process to end with.
    """
    _limit(memory, cpu)
    standing.append("limits")
    if not sys.platform.startswith("linux"):
        return
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0)
    if os.getppid() != parent:  # it ended before we asked
        os._exit(1)
    if libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET) == 0:
        standing.append("network")
    libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0:
        for name, wall in (("landlock", landlock.close), ("seccomp", seccomp.close)):
            if wall(libc):
                standing.append(name)


def _limit(memory: int, cpu: int) -> None:
    bounds = {
        resource.RLIMIT_AS: (memory, memory),
        # The soft limit names the reason (SIGXCPU); the hard one kills whoever ignores it.
        resource.RLIMIT_CPU: (cpu, cpu + 1),
        resource.RLIMIT_CORE: (0, 0),
        resource.RLIMIT_FSIZE: (0, 0),
        resource.RLIMIT_NOFILE: (_OPEN_FILES, _OPEN_FILES),
    }
    for what, bound in bounds.items():
        with suppress(ValueError):  # the machine already allows less
            resource.setrlimit(what, bound)
