"""Proof that one state of the ledger grew into another, as a small file that a witness checks alone.

JSON: `kind`, `origin` of the log, `old_size`, `old_root`, `size`, `root` and `path` (hex, as RFC 9162
orders a consistency proof). What it proves counts as far as both roots stand in signed checkpoints.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TypedDict

from amparo.verifier import merkle
from amparo.verifier.errors import DoesNotHold
from amparo.verifier.proofs import ProofFaulty

KIND = "amparo ledger growth 1"


class Growth(TypedDict):
    """The fields of the file."""

    kind: str
    origin: str
    old_size: int
    old_root: str
    size: int
    root: str
    path: list[str]


@dataclass(frozen=True, slots=True)
class Grown:
    """What a proof that holds proves: the log of `root` begins with the log of `old_root`."""

    origin: str
    old_size: int
    old_root: bytes
    size: int
    root: bytes


def is_one(text: bytes) -> bool:
    """Whether a file is such a proof, whatever it is worth."""
    try:
        found = json.loads(text)
    except ValueError:
        return False
    return isinstance(found, dict) and found.get("kind") == KIND


def check(text: bytes) -> Grown:
    """Return what the proof proves. Raises ProofFaulty, in words, when it proves nothing."""
    try:
        told: Growth = json.loads(text)
        grown = Grown(
            str(told["origin"]),
            int(told["old_size"]),
            bytes.fromhex(told["old_root"]),
            int(told["size"]),
            bytes.fromhex(told["root"]),
        )
        path = [bytes.fromhex(part) for part in told["path"]]
    except (ValueError, KeyError, TypeError, AttributeError) as wrong:
        raise ProofFaulty("this file is not a proof of the ledger's growth") from wrong
    try:
        merkle.verify_consistency(grown.old_size, grown.old_root, grown.size, grown.root, path)
    except DoesNotHold as failure:
        raise ProofFaulty(
            f"the log of {grown.size} entries does not begin with that of {grown.old_size}"
        ) from failure
    return grown
