"""`amparo init`."""

import argparse
from datetime import UTC, datetime

from amparo.config.shell import data_folder, data_option, json_option, tell


def add(groups: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    parser = groups.add_parser(
        "init",
        help="make an installation: secrets, database, tables",
        description="Makes what is missing and leaves what is there, so it may be run again after an interruption.",
    )
    data_option(parser)
    json_option(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Make a real installation in the data folder."""
    from contextlib import ExitStack

    from amparo.config.database.cluster import Cluster
    from amparo.config.database.server import served
    from amparo.config.installing import make_cluster, make_tables
    from amparo.config.shell import become, is_embedded

    home = data_folder(arguments)
    make_cluster(home)
    with ExitStack() as stack:
        if is_embedded():
            stack.enter_context(served(Cluster(home)))
        become("owner")
        make_tables(home, "real", datetime.now(UTC))
    tell({"data_folder": home, "database": "ready"}, as_json=arguments.json)
    return 0
