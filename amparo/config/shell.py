"""What commands share: the data folder, Django as one process, a database that serves, facts as words or JSON."""

import argparse
import json
import os
import resource
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from django.core.exceptions import ImproperlyConfigured

from amparo.config import environment
from amparo.config.database.cluster import Cluster
from amparo.config.database.programs import GroundRefused
from amparo.config.database.server import served

Process = Literal["portal", "desk", "worker", "owner"]
DATABASE_URL = "AMPARO_DATABASE_URL"


class CommandRefused(Exception):
    """A command cannot do what was asked; the message says why and what to do."""


def data_option(parser: argparse.ArgumentParser) -> None:
    """Add `--data DIR`, which stands for AMPARO_DATA_DIR."""
    parser.add_argument(
        "--data", metavar="DIR", help="data folder (AMPARO_DATA_DIR; ./data unless given)"
    )


def file_named(words: str) -> Path:
    """The file that a command names. Raises CommandRefused where there is none."""
    path = Path(words).expanduser().absolute()
    if not path.is_file():
        raise CommandRefused(f"There is no file {path}.")
    return path


def json_option(parser: argparse.ArgumentParser) -> None:
    """Add `--json`."""
    parser.add_argument("--json", action="store_true", help="print facts as JSON")


def data_folder(arguments: argparse.Namespace) -> Path:
    """Return the data folder of `--data` or the environment, and let child processes know it."""
    if getattr(arguments, "data", None):
        os.environ["AMPARO_DATA_DIR"] = str(Path(arguments.data).expanduser().absolute())
    return environment.folder("AMPARO_DATA_DIR", Path.cwd() / "data")


def is_embedded() -> bool:
    """Whether the database is our own rather than one that AMPARO_DATABASE_URL names."""
    return not os.environ.get(DATABASE_URL, "").strip()


def become(process: Process) -> None:
    """Set up Django with the settings of one process; once per run. Its memory is never written to a core file."""
    import django

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.environ["DJANGO_SETTINGS_MODULE"] = f"amparo.config.settings.{process}"
    django.setup()


@contextmanager
def at_work(arguments: argparse.Namespace, process: Process = "owner") -> Iterator[None]:
    """Have a database that serves and Django as `process` within the block.

    An embedded server that runs already is used and left running; otherwise one runs for the block alone.

    Raises CommandRefused when the data folder holds no installation.
    """
    home = data_folder(arguments)
    if not is_embedded():
        become(process)
        yield
        return
    cluster = Cluster(home)
    if not cluster.exists:
        raise CommandRefused(
            f"{home} holds no installation. Make one with `amparo init`, or try `amparo demo`."
        )
    with served(cluster):
        become(process)
        yield


def tell(facts: Mapping[str, object], *, as_json: bool) -> None:
    """Print facts, one a line in words or as one JSON object."""
    if as_json:
        print(json.dumps(facts, ensure_ascii=False, default=str))
        return
    for name, value in facts.items():
        shown = ", ".join(map(str, value)) if isinstance(value, list | tuple) else value
        print(f"{name.replace('_', ' ')}: {shown}")


def refusal(error: Exception) -> str | None:
    """Return what to say of an anticipated error, or None for a fault of ours."""
    from amparo.config.database.birth import BornOtherwise
    from amparo.kernel.errors import Refused

    anticipated: Sequence[type[Exception]] = (
        CommandRefused, GroundRefused, BornOtherwise, ImproperlyConfigured, Refused
    )  # fmt: skip
    if isinstance(error, tuple(anticipated)):
        return str(error)
    if (
        type(error).__module__.startswith(("psycopg", "django.db"))
        and type(error).__name__ == "OperationalError"
    ):
        return "The database does not answer. `amparo doctor` says more."
    return None
