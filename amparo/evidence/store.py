"""Ciphertext on its way: written to this machine's disk first, then given its place, folder or bucket.

Order: write, fsync the file, note that it will be placed, fsync the folder, place it; the row commits
last. A crash before the place leaves a file that nobody points at; a crash before the row leaves a note
by which `sweep` finds what to remove. Whatever fails, nothing was acknowledged.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from uuid import UUID, uuid4

from django.conf import settings

from amparo.evidence.errors import BlobChanged, NoRoom, StoreAway
from amparo.evidence.limits import MEGABYTE
from amparo.evidence.places import Absent, Folder, OutOfReach, Place, free, sync

_CHUNK = 64 * 1024
_INCOMING = "incoming"
_PLACED = ".placed"


@dataclass(frozen=True, slots=True)
class Stored:
    """A whole ciphertext in its place: its key, its SHA-256 digest and its size in bytes."""

    path: str
    digest: bytes
    size: int


class Incoming:
    """One ciphertext being written; `settle` gives it its place, `discard` removes it."""

    def __init__(self) -> None:
        """Create the file; raises NoRoom."""
        folder = incoming_folder()
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
        """Make the file durable and give it its place; raises NoRoom, also when the place is away."""
        name, digest = self._path.name, self._digest.digest()
        key = f"{name[:2]}/{name}"
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            _note_of(key).touch(mode=0o600)
            sync(self._path.parent)
            _place().put(self._path, key, digest)
        except (OSError, OutOfReach) as error:
            raise NoRoom from error
        return Stored(key, digest, self._size)

    def discard(self) -> None:
        """Remove what was written, if it has no place yet."""
        # Closing flushes, and a full disk refuses that too; the file goes either way.
        with suppress(OSError):
            self._file.close()
        self._path.unlink(missing_ok=True)


def free_of_parts(upload: UUID) -> None:
    """Remove every part of an upload, if there is any."""
    shutil.rmtree(parts_folder(upload), ignore_errors=True)


def parts_folder(upload: UUID) -> Path:
    """Return where the sealed parts of an upload lie until it is finished."""
    return incoming_folder() / "parts" / upload.hex


def has_room(size: int, reserve: int) -> bool:
    """Tell whether `size` more bytes leave `reserve` bytes free on the disk, and what the operator wants free."""
    wanted = settings.AMPARO_DISK_RESERVE_MB * MEGABYTE
    try:
        return free(_folder()) - size >= max(reserve, wanted)
    except OSError:
        return False


def chunks(path: str, digest: bytes) -> Iterator[bytes]:
    """Yield the ciphertext of `path` once its digest was checked; raises BlobChanged before that, or StoreAway."""
    try:
        with _place().open(path) as file:
            if _sha256(file) != digest:
                raise BlobChanged
            file.seek(0)
            while chunk := file.read(_CHUNK):
                yield chunk
    except Absent as error:
        raise BlobChanged from error
    except OutOfReach as error:
        raise StoreAway from error


def digest_of(path: str) -> bytes | None:
    """Return the SHA-256 of what lies under `path` now, None when nothing does. Raises StoreAway."""
    try:
        with _place().open(path) as file:
            return _sha256(file)
    except Absent:
        return None
    except OutOfReach as error:
        raise StoreAway from error


def remove(path: str) -> None:
    """Remove a ciphertext whose row never came to be, or was erased.

    A place that is away keeps it until the next sweep.
    """
    with suppress(OutOfReach):
        _place().remove(path)
        _note_of(path).unlink(missing_ok=True)


def sweep(older_than_s: int = 3600, known: Callable[[str], bool] | None = None) -> int:
    """Remove uploads that nobody finished, and what was placed for a row that never came; return how many.

    known  whether some row points at a key; without it nothing that has a place is removed
    """
    limit, removed = time.time() - older_than_s, 0
    for path in incoming_folder().glob("*"):
        if path.is_dir() or path.stat().st_mtime >= limit:
            continue
        if path.suffix != _PLACED:
            path.unlink(missing_ok=True)
            removed += 1
        elif known is not None:
            removed += _settled(path, known)
    with suppress(OutOfReach):
        removed += _place().sweep(older_than_s)
    return removed


def examine() -> str:
    """Try the store and return where it is, in words. Raises OutOfReach."""
    return _place().examine()


def incoming_folder() -> Path:
    """Return where ciphertext lies before it has its place."""
    return _folder() / _INCOMING


def _settled(note: Path, known: Callable[[str], bool]) -> int:
    """Remove what a note names unless a row points at it; either way the note has done its work."""
    name = note.name.removesuffix(_PLACED)
    key, orphan = f"{name[:2]}/{name}", False
    if not known(key):
        orphan = True
        with suppress(Absent):
            _place().remove(key)
    note.unlink(missing_ok=True)
    return int(orphan)


def _sha256(file: IO[bytes]) -> bytes:
    found = hashlib.sha256()
    while chunk := file.read(_CHUNK):
        found.update(chunk)
    return found.digest()


def _note_of(key: str) -> Path:
    return incoming_folder() / (key.rpartition("/")[2] + _PLACED)


def _place() -> Place:
    bucket = settings.AMPARO_EVIDENCE_BUCKET
    if bucket is None:
        return Folder(_folder())
    # The client of a bucket is large; an installation with a folder never loads it.
    from amparo.evidence.buckets import Address, Bucket  # noqa: PLC0415 - the reason stands above

    return Bucket(Address(**bucket), incoming_folder())


def _folder() -> Path:
    return Path(settings.AMPARO_EVIDENCE_DIR)
