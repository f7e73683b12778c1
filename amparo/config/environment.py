"""Typed readers of the environment. A wrong value stops the start with the variable's name and what it may be.

No message repeats the value found: it may be a secret put under the wrong name.
"""

import os
import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from django.core.exceptions import ImproperlyConfigured


class SettingRefused(ImproperlyConfigured):
    """An environment variable has a value that it may not have; the message names it and what it may be."""

    def __init__(self, name: str, may_be: str) -> None:
        super().__init__(f"{name} must be {may_be}.")
        self.name = name


def text(name: str, default: str) -> str:
    """Return the variable without surrounding blanks, or `default` when absent or empty."""
    return os.environ.get(name, "").strip() or default


def choice(name: str, choices: Sequence[str], default: str) -> str:
    """Return one of `choices`."""
    found = text(name, default)
    if found not in choices:
        raise SettingRefused(name, "one of: " + ", ".join(choices))
    return found


def whole(name: str, default: int, *, least: int, most: int) -> int:
    """Return a whole number between `least` and `most`, both included."""
    found = text(name, str(default))
    if not re.fullmatch(r"\d{1,9}", found) or not least <= int(found) <= most:
        raise SettingRefused(name, f"a whole number from {least} to {most}")
    return int(found)


def folder(name: str, default: Path) -> Path:
    """Return an absolute folder path; it need not exist yet, but it may not be a file."""
    found = Path(text(name, str(default))).expanduser().absolute()
    if found.exists() and not found.is_dir():
        raise SettingRefused(name, "a folder, and a file stands at that path")
    return found


def address(name: str, schemes: Sequence[str]) -> SplitResult | None:
    """Return a parsed address of one of `schemes`, or None when the variable is absent."""
    found = text(name, "")
    if not found:
        return None
    shape = "an address such as " + " or ".join(f"{scheme}://…" for scheme in schemes)
    try:
        parts = urlsplit(found)
        _ = parts.port
    except ValueError as error:
        raise SettingRefused(name, shape) from error
    if parts.scheme not in schemes:
        raise SettingRefused(name, shape)
    return parts


def secret(name: str, fallback: Path | None = None, *, least: int = 16) -> str:
    """Return a secret from the file that `NAME_FILE` points at, else from `NAME`, else from `fallback`.

    Raises SettingRefused naming `NAME_FILE` when no source holds at least `least` characters.
    """
    pointed = text(f"{name}_FILE", "")
    if not pointed and text(name, ""):
        return _long_enough(name, text(name, ""), least)
    path = Path(pointed) if pointed else fallback
    if path is None:
        raise SettingRefused(f"{name}_FILE", "the path of a file that holds the secret")
    try:
        return _long_enough(f"{name}_FILE", path.read_text(encoding="utf-8").strip(), least)
    except (OSError, UnicodeDecodeError) as error:
        may_be = "the path of a readable file that holds the secret (`amparo init` makes those of a data folder)"
        raise SettingRefused(f"{name}_FILE", may_be) from error


def hosts(name: str, default: str) -> list[str]:
    """Return host names parted by commas; a wildcard is refused."""
    found = [host.strip() for host in text(name, default).split(",") if host.strip()]
    if any("*" in host or "/" in host or host.startswith(".") for host in found):
        raise SettingRefused(
            name, "full host names parted by commas, without wildcard, scheme or path"
        )
    return found


def _long_enough(name: str, found: str, least: int) -> str:
    if len(found) < least:
        raise SettingRefused(name, f"a secret of at least {least} characters")
    return found
