"""Files of any size, sealed while they arrive and opened while they leave, each with its own key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from amparo.crypto import sealing, stream
from amparo.crypto.derive import part_key as part_key
from amparo.crypto.derive import upload_lookup as upload_lookup
from amparo.crypto.errors import CryptoFailure
from amparo.custody.errors import DoesNotMatch


class StreamSealer:
    """Seals one file under a fresh key, or one derived for it alone; what it returns may lie on a disk, the key not."""

    def __init__(self, key: bytes | None = None) -> None:
        self.key: bytes = key or sealing.new_key()
        self._sealer = stream.Sealer(self.key)

    def push(self, plain: bytes) -> bytes:
        """Ciphertext that can be written now; may be empty."""
        return self._sealer.push(plain)

    def finish(self) -> Iterator[bytes]:
        """The rest of the ciphertext with its padding; the stream takes nothing more."""
        return self._sealer.finish()


def opened(key: bytes, wire: Iterable[bytes]) -> Iterator[bytes]:
    """The plain chunks of a ciphertext; DoesNotMatch, perhaps at its end, when changed or cut.

    The caller has checked the digest of the whole ciphertext before the first byte.
    """
    try:
        yield from stream.decrypt(key, wire)
    except CryptoFailure as failure:
        raise DoesNotMatch(what="stream") from failure
