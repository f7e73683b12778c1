"""Say in plain words what Python this needs, before pip says it cryptically."""

import importlib.util
import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this runs under whatever the machine has
    sys.exit(
        f"Amparo needs Python 3.11 or newer; this is {sys.version.split()[0]}. Try: make PYTHON=python3.11 setup"
    )
missing = [name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None]
if missing:
    sys.exit(
        "Python's venv module is missing. On Debian or Ubuntu install it with:\n  apt-get install python3-venv"
    )
