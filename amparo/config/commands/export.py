"""`amparo export KIND`: data out, each file with its filter, date, author and digest."""

import argparse
import pkgutil
from importlib import import_module

from amparo.config import exports


def add(groups: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the group with every kind found in `amparo.config.exports`."""
    group = groups.add_parser("export", help="give data out: events of a collection, lists")
    kinds = group.add_subparsers(title="kinds", metavar="KIND", required=True)
    for module in sorted(pkgutil.iter_modules(exports.__path__), key=lambda found: found.name):
        import_module(f"{exports.__name__}.{module.name}").add(kinds)
