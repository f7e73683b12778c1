"""Facts by the identifiers of records, in few bytes each: a million of them are looked up in flat memory."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterator
from typing import Final, Generic, TypeVar
from uuid import UUID

T = TypeVar("T", bound=Hashable)
_KEY: Final = 16
_ROW: Final = _KEY + 4


class Shelf(Generic[T]):
    """What was put under an identifier, several things if so many were put; equal things are kept once.

    Twenty bytes for each thing put, besides the different things themselves.
    """

    def __init__(self) -> None:
        self._things: list[T] = []
        self._numbers: dict[T, int] = {}
        self._rows = bytearray()
        self._sorted = True

    def put(self, id_: UUID, thing: T) -> None:
        number = self._numbers.setdefault(thing, len(self._things))
        if number == len(self._things):
            self._things.append(thing)
        key = id_.bytes
        self._sorted = self._sorted and self._rows[-_ROW:][:_KEY] <= key
        self._rows += key + number.to_bytes(4, "big")

    def of(self, id_: UUID | None) -> Iterator[T]:
        """Everything that was put under an identifier; nothing under none."""
        if id_ is None:
            return
        self._sort()
        key, rows = id_.bytes, range(len(self._rows) // _ROW)
        at = bisect_left(rows, key, key=self._key)
        while at < len(rows) and self._key(at) == key:
            start = at * _ROW + _KEY
            yield self._things[int.from_bytes(self._rows[start : start + 4], "big")]
            at += 1

    def one(self, id_: UUID | None) -> T | None:
        return next(self.of(id_), None)

    def _key(self, row: int) -> bytes:
        return bytes(self._rows[row * _ROW : row * _ROW + _KEY])

    def _sort(self) -> None:
        if not self._sorted:
            starts = range(0, len(self._rows), _ROW)
            rows = sorted(bytes(self._rows[start : start + _ROW]) for start in starts)
            self._rows, self._sorted = bytearray(b"".join(rows)), True
