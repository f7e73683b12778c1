"""Signed notes (C2SP signed-note): a text that ends in a newline, an empty line, signatures.

Key ids and signatures follow the types 0x01 (Ed25519) and 0x04 (timestamped cosignature).
"""

import re
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from dataclasses import dataclass
from hashlib import sha256

from amparo.verifier.errors import DoesNotHold

KEY_HASH_BYTES = 4
ED25519 = b"\x01"
COSIGNATURE = b"\x04"
MAX_SIGNATURES = 100
_PREFIX = "— "
_NAME = re.compile(r"[^\s+]+")


class BadNote(DoesNotHold):
    """This is not a signed note."""


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature line: who (a name), which key (4 bytes), and the signature's own bytes."""

    name: str
    key_hash: bytes
    blob: bytes


@dataclass(frozen=True, slots=True)
class Note:
    """A signed note taken apart; nothing in it is verified yet."""

    text: str
    signatures: tuple[Signature, ...]

    def by(self, name: str, key_hash: bytes) -> tuple[Signature, ...]:
        """Return the signatures that claim this name and key."""
        return tuple(s for s in self.signatures if (s.name, s.key_hash) == (name, key_hash))


def key_hash(name: str, kind: bytes, public: bytes) -> bytes:
    """Return the four bytes by which signatures of `public` under `name` are found."""
    if not _NAME.fullmatch(name):
        raise ValueError("a key name is not empty and has no space or plus sign")
    return sha256(name.encode() + b"\n" + kind + public).digest()[:KEY_HASH_BYTES]


def verifier_key(name: str, kind: bytes, public: bytes) -> str:
    """Return the published line `name+hash+key` by which others verify this key's signatures."""
    digest = key_hash(name, kind, public).hex()
    return f"{name}+{digest}+{b64encode(kind + public).decode()}"


def signature_line(signature: Signature) -> str:
    """Return the line, with its newline, that goes at the end of a note."""
    encoded = b64encode(signature.key_hash + signature.blob).decode()
    return f"{_PREFIX}{signature.name} {encoded}\n"


def join(text: str, signatures: tuple[Signature, ...]) -> bytes:
    """Return the note of `text` (ending in a newline, without empty lines) and its signatures."""
    return (text + "\n" + "".join(map(signature_line, signatures))).encode()


def split(note: bytes) -> Note:
    """Return the parts of `note`; raises BadNote."""
    try:
        whole = note.decode()
    except UnicodeDecodeError:
        raise BadNote from None
    text, gap, tail = whole.rpartition("\n\n")
    lines = tail.split("\n")
    if not gap or lines.pop() or not 1 <= len(lines) <= MAX_SIGNATURES:
        raise BadNote
    if any(ord(char) < ord(" ") and char != "\n" for char in whole):
        raise BadNote
    return Note(text + "\n", tuple(_signature(line) for line in lines))


def decode(text: str) -> bytes:
    """Return the bytes of strict base64; raises BadNote."""
    try:
        decoded = b64decode(text.encode("ascii"), validate=True)
    except (Base64Error, UnicodeEncodeError):
        raise BadNote from None
    if b64encode(decoded).decode() != text:  # a second spelling of the same bytes
        raise BadNote
    return decoded


def _signature(line: str) -> Signature:
    name, space, encoded = line.removeprefix(_PREFIX).partition(" ")
    blob = decode(encoded)
    if not line.startswith(_PREFIX) or not space or not _NAME.fullmatch(name):
        raise BadNote
    if len(blob) <= KEY_HASH_BYTES:
        raise BadNote
    return Signature(name, blob[:KEY_HASH_BYTES], blob[KEY_HASH_BYTES:])
