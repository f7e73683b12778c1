"""An archive of CSV tables, unpacked and read in a child without keys, database or network."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Mapping
from typing import Any, Final

from amparo import bounded
from amparo.exchange.errors import NotAsItWas, NotATable
from amparo.exchange.headings import MOST_COLUMNS
from amparo.exchange.tables import LONGEST
from amparo.library.errors import ReaderUnavailable
from amparo.library.extracting.kinds import members, part
from amparo.library.limits import CHILD_BYTES, CHILD_CPU_SECONDS, CHILD_SECONDS, FILE_BYTES

MOST_ROWS: Final = 500_000
_OUT: Final = 200_000_000
_LIMITS: Final = bounded.Limits(CHILD_BYTES, CHILD_CPU_SECONDS, CHILD_SECONDS, _OUT)
Tables = Mapping[str, list[dict[str, str]]]
"""Rows by the name of their table."""


def read(content: bytes, names: tuple[str, ...]) -> Tables:
    """Read the CSV members of these names, whatever else stands in the archive; nothing is written to disk.

    Raises NotATable for what is no such archive, is locked, unpacks to too much or has none of them.
    """
    if len(content) > FILE_BYTES or not content.startswith(b"PK\x03\x04"):
        raise NotATable
    try:
        answer = bounded.run(
            "amparo.exchange.archives:read_members", content, {"names": names}, _LIMITS
        )
    except bounded.Unstartable as error:
        raise ReaderUnavailable from error
    except bounded.ChildFailed as error:
        raise NotATable from error
    found: Tables = json.loads(answer.body)
    if not any(found.values()):
        raise NotATable
    return found


def unpacked(content: bytes) -> bytes:
    """The table of an archive that says of itself what it holds, whole as it was written.

    Raises NotATable for what is none, and NotAsItWas where its bytes are not those that the archive states.
    """
    if len(content) > FILE_BYTES:
        raise NotATable
    try:
        answer = bounded.run("amparo.exchange.archives:read_first", content, {}, _LIMITS)
    except bounded.Unstartable as error:
        raise ReaderUnavailable from error
    except bounded.ChildFailed as error:
        raise NotATable from error
    digest, _, body = answer.body.partition(b"\n")
    if digest and digest.decode() != "sha256:" + hashlib.sha256(body).hexdigest():
        raise NotAsItWas
    return body


def read_first(content: bytes, _params: dict[str, Any]) -> bounded.Answer:
    """What the child runs: the stated digest of the first resource, a line, and its bytes."""
    archive = members(content)
    told = json.loads(part(archive, "datapackage.json"))
    try:
        first = told["resources"][0]
        digest, path = str(first.get("hash", "")), str(first["path"])
    except (KeyError, IndexError, TypeError, AttributeError) as error:
        raise NotATable from error
    return bounded.Answer(body=f"{digest}\n".encode() + part(archive, path))


def read_members(content: bytes, params: dict[str, Any]) -> bounded.Answer:
    """What the child runs: every wanted table as JSON."""
    archive = members(content)
    there = set(archive.namelist())
    found = {
        name: _rows(part(archive, f"{name}.csv"))
        for name in params["names"]
        if f"{name}.csv" in there
    }
    if sum(map(len, found.values())) > MOST_ROWS:
        raise NotATable
    return bounded.Answer(body=json.dumps(found, ensure_ascii=False).encode())


def _rows(content: bytes) -> list[dict[str, str]]:
    csv.field_size_limit(LONGEST)
    try:
        text = content.decode("utf-8-sig")
        reader = csv.reader(io.StringIO(text, newline=""))
        columns = next(reader, [])
        if len(columns) > MOST_COLUMNS:
            raise NotATable
        return [dict(zip(columns, cells, strict=False)) for cells in reader if any(cells)]
    except (csv.Error, UnicodeDecodeError) as error:
        raise NotATable from error
