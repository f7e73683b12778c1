"""Our own lines of JSON: one record a line, whole, so that a collection goes out and comes back equal."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

from pydantic import ValidationError

from amparo.accounts.actors import Actor
from amparo.custody.opening import OpenFile
from amparo.documentation.entry import Entry
from amparo.documentation.records import parse
from amparo.exchange import whole
from amparo.exchange.choosing import Source
from amparo.exchange.errors import NotATable
from amparo.exchange.tables import lines_of
from amparo.exchange.whole import ORDER

FORMAT: Final = "amparo-records-1"


def write(source: Source) -> Iterator[bytes]:
    """Every chosen record of a collection as it stands now; the first line says what the file is."""
    yield _line({"format": FORMAT, "kinds": list(ORDER)})
    for kind in ORDER:
        for one in source.records(kind):
            head = {"kind": kind, "version": one.version, "note": one.note}
            yield _line({**head, "record": json.loads(one.record.as_bytes())})


def is_ours(first: str) -> bool:
    """Whether a first line is that of such a file."""
    return FORMAT in first[:200]


def read(chunks: Iterable[bytes]) -> Iterator[Entry]:
    """The records of a file. Raises NotATable with the number of the line that is none."""
    for number, line in enumerate(lines_of(chunks), 1):
        if number == 1:
            if not is_ours(line):
                raise NotATable(line="1")
            continue
        if line.strip():
            yield _record(line, number)


def enter(actor: Actor, file: OpenFile, chunks: Iterable[bytes], at: datetime) -> Iterator[int]:
    """Enter the records that a collection does not have yet, by their ids; yields how many so far."""
    return whole.enter(actor, file, read(chunks), at)


def _line(told: dict[str, object]) -> bytes:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _record(line: str, number: int) -> Entry:
    try:
        told = json.loads(line)
        return parse(told["kind"], json.dumps(told["record"]).encode())
    except (ValueError, KeyError, TypeError, RecursionError, ValidationError) as error:
        raise NotATable(line=str(number)) from error
