"""The formats that a collection goes out in, and what a file that comes in is, by its content."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from amparo.custody.opening import OpenFile
from amparo.exchange import flat, ftm, lines, openevsys, others, precision, tables, uwazi
from amparo.exchange.tables import Table
from amparo.exchange.whole import Brought

_CSV: Final = "text/csv; charset=utf-8"
_LINES: Final = "application/x-ndjson"


@dataclass(frozen=True, slots=True)
class Format:
    """One way out: its title is the same in every language; `whole` when it comes back equal."""

    title: str
    suffix: str
    medium: str
    write: Callable[[OpenFile], Iterator[bytes]]
    whole: bool = False


FORMATS: Final[Mapping[str, Format]] = {
    "lines": Format("Amparo JSON Lines", "jsonl", _LINES, lines.write, whole=True),
    "table": Format("Amparo CSV", "csv", _CSV, lambda f: tables.as_csv(flat.columns(), flat.rows(f))),
    "openevsys": Format("OpenEvSys", "zip", "application/zip", openevsys.write, whole=True),
    "ftm": Format("FollowTheMoney", "ftm.json", _LINES, ftm.write, whole=True),
    "uwazi": Format("Uwazi CSV", "csv", _CSV, lambda f: tables.as_csv(uwazi.columns(), uwazi.rows(f))),
    "acled": Format("ACLED CSV", "csv", _CSV, lambda f: tables.as_csv(others.ACLED, others.acled(f))),
    "ucdp": Format("UCDP GED CSV", "csv", _CSV, lambda f: tables.as_csv(others.UCDP, others.ucdp(f))),
}  # fmt: skip


def brought(content: bytes) -> tuple[str, Brought] | None:
    """The code of a format of whole records and what it brings; None for a table. Raises NotATable."""
    if content.startswith(b"PK\x03\x04"):
        book = b"xl/workbook.xml" in content or b"event.csv" not in content
        return None if book else ("openevsys", openevsys.read(content))
    return ("ftm", ftm.read(content)) if _is_entity(content) else None


def table(content: bytes) -> Table:
    """A table of any known make. Raises as `tables.read`."""
    found = tables.read([content])
    return uwazi.adapted(found) if uwazi.is_one(found.columns) else precision.adapted(found)


def _is_entity(content: bytes) -> bool:
    first = content.lstrip()[: tables.LONGEST].partition(b"\n")[0]
    try:
        told = json.loads(first) if first.startswith(b"{") else None
    except (ValueError, RecursionError):
        return False
    return isinstance(told, dict) and {"id", "schema", "properties"} <= set(told)
