"""Our own lines of JSON: one record a line, whole, so that a collection goes out and comes back equal."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Final

from pydantic import ValidationError

from amparo.documentation.entry import Entry
from amparo.documentation.notes import Note
from amparo.documentation.records import parse
from amparo.exchange.choosing import Source
from amparo.exchange.errors import NotATable
from amparo.exchange.reports import Report, unread
from amparo.exchange.tables import lines_of
from amparo.exchange.whole import ORDER, heard, told_notes

FORMAT: Final = "amparo-records-1"


def write(source: Source) -> Iterator[bytes]:
    """Every chosen record of a collection as it stands now, with every public note of it.

    The first line says what the file is.
    """
    yield _line({"format": FORMAT, "kinds": list(ORDER)})
    for kind in ORDER:
        for one in source.records(kind):
            head: dict[str, object] = {"kind": kind, "version": one.version, "note": one.note}
            if one.notes:
                head["notes"] = told_notes(one.notes)
            yield _line({**head, "record": json.loads(one.record.as_bytes())})


def is_ours(first: str) -> bool:
    """Whether a first line is that of such a file."""
    return FORMAT in first[:200]


def read(chunks: Iterable[bytes], report: Report) -> Iterator[Entry]:
    """The records of a file; a line that is none is told in the report, and the rest go on.

    Raises NotATable for a file that does not begin as ours.
    """
    for number, line in enumerate(lines_of(chunks), 1):
        if number == 1:
            if not is_ours(line):
                raise NotATable(line="1")
            continue
        if line.strip():
            try:
                record, notes = _record(line)
            except (ValueError, KeyError, TypeError, RecursionError, ValidationError):
                report.add(unread(number, line), ())
                continue
            report.look(number, record)
            if notes:
                report.notes[record.id] = notes
            yield record


def _line(told: dict[str, object]) -> bytes:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _record(line: str) -> tuple[Entry, tuple[Note, ...]]:
    told = json.loads(line)
    record = parse(told["kind"], json.dumps(told["record"]).encode())
    return record, heard(told.get("notes") or told.get("note"))
