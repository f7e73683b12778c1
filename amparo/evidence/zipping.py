"""A zip that is written while it is sent: nothing of it lies on a disk or whole in memory."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator

from amparo.verifier.archives import entry


class _Sink:
    """What was written and not yet taken; a zip over it is told that it cannot go back."""

    def __init__(self) -> None:
        self._held = bytearray()

    def write(self, content: bytes) -> int:
        self._held += content
        return len(content)

    def flush(self) -> None:
        """Nothing waits elsewhere."""

    def taken(self) -> bytes:
        held = bytes(self._held)
        self._held.clear()
        return held


def zipped(parts: Iterable[tuple[str, Iterable[bytes]]]) -> Iterator[bytes]:
    """Yield the zip of files given by name and content; what is mostly media is stored as it is."""
    sink = _Sink()
    with zipfile.ZipFile(sink, "w") as archive:  # type: ignore[call-overload]  # it needs `write` alone
        for name, chunks in parts:
            info = entry(name)
            if name.startswith("evidence/"):
                info.compress_type = zipfile.ZIP_STORED
            with archive.open(info, "w", force_zip64=True) as file:
                for chunk in chunks:
                    file.write(chunk)
                    yield sink.taken()
            yield sink.taken()
    yield sink.taken()
