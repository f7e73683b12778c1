"""What a file that comes in is, by its content: an archive of ours, records that come whole, or a table."""

from __future__ import annotations

import json
import re
from itertools import chain, islice
from typing import Final

from amparo.exchange import archives, ftm, openevsys, precision, tables, uwazi
from amparo.exchange.reports import Report
from amparo.exchange.tables import Table
from amparo.exchange.whole import Brought

_ARCHIVE: Final = b"PK\x03\x04"
_LOOKED_AT: Final = 20
_STATED: Final = re.compile(rb"datapackage\.json")


def unpacked(content: bytes) -> bytes:
    """What an archive of one table holds, where it says so itself; any other file as it is.

    Raises NotATable, NotAsItWas.
    """
    stated = content.startswith(_ARCHIVE) and _STATED.search(content)
    return archives.unpacked(content) if stated and b"event.csv" not in content else content


def brought(content: bytes, report: Report) -> tuple[str, Brought] | None:
    """The code of a format of whole records and what it brings; None for a table. Raises NotATable.

    report  what could not be a record is told in it
    """
    if content.startswith(_ARCHIVE):
        book = b"xl/workbook.xml" in content or b"event.csv" not in content
        return None if book else ("openevsys", openevsys.read(content, report))
    return ("ftm", ftm.read(content, report)) if is_entity(content) else None


def table(content: bytes, heading: int = 0) -> Table:
    """A table of any known make. Raises as `tables.read`."""
    return adapted(tables.read([content], heading))


def adapted(found: Table) -> Table:
    """A table with what is peculiar to its make read as ours."""
    return uwazi.adapted(found) if uwazi.is_one(found.columns) else precision.adapted(found)


def is_entity(content: bytes) -> bool:
    """Whether the first line that can be read is an entity; the lines before it are told as such by whoever reads."""
    begun = (line for line in tables.lines_of([content[: tables.LONGEST]]) if line.strip())
    if not (first := next(begun, "").lstrip()).startswith("{"):
        return False
    for line in chain([first], islice(begun, _LOOKED_AT)):
        try:
            told = json.loads(line)
        except (ValueError, RecursionError):
            continue
        return isinstance(told, dict) and {"id", "schema", "properties"} <= set(told)
    return False
