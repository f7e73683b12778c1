"""Opening many small values under one key, through libsodium's own function.

PyNaCl's wrapper makes two buffers and checks eight arguments for each value, which costs four times what
libsodium itself takes: of a register of a hundred thousand cards, half a second. Here the buffers are
made once. The parts of PyNaCl used are not its public ones; the lock holds its version, and the tests
hold this against the public wrapper.
"""

from collections.abc import Callable

from nacl import _sodium
from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_ABYTES,
    crypto_aead_xchacha20poly1305_ietf_KEYBYTES,
    crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
)

TAG_BYTES: int = crypto_aead_xchacha20poly1305_ietf_ABYTES
NONCE_BYTES: int = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
_ROOM = 1024


def opener(key: bytes) -> Callable[[bytes, bytes, bytes], bytes | None]:
    """Return `opens(nonce, sealed, ad)`: the text, or None where it does not open. For one thread at a time.

    key  32 bytes, else ValueError; as with `opens` for a nonce of other than 24 bytes
    """
    if len(key) != crypto_aead_xchacha20poly1305_ietf_KEYBYTES:
        raise ValueError("not a key")
    decrypt, null = _sodium.lib.crypto_aead_xchacha20poly1305_ietf_decrypt, _sodium.ffi.NULL
    length = _sodium.ffi.new("unsigned long long *")
    room = _sodium.ffi.new("unsigned char[]", _ROOM)
    text = _sodium.ffi.buffer(room)

    def opens(nonce: bytes, sealed: bytes, ad: bytes) -> bytes | None:
        nonlocal room, text
        if len(nonce) != NONCE_BYTES:
            raise ValueError("not a nonce")
        if len(sealed) < TAG_BYTES:
            return None
        if len(sealed) > len(text):
            room = _sodium.ffi.new("unsigned char[]", len(sealed))
            text = _sodium.ffi.buffer(room)
        failed = decrypt(room, length, null, sealed, len(sealed), ad, len(ad), nonce, key)
        return None if failed else text[: len(sealed) - TAG_BYTES]

    return opens
