"""`amparo export events`: a collection as one archive, by the member who may take it out."""

import argparse
import os
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from amparo.config import signed
from amparo.config.shell import CommandRefused, at_work, data_option, json_option, tell

FORMATS = ("lines", "openevsys", "ftm", "table", "xlsx", "uwazi", "acled", "ucdp", "geojson")
STATUSES = ("confirmed", "likely", "disputed", "withdrawn")


def add(kinds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the kind."""
    parser = kinds.add_parser(
        "events",
        help="the records of a collection",
        description="One archive: the records, datapackage.json, and the same in words: filter, date, author, what"
        " stayed in and why, the digest. lines, openevsys and ftm come back equal. A service's token exports nothing.",
    )
    parser.add_argument(
        "file", metavar="FILE", nargs="?", default="events.zip",
        help="the archive to write; it must not be there yet (events.zip)",
    )  # fmt: skip
    parser.add_argument("--collection", required=True, metavar="NUMBER", help="which: CD-7K4Q-M9XT")
    parser.add_argument("--format", choices=FORMATS, default="lines", help="(lines)")
    parser.add_argument(
        "--words", default="",
        help="events with these words in title, place or description, or in a name however spelt",
    )  # fmt: skip
    for name, which in (("--since", "on or after"), ("--until", "on or before")):
        parser.add_argument(
            name, type=date.fromisoformat, metavar="2026-03-14",
            help=f"events that may have happened {which} this day",
        )  # fmt: skip
    parser.add_argument(
        "--act", default="", metavar="CODE", help="events with an act of this kind, or under it"
    )
    parser.add_argument(
        "--status", choices=STATUSES, default="", help="events of this status alone"
    )
    parser.add_argument("--confidential", action="store_true", help="confidential records too")
    parser.add_argument("--withdrawn", action="store_true", help="withdrawn records too")
    parser.add_argument(
        "--exact-places", action="store_true",
        help="acled, ucdp, geojson: places as they are known, beyond what may be told outside",
    )  # fmt: skip
    signed.options(parser)
    data_option(parser)
    json_option(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the archive for its owner alone, and say what stayed in."""
    path = Path(arguments.file).expanduser().absolute()
    if path.exists():
        raise CommandRefused(f"{path} is there already. Nothing was written.")
    with at_work(arguments, "desk"), signed.signed_in(arguments) as actor:
        from amparo.accounts.acts import must_be_able
        from amparo.config.collecting import opened
        from amparo.exchange import exporting
        from amparo.exchange.choosing import Choice

        must_be_able(actor, exporting.POWER)
        row, file = opened(actor, arguments.collection, datetime.now(UTC))
        choice = Choice(
            arguments.words, arguments.status, arguments.confidential, arguments.withdrawn,
            exact=arguments.exact_places, since=arguments.since, until=arguments.until, act=arguments.act,
        )  # fmt: skip
        made = exporting.export(
            actor, row, file, arguments.format, choice, lambda: datetime.now(UTC)
        )
        write(path, made.chunks)
    left = [{"kind": kind, "why": why, "records": many} for (kind, why), many in made.left.items()]
    members = [f"{one['path']} {one['hash']}" for one in made.written.members]
    facts: dict[str, object] = {
        "file": str(path), "format": arguments.format, "digest": f"sha256:{made.written.digest}", "members": members,
    }  # fmt: skip
    if arguments.json:
        tell({"good": True, **facts, "left": left}, as_json=True)
        return 0
    tell(facts, as_json=False)
    for one in left:
        print(f"stays in: {one['records']} {one['kind']} ({one['why']})")
    return 0


def write(path: Path, chunks: Iterator[bytes]) -> None:
    """Write a new file that nobody else reads; nothing of it is left where it could not be finished."""
    try:
        number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise CommandRefused(f"{path} cannot be written: {error.strerror}.") from error
    try:
        with os.fdopen(number, "wb") as out:
            for chunk in chunks:
                out.write(chunk)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
