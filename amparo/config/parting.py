"""No process of ours outlives the one that started it."""

import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1


def end_with_parent(blow: signal.Signals, parent: int) -> None:
    """Ask the kernel to send `blow` to this process when its parent ends, even by kill -9. Linux only.

    Call it in the child, after any change of account, which would cancel it.
    parent  the parent's process id as it was before the child began
    """
    if not sys.platform.startswith("linux"):
        return
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, int(blow), 0, 0, 0)
    if os.getppid() != parent:  # it ended before we asked
        os.kill(os.getpid(), blow)
