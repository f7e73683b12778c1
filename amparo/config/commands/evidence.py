"""`amparo evidence`: send a file too large for a page to the desk, from any machine."""

import argparse
import sys
from pathlib import Path
from uuid import UUID

from amparo.config.shell import CommandRefused, json_option, tell

MEGABYTE = 1024 * 1024


def add(groups: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the group."""
    evidence = groups.add_parser("evidence", help="send large pieces of evidence to the desk")
    parts = evidence.add_subparsers(title="what to do", metavar="WHAT", required=True)
    adding = parts.add_parser(
        "add",
        help="add one file as a piece of evidence, in parts",
        description="Sends a file of up to 1 GB to the desk's API in parts of 16 MB. When the line breaks, give the"
        " same command again: it goes on where it stopped. What nobody finishes goes after a day.",
    )
    adding.add_argument("file", metavar="FILE", type=Path, help="the file to send")
    adding.add_argument(
        "--to", metavar="ID", type=UUID, required=True,
        help="the file of the desk it belongs to: the last part of the address of its page of evidence",
    )  # fmt: skip
    adding.add_argument("--desk", metavar="URL", required=True, help="the address of the desk")
    adding.add_argument(
        "--token-file", metavar="FILE", type=Path, required=True,
        help="a file that holds the token of a service member who keeps evidence",
    )  # fmt: skip
    adding.add_argument(
        "--note", default="", help="what it is, and from whom it came; sealed with it"
    )
    json_option(adding)
    adding.set_defaults(run=run_add)


def run_add(arguments: argparse.Namespace) -> int:
    """Exit 1 with what the desk said, or when the line broke."""
    from amparo.config import sending

    if not arguments.file.is_file():
        raise CommandRefused(f"There is no file {arguments.file}.")
    if not arguments.token_file.is_file():
        raise CommandRefused(f"There is no file {arguments.token_file}.")
    desk = sending.desk(arguments.desk, arguments.token_file.read_text().strip())
    try:
        sent = sending.send(desk, arguments.to, arguments.file, arguments.note, _progress)
    except OSError as error:
        raise CommandRefused(
            f"The line to the desk broke ({error}). Give the same command again: it goes on where it stopped."
        ) from error
    tell({**sent, "name": arguments.file.name}, as_json=arguments.json)
    return 0


def _progress(done: int, size: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{done // MEGABYTE} of {size // MEGABYTE} MB", end="", file=sys.stderr, flush=True)
