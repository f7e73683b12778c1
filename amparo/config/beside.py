"""The organisation that a demonstration starts beside the mechanism: an installation of its own.

Its own folder, database, keys and people; the two know of each other only that their addresses are
announced in one file.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from amparo.config.shell import CommandRefused

_READY_S = 150.0
Begin = Callable[[str, list[str], dict[str, str]], None]


def home_of(home: Path) -> Path:
    """The data folder of the organisation beside the mechanism of `home`."""
    return home / "organisation"


def begin(start: Begin, home: Path, ports: tuple[int, int]) -> None:
    """Start it as a child that ends when we do."""
    own = home_of(home)
    own.mkdir(mode=0o711, parents=True, exist_ok=True)
    (own / "demo.json").unlink(missing_ok=True)
    command = [
        sys.executable,
        "-m",
        "amparo.config",
        "demo",
        "--alone",
        "--profile",
        "organisation",
    ]
    command += ["--data", str(own), "--portal-port", str(ports[0]), "--desk-port", str(ports[1])]
    start("organisation", command, {"AMPARO_DATA_DIR": str(own)})


def announced(home: Path, dead: Callable[[], str | None]) -> dict[str, object]:
    """Wait for what it announces and return it. Raises CommandRefused when it does not come up."""
    told = home_of(home) / "demo.json"
    end = time.monotonic() + _READY_S
    while not told.exists():
        if (name := dead()) is not None:
            raise CommandRefused(f"The {name} ended before it answered; its reason stands above.")
        if time.monotonic() > end:
            raise CommandRefused(f"The organisation did not answer within {_READY_S:.0f} seconds.")
        time.sleep(0.1)
    return dict(json.loads(told.read_text(encoding="utf-8")))
