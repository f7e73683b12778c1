"""The folder of ciphertext. A file gets its place only once it is whole and on the disk.

Order: write, fsync the file, fsync the folder, rename, fsync the new folder; the row commits last.
A crash before that leaves a file that nobody points at, which `sweep` removes.
"""

import hashlib
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from django.conf import settings

from amparo.evidence.errors import BlobChanged, NoRoom
from amparo.evidence.limits import MEGABYTE

_CHUNK = 64 * 1024
_INCOMING = "incoming"


@dataclass(frozen=True, slots=True)
class Stored:
    """A whole ciphertext on the disk: its key, its SHA-256 digest and its size in bytes."""

    path: str
    digest: bytes
    size: int


class Incoming:
    """One ciphertext being written; `settle` gives it its place, `discard` removes it."""

    def __init__(self) -> None:
        """Create the file; raises NoRoom."""
        folder = _folder() / _INCOMING
        self._path = folder / uuid4().hex
        self._digest = hashlib.sha256()
        self._size = 0
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
            self._file = os.fdopen(os.open(self._path, flags, 0o600), "wb")
        except OSError as error:
            raise NoRoom from error

    def write(self, wire: bytes) -> None:
        """Append ciphertext; raises NoRoom when the disk takes no more."""
        try:
            self._file.write(wire)
        except OSError as error:
            raise NoRoom from error
        self._digest.update(wire)
        self._size += len(wire)

    def settle(self) -> Stored:
        """Make the file durable and give it its place; raises NoRoom."""
        name = self._path.name
        target = _folder() / name[:2] / name
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            _sync(self._path.parent)
            target.parent.mkdir(exist_ok=True, mode=0o700)
            self._path.rename(target)
            _sync(target.parent)
        except OSError as error:
            raise NoRoom from error
        return Stored(f"{name[:2]}/{name}", self._digest.digest(), self._size)

    def discard(self) -> None:
        """Remove what was written, if it has no place yet."""
        # Closing flushes, and a full disk refuses that too; the file goes either way.
        with suppress(OSError):
            self._file.close()
        self._path.unlink(missing_ok=True)


def has_room(size: int, reserve: int) -> bool:
    """Tell whether `size` more bytes leave `reserve` bytes free on the disk, and what the operator wants free."""
    folder, wanted = _folder(), settings.AMPARO_DISK_RESERVE_MB * MEGABYTE
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return shutil.disk_usage(folder).free - size >= max(reserve, wanted)
    except OSError:
        return False


def chunks(path: str, digest: bytes) -> Iterator[bytes]:
    """Yield the ciphertext of `path` once its digest was checked; raises BlobChanged before that."""
    try:
        with (_folder() / path).open("rb") as file:
            if hashlib.file_digest(file, "sha256").digest() != digest:
                raise BlobChanged
            file.seek(0)
            while chunk := file.read(_CHUNK):
                yield chunk
    except FileNotFoundError as error:
        raise BlobChanged from error


def remove(path: str) -> None:
    """Remove a ciphertext whose row never came to be, or was erased."""
    (_folder() / path).unlink(missing_ok=True)


def sweep(older_than_s: int = 3600) -> int:
    """Remove uploads that nobody finished; return how many."""
    limit, removed = time.time() - older_than_s, 0
    for path in (_folder() / _INCOMING).glob("*"):
        if path.stat().st_mtime < limit:
            path.unlink(missing_ok=True)
            removed += 1
    return removed


def _folder() -> Path:
    return Path(settings.AMPARO_EVIDENCE_DIR)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
