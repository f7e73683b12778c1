"""The few key files an installation pins outside its database.

`keys/root.pub`, `keys/recovery.pub`, `keys/salt` are readable by both doors; `keys/pepper` by the
desk alone; `keys/checkpoint.key` by the worker alone. `ceremony/` holds the two private halves
that the installer must move away.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from django.conf import settings

from amparo.custody.errors import NotSetUp


def folder() -> Path:
    return Path(settings.AMPARO_DATA_DIR) / "keys"


@cache
def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as missing:
        raise NotSetUp(file=path.name) from missing


def root_public() -> bytes:
    return _read(folder() / "root.pub")


def recovery_public() -> bytes:
    return _read(folder() / "recovery.pub")


def receipt_salt() -> bytes:
    """16 bytes, the same for every receipt of this installation."""
    return _read(folder() / "salt")


def pepper() -> bytes:
    """32 bytes mixed into every password; kept out of the database and its backups."""
    return _read(folder() / "pepper")


def checkpoint_secret() -> bytes:
    return _read(folder() / "checkpoint.key")


def checkpoint_public() -> bytes:
    return _read(folder() / "checkpoint.pub")


def write(path: Path, content: bytes, *, mode: int = 0o600) -> None:
    """Create a key file that must not exist yet, readable by its owner alone unless `mode` says more."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def forget_cache() -> None:
    """Read the files again: for tests and for `amparo init`, which make them."""
    _read.cache_clear()
