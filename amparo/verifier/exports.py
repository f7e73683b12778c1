"""Verification of an export without database, settings or network; reads only the file.

Says which line is wrong. Accepts erased leaves (a hash without its body). A checkpoint must be
signed by the key the export names; compare that key's fingerprint with one you had before.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from amparo.verifier import checkpoint, ed25519, merkle
from amparo.verifier.checkpoint import Holds
from amparo.verifier.digests import fingerprint
from amparo.verifier.errors import DoesNotHold

HEAD = "amparo ledger export 1"


class ExportFaulty(Exception):
    """The export is not whole, or something in it was changed."""


@dataclass(slots=True)
class Verdict:
    """What an export that verifies contains."""

    origin: str = ""
    key: bytes = b""
    leaves: int = 0
    erased: int = 0
    checkpoints: int = 0
    proven: int = 0
    root: bytes = field(default_factory=lambda: merkle.root([]))

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.key)


def verify(path: Path, by: Holds = ed25519.holds) -> Verdict:
    """Raises ExportFaulty, with the line, when anything is missing, added or changed.

    by  what tells whether a signature holds; a faster one where there are many checkpoints
    """
    reading = _Reading()
    for number, line in _whole_lines(path):
        try:
            reading.take(number, line.decode("ascii"))
        except (ValueError, KeyError) as wrong:
            raise ExportFaulty(f"line {number}: it cannot be read") from wrong
    for number, note in reading.notes:
        _check(note, number, reading, by)
    reading.verdict.root = reading.frontier.root()
    return reading.verdict


@dataclass(slots=True)
class _Reading:
    """What has been read so far: the tree grows leaf by leaf, checkpoints wait for the end."""

    verdict: Verdict = field(default_factory=Verdict)
    frontier: merkle.Frontier = field(default_factory=merkle.Frontier)
    roots: dict[int, bytes] = field(default_factory=lambda: {0: merkle.root([])})
    notes: list[tuple[int, bytes]] = field(default_factory=list)

    def take(self, number: int, line: str) -> None:
        word, _, rest = line.partition(" ")
        if number <= 3:
            self._head(number, line, word, rest)
        elif word == "leaf" and not self.notes:
            self.frontier = self.frontier.append(_leaf(rest, self.verdict))
            self.roots[self.verdict.leaves] = self.frontier.root()
        elif word == "checkpoint":
            note = base64.b64decode(rest, validate=True)
            _canonical(base64.b64encode(note).decode(), rest)
            self.notes.append((number, note))
        else:
            raise ExportFaulty(f"line {number}: this line does not belong here")

    def _head(self, number: int, line: str, word: str, rest: str) -> None:
        if number == 1:
            _canonical(HEAD, line)
        elif number == 2:
            _canonical("origin", word)
            self.verdict.origin = rest
        else:
            _canonical("key", word)
            self.verdict.key = bytes.fromhex(rest)
            _canonical(self.verdict.key.hex(), rest)


def _whole_lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Every line but the last, which must be the digest of them all; numbered from 1."""
    digest, previous, number = hashlib.sha256(), b"", 0
    with path.open("rb") as file:
        for line in file:
            if previous:
                digest.update(previous)
                yield number, previous.removesuffix(b"\n")
            previous, number = line, number + 1
    if previous != f"end {digest.hexdigest()}\n".encode():
        raise ExportFaulty(
            f"line {number}: the export is not whole, or something in it was changed"
        )


def _leaf(rest: str, verdict: Verdict) -> bytes:
    index, stated, *body = rest.split(" ")
    _canonical(str(verdict.leaves), index)
    found = bytes.fromhex(stated)
    _canonical(found.hex(), stated)
    if body:
        leaf = base64.b64decode(body[0], validate=True)
        _canonical(base64.b64encode(leaf).decode(), " ".join(body))
        if merkle.leaf_hash(leaf) != found or json.loads(leaf)["index"] != verdict.leaves:
            raise ExportFaulty(f"entry {index}: its body is not the one that was recorded")
    else:
        verdict.erased += 1
    verdict.leaves += 1
    return found


def _canonical(expected: str, found: str) -> None:
    if expected != found:
        raise ValueError(found)


def _check(note: bytes, number: int, reading: _Reading, by: Holds) -> None:
    verdict = reading.verdict
    try:
        signed = checkpoint.verify(note, verdict.origin, verdict.key, by)
    except DoesNotHold as failure:
        raise ExportFaulty(f"line {number}: the checkpoint is not signed by this log") from failure
    if reading.roots.get(signed.size) != signed.root:
        raise ExportFaulty(
            f"line {number}: the checkpoint of {signed.size} entries does not match them:"
            " an entry was changed, removed or rolled back"
        )
    verdict.checkpoints += 1
    verdict.proven = max(verdict.proven, signed.size)
