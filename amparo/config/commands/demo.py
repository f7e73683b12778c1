"""`amparo demo`."""

import argparse
import os

from amparo.config import environment
from amparo.config.shell import data_folder, data_option, is_embedded


def add(groups: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    parser = groups.add_parser(
        "demo",
        help="all processes on this machine, with invented files, until stopped",
        description="Everything in it is invented and every secret is known, so it answers on this machine alone.",
    )
    data_option(parser)
    parser.add_argument(
        "--portal-port", type=int, default=8000, help="port of the public door (8000)"
    )
    parser.add_argument("--desk-port", type=int, default=8001, help="port of the staff door (8001)")
    parser.add_argument(
        "--organisation-port",
        type=int,
        help="public door of the organisation beside it; its desk has the next port (the desk's and one)",
    )
    parser.add_argument(
        "--profile",
        choices=("mechanism", "organisation"),
        help="which of the two to demonstrate (AMPARO_PROFILE; mechanism unless given)",
    )
    parser.add_argument("--alone", action="store_true", help="without an organisation beside it")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Run the demonstration until stopped."""
    from amparo.config.supervisor import Plan, supervise

    home = data_folder(arguments)
    profile = arguments.profile or environment.choice(
        "AMPARO_PROFILE", ("mechanism", "organisation"), "mechanism"
    )
    os.environ["AMPARO_PROFILE"] = profile
    # One foreign database serves one installation, and two never share it.
    alone = arguments.alone or profile != "mechanism" or not is_embedded()
    first = arguments.organisation_port or arguments.desk_port + 1
    beside = None if alone else (first, first + 1)
    plan = Plan(home, arguments.portal_port, arguments.desk_port, "demonstration", profile, beside)
    return supervise(plan)
