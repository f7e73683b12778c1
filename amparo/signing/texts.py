"""A text as it is reviewed and signed, and the digest that binds a review or a signature to it.

A digest of words alone would let whoever holds the rows try what an earlier draft said. Each version has
a salt of its own, sealed beside its words; the salt of the published version is published with it.
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata

SALT = 32


def new_salt() -> bytes:
    return secrets.token_bytes(SALT)


def plain(words: str) -> str:
    """The same words whatever machine typed them: NFC, one kind of line end, no blanks at line ends."""
    lines = (
        unicodedata.normalize("NFC", words).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    )
    return "\n".join(line.rstrip() for line in lines).strip()


def whole(title: str, text: str) -> str:
    """Title, an empty line and text, each made plain: what is signed."""
    return f"{plain(title)}\n\n{plain(text)}"


def digest_of(title: str, text: str, salt: bytes) -> bytes:
    """SHA-256 over the salt and the UTF-8 of `whole`. Versions older than salts have none: b""."""
    return hashlib.sha256(salt + whole(title, text).encode()).digest()
