"""Sealing of one field of one row: XChaCha20-Poly1305 (IETF), bound to its place and key.

wire             0x01, nonce (24 bytes), ciphertext of the padded text with its 16-byte tag
associated data  each part preceded by its length as four bytes, big-endian: b"amparo", wire
                 version (1 byte), table, row UUID (16), field, row version (8), key id (16)
"""

from collections.abc import Callable
from hmac import compare_digest
from uuid import UUID

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
)
from nacl.exceptions import CryptoError
from nacl.utils import random

from amparo.crypto.errors import CryptoFailure
from amparo.crypto.keys import KEY_BYTES, KEY_ID_BYTES, Key, key_id, new_key
from amparo.crypto.opening import NONCE_BYTES, TAG_BYTES, opener
from amparo.crypto.padding import BadPadding, pad, padded_length, unpad

__all__ = [
    "DoesNotOpen",
    "Key",
    "associated_data",
    "key_id",
    "new_key",
    "seal",
    "sealed_length",
    "sealer",
    "unseal",
    "unsealer",
]

PRODUCT = b"amparo"
WIRE_VERSION = b"\x01"
_PARTS = 7


class DoesNotOpen(CryptoFailure):
    """This does not open: other key, other place, other version, or changed."""


def associated_data(table: str, row: UUID, field: str, version: int, key_id: bytes) -> bytes:
    """Return what ties a sealed value to its place.

    version  of the row's value, 0 to 2**64 - 1
    key_id   of the key it is sealed under, 16 bytes
    """
    if len(key_id) != KEY_ID_BYTES:
        raise ValueError("a key id has 16 bytes")
    parts = (
        PRODUCT,
        WIRE_VERSION,
        table.encode(),
        row.bytes,
        field.encode(),
        version.to_bytes(8, "big"),
        key_id,
    )
    return _joined(*parts)


def _joined(*parts: bytes) -> bytes:
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)


def seal(key: bytes, text: bytes, ad: bytes) -> bytes:
    """Return the wire of `text`, padded to its size bucket and sealed under `key`.

    ad  from `associated_data`, naming this very key; else ValueError
    """
    if not _names(ad, key):
        raise ValueError("the associated data names another key")
    nonce = random(NONCE_BYTES)
    sealed = crypto_aead_xchacha20poly1305_ietf_encrypt(pad(text), ad, nonce, key)
    return WIRE_VERSION + nonce + sealed


def unseal(key: bytes, wire: bytes, ad: bytes) -> bytes:
    """Return the text sealed in `wire`; raises DoesNotOpen, always the same, without a reason."""
    head = len(WIRE_VERSION) + NONCE_BYTES
    if not wire.startswith(WIRE_VERSION) or len(wire) < head + TAG_BYTES or not _names(ad, key):
        raise DoesNotOpen
    nonce, sealed = wire[len(WIRE_VERSION) : head], wire[head:]
    try:
        return unpad(crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, ad, nonce, key))
    except (CryptoError, BadPadding):
        raise DoesNotOpen from None


def unsealer(key: bytes, table: str, field: str) -> Callable[[bytes, int, bytes], bytes]:
    """Return `opens(row, version, wire)` for many rows of one field under one key; it raises DoesNotOpen.

    row  the 16 bytes of the row's UUID. What is the same for all of them is prepared once, so that a
         hundred thousand small values open in about half a second. For one thread at a time.
    """
    if len(key) != KEY_BYTES:
        raise DoesNotOpen
    place, text_of = _places(key, table, field), opener(key)
    head = len(WIRE_VERSION) + NONCE_BYTES
    start = len(WIRE_VERSION)

    def opens(row: bytes, version: int, wire: bytes) -> bytes:
        if wire[:start] != WIRE_VERSION or len(wire) < head + TAG_BYTES or len(row) != 16:
            raise DoesNotOpen
        padded = text_of(wire[start:head], wire[head:], place(row, version))
        if padded is None:
            raise DoesNotOpen
        try:
            return unpad(padded)
        except BadPadding:
            raise DoesNotOpen from None

    return opens


def sealer(key: bytes, table: str, field: str) -> Callable[[bytes, int, bytes], bytes]:
    """Return `seals(row, version, text)` for many rows of one field under one key, as `seal` would each.

    row  the 16 bytes of the row's UUID
    """
    if len(key) != KEY_BYTES:
        raise ValueError("not a key")
    place = _places(key, table, field)

    def seals(row: bytes, version: int, text: bytes) -> bytes:
        if len(row) != 16:
            raise ValueError("a row's id has 16 bytes")
        nonce = random(NONCE_BYTES)
        sealed = crypto_aead_xchacha20poly1305_ietf_encrypt(
            pad(text), place(row, version), nonce, key
        )
        return WIRE_VERSION + nonce + sealed

    return seals


def _places(key: bytes, table: str, field: str) -> Callable[[bytes, int], bytes]:
    """Associated data of the rows of one field under one key, by row and version, as `associated_data` writes it."""
    before = _joined(PRODUCT, WIRE_VERSION, table.encode()) + (16).to_bytes(4, "big")
    between = _joined(field.encode()) + (8).to_bytes(4, "big")
    after = _joined(key_id(key))
    return lambda row, version: b"".join((before, row, between, version.to_bytes(8, "big"), after))


def sealed_length(length: int) -> int:
    """Return the size in bytes of the wire of a text of `length` bytes."""
    return len(WIRE_VERSION) + NONCE_BYTES + padded_length(length) + TAG_BYTES


def _names(ad: bytes, key: bytes) -> bool:
    # The cipher is not key-committing, so the key must match the id that the place was given.
    # A sealed box is anonymous, so what comes out of one may not even be a key.
    if len(key) != KEY_BYTES:
        return False
    parts = _parts(ad)
    if len(parts) != _PARTS or parts[0] != PRODUCT or parts[1] != WIRE_VERSION:
        return False
    return compare_digest(parts[-1], key_id(key))


def _parts(ad: bytes) -> list[bytes]:
    parts: list[bytes] = []
    while ad:
        size = int.from_bytes(ad[:4], "big")
        part, ad = ad[4 : 4 + size], ad[4 + size :]
        if len(part) != size:
            return []
        parts.append(part)
    return parts
