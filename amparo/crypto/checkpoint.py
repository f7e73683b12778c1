"""Checkpoints of the ledger (C2SP tlog-checkpoint) and their cosignatures (tlog-cosignature).

text  origin, size in decimal, root in base64, then any extension lines, each ended by a newline
"""

import re
from base64 import b64encode
from dataclasses import dataclass

from amparo.crypto import note as notes
from amparo.crypto.errors import CryptoFailure
from amparo.crypto.merkle import HASH_BYTES
from amparo.crypto.signing import BadSignature, sign, signing_pair_from_seed
from amparo.crypto.signing import verify as verify_signature

_SIZE = re.compile(r"0|[1-9][0-9]{0,18}")
_STAMP_BYTES = 8


class BadCheckpoint(CryptoFailure):
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


def make(
    origin: str, size: int, root: bytes, secret: bytes, extensions: tuple[str, ...] = ()
) -> bytes:
    """Return the signed note of a checkpoint.

    origin  name of the log and of its key, without scheme: `registro.example/ledger`
    secret  Ed25519 seed, 32 bytes
    """
    if size < 0 or len(root) != HASH_BYTES:
        raise ValueError("a checkpoint has a size and a root of 32 bytes")
    text = Checkpoint(origin, size, root, extensions).text
    public = signing_pair_from_seed(secret).public
    key = notes.key_hash(origin, notes.ED25519, public)
    signature = notes.Signature(origin, key, sign(secret, text.encode()))
    return notes.join(text, (signature,))


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


def verify(note: bytes, origin: str, public: bytes) -> Checkpoint:
    """Return what `note` states if the log `origin` signed it; raises BadCheckpoint."""
    checkpoint = parse(note)
    if checkpoint.origin != origin:
        raise BadCheckpoint
    split = notes.split(note)
    key = notes.key_hash(origin, notes.ED25519, public)
    _one_of(public, split.text.encode(), [s.blob for s in split.by(origin, key)])
    return checkpoint


def cosign(note: bytes, name: str, secret: bytes, stamp: int) -> bytes:
    """Return `note` with the cosignature of witness `name` at `stamp`, seconds since 1970.

    The witness verifies signature and consistency first; here nothing is checked but the form.
    """
    parse(note)
    public = signing_pair_from_seed(secret).public
    key = notes.key_hash(name, notes.COSIGNATURE, public)
    signature = sign(secret, _cosigned(notes.split(note).text, stamp))
    blob = stamp.to_bytes(_STAMP_BYTES, "big") + signature
    return note + notes.signature_line(notes.Signature(name, key, blob)).encode()


def verify_cosignature(note: bytes, name: str, public: bytes) -> int:
    """Return when witness `name` cosigned `note`, in seconds since 1970; raises BadCheckpoint."""
    parse(note)
    split = notes.split(note)
    for signature in split.by(name, notes.key_hash(name, notes.COSIGNATURE, public)):
        stamp = int.from_bytes(signature.blob[:_STAMP_BYTES], "big")
        _one_of(public, _cosigned(split.text, stamp), [signature.blob[_STAMP_BYTES:]])
        return stamp
    raise BadCheckpoint


def _cosigned(text: str, stamp: int) -> bytes:
    return f"cosignature/v1\ntime {stamp}\n{text}".encode()


def _one_of(public: bytes, message: bytes, signatures: list[bytes]) -> None:
    # A note with a known key and a signature that does not hold is refused whole (signed-note).
    if not signatures:
        raise BadCheckpoint
    try:
        for signature in signatures:
            verify_signature(public, message, signature)
    except BadSignature:
        raise BadCheckpoint from None
