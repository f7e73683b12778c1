"""Which rows of collections the ledger vouches for: a block by one mark, and a batch of terms by one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from django.db.models.functions import Length

from amparo.custody.filerows import FileRows, as_bytes
from amparo.custody.ledger import Mark
from amparo.custody.vault import digest, instant
from amparo.custody.watch import watch, watch_file
from amparo.documentation import sealed
from amparo.documentation.models import Block, Collection, Record, TermChange

BLOCK: Final = "record_block"
ERASED: Final = "record_erased"
TERMS: Final = "term_batch"


def block_mark(block: Block, rows: Iterable[Record]) -> Mark:
    """What a block is, with each of its records in the order of their ids and versions."""
    parts = [as_bytes(block)]
    for row in sorted(rows, key=lambda one: (one.id, one.version)):
        wire = (sealed.erased(row) or hashlib.sha256(bytes(row.wire)).digest()).hex()
        told = (row.id, row.collection_id, row.kind, row.version, wire, instant(row.written_at))
        parts.append("|".join(map(str, told)).encode())
    return BLOCK, str(block.id), digest(*parts)


def erased_mark(row: Record) -> Mark:
    """That a version of a record was erased: without such a mark nobody did it by an act."""
    name = f"{row.collection_id}/{row.id}/{row.version}"
    return ERASED, name, digest(name.encode(), sealed.erased(row) or b"")


def terms_mark(rows: Iterable[TermChange]) -> Mark:
    """What a batch of terms is; the database gives the rows their order."""
    found = sorted(rows, key=lambda row: (row.vocabulary, row.code))
    return TERMS, str(found[0].batch), digest(*(as_bytes(row, frozenset({"id"})) for row in found))


def register() -> None:
    watch_file(FileRows("collection", Collection, of="id"))
    watch(BLOCK, _blocks)
    watch(ERASED, _erased)
    watch(TERMS, _batches)


def _blocks() -> Iterator[Mark]:
    """Every block there is, one at a time; a record whose block is gone cannot be."""
    for block in Block.objects.order_by("id").iterator(500):
        yield block_mark(block, Record.objects.filter(block=block))


def _erased() -> Iterator[Mark]:
    rows = Record.objects.annotate(size=Length("wire")).filter(size=sealed.ERASED_SIZE)
    for row in rows.order_by("collection_id", "id", "version").iterator(500):
        if sealed.erased(row) is not None:
            yield erased_mark(row)


def _batches() -> Iterator[Mark]:
    rows = TermChange.objects.order_by("batch", "id").iterator(2000)
    for _, found in groupby(rows, lambda row: row.batch):
        yield terms_mark(found)
