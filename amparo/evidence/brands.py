"""Files that signatures alone do not tell apart: pictures of telephones, stamps of OpenTimestamps, archives."""

from __future__ import annotations

import re

OTS_MAGIC = b"\x00OpenTimestamps\x00\x00Proof\x00\xbf\x89\xe2\xe8\x84\xe8\x92\x94"
OTS_MIME = "application/vnd.opentimestamps.v1"
_HEIC = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"}
_HEIF = {b"mif1": "image/heif", b"msf1": "image/heif", b"miaf": "image/heif"}
_AVIF = {b"avif": "image/avif", b"avis": "image/avif"}
_PICTURES = dict.fromkeys(_HEIC, "image/heic") | _HEIF | _AVIF


def picture(head: bytes) -> str:
    """The type of a picture of this family (ISO 23008-12) by its brand, or nothing."""
    return _PICTURES.get(head[8:12], "") if head[4:8] == b"ftyp" else ""


def archive(head: bytes) -> str:
    """The type of an archive by the names that its first parts have; a plain one when they say nothing."""
    if not head.startswith(b"PK\x03\x04"):
        return ""
    if head[30:38] == b"mimetype":
        told = re.match(rb"application/vnd\.oasis\.opendocument\.[a-z]+", head[38:120])
        return (
            told[0].decode() if told else "application/epub+zip" if b"epub" in head[38:60] else _ZIP
        )
    return next((told for name, told in _PARTS.items() if name in head), _ZIP)


_ZIP = "application/zip"
_OOXML = "application/vnd.openxmlformats-officedocument."
_PARTS = {
    b"word/": _OOXML + "wordprocessingml.document",
    b"xl/": _OOXML + "spreadsheetml.sheet",
    b"ppt/": _OOXML + "presentationml.presentation",
    b"datapackage.json": "application/wacz",
    b".warc": "application/wacz",
}


def bitmap(head: bytes) -> bool:
    """Whether it is a BMP: two letters say nothing, the size of the header that follows does."""
    return head[:2] == b"BM" and int.from_bytes(head[14:18], "little") in _BITMAP_HEADERS


_BITMAP_HEADERS = {12, 16, 40, 52, 56, 64, 108, 124}


def voice_note(head: bytes) -> bool:
    """Whether it is AMR (RFC 4867), as telephones record: its first two bytes are those of a script."""
    return head.startswith((b"#!AMR\n", b"#!AMR-WB\n", b"#!AMR_MC1.0\n", b"#!AMR-WB_MC1.0\n"))


def mime(head: bytes) -> str:
    """The type of a file by its first bytes, or nothing when it is none of these."""
    if voice_note(head):
        return "audio/amr-wb" if head.startswith(b"#!AMR-WB") else "audio/amr"
    if bitmap(head):
        return "image/bmp"
    return OTS_MIME if head.startswith(OTS_MAGIC) else picture(head) or archive(head)
