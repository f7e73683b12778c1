"""What keeps a flood from taking the house down: counters in memory, and a look at the disk.

No address is stored anywhere, so the limits are global and generous.
"""

import shutil
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import BoundedSemaphore, Lock

from django.conf import settings

from amparo.custody.receipts import TooBusy
from amparo.intake.errors import NotStored, TooManyTries

WAITING = 256
_MEGABYTE = 1024 * 1024
RESERVE_BYTES = 64 * _MEGABYTE
WRONG_PER_MINUTE = 60
PENANCE_S = 2.0
_DEPOSITS = BoundedSemaphore(WAITING)
_PENITENTS = BoundedSemaphore(4)
_wrong: deque[float] = deque()
_lock = Lock()


@contextmanager
def deposit_turn() -> Iterator[None]:
    """Hold one of the places for requests under way; raises TooBusy when all are taken."""
    if not _DEPOSITS.acquire(blocking=False):
        raise TooBusy
    try:
        yield
    finally:
        _DEPOSITS.release()


def refuse_when_disk_is_full() -> None:
    """Raise NotStored before anything is promised when the data folder's disk is nearly full."""
    folder = Path(settings.AMPARO_DATA_DIR)
    try:
        free = shutil.disk_usage(folder if folder.exists() else folder.parent).free
    except OSError as error:
        raise NotStored from error
    if free < max(RESERVE_BYTES, settings.AMPARO_DISK_RESERVE_MB * _MEGABYTE):
        raise NotStored


def pay_for_wrong_receipt() -> None:
    """Make whoever brought unknown words wait, once there are many; right words never come here.

    Raises TooManyTries when even the places to wait are taken.
    """
    if _note_wrong(time.monotonic()) <= WRONG_PER_MINUTE:
        return
    if not _PENITENTS.acquire(blocking=False):
        raise TooManyTries
    try:
        time.sleep(PENANCE_S)
    finally:
        _PENITENTS.release()


def forget() -> None:
    """Empty the counter: for tests."""
    with _lock:
        _wrong.clear()


def _note_wrong(now: float) -> int:
    with _lock:
        while _wrong and _wrong[0] < now - 60:
            _wrong.popleft()
        _wrong.append(now)
        return len(_wrong)
