"""Whose signed histories and signatures this installation knows."""

from pathlib import Path

from django.conf import settings

SIGNERS, KEYS = "trusted-signers.pem", "trusted-keys.asc"


def known() -> dict[str, str]:
    """`anchors`, certificates of C2PA signers (PEM), and `keys`, OpenPGP keys (armoured), from the data folder."""
    folder = Path(settings.AMPARO_DATA_DIR)
    return {"anchors": _text(folder / SIGNERS), "keys": _text(folder / KEYS)}


def _text(path: Path) -> str:
    return path.read_text() if path.is_file() else ""
