"""What goes out as one archive, streamed: its tables, what it is by Frictionless, and the same in words.

`datapackage.json` stands last in the archive, because it holds the digest of each member, which is known once the
member was written. Source: Frictionless Data Package v1.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

DESCRIPTION: Final = "datapackage.json"
GUIDE: Final = "LEEME.txt"


@dataclass(frozen=True, slots=True)
class Member:
    """One file of the archive; `columns` where it is a table."""

    name: str
    medium: str
    chunks: Iterator[bytes]
    columns: tuple[str, ...] = ()


@dataclass
class Written:
    """What was written: the description of every member, with its bytes and digest, in their order."""

    members: list[dict[str, Any]] = field(default_factory=list)

    @property
    def digest(self) -> str:
        """One digest of all members: of their own, each a line with its name."""
        lines = "".join(f"{one['hash']} {one['path']}\n" for one in self.members)
        return hashlib.sha256(lines.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class About:
    """What an archive says of itself.

    name    of the archive, safe in a file name
    facts   of this software, under `amparo` in the description: format, filter, what stayed in
    words   lines for whoever opens it: what it is, of whom, of when, by which filter, what stayed in and why
    """

    name: str
    title: str
    author: str
    at: datetime
    facts: Mapping[str, Any]
    words: tuple[str, ...] = ()


class Pieces:
    """A file that is only written to; what was written is taken from it piece by piece."""

    def __init__(self) -> None:
        self._held: list[bytes] = []

    def write(self, data: bytes) -> int:
        self._held.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing is kept back."""

    def take(self) -> bytes:
        taken, self._held = b"".join(self._held), []
        return taken


def pack(members: Iterator[Member], about: About, written: Written) -> Iterator[bytes]:
    """The archive, piece by piece and in flat memory; `written` fills as its members end."""
    pieces = Pieces()
    with zipfile.ZipFile(pieces, "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[call-overload]  # write alone is asked of it
        for member in members:
            digest, size = hashlib.sha256(), 0
            with archive.open(_named(member.name, about), "w", force_zip64=True) as into:
                for chunk in member.chunks:
                    into.write(chunk)
                    digest.update(chunk)
                    size += len(chunk)
                    yield pieces.take()
            written.members.append(_resource(member, digest.hexdigest(), size))
        told = json.dumps(_description(about, written), ensure_ascii=False, indent=1)
        archive.writestr(_named(GUIDE, about), _guide(about, written))
        archive.writestr(_named(DESCRIPTION, about), told)
    yield pieces.take()


def _named(name: str, about: About) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, about.at.timetuple()[:6])
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    return info


def _resource(member: Member, digest: str, size: int) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": member.name.partition(".")[0].lower(),
        "path": member.name,
        "mediatype": member.medium.partition(";")[0],
        "format": member.name.rpartition(".")[2],
        "encoding": "utf-8",
        "bytes": size,
        "hash": f"sha256:{digest}",
    }
    if member.columns:
        told["profile"] = "tabular-data-resource"
        told["schema"] = {"fields": [{"name": one, "type": "string"} for one in member.columns]}
    return told


def _description(about: About, written: Written) -> dict[str, Any]:
    return {
        "profile": "data-package",
        "name": about.name.lower(),
        "title": about.title,
        "created": about.at.isoformat(timespec="seconds"),
        "contributors": [{"title": about.author, "role": "author"}],
        "resources": written.members,
        "amparo": {**about.facts, "digest": f"sha256:{written.digest}"},
    }


def _guide(about: About, written: Written) -> str:
    members = [f"{one['path']}  {one['hash']}" for one in written.members]
    return "\r\n".join((about.title, *about.words, "", *members, "")) + "\r\n"
