"""Proofs taken from the database; who reads them needs only `amparo.verifier`."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from amparo.custody import checkpoints, installation, ledger
from amparo.custody.models import Checkpoint
from amparo.verifier import growth
from amparo.verifier.proofs import KIND, Proof


def prove(index: int) -> Proof | None:
    """Return the proof of one entry under the newest checkpoint that covers it; None when there is no such entry.

    An entry that no checkpoint covers yet is proven under the tree as it is now, unsigned.
    """
    found = ledger.entry(index) if index >= 0 else None
    if found is None:
        return None
    signed = Checkpoint.objects.filter(size__gt=index).order_by("-size").first()
    size = signed.size if signed else ledger.size()
    return {
        "kind": KIND,
        "origin": checkpoints.origin(),
        "key": installation.checkpoint_public().hex(),
        "index": index,
        "leaf": base64.b64encode(found.leaf).decode() if found.leaf is not None else None,
        "leaf_hash": found.leaf_hash.hex(),
        "size": size,
        "root": ledger.root(size).hex(),
        "path": [part.hex() for part in ledger.inclusion(index, size)],
        "checkpoint": signed.note if signed else None,
    }


def prove_all(indices: Iterable[int]) -> dict[str, object] | None:
    """Return `origin`, `key`, `size`, `root`, `checkpoint` and the `proofs` of these entries under the newest one.

    None when no checkpoint covers them all yet. Raises LookupError for an entry that was erased or never was.
    """
    wanted = sorted(set(indices))
    signed = Checkpoint.objects.filter(size__gt=wanted[-1]).order_by("-size").first()
    if signed is None:
        return None
    return {
        "origin": checkpoints.origin(),
        "key": installation.checkpoint_public().hex(),
        "size": signed.size,
        "root": ledger.root(signed.size).hex(),
        "checkpoint": signed.note,
        "proofs": [_proven(index, signed.size) for index in wanted],
    }


def bodies_of(file_id: UUID) -> Iterator[tuple[int, dict[str, Any]]]:
    """Index and body of each entry of a file that has one, newest first."""
    for entry in reversed(ledger.entries_of(file_id)):
        if entry.body is not None:
            yield entry.index, entry.body


def _proven(index: int, size: int) -> dict[str, object]:
    found = ledger.entry(index)
    if found is None or found.leaf is None:
        raise LookupError(index)
    return {
        "index": index,
        "leaf": base64.b64encode(found.leaf).decode(),
        "path": [part.hex() for part in ledger.inclusion(index, size)],
    }


def grown(old_size: int) -> growth.Growth | None:
    """Return the proof that the log of `old_size` entries grew into that of the newest checkpoint.

    None when no checkpoint is that far yet.
    """
    signed = Checkpoint.objects.filter(size__gte=old_size).order_by("-size").first()
    if signed is None or old_size < 1:
        return None
    return {
        "kind": growth.KIND,
        "origin": checkpoints.origin(),
        "old_size": old_size,
        "old_root": ledger.root(old_size).hex(),
        "size": signed.size,
        "root": ledger.root(signed.size).hex(),
        "path": [part.hex() for part in ledger.consistency(old_size, signed.size)],
    }
