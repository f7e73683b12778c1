"""Where ciphertext lies: one interface, a folder and an S3-speaking store behind it.

A place knows keys such as `ab/ab12…`, bytes and nothing of what they are. Nothing is acknowledged
before `put` returned: the ciphertext is then durable and whole under its key.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol


class OutOfReach(Exception):
    """The place does not answer, or takes nothing more; the message is for the operator."""


class Absent(Exception):
    """Nothing lies under this key."""


class Place(Protocol):
    """A store of ciphertext. Every method raises OutOfReach when the place does not answer."""

    def put(self, source: Path, key: str, digest: bytes) -> None:
        """Move a whole local file under `key`; durable when this returns, and `source` is gone.

        digest  its SHA-256, which the place checks where it can
        """

    def open(self, key: str) -> AbstractContextManager[IO[bytes]]:
        """Give the bytes under `key`, once through. Raises Absent."""

    def remove(self, key: str) -> None:
        """Remove what lies under `key`, if anything does."""

    def sweep(self, older_than_s: int) -> int:
        """Remove what a killed `put` left behind and nobody can see; return how many."""

    def examine(self) -> str:
        """Try whether things can be put, read and removed; return where this is, in words."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder on this machine, or a mounted one; `incoming` must stand on the same file system."""

    root: Path

    def put(self, source: Path, key: str, digest: bytes) -> None:
        """Rename: the file was written and synced before, its new folder is synced here."""
        del digest
        target = self.root / key
        try:
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            source.rename(target)
            sync(target.parent)
        except OSError as error:
            raise OutOfReach(str(error)) from error

    @contextmanager
    def open(self, key: str) -> Iterator[IO[bytes]]:
        """Give the file itself. Raises Absent."""
        try:
            file = (self.root / key).open("rb")
        except FileNotFoundError as error:
            raise Absent from error
        except OSError as error:
            raise OutOfReach(str(error)) from error
        with file:
            yield file

    def remove(self, key: str) -> None:
        (self.root / key).unlink(missing_ok=True)

    def sweep(self, older_than_s: int) -> int:
        """A rename leaves nothing half done."""
        del older_than_s
        return 0

    def examine(self) -> str:
        probe = self.root / f".probe-{os.getpid()}"
        try:
            self.root.mkdir(parents=True, exist_ok=True, mode=0o700)
            probe.write_bytes(b"probe")
            probe.unlink()
        except OSError as error:
            raise OutOfReach(str(error)) from error
        return str(self.root)


def free(folder: Path) -> int:
    """Bytes free where `folder` lies, which is made when absent. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return shutil.disk_usage(folder).free


def sync(folder: Path) -> None:
    """Make the entries of a folder durable."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
