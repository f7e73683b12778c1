"""Checkpoints of the ledger (C2SP tlog-checkpoint) and cosignatures (tlog-cosignature), signed.

What they are and how they are verified is `amparo.verifier.checkpoint`.
"""

from amparo.crypto.signing import sign, signing_pair_from_seed
from amparo.verifier import note as notes
from amparo.verifier.checkpoint import STAMP_BYTES, Checkpoint, cosigned, parse
from amparo.verifier.merkle import HASH_BYTES


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


def cosign(note: bytes, name: str, secret: bytes, stamp: int) -> bytes:
    """Return `note` with the cosignature of witness `name` at `stamp`, seconds since 1970.

    The witness verifies signature and consistency first; here nothing is checked but the form.
    Raises verifier.checkpoint.BadCheckpoint.
    """
    parse(note)
    public = signing_pair_from_seed(secret).public
    key = notes.key_hash(name, notes.COSIGNATURE, public)
    signature = sign(secret, cosigned(notes.split(note).text, stamp))
    blob = stamp.to_bytes(STAMP_BYTES, "big") + signature
    return note + notes.signature_line(notes.Signature(name, key, blob)).encode()
