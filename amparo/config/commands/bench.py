"""`amparo bench`."""

import argparse
import json
import os
from typing import TYPE_CHECKING

from amparo.config.shell import json_option

if TYPE_CHECKING:
    from amparo.config.benchmarks import Step
    from amparo.config.carding import Opened
    from amparo.config.exchanging import Step as Exchanged
    from amparo.config.linking import Linked, Missing, Searched


def add(groups: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    parser = groups.add_parser(
        "bench",
        help="benchmarks on a demonstration or on invented cards",
        description="Measures, and leaves nothing behind: deposits on a demonstration of its own, the linkage of"
        " invented people beside other programs, the opening and search of sealed name cards, or a long table into a"
        " collection and out again.",
    )
    parser.add_argument(
        "name",
        nargs="?",
        choices=["deposits", "linkage", "cards", "exchange"],
        default="deposits",
        help="which one (deposits)",
    )
    parser.add_argument(
        "--each", type=int, default=64, metavar="N", help="deposits at each step (64)"
    )
    parser.add_argument(
        "--cards",
        type=int,
        nargs="+",
        metavar="N",
        help="sizes of the registers linked (20000 100000)",
    )
    parser.add_argument(
        "--rows",
        type=int,
        nargs="+",
        metavar="N",
        help="sizes of the tables taken in and given out (10000 100000)",
    )
    json_option(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print one line a figure; return 1 when a deposit was not acknowledged."""
    if arguments.name == "linkage":
        return _linkage(arguments)
    if arguments.name == "cards":
        return _cards(arguments)
    if arguments.name == "exchange":
        return _exchange(arguments)
    from amparo.config.benchmarks import deposits

    steps = deposits(arguments.each)
    for step in steps:
        _print(step, arguments.json)
    return 0 if all(step.acknowledged == step.sent for step in steps) else 1


def _linkage(arguments: argparse.Namespace) -> int:
    from amparo.config.linking import SIZES, links

    for figure in links(tuple(arguments.cards or SIZES)):
        _print(figure, arguments.json)
    return 0


def _cards(arguments: argparse.Namespace) -> int:
    import django

    # Cards are rows of a model, and no database is asked.
    os.environ["DJANGO_SETTINGS_MODULE"] = "amparo.config.settings.base"
    django.setup()
    from amparo.config.carding import SIZES, opened

    for figure in opened(tuple(arguments.cards or SIZES)):
        _print(figure, arguments.json)
    return 0


def _exchange(arguments: argparse.Namespace) -> int:
    from amparo.config.exchanging import SIZES, exchanged

    for figure in exchanged(tuple(arguments.rows or SIZES)):
        _print(figure, arguments.json)
    return 0


def _print(
    figure: "Step | Linked | Searched | Missing | Opened | Exchanged", as_json: bool
) -> None:
    print(json.dumps(figure.facts()) if as_json else figure, flush=True)
