"""A text as it is reviewed, signed and published: its sentences, its digest, what it says in all."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping


def plain(words: str) -> str:
    """The same words whatever machine typed them: NFC, one kind of line end, no blanks at line ends."""
    lines = (
        unicodedata.normalize("NFC", words).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    )
    return "\n".join(line.rstrip() for line in lines).strip()


def digest_of(title: str, text: str) -> bytes:
    """SHA-256 over title, an empty line and text, each made plain: anybody can compute it again."""
    return hashlib.sha256(f"{plain(title)}\n\n{plain(text)}".encode()).digest()


def printed(title: str, text: str, signed_by: list[str], closing: Mapping[str, str]) -> str:
    """The text as it is published: title, words, who signed.

    closing  words for `signed` and, when some are counted and not named, `unnamed`
    """
    parts = [plain(title), plain(text), closing["signed"], "\n".join(signed_by)]
    if "unnamed" in closing:
        parts.append(closing["unnamed"])
    return "\n\n".join(part for part in parts if part) + "\n"
