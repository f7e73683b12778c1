"""JPEG as segments (ITU-T T.81, annex B), JPEG 2000 as boxes: points stay as coded, what is said beside goes."""

_START, _SCAN, _COMMENT = 0xD8, 0xDA, 0xFE
_KEPT = {
    0xE0,
    0xEE,
}  # how pixels are shaped, and how Adobe coded colours: without it a picture changes
_APPLICATION = range(0xE0, 0xF0)


def bare(content: bytes) -> bytes:
    """The file without application data and comments; as it came when it is no JPEG."""
    if content[:2] != b"\xff\xd8":
        return content
    kept, at = bytearray(content[:2]), 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker == _SCAN:
            break
        size = 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        told = marker in _APPLICATION or marker == _COMMENT
        if not told or marker in _KEPT:
            kept += content[at : at + size]
        at += size
    return bytes(kept + content[at:])


_SAYING = (b"xml ", b"uuid", b"uinf", b"free", b"skip", b"jumb")


def bare_2000(content: bytes) -> bytes:
    """A JPEG 2000 file (ISO 15444-1, annex I) without boxes of words; as it came when it is coded points alone."""
    if content[4:8] != b"jP  ":
        return content
    kept, at = bytearray(), 0
    while at + 8 <= len(content):
        size, kind = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        if size == 1:
            size = int.from_bytes(content[at + 8 : at + 16], "big")
        size = size or len(content) - at
        if size < 8:
            break
        if kind not in _SAYING:
            kept += content[at : at + size]
        at += size
    return bytes(kept)
