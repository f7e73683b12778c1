"""Everything that is written in a file: its text, and what stands beside it. Runs in the child alone.

A header, a comment, a deleted sentence, a property, an annotation, a field of a form or an attachment is no part of
the text, and goes with the bytes all the same. Letters within a picture are not read.
"""

from __future__ import annotations

import gzip
import html
import re
import zlib
from importlib import import_module
from io import BytesIO
from typing import Final

import pikepdf

from amparo.bounded import Answer
from amparo.library import limits
from amparo.library.errors import (
    DocumentDamaged,
    DocumentKindUnknown,
    DocumentLocked,
    DocumentUnpacksTooMuch,
    NoWordsInDocument,
)
from amparo.library.extracting.child import READERS
from amparo.library.extracting.kinds import Medium, members, part, recognise
from amparo.library.extracting.layout import Layout

_TAG: Final = re.compile(r"<[^<>]*>")
_ZIP, _GZIP, _PDF = b"PK\x03\x04", b"\x1f\x8b", b"%PDF-"
# A file within a file within a file; deeper there is nothing that anybody reads.
_DEEPEST: Final = 3


def read(content: bytes, _params: dict[str, str]) -> Answer:
    """All that is written, and how such a file is called. Raises what hides its words: locked, damaged, endless."""
    told: list[str] = []
    medium = _document(content, told, 0)
    ending = "txt" if medium is Medium.TEXT else medium.value if medium else "bin"
    return Answer({"ending": ending}, "\n\n".join(told).encode("utf-8", errors="replace"))


def _document(content: bytes, told: list[str], depth: int) -> Medium | None:
    try:
        medium = recognise(content)
    except DocumentKindUnknown:
        medium = None
    if medium is not None:
        layout = _layout(medium, content)
        told += [layout.text, *layout.facts.values()]
    if medium is Medium.PDF:
        _pdf(content, told, depth)
    elif content.startswith(_ZIP):
        archive = members(content)
        for entry in archive.infolist():
            told += [entry.filename, *_readings(entry.comment)]
            _part(part(archive, entry.filename), told, depth)
        told += _readings(archive.comment)
    else:
        told += _readings(content)
    return medium


def _layout(medium: Medium, content: bytes) -> Layout:
    reader = READERS.get(medium.value, "plain")
    try:
        layout: Layout = import_module(f"amparo.library.extracting.{reader}").read(content)
    except NoWordsInDocument:
        return Layout("", (), {})
    return layout


def _part(content: bytes, told: list[str], depth: int) -> None:
    """One part of a larger file: a file itself, or bytes."""
    if content.startswith(_GZIP):
        content = _unpacked(content)
    if depth < _DEEPEST and (content.startswith(_ZIP) or _PDF in content[:1024]):
        _document(content, told, depth + 1)
    else:
        told += _readings(content)


def _unpacked(content: bytes) -> bytes:
    try:
        with gzip.GzipFile(fileobj=BytesIO(content)) as file:
            whole = file.read(limits.UNPACKED_BYTES + 1)
    except (OSError, EOFError, zlib.error):
        return content
    if len(whole) > limits.UNPACKED_BYTES:
        raise DocumentUnpacksTooMuch(limit=str(limits.UNPACKED_BYTES // limits.MEGABYTE))
    return whole


def _readings(content: bytes) -> list[str]:
    """As it stands, and without its marks: they may part words, or stand within one."""
    plain = content.decode("utf-8", errors="replace")
    found = [plain]
    if "\ufffd" in plain:
        found.append(content.decode("cp1252", errors="replace"))
    if b"\x00" in content:
        found += [content.decode(each, errors="ignore") for each in ("utf-16-le", "utf-16-be")]
    if "<" in plain or "&" in plain:
        text = html.unescape(plain)
        found += [text, _TAG.sub(" ", text), _TAG.sub("", text)]
    return found


def _pdf(content: bytes, told: list[str], depth: int) -> None:
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            for each in (pdf.trailer, *pdf.objects):
                _object(each, told, depth, top=True)
    except pikepdf.PasswordError as error:
        raise DocumentLocked from error
    except (pikepdf.PdfError, ValueError, RuntimeError) as error:
        raise DocumentDamaged from error


def _object(each: object, told: list[str], depth: int, *, top: bool = False) -> None:
    """What one object of a PDF says; one that others point to is met by itself."""
    if not isinstance(each, pikepdf.Object) or (each.is_indirect and not top):
        return
    if isinstance(each, pikepdf.String | pikepdf.Name):
        told.append(str(each))
    elif isinstance(each, pikepdf.Array):
        for one in list(each):
            _object(one, told, depth)
    elif isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
        for name in list(each.keys()):
            told.append(name)
            _object(each.get(name), told, depth)
        if isinstance(each, pikepdf.Stream):
            _part(_stream(each), told, depth)


def _stream(each: pikepdf.Object) -> bytes:
    try:
        return bytes(each.read_bytes())
    except pikepdf.PdfError:  # a picture, in a coding of its own
        return bytes(each.read_raw_bytes())
