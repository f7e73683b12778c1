"""Print the parts of docs/ that come from code: which role may do what in the database. `--check` only compares."""

import os
import sys
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "amparo.config.settings.test")

import django

django.setup()

from amparo.config.database.grants import listed  # noqa: E402 - it reads the apps

OUT = Path(__file__).resolve().parents[1] / "docs" / "database-rights.md"
HEAD = """# What each database role may do

Printed by `make docs` from the `grants.py` of each app; `amparo migrate` takes every other right back.
A table that a role has no row for is out of its reach. Functions marked with () are the only way to the ledger.

| table or function | role | may |
|---|---|---|
"""


def rights() -> str:
    """Return the page, sorted by table and role."""
    rows = []
    for _, grants, functions in listed():
        for role, tables in grants.items():
            rows += [(table, role, ", ".join(sorted(held))) for table, held in tables.items()]
        for role, signatures in functions.items():
            rows += [(signature, role, "call") for signature in signatures]
    return HEAD + "".join(f"| {what} | {role} | {may} |\n" for what, role, may in sorted(rows))


if __name__ == "__main__":
    page = rights()
    if "--check" in sys.argv:
        if not OUT.exists() or OUT.read_text(encoding="utf-8") != page:
            sys.exit(f"docs/{OUT.name} differs from the code. Run: make docs")
    else:
        OUT.write_text(page, encoding="utf-8")
