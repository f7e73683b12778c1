"""A command as one member: signed in while it runs, by files or by typing; nothing secret on a command line."""

import argparse
import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from amparo.config.shell import CommandRefused

if TYPE_CHECKING:
    from amparo.accounts.actors import Actor

NOBODY = "These do not open anybody's keys here: check the e-mail, the password and the code, or the token."


def options(parser: argparse.ArgumentParser, *, machines: bool = False) -> None:
    """Add who signs in; `machines` where a service's token may do it too."""
    group = parser.add_argument_group("who does it")
    group.add_argument("--email", metavar="E-MAIL", help="of the member who signs in")
    group.add_argument(
        "--password-file", metavar="FILE", help="its first line is the password; asked otherwise"
    )
    group.add_argument(
        "--code-file", metavar="FILE", help="its first line is the six digits; asked otherwise"
    )
    if machines:
        group.add_argument(
            "--token-file", metavar="FILE", help="its first line is a service's token, instead"
        )


@contextmanager
def signed_in(arguments: argparse.Namespace) -> Iterator["Actor"]:
    """Have the member's keys within the block; signed out after it, whatever happened. Django is set up before.

    Raises CommandRefused without an e-mail or a token, and the refusals of signing in.
    """
    from amparo.accounts import services

    if getattr(arguments, "token_file", None):
        machine = services.actor_of_token(_line(arguments.token_file), datetime.now(UTC))
        if machine is None:
            raise CommandRefused(NOBODY)
        yield machine
        return
    if not arguments.email:
        raise CommandRefused("Say who does it with --email, and how they sign in.")
    password = _given(arguments.password_file, "Password: ")
    code = _given(arguments.code_file, "Six digits: ")
    secret = services.sign_in(arguments.email, password, code, datetime.now(UTC))
    try:
        actor = services.actor_of(secret, datetime.now(UTC))
        if actor is None:
            raise CommandRefused(NOBODY)
        yield actor
    finally:
        services.sign_out(secret, datetime.now(UTC))


def _given(file: str | None, asking: str) -> str:
    if file is not None:
        return _line(file)
    try:
        return getpass.getpass(asking)
    except EOFError as ended:
        raise CommandRefused("Nothing was typed. Give a file instead.") from ended


def _line(file: str) -> str:
    try:
        return Path(file).expanduser().read_text(encoding="utf-8").partition("\n")[0].strip("\r")
    except (OSError, UnicodeDecodeError) as error:
        raise CommandRefused(f"{file} cannot be read.") from error
