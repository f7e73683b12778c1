"""`amparo demo`."""

import argparse

from amparo.config.shell import data_folder, data_option


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
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Run the demonstration until stopped."""
    from amparo.config.supervisor import Plan, supervise

    home = data_folder(arguments)
    return supervise(Plan(home, arguments.portal_port, arguments.desk_port, kind="demonstration"))
