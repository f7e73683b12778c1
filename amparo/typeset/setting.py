"""Setting one sheet."""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import typst


def pdf(sheet: Path, words: Mapping[str, Any], at: datetime, **beside: str) -> bytes:
    """Return the sheet as PDF/UA-1 bytes, the same for the same arguments.

    `words` reaches it as the JSON text `sys.inputs.sheet`, with its keys in order; each of `beside` under its own
    name. The sheet may include what stands in its own folder. `at` dates the document.
    """
    told = json.dumps(words, ensure_ascii=False, sort_keys=True)
    made = typst.compile(
        str(sheet),
        root=str(sheet.parent),
        format="pdf",
        pdf_standards=["ua-1"],
        sys_inputs={"sheet": told, **beside},
        ignore_system_fonts=True,
        timestamp=int(at.timestamp()),
    )
    if not isinstance(made, bytes):
        raise TypeError("a paper is one PDF")
    return made
