"""Exports of the ledger: one canonical text that anyone verifies offline with `amparo.verifier.exports`.

amparo ledger export 1
origin <log name>
key <checkpoint public key, hex>
leaf <index> <leaf hash, hex> [<leaf, base64>]      one a leaf, in order; bodies only for auditors
checkpoint <the signed note, base64>                one a checkpoint, by size
end <SHA-256 of everything above, hex>
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from pathlib import Path

from amparo.custody import checkpoints, installation, ledger
from amparo.custody.models import Checkpoint

HEAD = "amparo ledger export 1"


def lines(*, bodies: bool) -> Iterator[str]:
    """The lines before the last; `bodies` adds the leaves themselves, for auditors."""
    size = ledger.size()
    yield HEAD
    yield f"origin {checkpoints.origin()}"
    yield f"key {installation.checkpoint_public().hex()}"
    for entry in ledger.entries(0, size):
        line = f"leaf {entry.index} {entry.leaf_hash.hex()}"
        if bodies and entry.leaf is not None:
            line += " " + base64.b64encode(entry.leaf).decode()
        yield line
    for checkpoint in Checkpoint.objects.filter(size__lte=size).order_by("size"):
        yield f"checkpoint {base64.b64encode(checkpoint.note.encode()).decode()}"


def write(path: Path, *, bodies: bool = False) -> int:
    """Write an export, replacing the file only when it is whole; returns the number of leaves."""
    digest, leaves = hashlib.sha256(), 0
    partial = path.with_name(path.name + ".partial")
    with partial.open("wb") as file:
        for line in lines(bodies=bodies):
            text = (line + "\n").encode()
            digest.update(text)
            file.write(text)
            leaves += line.startswith("leaf ")
        file.write(f"end {digest.hexdigest()}\n".encode())
    partial.replace(path)
    return leaves
