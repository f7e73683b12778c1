"""A report as PDF/UA: numbered paragraphs, footnotes that lead to the numbered records, digest in the footer."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any, Final

from amparo import typeset

SHEET: Final = Path(__file__).parents[1] / "sheets" / "report.typ"


def pdf(sheet: dict[str, Any], digest: str, at: datetime) -> bytes:
    """The sheet as one PDF; `digest` is what its footer says."""
    told = {name: value for name, value in sheet.items() if name != "salt"}
    return typeset.pdf(SHEET, {**told, "digest": digest}, at)
