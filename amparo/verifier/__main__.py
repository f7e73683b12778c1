"""`python verificar.pyz [FILE]`: verify a bundle, an export or a proof on a machine that has only Python.

Exit code 0 when everything holds, 1 when something is wrong, 2 for a misuse.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from amparo.verifier.telling import look
from amparo.verifier.words import LANGUAGES, said


def main(arguments: Sequence[str] | None = None) -> int:
    """Look at what is named, else at the folder this file lies in, and say what was found."""
    told = _parser().parse_args(arguments)
    path = Path(told.what) if told.what else Path(sys.argv[0]).resolve().parent
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    if not path.exists():
        print(said("no_file", name=path).in_(told.language))  # noqa: T201 - this is its whole interface
        return 2
    found = look(path, told.log_key)
    for line in found.lines(told.language):
        print(line)  # noqa: T201 - this is its whole interface
    return 1 if found.faults else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="verificar",
        description="Comprueba un paquete, una exportación o una prueba sin más que este archivo."
        " / Verifies a bundle, an export or a proof with nothing but this file.",
    )
    parser.add_argument(
        "what",
        nargs="?",
        metavar="FILE",
        help="zip o carpeta del paquete, exportación o prueba; la carpeta de este programa si no se dice /"
        " zip or folder of the bundle, export or proof; this program's folder unless said",
    )
    parser.add_argument("--log-key", metavar="HEX", help="llave del registro / the ledger's key")
    parser.add_argument("--language", choices=LANGUAGES, default="es", help="es / en")
    return parser


if __name__ == "__main__":
    sys.exit(main())
