"""Stretching of a member's password into the key that wraps their secrets: Argon2id 1.3."""

from dataclasses import dataclass
from unicodedata import normalize

from nacl import pwhash
from nacl.utils import random

from amparo.crypto.derive import peppered
from amparo.crypto.keys import KEY_BYTES, Key

SALT_BYTES = pwhash.argon2id.SALTBYTES
_FLOOR_OPS = 2
_FLOOR_MEM = 19 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Parameters:
    """Cost of one stretching: passes over the memory, and its size in bytes; one lane.

    Below OWASP's floor it cannot be made, so an altered row cannot make a wrap cheap to guess.
    """

    ops: int
    mem: int

    def __post_init__(self) -> None:
        """Refuse costs under the floor with ValueError."""
        if self.ops < _FLOOR_OPS or self.mem < _FLOOR_MEM:
            raise ValueError("Argon2id parameters under the floor")


# Source: OWASP Password Storage Cheat Sheet, Argon2id with 19 MiB, two passes, one lane.
FLOOR = Parameters(ops=_FLOOR_OPS, mem=_FLOOR_MEM)
# Source: libsodium, crypto_pwhash_argon2id, "moderate": 256 MiB, three passes.
MODERATE = Parameters(ops=pwhash.argon2id.OPSLIMIT_MODERATE, mem=pwhash.argon2id.MEMLIMIT_MODERATE)


def new_salt() -> bytes:
    """Return 16 fresh random bytes."""
    return random(SALT_BYTES)


def stretch(password: str, pepper: bytes, salt: bytes, parameters: Parameters) -> Key:
    """Return the key that `password` gives.

    password  as typed; NFKC, so that every keyboard gives the same bytes
    pepper    16 to 64 bytes kept outside the database and its backups
    salt      16 bytes, of one member

    Takes the memory and, at MODERATE, about half a second; releases the interpreter meanwhile.
    """
    mixed = peppered(normalize("NFKC", password).encode(), pepper)
    return argon2id(mixed, salt, parameters)


def argon2id(secret: bytes, salt: bytes, parameters: Parameters) -> Key:
    """Return 32 bytes stretched from `secret` under a 16-byte `salt`."""
    return Key(pwhash.argon2id.kdf(KEY_BYTES, secret, salt, parameters.ops, parameters.mem))
