"""Time-stamp answers (RFC 3161), read as far as whole numbers and bytes go: which digest, which moment.

The authority's signature is not verified here: that takes X.509 and RSA, so a court does it with openssl,
by the command that `command` gives.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from amparo.verifier.errors import DoesNotHold

SHA256: Final = bytes.fromhex("608648016503040201")
_SIGNED_DATA: Final = bytes.fromhex("2a864886f70d010702")
_TST_INFO: Final = bytes.fromhex("2a864886f70d0109100104")
_SEQUENCE, _OCTETS, _OID, _TIME, _INTEGER, _EXPLICIT = 0x30, 0x04, 0x06, 0x18, 0x02, 0xA0

_Part = tuple[int, bytes]


class NoToken(DoesNotHold):
    """This is not a time stamp that was granted over a SHA-256 digest."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an answer states: a SHA-256 digest (32 bytes), when, and under which number of its authority."""

    digest: bytes
    at: datetime
    serial: int


def read(answer: bytes) -> Stamp:
    """Return what a whole answer states, its signature unverified. Raises NoToken."""
    try:
        return _read(answer)
    except (ValueError, IndexError) as wrong:
        raise NoToken from wrong


def command(answer: str, digest: str, roots: str) -> str:
    """Return the command by which openssl verifies the signature of the answer in a file."""
    return f"openssl ts -verify -digest {digest} -in {answer} -CAfile {roots}"


def _read(answer: bytes) -> Stamp:
    status, token = _children(_only(answer, _SEQUENCE))[:2]
    if _children(_as(status, _SEQUENCE))[0] != (_INTEGER, b"\x00"):
        raise ValueError("not granted")
    kind, signed = _children(_as(token, _SEQUENCE))
    if kind != (_OID, _SIGNED_DATA):
        raise ValueError("no signed data")
    held = _children(_as(_children(_only(_as(signed, _EXPLICIT), _SEQUENCE))[2], _SEQUENCE))
    if held[0] != (_OID, _TST_INFO):
        raise ValueError("no time stamp in it")
    info = _children(_only(_only(_as(held[1], _EXPLICIT), _OCTETS), _SEQUENCE))
    method, digest = _children(_as(info[2], _SEQUENCE))
    if _children(_as(method, _SEQUENCE))[0] != (_OID, SHA256) or len(digest[1]) != 32:
        raise ValueError("another digest")
    return Stamp(
        _as(digest, _OCTETS),
        _moment(_as(info[4], _TIME)),
        int.from_bytes(_as(info[3], _INTEGER), "big"),
    )


def _moment(text: bytes) -> datetime:
    whole = text.decode("ascii").removesuffix("Z").partition(".")[0]
    return datetime.strptime(whole, "%Y%m%d%H%M%S").replace(tzinfo=UTC)


def _only(encoded: bytes, tag: int) -> bytes:
    (part,) = _children(encoded)
    return _as(part, tag)


def _as(part: _Part, tag: int) -> bytes:
    if part[0] != tag:
        raise ValueError("another kind of value")
    return part[1]


def _children(encoded: bytes) -> list[_Part]:
    """The values that stand one after another in `encoded`, each with its tag."""
    found, at = [], 0
    while at < len(encoded):
        tag, length, at = encoded[at], encoded[at + 1], at + 2
        if length & 0x80:
            count = length & 0x7F
            if not 1 <= count <= 4:
                raise ValueError("a length that is none")
            length, at = int.from_bytes(encoded[at : at + count], "big"), at + count
        if at + length > len(encoded):
            raise ValueError("cut short")
        found.append((tag, encoded[at : at + length]))
        at += length
    return found
