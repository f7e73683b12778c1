"""The verifier as one file that any Python 3.11 runs: this very package, and nothing else."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path
from typing import Final

from amparo.verifier.archives import entry

NAME: Final = "verificar.pyz"
_START: Final = b"import sys\nfrom amparo.verifier.__main__ import main\nsys.exit(main())\n"
_ROOT: Final = b'"""Only the verifier; the whole is at its institution."""\n'


@cache
def packed() -> bytes:
    """Return the bytes of the file; the same source gives the same bytes."""
    out = io.BytesIO(b"")
    out.write(b"#!/usr/bin/env python3\n")
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(entry("__main__.py"), _START)
        archive.writestr(entry("amparo/__init__.py"), _ROOT)
        for source in sorted(Path(__file__).parent.glob("*.py")):
            archive.writestr(entry(f"amparo/verifier/{source.name}"), source.read_bytes())
    return out.getvalue()
