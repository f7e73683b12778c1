"""What a file is, by its first bytes and never by its name or what the sender says."""

from dataclasses import dataclass

import puremagic

from amparo.evidence import brands, inert

HEAD_BYTES = inert.HEAD_BYTES
_OFFICE = {
    "application/pdf",
    "application/rtf",
    "text/rtf",
    "application/msword",
    "application/vnd.ms-excel",
    "application/vnd.ms-powerpoint",
    "application/vnd.ms-office",
    "application/x-ole-storage",
    "application/zip",
    "application/epub+zip",
    "application/ogg",
    "application/x-matroska",
    "application/mxf",
}
_FAMILIES = (
    "image/",
    "audio/",
    "video/",
    "application/vnd.openxmlformats",
    "application/vnd.oasis",
)
# They draw or run on the machine of whoever opens them, whatever family they call themselves.
_ACTIVE = {"image/svg+xml", "text/html", "application/xhtml+xml", "application/javascript"}
_RUNS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xfe\xed\xfa\xcf")
_ACTIVE_MARKS = (b"<script", b"<html", b"<!doctype html", b"<svg", b"<?php")


@dataclass(frozen=True, slots=True)
class Kind:
    """A recognised kind; `mime` is safe to show, files are still only ever served as attachments."""

    mime: str


def recognise(head: bytes) -> Kind | None:
    """Return the kind of a file that begins with `head`, or None when it is not taken.

    Pages, messages and web archives are taken as things that are only kept.
    """
    if kept := inert.mime(head):
        return Kind(kept)
    runs = head.startswith(_RUNS) and not brands.voice_note(head)
    if runs or any(mark in head.lower() for mark in _ACTIVE_MARKS):
        return None
    if known := brands.mime(head):
        return Kind(known)
    found = next((mime for mime in _by_signature(head) if _taken(mime)), None)
    if found is not None:
        return Kind(found)
    return Kind("text/plain") if _is_text(head) else None


def _by_signature(head: bytes) -> list[str]:
    try:
        matches = puremagic.magic_string(head)
    except (puremagic.PureError, ValueError):
        return []
    ranked = sorted(matches, key=lambda match: match.confidence, reverse=True)
    # A one- or two-byte signature says next to nothing; such matches call random bytes a sound.
    return [match.mime_type for match in ranked if len(match.byte_match) > 2 and match.mime_type]


def _taken(mime: str) -> bool:
    return mime not in _ACTIVE and (mime in _OFFICE or mime.startswith(_FAMILIES))


def _is_text(head: bytes) -> bool:
    for encoding in ("utf-8", "utf-16"):
        if encoding == "utf-16" and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
            continue
        # The head may end within a character.
        for cut in range(4):
            try:
                text = head[: len(head) - cut].decode(encoding)
            except UnicodeDecodeError:
                continue
            return all(char.isprintable() or char in "\r\n\t\f\ufeff" for char in text)
    return False
