"""Print the parts of docs/ that come from code: rights of database roles, the procedure. `--check` only compares."""

import os
import sys
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "amparo.config.settings.test")

import django

django.setup()

from amparo.config.database.grants import listed  # noqa: E402 - it reads the apps
from amparo.earlywarning.printed import page as procedure_page  # noqa: E402 - the same
from amparo.law import packs  # noqa: E402 - the same

DOCS = Path(__file__).resolve().parents[1] / "docs"
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


def procedure() -> str:
    """Return the page of the shipped pack's table."""
    return procedure_page(packs.load(packs.folder_of(packs.DEFAULT)))


PAGES = {"database-rights.md": rights, "procedure.md": procedure}


if __name__ == "__main__":
    for name, printed in PAGES.items():
        out, page = DOCS / name, printed()
        if "--check" not in sys.argv:
            out.write_text(page, encoding="utf-8")
        elif not out.exists() or out.read_text(encoding="utf-8") != page:
            sys.exit(f"docs/{name} differs from the code. Run: make docs")
