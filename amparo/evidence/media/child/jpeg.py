"""JPEG as segments (ITU-T T.81, annex B): the coded points kept as they are, what is said beside them dropped."""

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
