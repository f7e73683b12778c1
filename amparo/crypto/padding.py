"""Padding of texts to size buckets, so that a ciphertext's length tells only its bucket.

ISO/IEC 7816-4: one byte 0x80, then zeros. At least one byte is always added.
"""

from amparo.crypto.errors import CryptoFailure

SMALL_BUCKETS = (256, 1024, 4096, 16384, 65536)
LARGE_BUCKET = SMALL_BUCKETS[-1]
_MARK = b"\x80"


class BadPadding(CryptoFailure):
    """The padding of an opened value is not as this product writes it."""


def padded_length(length: int) -> int:
    """Return the bucket, in bytes, of a text of `length` bytes."""
    needed = length + len(_MARK)
    for bucket in SMALL_BUCKETS:
        if needed <= bucket:
            return bucket
    return -(-needed // LARGE_BUCKET) * LARGE_BUCKET


def pad(text: bytes, length: int | None = None) -> bytes:
    """Return `text` padded to its bucket, or to `length` bytes (greater than its own)."""
    target = padded_length(len(text)) if length is None else length
    if target <= len(text):
        raise ValueError("padding needs at least one byte")
    return (text + _MARK).ljust(target, b"\x00")


def unpad(padded: bytes) -> bytes:
    """Return the text inside `padded`, which must be authenticated; raises BadPadding."""
    marked = padded.rstrip(b"\x00")
    if not marked.endswith(_MARK):
        raise BadPadding
    return marked[: -len(_MARK)]
