"""The ledger: a Merkle tree (RFC 9162) over stored leaf bytes, written only through one SQL function.

An entry is a small JSON object of codes and identifiers, never words. Its `marks` say what the
latest state of a watched row is: `[kind, id, digest]`, digest null when the row is gone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from amparo.verifier import merkle

Mark = tuple[str, str, str | None]


@dataclass(frozen=True, slots=True)
class Entry:
    """One stored leaf; `body` is None when its words were erased and only the hash remains."""

    index: int
    leaf: bytes | None
    leaf_hash: bytes

    @property
    def body(self) -> dict[str, Any] | None:
        if self.leaf is None:
            return None
        leaf: dict[str, Any] = json.loads(self.leaf)
        return {"door": leaf["door"], **leaf["entry"]}


def lock() -> None:
    """Let nobody else append until the running transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(4770, 1)")


def append(
    verb: str,
    *,
    at: datetime,
    file_id: UUID | None = None,
    marks: Sequence[Mark] = (),
    facts: Mapping[str, object] | None = None,
) -> int:
    """Append one entry in the running transaction and return its index.

    Takes the ledger's advisory lock until the transaction ends, so call it last. The door is
    stamped by the database from the role that is connected, not by the caller.
    """
    body: dict[str, object] = {"verb": verb, "at": at.isoformat(timespec="seconds")}
    if file_id is not None:
        body["file"] = str(file_id)
    body.update(facts or {})
    if marks:
        body["marks"] = [list(mark) for mark in marks]
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT ledger_append(%s::text, %s::uuid)", [text, file_id])
        return int(cursor.fetchone()[0])


def size() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT ledger_size()")
        return int(cursor.fetchone()[0])


def entries_of(file_id: UUID) -> list[Entry]:
    """Every entry of one file, oldest first; the caller has checked that the actor may know it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT index, leaf, leaf_hash FROM ledger_of_file(%s::uuid) ORDER BY index", [file_id]
        )
        return [Entry(row[0], _bytes(row[1]), bytes(row[2])) for row in cursor.fetchall()]


def stated(file_id: UUID, kind: str, ids: Sequence[UUID]) -> dict[UUID, str | None]:
    """What the file's entries last said of these rows: a digest, or None for one that is gone or never was."""
    found = stated_rows({file_id: [(kind, str(each)) for each in ids]})
    return {each: found[kind, str(each)] for each in ids}


def gone(file_id: UUID, kind: str, ids: Iterable[UUID]) -> set[UUID]:
    """Those of these rows that the file's entries once stated, and then that they are gone."""
    wanted, last = {str(each): each for each in ids}, dict[str, str | None]()
    for entry in entries_of(file_id):
        for of, row, digest in (entry.body or {}).get("marks", []):
            if of == kind and row in wanted:
                last[row] = digest
    return {wanted[row] for row, digest in last.items() if digest is None}


def stated_rows(
    rows: Mapping[UUID, Iterable[tuple[str, str]]],
    first: dict[tuple[str, str], str | None] | None = None,
) -> dict[tuple[str, str], str | None]:
    """The same of rows of several kinds, each by its kind and id, by the file whose entries are asked.

    first  is filled with what the entries said of each row when they first spoke of it

    All files in one question; a file's own entries alone say something of its rows.
    """
    wanted = {file_id: set(each) for file_id, each in rows.items()}
    names = {file_id: {row.encode() for _, row in each} for file_id, each in wanted.items()}
    found: dict[tuple[str, str], str | None] = {}
    for each in wanted.values():
        found.update(dict.fromkeys(each))
    for file_id, entry in _entries_of_each(wanted):
        if entry.leaf is None or not any(name in entry.leaf for name in names[file_id]):
            continue
        for of, row, digest in (entry.body or {}).get("marks", []):
            if (of, row) in wanted[file_id]:
                found[of, row] = digest
                if first is not None:
                    first.setdefault((of, row), digest)
    return found


def _entries_of_each(files: Iterable[UUID]) -> Iterator[tuple[UUID, Entry]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT f.id, e.index, e.leaf, e.leaf_hash FROM unnest(%s::uuid[]) AS f(id)"
            " CROSS JOIN LATERAL ledger_of_file(f.id) AS e ORDER BY e.index",
            [list(files)],
        )
        rows = cursor.fetchall()
    for file_id, *row in rows:
        yield file_id, Entry(row[0], _bytes(row[1]), bytes(row[2]))


def entries(first: int, last: int) -> Iterator[Entry]:
    """Entries with `first <= index < last`, in order, read in batches of 1,000."""
    for start in range(first, last, 1000):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT index, leaf, leaf_hash FROM ledger_range(%s::bigint, %s::bigint)"
                " ORDER BY index",
                [start, min(start + 1000, last)],
            )
            rows = cursor.fetchall()
        for row in rows:
            yield Entry(row[0], _bytes(row[1]), bytes(row[2]))


def entry(index: int) -> Entry | None:
    return next(entries(index, index + 1), None)


def _bytes(value: object) -> bytes | None:
    return None if value is None else bytes(value)  # type: ignore[call-overload]  # memoryview from psycopg


def node(level: int, index: int) -> bytes:
    """Hash of the complete subtree of 2**level leaves that begins at leaf index * 2**level."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT ledger_node_hash(%s::int, %s::bigint)", [level, index])
        found = cursor.fetchone()[0]
    if found is None:
        raise LookupError(f"ledger node {level}/{index}")
    return bytes(found)


def subtree(first: int, last: int) -> bytes:
    """Hash of the leaves `first..last-1` (RFC 9162 MTH), from stored complete subtrees."""
    count = last - first
    level = count.bit_length() - 1
    if count == 1 << level and first % count == 0:
        return node(level, first >> level)
    split = first + (1 << ((count - 1).bit_length() - 1))
    return merkle.node_hash(subtree(first, split), subtree(split, last))


def root(tree_size: int) -> bytes:
    return merkle.root([]) if tree_size == 0 else subtree(0, tree_size)


def inclusion(index: int, tree_size: int) -> list[bytes]:
    """Inclusion proof of leaf `index` in the tree of `tree_size` leaves, as RFC 9162 orders it."""
    return [subtree(first, last) for first, last in merkle.inclusion_ranges(index, tree_size)]


def consistency(old_size: int, tree_size: int) -> list[bytes]:
    """Proof that the tree of `old_size` leaves grew into that of `tree_size`."""
    return [subtree(first, last) for first, last in merkle.consistency_ranges(old_size, tree_size)]
