"""`amparo migrate`."""

import argparse
from datetime import UTC, datetime

from amparo.config.shell import at_work, data_option


def add(groups: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    parser = groups.add_parser(
        "migrate",
        help="bring the database to this release, as its owner",
        description="Makes the roles, changes the tables, takes every right back and grants exactly what is listed.",
    )
    data_option(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Migrate the installation of the data folder or of AMPARO_DATABASE_URL."""
    with at_work(arguments):
        from amparo.config.database.migration import migrate

        migrate(None, datetime.now(UTC))
    print("The database stands at this release.")
    return 0
