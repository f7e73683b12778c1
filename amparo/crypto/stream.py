"""Sealing of files of any size: libsodium secretstream (XChaCha20-Poly1305) in 64 KiB chunks.

wire  header (24 bytes), then chunks of 65,553 bytes, each 64 KiB of text and 17 of its own

The last chunk of the file is padded (0x80, zeros) and chunks of zeros follow, so that the number of
chunks has few significant bits (Padmé): at most 12 % longer, and a length tells little. The file's
own last chunk is tagged PUSH if padding follows, and the last chunk of all is tagged FINAL.
"""

from collections.abc import Iterable, Iterator

from nacl import bindings as sodium
from nacl.exceptions import CryptoError

from amparo.crypto.errors import CryptoFailure
from amparo.crypto.padding import BadPadding, pad, unpad

HEADER_BYTES = sodium.crypto_secretstream_xchacha20poly1305_HEADERBYTES
CHUNK_BYTES = 64 * 1024
WIRE_CHUNK_BYTES = CHUNK_BYTES + sodium.crypto_secretstream_xchacha20poly1305_ABYTES
MESSAGE = sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
PUSH = sodium.crypto_secretstream_xchacha20poly1305_TAG_PUSH
FINAL = sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL

_State = sodium.crypto_secretstream_xchacha20poly1305_state


class StreamBroken(CryptoFailure):
    """This stream was cut, changed, lengthened, or sealed under another key."""


class Sealer:
    """The wire of one text that arrives piece by piece; use a key for one stream only.

    Chunks are bound to their order and to nothing else. Memory: one chunk.
    """

    def __init__(self, key: bytes) -> None:
        self._state = _State()
        self._wire = sodium.crypto_secretstream_xchacha20poly1305_init_push(self._state, key)
        self._held = bytearray()
        self._count = 0

    def push(self, text: bytes) -> bytes:
        """Return what can be written after `text`: the header the first time, then whole chunks."""
        self._held += text
        parts, self._wire = [self._wire], b""
        whole = len(self._held) - len(self._held) % CHUNK_BYTES
        parts += [
            _push(self._state, bytes(self._held[at : at + CHUNK_BYTES]), MESSAGE)
            for at in range(0, whole, CHUNK_BYTES)
        ]
        del self._held[:whole]
        self._count += whole // CHUNK_BYTES
        return b"".join(parts)

    def finish(self) -> Iterator[bytes]:
        """Yield the rest: the last chunk of the text and the padding; to be called once."""
        yield self._wire
        filler = padded_chunks(self._count + 1) - (self._count + 1)
        last = pad(bytes(self._held), CHUNK_BYTES)
        yield _push(self._state, last, PUSH if filler else FINAL)
        for left in reversed(range(filler)):
            yield _push(self._state, bytes(CHUNK_BYTES), MESSAGE if left else FINAL)


def encrypt(key: bytes, chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the wire of the text in `chunks` (of any sizes), as `Sealer` writes it."""
    sealer = Sealer(key)
    for chunk in chunks:
        if wire := sealer.push(chunk):
            yield wire
    yield from filter(None, sealer.finish())


def decrypt(key: bytes, chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the text of the wire in `chunks` (of any sizes), as it is authenticated.

    Raises StreamBroken, possibly after having yielded: a cut is known only at the end, so check
    the digest of the whole wire first or keep nothing until this has ended by itself.
    """
    wire = _split_header(chunks)
    state = _State()
    header = next(wire)
    if len(header) != HEADER_BYTES:
        raise StreamBroken
    sodium.crypto_secretstream_xchacha20poly1305_init_pull(state, header, key)
    ended = final = False
    for piece in wire:
        if final:
            raise StreamBroken
        text, tag = _pull(state, piece)
        final = tag == FINAL
        if not ended:
            ended = tag in (PUSH, FINAL)
            yield _stripped(text) if ended else text
    if not final:
        raise StreamBroken


def padded_chunks(count: int) -> int:
    """Return `count` chunks (1 or more) rounded up to a number with few significant bits.

    Source: Padmé, in "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs".
    """
    exponent = count.bit_length() - 1
    free_bits = max(0, exponent - exponent.bit_length())
    mask = (1 << free_bits) - 1
    return (count + mask) & ~mask


def wire_length(length: int) -> int:
    """Return the size in bytes of the wire of a text of `length` bytes."""
    return HEADER_BYTES + padded_chunks(length // CHUNK_BYTES + 1) * WIRE_CHUNK_BYTES


def _push(state: _State, text: bytes, tag: int) -> bytes:
    return sodium.crypto_secretstream_xchacha20poly1305_push(state, text, None, tag)


def _pull(state: _State, piece: bytes) -> tuple[bytes, int]:
    if len(piece) != WIRE_CHUNK_BYTES:
        raise StreamBroken
    try:
        return sodium.crypto_secretstream_xchacha20poly1305_pull(state, piece)
    except CryptoError:
        raise StreamBroken from None


def _stripped(text: bytes) -> bytes:
    try:
        return unpad(text)
    except BadPadding:
        raise StreamBroken from None


def _split_header(chunks: Iterable[bytes]) -> Iterator[bytes]:
    source = iter(chunks)
    start = b""
    while len(start) < HEADER_BYTES and (more := next(source, None)) is not None:
        start += more
    yield start[:HEADER_BYTES]

    def rest() -> Iterator[bytes]:
        yield start[HEADER_BYTES:]
        yield from source

    for piece in _pieces(rest(), WIRE_CHUNK_BYTES):
        if piece:
            yield piece


def _pieces(chunks: Iterable[bytes], size: int) -> Iterator[bytes]:
    """Yield pieces of exactly `size` bytes, then one shorter, possibly empty."""
    held = bytearray()
    for chunk in chunks:
        held += chunk
        whole = len(held) - len(held) % size
        for at in range(0, whole, size):
            yield bytes(held[at : at + size])
        del held[:whole]
    yield bytes(held)
