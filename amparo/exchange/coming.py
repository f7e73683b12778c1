"""What a file on disk brings, however long: read by pieces, its digests first. For the command; pages hold 20 MB.

What this software gave out comes in the order it went and is read one record after another. Entities and tables of
others may stand in any order and speak of what comes later: they are put together in memory, 500,000 of them
at most; a file of more is refused, and said how to divide it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from amparo.documentation.entry import Entry
from amparo.exchange import arriving, ftm, lines, openevsys
from amparo.exchange.errors import NotATable
from amparo.exchange.reports import Report
from amparo.exchange.unpacking import Archive, Bounds
from amparo.library.limits import FILE_BYTES

_PIECE: Final = 1 << 20
_EVENTS: Final = "event.csv"


@dataclass
class Coming:
    """`pieces` gives the bytes of the one member that holds the records or the table, from its beginning each time.

    records  None for a table; what of them could not be read goes to the report as they are taken
    """

    pieces: Callable[[], Iterator[bytes]]
    form: str = ""
    records: Iterator[Entry] | None = None


def opened(path: Path, stack: ExitStack, report: Report, bounds: Bounds | None = None) -> Coming:
    """What a file brings; it stays open as long as `stack`. Raises NotATable, NotAsItWas, UnpacksTooMuch."""
    file = stack.enter_context(path.open("rb"))

    def bare() -> Iterator[bytes]:
        file.seek(0)
        while piece := file.read(_PIECE):
            yield piece

    if not next(bare(), b"").startswith(b"PK\x03\x04"):
        return _known(bare, report)
    archive = Archive(file, bounds)
    archive.check()
    if _EVENTS in archive.names:
        return _openevsys(archive, bare, report)
    if not archive.stated:
        return Coming(_small(bare, path.stat().st_size))
    return _known(_member(archive, next(iter(archive.stated))), report)


def _member(archive: Archive, name: str) -> Callable[[], Iterator[bytes]]:
    head = next(archive.chunks(name), b"")
    if not head.startswith(b"PK\x03\x04"):
        return lambda: archive.chunks(name)
    return _small(lambda: archive.chunks(name), archive.size(name))


def _small(pieces: Callable[[], Iterator[bytes]], size: int) -> Callable[[], Iterator[bytes]]:
    # A workbook is no stream: the bounded child is given the whole of it.
    if size > FILE_BYTES:
        raise NotATable
    return pieces


def _known(pieces: Callable[[], Iterator[bytes]], report: Report) -> Coming:
    head = b""
    for piece in pieces():
        if len(head := head + piece) > _PIECE:
            break
    if lines.is_ours(head[:200].decode("utf-8", "replace")):
        return Coming(pieces, "lines", lines.read(pieces(), report))
    if not arriving.is_entity(head):
        return Coming(pieces)
    if ftm.in_order(pieces()):
        return Coming(pieces, "ftm", ftm.stream(pieces(), report))
    return Coming(pieces, "ftm", iter(ftm.gathered(pieces(), report).records))


def _openevsys(archive: Archive, pieces: Callable[[], Iterator[bytes]], report: Report) -> Coming:
    if archive.form == "openevsys":
        return Coming(pieces, "openevsys", openevsys.stream(archive, report))
    return Coming(pieces, "openevsys", iter(openevsys.gathered(archive, report).records))
