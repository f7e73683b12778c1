"""`amparo import KIND FILE`: data in, with a report row by row."""

import argparse
import pkgutil
from importlib import import_module

from amparo.config import imports


def add(groups: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the group with every kind found in `amparo.config.imports`."""
    group = groups.add_parser("import", help="take data in: documents for the library and others")
    kinds = group.add_subparsers(title="kinds", metavar="KIND", required=True)
    for module in sorted(pkgutil.iter_modules(imports.__path__), key=lambda found: found.name):
        import_module(f"{imports.__name__}.{module.name}").add(kinds)
