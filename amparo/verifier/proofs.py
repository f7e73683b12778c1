"""Proof that one entry stands in the ledger, as a file that anyone verifies with nothing but that file.

A proof is JSON: `kind`, `origin` and `key` (hex) of the log, `index`, `leaf` (base64, or null when
its words were erased), `leaf_hash`, `size`, `root`, `path` (hex, as RFC 9162 orders it) and
`checkpoint` (the signed note of that size, or null when none was made since).
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from typing import TypedDict

from amparo.verifier import checkpoint, merkle
from amparo.verifier.digests import fingerprint
from amparo.verifier.errors import DoesNotHold

KIND = "amparo ledger proof 1"
# A number that is none, and lists in lists without end.
_MADE_TO_HURT = (OverflowError, RecursionError)


class ProofFaulty(Exception):
    """The proof cannot be read, or does not prove what it says."""


class Proof(TypedDict):
    """The fields of a proof file."""

    kind: str
    origin: str
    key: str
    index: int
    leaf: str | None
    leaf_hash: str
    size: int
    root: str
    path: list[str]
    checkpoint: str | None


@dataclass(frozen=True, slots=True)
class Proven:
    """What a proof that holds proves; `signed` says that a checkpoint of the log covers it."""

    origin: str
    key: bytes
    index: int
    size: int
    signed: bool

    @property
    def fingerprint(self) -> str:
        """The log's key, as people compare it aloud."""
        return fingerprint(self.key)


def is_proof(start: bytes) -> bool:
    """Whether a file that begins so is a proof rather than an export."""
    return start.lstrip()[:1] == b"{"


def check(text: bytes) -> Proven:
    """Return what the proof proves. Raises ProofFaulty, in words, when it proves nothing."""
    try:
        proof: Proof = json.loads(text)
        if proof["kind"] != KIND:
            raise ValueError
        return _checked(proof)
    except (ValueError, KeyError, TypeError, AttributeError, *_MADE_TO_HURT) as wrong:
        raise ProofFaulty("this file is not a proof of the ledger") from wrong


def _checked(proof: Proof) -> Proven:
    leaf_hash, root = from_hex(proof["leaf_hash"]), from_hex(proof["root"])
    index, size = int(proof["index"]), int(proof["size"])
    _check_leaf(proof, leaf_hash)
    try:
        path = [from_hex(part) for part in proof["path"]]
        merkle.verify_inclusion(leaf_hash, index, size, path, root)
    except DoesNotHold as failure:
        raise ProofFaulty(f"the path does not lead from entry {index} to the root") from failure
    key = from_hex(proof["key"])
    signed = proof["checkpoint"] is not None
    if proof["checkpoint"] is not None:
        _check_note(proof["checkpoint"].encode(), proof["origin"], key, size, root)
    return Proven(proof["origin"], key, index, size, signed)


def _check_leaf(proof: Proof, leaf_hash: bytes) -> None:
    if proof["leaf"] is None:
        return
    leaf = from_base64(proof["leaf"])
    if merkle.leaf_hash(leaf) != leaf_hash or json.loads(leaf)["index"] != proof["index"]:
        raise ProofFaulty(f"the body of entry {proof['index']} is not the one that was recorded")


def from_hex(text: str) -> bytes:
    """Return the bytes of lower-case hexadecimal: a second spelling is refused with ValueError."""
    found = bytes.fromhex(text)
    if found.hex() != text:
        raise ValueError("not the canonical spelling")
    return found


def from_base64(text: str) -> bytes:
    """Return the bytes of strict base64: a second spelling is refused with ValueError."""
    found = base64.b64decode(text, validate=True)
    if base64.b64encode(found).decode() != text:
        raise ValueError("not the canonical spelling")
    return found


def _check_note(note: bytes, origin: str, key: bytes, size: int, root: bytes) -> None:
    try:
        stated = checkpoint.verify(note, origin, key)
    except DoesNotHold as failure:
        raise ProofFaulty("the checkpoint is not signed by this log") from failure
    if (stated.size, stated.root) != (size, root):
        raise ProofFaulty("the checkpoint states another tree than the one proven")
