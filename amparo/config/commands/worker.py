"""`amparo worker`."""

import argparse

from amparo.config.shell import data_folder, data_option


def add(groups: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    parser = groups.add_parser(
        "worker", help="lapse terms, make checkpoints, send notices, until stopped"
    )
    parser.add_argument("--once", action="store_true", help="one round of everything, then end")
    data_option(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Run rounds until stopped, or one."""
    from amparo.config.shell import become

    data_folder(arguments)
    become("worker")
    from amparo.config import doors, worker

    doors.check()
    return worker.once() if arguments.once else worker.forever()
