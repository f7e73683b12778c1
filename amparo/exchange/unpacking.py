"""An archive on disk, its members by chunks: for what is too long to be held whole. Nothing unpacked touches a disk.

A page hands what strangers send to the bounded child; here a member reads their own file by the command, and what
bounds it is how much may come out of it and how many times what went in.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, Final

from amparo.exchange.errors import NotAsItWas, NotATable, UnpacksTooMuch
from amparo.exchange.packing import DESCRIPTION

_PIECE: Final = 1 << 18
_PARTS: Final = 1_000
_TOLD: Final = 8 << 20
_KINDS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much one member may unpack to, and how many times its packed bytes once it is longer than `small`.

    Tables of empty cells pack two hundred to one; a bomb, a thousand.
    """

    largest: int = 256 << 30
    ratio: int = 400
    small: int = 64 << 20


class Archive:
    """Members by name and, where the archive states them, their order and digests. Raises NotATable for no archive."""

    def __init__(self, file: BinaryIO, bounds: Bounds | None = None) -> None:
        self._bounds = bounds or Bounds()
        try:
            self._zip = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise NotATable from error
        members = self._zip.infolist()
        if len(members) > _PARTS or any(one.flag_bits & 1 for one in members):
            raise NotATable
        self._members = {one.filename: one for one in members}
        if len(self._members) < len(members):
            raise NotATable
        told = self._told()
        self.form = str(told.get("amparo", {}).get("form", ""))
        self.stated = self._stated(told)

    @property
    def names(self) -> frozenset[str]:
        """What may be read: where an archive states what it holds, that alone."""
        return frozenset(self.stated or self._members)

    def size(self, name: str) -> int:
        """How long a member says it is, unpacked."""
        return self._members[name].file_size

    def check(self) -> None:
        """Read every stated member once. Raises NotAsItWas where its bytes are not those that are stated."""
        for name, digest in self.stated.items():
            if not digest.startswith("sha256:"):
                continue
            found = hashlib.sha256()
            for chunk in self.chunks(name):
                found.update(chunk)
            if digest != "sha256:" + found.hexdigest():
                raise NotAsItWas

    def chunks(self, name: str) -> Iterator[bytes]:
        """A member, piece by piece. Raises NotATable for none or a broken one, UnpacksTooMuch beyond the bounds."""
        member = self._members.get(name)
        if member is None or member.compress_type not in _KINDS:
            raise NotATable
        most = max(self._bounds.small, member.compress_size * self._bounds.ratio)
        most, out = min(most, self._bounds.largest), 0
        try:
            with self._zip.open(member) as file:
                while piece := file.read(_PIECE):
                    if (out := out + len(piece)) > most:
                        raise UnpacksTooMuch
                    yield piece
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise NotATable from error

    def _told(self) -> dict[str, Any]:
        if DESCRIPTION not in self._members:
            return {}
        read = b""
        for piece in self.chunks(DESCRIPTION):
            if len(read := read + piece) > _TOLD:
                raise NotATable
        try:
            told = json.loads(read)
        except (ValueError, RecursionError) as error:
            raise NotATable from error
        if not isinstance(told, dict) or not isinstance(told.get("amparo", {}), dict):
            raise NotATable
        return told

    def _stated(self, told: dict[str, Any]) -> dict[str, str]:
        try:
            return {str(one["path"]): str(one.get("hash", "")) for one in told.get("resources", ())}
        except (KeyError, TypeError, AttributeError) as error:
            raise NotATable from error
