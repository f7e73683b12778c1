"""Files that signatures alone do not tell apart: pictures of telephones, and stamps of OpenTimestamps."""

from __future__ import annotations

OTS_MAGIC = b"\x00OpenTimestamps\x00\x00Proof\x00\xbf\x89\xe2\xe8\x84\xe8\x92\x94"
OTS_MIME = "application/vnd.opentimestamps.v1"
_HEIC = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"}
_HEIF = {b"mif1": "image/heif", b"msf1": "image/heif", b"miaf": "image/heif"}
_AVIF = {b"avif": "image/avif", b"avis": "image/avif"}
_PICTURES = dict.fromkeys(_HEIC, "image/heic") | _HEIF | _AVIF


def picture(head: bytes) -> str:
    """The type of a picture of this family (ISO 23008-12) by its brand, or nothing."""
    return _PICTURES.get(head[8:12], "") if head[4:8] == b"ftyp" else ""


def mime(head: bytes) -> str:
    """The type of a file by its first bytes, or nothing when it is none of these."""
    return OTS_MIME if head.startswith(OTS_MAGIC) else picture(head)
