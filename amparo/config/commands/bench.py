"""`amparo bench`."""

import argparse
import json

from amparo.config.shell import json_option


def add(groups: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    parser = groups.add_parser(
        "bench",
        help="benchmarks on a demonstration of their own",
        description="Starts a demonstration in a folder of its own, measures, and leaves nothing behind.",
    )
    parser.add_argument(
        "name", nargs="?", choices=["deposits"], default="deposits", help="which one (deposits)"
    )
    parser.add_argument(
        "--each", type=int, default=64, metavar="N", help="deposits at each step (64)"
    )
    json_option(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print one line a step; return 1 when a deposit was not acknowledged."""
    from amparo.config.benchmarks import deposits

    steps = deposits(arguments.each)
    for step in steps:
        if arguments.json:
            print(json.dumps(step.facts()))
        else:
            print(step)
    return 0 if all(step.acknowledged == step.sent for step in steps) else 1
