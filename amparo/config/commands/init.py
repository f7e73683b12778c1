"""`amparo init`."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from amparo.config.shell import CommandRefused, data_folder, data_option, json_option, tell


def add(groups: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the command."""
    parser = groups.add_parser(
        "init",
        help="make an installation: secrets, database, tables, and the keys of its ceremony",
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
        facts: dict[str, object] = {"data_folder": home, "database": "ready", **_ceremony(home)}
    tell(facts, as_json=arguments.json)
    if facts["keys"] == "made" and not arguments.json:
        print(
            f"Move {home / 'ceremony'} to a safe place away from this machine: root.key makes desks, recovery.key"
            " opens every one of them. Note the root's fingerprint on paper. Then: amparo member add, amparo desk add."
        )
    return 0


def _ceremony(home: Path) -> dict[str, object]:
    """Make the keys of an installation that has none, and name its root."""
    from amparo.accounts import ceremony
    from amparo.custody import installation, keys

    made = not ceremony.has_keys(home)
    if made:
        try:
            ceremony.make_keys(home)
        except FileExistsError as there:
            raise CommandRefused(
                f"{there} holds private halves, and there is no {home / 'keys'}. Bring that folder back from where it"
                " was kept; for a new installation, move the old ceremony away first."
            ) from there
    return {
        "keys": "made" if made else "there already",
        "root_fingerprint": keys.fingerprint(installation.root_public()),
    }
