"""OpenTimestamps proofs (`.ots`): which file one is of, which calendars promised it, to which blocks its path leads.

Whether a block says so takes the headers of its chain, which nothing here has; so a claim is told as a claim, with the
root that the block must have. Format: python-opentimestamps, `core/serialize.py` and `core/timestamp.py`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from amparo.evidence.brands import OTS_MAGIC
from amparo.evidence.media.child.facts import clean
from amparo.evidence.media.child.provenance import Finding
from amparo.evidence.media.errors import MediaDamaged

_DEEPEST, _LONGEST, _MOST_STEPS = 256, 4096, 10_000
_SHA256 = 0x08
_DIGESTS = {0x02: "sha1", 0x03: "ripemd160", _SHA256: "sha256"}
_APPEND, _PREPEND = 0xF0, 0xF1
_PENDING = bytes.fromhex("83dfe30d2ef90c8e")
_BITCOIN = bytes.fromhex("0588960d73d71901")


@dataclass(slots=True)
class Stamp:
    """digest  of the file it is of; calendars  addresses; blocks  height of each and the root it must have."""

    digest: str
    calendars: list[str] = field(default_factory=list)
    blocks: list[tuple[int, str]] = field(default_factory=list)

    def findings(self) -> list[Finding]:
        found = [
            Finding("stamp", "stamp_block", {"height": str(height), "root": root})
            for height, root in self.blocks[:5]
        ]
        if not self.blocks:
            by = ", ".join(self.calendars[:5]) or "?"
            found.append(Finding("stamp", "stamp_pending", {"calendars": by}))
        return found


def is_stamp(content: bytes) -> bool:
    return content.startswith(OTS_MAGIC)


def read(content: bytes) -> Stamp:
    """What a proof says. Raises MediaDamaged, also for one over another digest than SHA-256."""
    wire = _Wire(content[len(OTS_MAGIC) :])
    if not is_stamp(content) or wire.number() != 1 or wire.byte() != _SHA256:
        raise MediaDamaged
    digest = wire.take(32)
    stamp = Stamp(digest.hex())
    try:
        _branch(wire, digest, stamp, 0)
    except RecursionError as error:
        raise MediaDamaged from error
    return stamp


class _Wire:
    def __init__(self, content: bytes) -> None:
        self._content, self._at, self.steps = content, 0, 0

    def take(self, size: int) -> bytes:
        piece = self._content[self._at : self._at + size]
        self._at += size
        if len(piece) != size:
            raise MediaDamaged
        return piece

    def byte(self) -> int:
        return self.take(1)[0]

    def number(self) -> int:
        """Seven bits a byte, the lowest first."""
        found = 0
        for place in range(5):
            byte = self.byte()
            found |= (byte & 0x7F) << 7 * place
            if byte < 0x80:
                return found
        raise MediaDamaged

    def counted(self) -> bytes:
        size = self.number()
        if size > _LONGEST:
            raise MediaDamaged
        return self.take(size)


def _branch(wire: _Wire, message: bytes, stamp: Stamp, depth: int) -> None:
    """One node of the tree: every branch but the last is announced by 0xff."""
    if depth > _DEEPEST:
        raise MediaDamaged
    while (tag := wire.byte()) == 0xFF:
        _step(wire, wire.byte(), message, stamp, depth)
    _step(wire, tag, message, stamp, depth)


def _step(wire: _Wire, tag: int, message: bytes, stamp: Stamp, depth: int) -> None:
    wire.steps += 1
    if wire.steps > _MOST_STEPS:
        raise MediaDamaged
    if tag == 0:
        _attested(wire, message, stamp)
    else:
        _branch(wire, _worked(wire, tag, message), stamp, depth + 1)


def _attested(wire: _Wire, message: bytes, stamp: Stamp) -> None:
    kind, told = wire.take(8), _Wire(wire.counted())
    if kind == _PENDING:
        stamp.calendars.append(clean(told.counted()))
    elif kind == _BITCOIN:
        # As those who look at the chain write it: the bytes of a root the other way round.
        stamp.blocks.append((told.number(), message[::-1].hex()))


def _worked(wire: _Wire, tag: int, message: bytes) -> bytes:
    if tag in _DIGESTS:
        try:
            return hashlib.new(_DIGESTS[tag], message, usedforsecurity=False).digest()
        except ValueError as error:  # a digest that this machine has no longer
            raise MediaDamaged from error
    if tag not in (_APPEND, _PREPEND):
        raise MediaDamaged
    more = wire.counted()
    made = message + more if tag == _APPEND else more + message
    if len(made) > _LONGEST:
        raise MediaDamaged
    return made
