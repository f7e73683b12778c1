"""Files that are kept as they came: pages, messages, web archives, old Office and RTF. Nothing of them is ever shown.

They are told by how they begin. What a copy of them would still tell nobody here can be sure of, so none is made.
"""

from __future__ import annotations

import re
import zlib

HEAD_BYTES = 8192
PAGE, MAIL, ARCHIVE, OLD_OFFICE, RICH_TEXT = "page", "mail", "warc", "ole", "rtf"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_KINDS = {
    "WordDocument": "application/msword",
    "Workbook": "application/vnd.ms-excel",
    "PowerPoint Document": "application/vnd.ms-powerpoint",
}
_MIMES = {PAGE: "text/html", MAIL: "message/rfc822", ARCHIVE: "application/warc"}
_MIMES[RICH_TEXT] = "application/rtf"
# The root alone says what a page is: an SVG within it is a drawing of that page. No way back, so no long search.
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^>]*+>\s*+)?+(?:(?><!--.*?-->)\s*+)*+<(?:!doctype\s+html|html)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{0,60}):[ \t]")
_OF_MAIL = {b"from", b"to", b"date", b"subject", b"message-id", b"mime-version", b"received"}
_OF_MAIL |= {b"return-path", b"delivered-to", b"content-type", b"snapshot-content-location"}
_UNPACKED_BYTES = 64


def family(head: bytes) -> str:
    """page, mail, warc, ole or rtf; nothing for what is none of these."""
    if head.startswith(_OLE):
        return OLD_OFFICE
    if head.startswith(b"{\\rtf"):
        return RICH_TEXT
    if _is_warc(head):
        return ARCHIVE
    if _is_mail(head):
        return MAIL
    runs = b"<?php" in head.lower() or b"\0" in head
    return PAGE if not runs and _PAGE.match(head) else ""


def mime(head: bytes) -> str:
    """The type of such a file, or nothing."""
    kind = family(head)
    if kind == OLD_OFFICE:
        named = (mime for name, mime in _OLE_KINDS.items() if name.encode("utf-16-le") in head)
        return next(named, "application/x-ole-storage")
    if (
        kind == MAIL
        and b"multipart/related" in head.lower()
        and b"snapshot-content" in head.lower()
    ):
        return "multipart/related"
    return _MIMES.get(kind, "")


def _is_warc(head: bytes) -> bool:
    if head.startswith(b"\x1f\x8b"):
        try:
            head = zlib.decompressobj(31).decompress(head, _UNPACKED_BYTES)
        except zlib.error:
            return False
    return re.match(rb"WARC/\d\.\d\r?\n", head) is not None


def _is_mail(head: bytes) -> bool:
    """A message begins with headers; three that messages have, since a page of words may begin with one or two."""
    lines = head.replace(b"\r\n", b"\n").partition(b"\n\n")[0].split(b"\n")
    if lines[0].startswith((b"From ", b">From ")):
        lines = lines[1:]
    if not lines or b"\0" in head[:1024] or not _HEADER.match(lines[0]):
        return False
    named = [found[1].lower() for one in lines if (found := _HEADER.match(one))]
    return len({*named} & _OF_MAIL) >= 3
