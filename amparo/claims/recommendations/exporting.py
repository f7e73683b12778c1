"""An imported file out again, every cell as it stood, with what became of each row when that is asked."""

from __future__ import annotations

import csv
import io
import json
from typing import Final

from amparo.claims.models import Import

FORMULA: Final = ("=", "+", "-", "\u2212", "@")


def as_csv(batch: Import) -> str:
    """The table as it came: heading and rows, in UTF-8 with commas; `as_json` has each cell to the letter.

    Equal cell by cell to what was imported, but that an apostrophe keeps a spreadsheet from running a cell.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([_harmless(cell) for cell in batch.columns])
    for cells in batch.rows.order_by("line").values_list("cells", flat=True).iterator(1000):
        writer.writerow([_harmless(cell) for cell in cells])
    return out.getvalue()


def _harmless(cell: str) -> str:
    return "'" + cell if cell.lstrip().startswith(FORMULA) or cell[:1] in ("\t", "\r") else cell


def as_json(batch: Import) -> str:
    """The same as objects by column name, each with its line, the code of its claim and its fault."""
    rows = batch.rows.order_by("line").values_list("line", "cells", "claim__code", "fault")
    told = [
        {
            "line": line,
            "cells": dict(zip(batch.columns, cells, strict=False)),
            "claim": code,
            "fault": fault or None,
        }
        for line, cells, code, fault in rows.iterator(1000)
    ]
    about = {"file": batch.file_name, "sha256": bytes(batch.digest).hex(), "columns": batch.columns}
    return json.dumps(
        {**about, "mapping": batch.mapping, "rows": told}, ensure_ascii=False, indent=1
    )
