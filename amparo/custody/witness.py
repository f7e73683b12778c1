"""A witness elsewhere: cosigns a checkpoint only when the log signed it and only grew since the last.

Needs no database and no settings: the note, the log's public key, the witness's own key, and what it
cosigned before. An export (checkpoints and leaf hashes, no bodies) or a proof of growth shows that the
log grew.
"""

from __future__ import annotations

import base64
import os
from datetime import datetime
from pathlib import Path

from amparo.crypto.checkpoint import cosign as cosigned
from amparo.crypto.signing import new_signing_pair, signing_pair_from_seed
from amparo.verifier import checkpoint, exports, growth, merkle
from amparo.verifier.errors import DoesNotHold
from amparo.verifier.note import COSIGNATURE, verifier_key


class WillNotCosign(Exception):
    """The witness has a reason not to vouch for this checkpoint; the message says which."""


def new_key(path: Path) -> None:
    """Write a fresh witness key (32 bytes) that only its owner reads. Raises FileExistsError."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(new_signing_pair().secret)
        file.flush()
        os.fsync(file.fileno())


def published(name: str, secret: bytes) -> str:
    """Return the line `name+hash+key` that others need to check this witness's cosignatures."""
    return verifier_key(name, COSIGNATURE, signing_pair_from_seed(secret).public)


def log_of(note: bytes) -> str:
    """Return which log a checkpoint says it is of. Raises WillNotCosign."""
    try:
        return checkpoint.parse(note).origin
    except DoesNotHold as failure:
        raise WillNotCosign("this file is not a checkpoint") from failure


def cosign(
    note: bytes,
    *,
    name: str,
    secret: bytes,
    log_key: bytes,
    before: bytes | None,
    export: Path | None,
    at: datetime,
) -> bytes:
    """Return the note with this witness's cosignature at the end.

    secret   Ed25519 seed, 32 bytes
    log_key  the log's public key, which the witness got by another way than the note
    before   the last note this witness cosigned of that log, or None the first time
    export   an export that covers both, or the proof that the one grew into the other; needed as
             soon as the log has grown since `before`

    Raises WillNotCosign, exports.ExportFaulty or proofs.ProofFaulty for what does not hold.
    """
    try:
        stated = checkpoint.verify(note, log_of(note), log_key)
    except DoesNotHold as failure:
        raise WillNotCosign("the checkpoint is not signed by the log's key") from failure
    if before is not None:
        _only_grew(checkpoint.parse(before), stated, export)
    elif export is not None and _root_at(export, stated.size) != stated.root:
        raise WillNotCosign("the export is not of the log that this checkpoint signs")
    return cosigned(note, name, secret, int(at.timestamp()))


def _only_grew(old: checkpoint.Checkpoint, new: checkpoint.Checkpoint, export: Path | None) -> None:
    if old.origin != new.origin:
        raise WillNotCosign(
            f"this witness watches {old.origin}, and the checkpoint is of another log"
        )
    if new.size < old.size:
        raise WillNotCosign(f"the log was rolled back from {old.size} entries to {new.size}")
    if new.size == old.size:
        if new.root != old.root:
            raise WillNotCosign(f"the log shows two different histories at {old.size} entries")
        return
    if export is None:
        raise WillNotCosign(
            f"the log grew from {old.size} entries to {new.size}; give the export that shows how"
        )
    if growth.is_one(export.read_bytes()):
        _proven(growth.check(export.read_bytes()), old, new)
        return
    if _root_at(export, old.size) != old.root or _root_at(export, new.size) != new.root:
        raise WillNotCosign("the log's history is not the one this witness cosigned before")


def _proven(grown: growth.Grown, old: checkpoint.Checkpoint, new: checkpoint.Checkpoint) -> None:
    stated = grown.old_size, grown.old_root, grown.size, grown.root
    if stated != (old.size, old.root, new.size, new.root):
        raise WillNotCosign("the proof of growth is not of these two checkpoints")


def _root_at(export: Path, size: int) -> bytes:
    """The root over the first `size` leaves of an export that verifies."""
    if exports.verify(export).leaves < size:
        raise WillNotCosign(f"the export ends before entry {size}")
    hashes: list[bytes] = []
    with export.open("rb") as file:
        for line in file:
            word, *rest = line.split()
            if word == b"leaf" and len(hashes) < size:
                hashes.append(bytes.fromhex(rest[1].decode()))
    return merkle.root(hashes)


def log_key_from(text: str) -> bytes:
    """A log's public key given as 64 hexadecimal digits or as base64. Raises ValueError."""
    given = text.strip()
    key = bytes.fromhex(given) if len(given) == 64 else base64.b64decode(given, validate=True)
    if len(key) != 32:
        raise ValueError("a log's key has 32 bytes")
    return key
