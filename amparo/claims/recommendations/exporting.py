"""An imported file out again, every cell as it stood, with what became of each row when that is asked."""

from __future__ import annotations

import csv
import io
import json

from amparo.claims.models import Import


def as_csv(batch: Import) -> str:
    """The table as it came: heading and rows, in UTF-8 with commas. Equal cell by cell to what was imported."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(batch.columns)
    for cells in batch.rows.order_by("line").values_list("cells", flat=True).iterator(1000):
        writer.writerow(cells)
    return out.getvalue()


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
