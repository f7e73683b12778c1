"""Archives (ZIP): opened only when what they say of themselves is possible, and read within bounds."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from amparo.evidence.media.child import bounds
from amparo.evidence.media.errors import MediaDamaged, MediaLocked, NamesEscape, UnpacksTooMuch

_ESCAPES = re.compile(r"^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)|[\x00-\x1f]")
_LOCKED = 0x1
_FIXED = (1980, 1, 1, 0, 0, 0)


class Parcel:
    """An archive's parts, unpacked one by one; what they truly unpack to counts, not what they declare."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive, self._room = archive, bounds.UNPACKED_BYTES
        self._counted: dict[str, int] = {}
        self.names = [one.filename for one in archive.infolist() if not one.is_dir()]

    def __contains__(self, name: str) -> bool:
        return name in self.names

    def part(self, name: str) -> bytes:
        """One part; it counts once, however often it is read. Raises UnpacksTooMuch, MediaDamaged and MediaLocked."""
        room = self._room + self._counted.get(name, 0)
        try:
            with self._archive.open(name) as file:
                content = file.read(room + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise MediaDamaged from error
        self._room, self._counted[name] = room - len(content), len(content)
        if self._room < 0:
            raise _too_much()
        return content

    def dates(self) -> list[str]:
        """When parts say they were written, the earliest and the last; not those without a date."""
        told = sorted(one.date_time for one in self._archive.infolist() if one.date_time > _FIXED)
        return ["{}-{:02}-{:02} {:02}:{:02}".format(*one[:5]) for one in (told[:1] + told[-1:])]


@contextmanager
def opened(content: bytes) -> Iterator[Parcel]:
    """The archive. Raises MediaDamaged, NamesEscape, UnpacksTooMuch and MediaLocked."""
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise MediaDamaged from error
    with archive:
        told = archive.infolist()
        if len(told) > bounds.PARTS or sum(one.file_size for one in told) > bounds.UNPACKED_BYTES:
            raise _too_much()
        names = [one.filename for one in told]
        if len({*names}) < len(names) or any(_ESCAPES.search(one) for one in names):
            raise NamesEscape
        if any(one.flag_bits & _LOCKED for one in told):
            raise MediaLocked
        yield Parcel(archive)


def packed(parts: dict[str, bytes]) -> bytes:
    """A new archive without dates, systems or comments; `mimetype` goes first and plain, as ODF asks."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in sorted(
            parts, key=lambda one: (one != "mimetype", one != "[Content_Types].xml")
        ):
            entry = zipfile.ZipInfo(name, _FIXED)
            entry.create_system = 0
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, parts[name], how)
    return out.getvalue()


def _too_much() -> UnpacksTooMuch:
    return UnpacksTooMuch(limit=str(bounds.UNPACKED_BYTES // bounds.MEGABYTE))
