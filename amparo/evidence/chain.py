"""The chain of custody of each piece of a file, read from the entries of the ledger and the rows they state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from amparo.custody import ledger
from amparo.custody.opening import OpenFile
from amparo.evidence.models import Blob, Handled, Handling, TimeStamp

RECEIVED, OPENED, HANDED, STAMPED = "received", "opened", "handed", "stamped"
# Who an entry of the worker is by.
SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: when, what, who, and the entry that states it.

    who      id of the member, SYSTEM of the worker, None of the person at the portal
    to       id of the desk it was handed to
    made     what kind of copy was made, of the piece and of the copy itself
    copy     id of the piece that was made of it
    words    sealed words about it, while the file is open
    """

    at: datetime
    what: str
    entry: int
    verb: str
    who: str | None = None
    role: str = ""
    desk: str = ""
    institution: str = ""
    purpose: str = ""
    outcome: str = ""
    to: str = ""
    made: str = ""
    copy: str = ""
    words: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class _Rows:
    blob: Blob
    lines: Mapping[str, Handling]
    stamps: frozenset[str]


def chains(
    blobs: Iterable[Blob], file_id: UUID, opened: OpenFile | None = None
) -> dict[UUID, list[Line]]:
    """The chain of each of these pieces of one file, oldest line first."""
    known = [_rows(blob) for blob in blobs]
    found: dict[UUID, list[Line]] = {each.blob.id: [] for each in known}
    said = _said(opened)
    for entry in ledger.entries_of(file_id):
        body = entry.body
        if body is None:
            continue
        for each in known:
            chain, line = found[each.blob.id], _line(entry.index, body, each, said)
            # What was opened or handed over of the file before the piece came was not the piece.
            if line is not None and (chain or line.what == RECEIVED):
                chain.append(line)
    return found


def received_in(lines: Iterable[Line]) -> int | None:
    """The entry that states the row of the piece, the first of its chain."""
    return next((line.entry for line in lines if line.what == RECEIVED), None)


def _rows(blob: Blob) -> _Rows:
    lines = {str(row.id): row for row in Handling.objects.filter(blob_id=blob.id)}
    stamps = TimeStamp.objects.filter(blob_id=blob.id).values_list("id", flat=True)
    return _Rows(blob, lines, frozenset(map(str, stamps)))


def _said(opened: OpenFile | None) -> dict[UUID, str]:
    every = opened.envelopes if opened else ()
    return {s.id: str(s.value["text"]) for e in every for s in e.sheets if "text" in s.value}


def _line(index: int, body: Mapping[str, Any], of: _Rows, said: Mapping[UUID, str]) -> Line | None:
    what, row = _what(body, of)
    if not what:
        return None
    return Line(
        at=datetime.fromisoformat(body["at"]),
        what=what,
        entry=index,
        verb=str(body["verb"]),
        who=body.get("who"),
        role=str(body.get("role", "")),
        desk=str(body.get("desk", "")),
        institution=str(body.get("institution", "")),
        purpose=str(body.get("purpose", "")),
        outcome=row.outcome if row else "",
        to=str(body.get("granted_to", "")) if what == HANDED else "",
        made=str(body.get("what", "")) if what in (RECEIVED, Handled.COPIED) else "",
        copy=str(body.get("copy", "")) if what == Handled.COPIED else "",
        words=said.get(row.sheet_id, "") if row and row.sheet_id else "",
    )


def _what(body: Mapping[str, Any], of: _Rows) -> tuple[str, Handling | None]:
    """What an entry says of a piece: empty when nothing."""
    marked = {(kind, row) for kind, row, digest in body.get("marks", ()) if digest is not None}
    if ("blob", str(of.blob.id)) in marked:
        return RECEIVED, None
    for row_id, row in of.lines.items():
        if ("handling", row_id) in marked:
            return row.what, row
    if any(("timestamp", stamp) in marked for stamp in of.stamps):
        return STAMPED, None
    if str(of.blob.envelope_id) in body.get("envelopes", ()):
        return OPENED, None
    if "evidence" in body.get("granted", ()) and str(of.blob.id) in body.get(
        "pieces", (str(of.blob.id),)
    ):
        return HANDED, None
    return "", None
