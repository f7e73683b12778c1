"""What a document is, by its first bytes and its parts; its name is not asked."""

from __future__ import annotations

import re
import zipfile
import zlib
from enum import StrEnum
from io import BytesIO

from amparo.library import limits
from amparo.library.errors import (
    DocumentDamaged,
    DocumentEmpty,
    DocumentKindUnknown,
    DocumentLocked,
    DocumentTooLarge,
    DocumentTooLong,
    DocumentUnpacksTooMuch,
)


class Medium(StrEnum):
    """What the bytes of a source are."""

    TEXT = "text"
    PDF = "pdf"
    HTML = "html"
    WACZ = "wacz"
    DOCX = "docx"


_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RUNS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")


def recognise(content: bytes) -> Medium:
    """Return the medium. Raises when it is empty, too large, locked or none of ours."""
    if not content.strip():
        raise DocumentEmpty
    if len(content) > limits.FILE_BYTES:
        raise DocumentTooLarge(limit=str(limits.FILE_BYTES // limits.MEGABYTE))
    if content.startswith(_RUNS):
        raise DocumentKindUnknown
    if b"%PDF-" in content[:1024]:
        return Medium.PDF
    if content.startswith(b"PK\x03\x04"):
        return _of_archive(content)
    if content.startswith(_OLE) and "EncryptedPackage".encode("utf-16-le") in content:
        raise DocumentLocked
    return Medium.HTML if _HTML.search(content[:4096]) else Medium.TEXT


def members(content: bytes) -> zipfile.ZipFile:
    """Open an archive whose declared parts stay within the limits; reading stays bounded by `part`."""
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise DocumentDamaged from error
    parts = archive.infolist()
    if len(parts) > limits.PARTS:
        raise DocumentTooLong
    if any(one.flag_bits & 1 for one in parts):
        raise DocumentLocked
    if sum(one.file_size for one in parts) > limits.UNPACKED_BYTES:
        raise DocumentUnpacksTooMuch(limit=str(limits.UNPACKED_BYTES // limits.MEGABYTE))
    return archive


def part(archive: zipfile.ZipFile, name: str) -> bytes:
    """Read one part, never more than the limit, whatever the archive declares of itself."""
    try:
        with archive.open(name) as file:
            content = file.read(limits.UNPACKED_BYTES + 1)
    except (
        KeyError,
        zipfile.BadZipFile,
        NotImplementedError,
        EOFError,
        OSError,
        zlib.error,
    ) as error:
        raise DocumentDamaged from error
    if len(content) > limits.UNPACKED_BYTES:
        raise DocumentUnpacksTooMuch(limit=str(limits.UNPACKED_BYTES // limits.MEGABYTE))
    return content


def _of_archive(content: bytes) -> Medium:
    names = set(members(content).namelist())
    if "word/document.xml" in names:
        return Medium.DOCX
    if "datapackage.json" in names or any(name.startswith("archive/") for name in names):
        return Medium.WACZ
    raise DocumentKindUnknown
