"""Symmetric keys and the identifier that commits to them."""

from typing import NewType

from nacl.utils import random

from amparo.crypto import derive

KEY_BYTES = 32
KEY_ID_BYTES = derive.KEY_ID_BYTES

Key = NewType("Key", bytes)


def new_key() -> Key:
    """Return 32 fresh random bytes."""
    return Key(random(KEY_BYTES))


def key_id(key: bytes) -> bytes:
    """Return the 16 bytes that name `key` in signed entries and in associated data.

    Reveals nothing about the key, and no second key has the same one: neither sealed boxes nor
    the cipher commit to their key, so this is what catches a swapped one.
    """
    return derive.key_id(key)
