"""Checking a proof as anybody outside would: with the program and the file alone."""

import subprocess
import sys


def verified(proof):
    """Tell whether `amparo ledger verify FILE` finds the proof good; it reads nothing but that file."""
    said = subprocess.run(
        [sys.executable, "-m", "amparo.config", "ledger", "verify", str(proof)],
        capture_output=True,
        check=False,
    )
    return said.returncode == 0
