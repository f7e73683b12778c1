"""An archive of CSV tables, unpacked and read in a child without keys, database or network."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final
from zipfile import ZipFile

from amparo import bounded
from amparo.exchange.errors import NotAsItWas, NotATable
from amparo.exchange.headings import MOST_COLUMNS
from amparo.exchange.packing import DESCRIPTION
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
    if digest and digest.decode() != _sha256(body):
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
    if DESCRIPTION in there:
        _as_stated(archive)
    found = {
        name: _rows(part(archive, f"{name}.csv"))
        for name in params["names"]
        if f"{name}.csv" in there
    }
    if sum(map(len, found.values())) > MOST_ROWS:
        raise NotATable
    return bounded.Answer(body=json.dumps(found, ensure_ascii=False).encode())


def _as_stated(archive: ZipFile) -> None:
    """Raises NotATable where a member is not the one whose digest the archive states."""
    told = json.loads(part(archive, DESCRIPTION))
    try:
        stated = {str(one["path"]): str(one.get("hash", "")) for one in told.get("resources", ())}
    except (KeyError, TypeError, AttributeError) as error:
        raise NotATable from error
    for name, digest in stated.items():
        if digest.startswith("sha256:") and digest != _sha256(part(archive, name)):
            raise NotATable


def _sha256(content: bytes) -> str:
    return "sha256:" + hashlib.sha256(content).hexdigest()


def _rows(content: bytes) -> list[dict[str, str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotATable from error
    return list(rows(io.StringIO(text, newline="")))


def rows(lines: Iterable[str]) -> Iterator[dict[str, str]]:
    """The rows of a table by the names of its columns, as they come. Raises NotATable."""
    csv.field_size_limit(LONGEST)
    reader = csv.reader(lines)
    try:
        columns = next(reader, [])
        if len(columns) > MOST_COLUMNS:
            raise NotATable
        for cells in reader:
            if any(cells):
                yield dict(zip(columns, cells, strict=False))
    except csv.Error as error:
        raise NotATable from error
