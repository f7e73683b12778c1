"""Whose signed histories this installation trusts."""

from pathlib import Path

from django.conf import settings

FILE = "trusted-signers.pem"


def anchors() -> str:
    """Certificates (PEM) from the file `trusted-signers.pem` of the data folder, or nothing."""
    path = Path(settings.AMPARO_DATA_DIR) / FILE
    return path.read_text() if path.is_file() else ""
