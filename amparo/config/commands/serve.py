"""`amparo serve portal`, `amparo serve desk`, `amparo serve all`."""

import argparse
from typing import NoReturn

from amparo.config.shell import CommandRefused, data_folder, data_option


def add(groups: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command and its doors."""
    serve = groups.add_parser("serve", help="serve one door, or everything on this machine")
    doors = serve.add_subparsers(title="what to serve", metavar="WHAT", required=True)
    for door, port in (("portal", 8000), ("desk", 8001)):
        parser = doors.add_parser(
            door, help=f"the {door} alone, with the database that serves already"
        )
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
        parser.add_argument("--port", type=int, default=port, help=f"port to listen on ({port})")
        data_option(parser)
        parser.set_defaults(run=run_door, door=door)
    everything = doors.add_parser("all", help="database, both doors and the worker, until stopped")
    everything.add_argument("--portal-port", type=int, default=8000)
    everything.add_argument("--desk-port", type=int, default=8001)
    data_option(everything)
    everything.set_defaults(run=run_all)


def run_door(arguments: argparse.Namespace) -> NoReturn:
    """Become the server of one door; it refuses by exception only."""
    from django.db import connection

    from amparo.config import doors
    from amparo.config.loopback import taken

    data_folder(arguments)
    doors.application(arguments.door)
    if doors_closed := taken(arguments.host, [arguments.port]):
        raise CommandRefused(
            f"Port {doors_closed[0]} is taken by another program. Choose one with --port."
        )
    from amparo.config.database import birth

    if birth.is_demonstration():
        doors.refuse_strangers([arguments.host])
    connection.close()
    doors.serve(arguments.door, arguments.host, arguments.port)


def run_all(arguments: argparse.Namespace) -> int:
    """Run every process of a real installation until stopped."""
    from amparo.config import environment
    from amparo.config.supervisor import Plan, supervise
    from amparo.law.schema.access import Profile

    home = data_folder(arguments)
    profile = environment.choice("AMPARO_PROFILE", tuple(Profile), Profile.MECHANISM)
    plan = Plan(home, arguments.portal_port, arguments.desk_port, "real", profile)
    return supervise(plan)
