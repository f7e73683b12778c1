"""Checkpoints of the ledger (C2SP tlog-checkpoint) and their cosignatures (tlog-cosignature), read.

text  origin, size in decimal, root in base64, then any extension lines, each ended by a newline
"""

import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass

from amparo.verifier import ed25519
from amparo.verifier import note as notes
from amparo.verifier.errors import DoesNotHold
from amparo.verifier.merkle import HASH_BYTES

_SIZE = re.compile(r"0|[1-9][0-9]{0,18}")
STAMP_BYTES = 8

Holds = Callable[[bytes, bytes, bytes], bool]


class BadCheckpoint(DoesNotHold):
    """This is not a checkpoint, or not one signed by the key it must be signed by."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a checkpoint states: a log, its number of leaves and its root (32 bytes)."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Return the text that is signed."""
        lines = (self.origin, str(self.size), b64encode(self.root).decode(), *self.extensions)
        if any("\n" in line or not line for line in lines):
            raise ValueError("a checkpoint's lines are single and not empty")
        return "".join(f"{line}\n" for line in lines)


def parse(note: bytes) -> Checkpoint:
    """Return what `note` states, unverified; raises BadCheckpoint."""
    try:
        text = notes.split(note).text
        origin, size, root, *extensions = text.split("\n")[:-1]
        found = Checkpoint(origin, int(size), notes.decode(root), tuple(extensions))
    except (notes.BadNote, ValueError):
        raise BadCheckpoint from None
    if not _SIZE.fullmatch(size) or len(found.root) != HASH_BYTES or "" in text[:-1].split("\n"):
        raise BadCheckpoint
    return found


def verify(note: bytes, origin: str, public: bytes, by: Holds = ed25519.holds) -> Checkpoint:
    """Return what `note` states if the log `origin` signed it; raises BadCheckpoint.

    by  what tells whether a signature holds: key, message, signature; a faster one where there are many
    """
    checkpoint = parse(note)
    if checkpoint.origin != origin:
        raise BadCheckpoint
    split = notes.split(note)
    key = _key(origin, notes.ED25519, public)
    _all_hold(by, public, split.text.encode(), [s.blob for s in split.by(origin, key)])
    return checkpoint


def verify_cosignature(note: bytes, name: str, public: bytes, by: Holds = ed25519.holds) -> int:
    """Return when witness `name` cosigned `note`, in seconds since 1970; raises BadCheckpoint."""
    parse(note)
    split = notes.split(note)
    for signature in split.by(name, _key(name, notes.COSIGNATURE, public)):
        stamp = int.from_bytes(signature.blob[:STAMP_BYTES], "big")
        _all_hold(by, public, cosigned(split.text, stamp), [signature.blob[STAMP_BYTES:]])
        return stamp
    raise BadCheckpoint


def cosigned(text: str, stamp: int) -> bytes:
    """Return what a witness signs of a checkpoint's text at `stamp`, seconds since 1970."""
    return f"cosignature/v1\ntime {stamp}\n{text}".encode()


def _key(name: str, kind: bytes, public: bytes) -> bytes:
    try:
        return notes.key_hash(name, kind, public)
    except ValueError:
        raise BadCheckpoint from None


def _all_hold(by: Holds, public: bytes, message: bytes, signatures: list[bytes]) -> None:
    # A note with a known key and a signature that does not hold is refused whole (signed-note).
    if not signatures or not all(by(public, message, each) for each in signatures):
        raise BadCheckpoint
