"""The `amparo` command. Exit code 0 is good, 1 is refused or failed, 2 is misuse."""

import argparse
import pkgutil
import sys
from collections.abc import Sequence
from importlib import import_module

from amparo import __version__
from amparo.config import commands
from amparo.config.shell import refusal

PURPOSE = (
    "Protection of human rights defenders: run an installation, keep its keys, prove its ledger."
)


def parser() -> argparse.ArgumentParser:
    """Return the parser with every command group found in `amparo.config.commands`."""
    root = argparse.ArgumentParser(prog="amparo", description=PURPOSE)
    root.add_argument("--version", action="version", version=f"amparo {__version__}")
    groups = root.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for module in sorted(pkgutil.iter_modules(commands.__path__), key=lambda found: found.name):
        import_module(f"{commands.__name__}.{module.name}").add(groups)
    return root


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; what was anticipated is said in one line, anything else is a fault with its places."""
    parsed = parser().parse_args(arguments)
    try:
        return int(parsed.run(parsed) or 0)
    except KeyboardInterrupt:
        return 1
    except BrokenPipeError:
        return 1
    except Exception as error:
        said = refusal(error)
        if said is None:
            raise
        print(f"amparo: {said}", file=sys.stderr)
        return 1
