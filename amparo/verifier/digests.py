"""Digests that several places must write alike: of a stored row, of what a file was when it came, of a key."""

import hashlib

_GROUPS, _GROUP_DIGITS = 8, 5
_COMMITMENT = b"amparo evidence 1\x00"


def of_parts(*parts: bytes) -> str:
    """SHA-256 in hexadecimal over length-prefixed parts, so that no two lists of parts collide."""
    hasher = hashlib.sha256()
    for part in parts:
        hasher.update(len(part).to_bytes(8, "big"))
        hasher.update(part)
    return hasher.hexdigest()


def commitment(salt: bytes, plain: bytes) -> bytes:
    """Return 32 bytes that bind a file's plain SHA-256 and tell nothing of it without the salt.

    salt   32 random bytes
    plain  SHA-256 of the file as it came, 32 bytes
    """
    if len(salt) != 32 or len(plain) != 32:
        raise ValueError("a salt and a digest have 32 bytes")
    return hashlib.sha256(_COMMITMENT + salt + plain).digest()


def fingerprint(public: bytes) -> str:
    """Return eight groups of five digits (132 bits) naming a public key, in every language alike."""
    digits = _GROUPS * _GROUP_DIGITS
    digest = hashlib.blake2b(public, digest_size=32, person=b"amparo print").digest()
    text = f"{int.from_bytes(digest, 'big') % 10**digits:0{digits}d}"
    return " ".join(text[at : at + _GROUP_DIGITS] for at in range(0, digits, _GROUP_DIGITS))
