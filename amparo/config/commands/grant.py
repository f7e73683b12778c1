"""`amparo grant`: who holds which part of a file, and taking parts back. Opens nothing."""

import argparse
from datetime import UTC, datetime

from amparo.config.shell import CommandRefused, at_work, data_option, json_option, tell

NUMBER = "as people say it: PD-7K4Q-M9XT; register:CODE for the name cards of an institution"


def add(groups: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the group."""
    grant = groups.add_parser("grant", help="who holds which part of a file; take parts back")
    parts = grant.add_subparsers(title="what to do", metavar="WHAT", required=True)
    listed = parts.add_parser(
        "list", help="which desk or receipt holds what, since when, until when"
    )
    end = parts.add_parser(
        "end",
        help="take every part of a file back from a desk",
        description="Keys are renewed when a holder next opens the file. What the desk opened before could have been"
        " copied before.",
    )
    end.add_argument("--desk", required=True, metavar="CODE")
    end.add_argument(
        "--reason",
        required=True,
        metavar="CODE",
        help="a coded reason of the law pack; never words",
    )
    for parser, run in ((listed, run_list), (end, run_end)):
        parser.add_argument("number", metavar="FILE-NUMBER", help=NUMBER)
        data_option(parser)
        json_option(parser)
        parser.set_defaults(run=run)


def run_list(arguments: argparse.Namespace) -> int:
    """Print the clear columns of a file's grants."""
    with at_work(arguments):
        from amparo.config.holdings import file_of, holdings

        found = holdings(file_of(arguments.number))
    if arguments.json:
        tell({"number": arguments.number, "grants": found}, as_json=True)
        return 0
    for one in found:
        until = f"until {one['ends_at']}" if one["ends_at"] else "no end date"
        renewal = "; key to be renewed" if one["stale"] else ""
        print(
            f"{one['envelope']}: {one['holder']}, for {one['purpose']}, since {one['granted_at']}, {until}{renewal}"
        )
    print(f"{len(found)} grants.")
    return 0


def run_end(arguments: argparse.Namespace) -> int:
    """Take a file back from a desk, under one ledger entry."""
    with at_work(arguments):
        from amparo.accounts.acts import system_act
        from amparo.config.holdings import file_of, only_holder_of
        from amparo.config.people import named_desk
        from amparo.law import packs

        file_id, desk = file_of(arguments.number), named_desk(arguments.desk)
        reasons = [reason.code for reason in packs.current().reasons]
        if arguments.reason not in reasons:
            raise CommandRefused(f"--reason is a code of the law pack: {', '.join(reasons)}.")
        if alone := only_holder_of(file_id, desk.id):
            raise CommandRefused(
                f"No other desk holds {', '.join(alone)}: nobody could open it again. Hand it to another desk first."
            )
        note = {"reason": arguments.reason, "from_desk": desk.code}
        with system_act("end_access", file_id, datetime.now(UTC), note=note) as deed:
            ended = deed.end_grants([desk.id])
            if not ended:
                raise CommandRefused(f"Desk {desk.code} holds nothing of this file.")
    tell(
        {"number": arguments.number, "desk": arguments.desk, "ended": ended}, as_json=arguments.json
    )
    if not arguments.json:
        print("Protected from now on. What this desk opened before could have been copied before.")
    return 0
