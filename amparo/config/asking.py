"""What a command must be told in secret: passwords and key files. Nothing of it stands on a command line."""

import getpass
from pathlib import Path

from amparo.config.shell import CommandRefused

KEY_BYTES = 32


def password(file: str | None) -> str:
    """Return a new password: the first line of `file`, else what was typed twice. Raises CommandRefused."""
    if file is not None:
        first = _read(file).decode(errors="replace").split("\n")[0]
        return first.removesuffix("\r")
    try:
        once = getpass.getpass("New password (twelve characters or more): ")
        again = getpass.getpass("The same again: ")
    except EOFError as ended:
        raise CommandRefused("No password was typed. Give one with --password-file.") from ended
    if once != again:
        raise CommandRefused("The two passwords differ. Nothing was made; try again.")
    return once


def key(file: str, what: str) -> bytes:
    """Return the 32 bytes of a key file; `what` names it in the refusal."""
    found = _read(file)
    if len(found) != KEY_BYTES:
        raise CommandRefused(f"{file} is not {what}: a key file holds exactly {KEY_BYTES} bytes.")
    return found


def _read(file: str) -> bytes:
    try:
        return Path(file).expanduser().read_bytes()
    except OSError as error:
        raise CommandRefused(f"{file} cannot be read: {error.strerror}.") from error
