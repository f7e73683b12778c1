"""A bundle as it lies: a zip, or the folder that it was unpacked into. Read piece by piece, never whole."""

from __future__ import annotations

import hashlib
import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

_CHUNK: Final = 256 * 1024
# What the desktops of some systems leave in every folder that they show.
_OF_DESKTOPS: Final = {".DS_Store", "Thumbs.db", "desktop.ini"}
_WHEN: Final = (1980, 1, 1, 0, 0, 0)
# All that a damaged archive, or one made to hurt, makes the framework's reader raise.
_DAMAGE: Final = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError),
    *(RuntimeError, NotImplementedError, OSError, ValueError, MemoryError, KeyError),
)


class NoArchive(Exception):
    """This is neither a zip nor a folder, or two files of it have one name."""


class Damaged(Exception):
    """One file of it cannot be read whole; the message is its name."""


class Archive:
    """Names and contents, whatever they lie in."""

    def __init__(self, where: Path | bytes) -> None:
        """Look at the names. Raises NoArchive."""
        self._zip: zipfile.ZipFile | None = None
        self._folder = where if isinstance(where, Path) and where.is_dir() else None
        try:
            names = self._in_folder() if self._folder else self._in_zip(where)
        except _DAMAGE as wrong:
            raise NoArchive from wrong
        if len(set(names)) != len(names):
            raise NoArchive
        self.names: Final = tuple(sorted(names))

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        """Open one file. Raises Damaged, also while it is read."""
        try:
            with self._opened(name) as file:
                yield file
        except _DAMAGE as wrong:
            raise Damaged(name) from wrong

    def read(self, name: str, most: int) -> bytes:
        """Return one file of at most `most` bytes. Raises Damaged, for a larger one too."""
        with self.open(name) as file:
            content = file.read(most + 1)
        if len(content) > most:
            raise Damaged(name)
        return content

    def digest(self, name: str) -> str:
        """Return the SHA-256 of one file in hexadecimal. Raises Damaged."""
        found = hashlib.sha256()
        with self.open(name) as file:
            while chunk := file.read(_CHUNK):
                found.update(chunk)
        return found.hexdigest()

    def size(self) -> int:
        """Return how many bytes its files say that they have together."""
        if self._zip is None:
            return sum((self._root / name).stat().st_size for name in self.names)
        return sum(entry.file_size for entry in self._zip.infolist())

    @property
    def _root(self) -> Path:
        return self._folder or Path()

    def _opened(self, name: str) -> IO[bytes]:
        return self._zip.open(name) if self._zip else (self._root / name).open("rb")

    def _in_folder(self) -> list[str]:
        files = (each for each in self._root.rglob("*") if each.is_file())
        return [f.relative_to(self._root).as_posix() for f in files if f.name not in _OF_DESKTOPS]

    def _in_zip(self, where: Path | bytes) -> list[str]:
        self._zip = zipfile.ZipFile(io.BytesIO(where) if isinstance(where, bytes) else where)
        return [entry.filename for entry in self._zip.infolist() if not entry.is_dir()]


def entry(name: str) -> zipfile.ZipInfo:
    """Return how a file stands in a bundle: the same content gives the same bytes, whenever it is made."""
    made = zipfile.ZipInfo(name, _WHEN)
    made.compress_type = zipfile.ZIP_DEFLATED
    made.external_attr = 0o644 << 16
    return made
