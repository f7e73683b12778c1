"""Which ids were met so far, in a few bytes each: a table of millions of rows names millions of records."""

from __future__ import annotations

from array import array
from typing import Final
from uuid import UUID

_FULL: Final = 0.6
_MASK: Final = (1 << 64) - 1


class Met:
    """A set of ids by sixty-four bits of each: two of a million are the same once in thirty-seven million times."""

    def __init__(self) -> None:
        self._slots = array("Q", bytes(8 << 12))
        self._many = 0

    def __len__(self) -> int:
        return self._many

    def __contains__(self, id_: UUID) -> bool:
        return self._slots[self._place(_bits(id_))] != 0

    def add(self, id_: UUID) -> bool:
        """Remember an id; whether it is met for the first time."""
        bits = _bits(id_)
        at = self._place(bits)
        if self._slots[at]:
            return False
        self._slots[at] = bits
        self._many += 1
        if self._many > _FULL * len(self._slots):
            self._grow()
        return True

    def _place(self, bits: int) -> int:
        last = len(self._slots) - 1
        at = bits & last
        while (held := self._slots[at]) and held != bits:
            at = (at + 1) & last
        return at

    def _grow(self) -> None:
        before = self._slots
        self._slots = array("Q", bytes(16 * len(before)))
        for bits in before:
            if bits:
                self._slots[self._place(bits)] = bits


def _bits(id_: UUID) -> int:
    # Both halves, because six bits of each kind of id are always the same; never nought, which is an empty slot.
    return ((id_.int >> 64) ^ (id_.int & _MASK)) or 1
