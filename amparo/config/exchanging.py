"""A long table into a collection of an installation of its own, and out again: seconds and memory, beside a plain copy.

The installation is made by the commands that everybody has, and each step is a command in a process of its own, so that
what it holds at its most is what the system says of that process.
"""

import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from amparo.config.shell import CommandRefused

SIZES = (10_000, 100_000)
WAYS = ("lines", "table", "acled")
# Measured on the same rows in the same run, so that figures of different machines can be compared by their ratio.
BASELINE = "the csv module copying the table"
_PASSWORD = "cuatro palabras de prueba"  # noqa: S105 - of an installation that is thrown away
_HEADING = ("clave", "qué pasó", "cuándo", "país", "tipo", "a quién", "color")
_MEANS = {
    "event.number": "clave", "event.title": "qué pasó", "event.begins": "cuándo", "event.where.country": "país",
    "act.type": "tipo", "victim.name": "a quién",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """One command over one table, beside the baseline's seconds of the processor over the same rows.

    seconds   by the clock; `processor_s` of the command's own process, the database's not among them
    peak_mib  the most memory that the command's process held, its Python and modules included
    """

    rows: int
    did: str
    seconds: float
    processor_s: float
    peak_mib: float
    baseline_s: float

    @property
    def times_baseline(self) -> float:
        """How many times the baseline's processor time it took."""
        return self.processor_s / self.baseline_s

    def facts(self) -> dict[str, object]:
        """Return the figures by name."""
        return asdict(self) | {"baseline": BASELINE, "times_baseline": self.times_baseline}

    def __str__(self) -> str:
        return (
            f"{self.rows:8} rows, {self.did}: {self.seconds:.1f} s, {self.processor_s:.1f} s of the processor"
            f" ({self.rows / self.processor_s:.0f} rows a second of it), at most {self.peak_mib:.0f} MiB;"
            f" {self.times_baseline:.0f} times {BASELINE}"
        )


def exchanged(sizes: tuple[int, ...]) -> Iterator[Step]:
    """Measure each size of table, smallest first: entered, tried again, out in three formats, back from lines."""
    with _installation() as place:
        for size in sorted(sizes):
            yield from _measured(place, size)


class Used(NamedTuple):
    """Seconds by the clock and of the processor, and the most memory held, in MiB."""

    seconds: float
    processor_s: float
    peak_mib: float


@dataclass(frozen=True, slots=True)
class _Place:
    """An installation that is thrown away, and how its one member signs in."""

    home: Path
    secret: str

    def amparo(self, *words: str) -> Used:
        """Run a command, and tell what it took."""
        begun = time.monotonic()
        with (self.home / "out").open("wb") as out:
            process = subprocess.Popen(
                [sys.executable, "-m", "amparo.config", *words, "--data", str(self.home / "data")],
                stdout=out, stderr=out,
            )  # fmt: skip
            _id, status, used = os.wait4(process.pid, 0)
        seconds = time.monotonic() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):
            raise CommandRefused(self.said())
        return Used(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)

    def said(self) -> str:
        return (self.home / "out").read_text(encoding="utf-8")

    def as_member(self, *words: str) -> Used:
        """The same, signed in. Five wrong codes would close the door: each step waits for a code of its own."""
        import pyotp

        time.sleep(30 - time.time() % 30 + 0.5)
        (self.home / "code").write_text(pyotp.TOTP(self.secret).now())
        return self.amparo(
            *words, "--email", "banco@example.invalid", "--json",
            "--password-file", str(self.home / "password"), "--code-file", str(self.home / "code"),
        )  # fmt: skip


@contextmanager
def _installation() -> Iterator[_Place]:
    from amparo.config.database.cluster import Cluster
    from amparo.config.database.server import served

    home = Path(tempfile.mkdtemp(prefix="amparo-bench-"))
    home.chmod(0o711)
    place = _Place(home, "")
    try:
        (home / "data").mkdir(mode=0o711)
        place.amparo("init")
        with served(Cluster(home / "data")):
            yield _Place(home, _member(place))
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _member(place: _Place) -> str:
    """Make the one member, at a desk of analysis; the secret of their second factor."""
    password, root = place.home / "password", place.home / "data" / "ceremony" / "root.key"
    password.write_text(_PASSWORD)
    place.amparo(
        "member", "add", "banco@example.invalid", "--name", "Banco", "--password-file", str(password), "--json",
    )  # fmt: skip
    said = json.loads(place.said())
    address = next(str(one) for one in said.values() if str(one).startswith("otpauth:"))
    place.amparo(
        "desk", "add", "analysis", "--root-key", str(root), "--first", "banco@example.invalid:analyst"
    )  # fmt: skip
    return parse_qs(urlsplit(address).query)["secret"][0]


def _measured(place: _Place, size: int) -> Iterator[Step]:
    table, plan = place.home / "tabla.csv", place.home / "mapping.json"
    _write(table, size)
    baseline = _copied(table)
    plan.write_text(json.dumps({"columns": _MEANS, "words": {"act.type": {"arresto": "arrest"}}}))
    told = ("import", "events", str(table), "--mapping", str(plan))
    used = place.as_member(*told, "--new", f"Banco de {size}")
    collection = _collection(place)
    yield Step(size, "entered", *used, baseline)
    used = place.as_member(*told, "--collection", collection, "--dry-run")
    yield Step(size, "tried again", *used, baseline)
    for way in WAYS:
        out = place.home / f"{way}.zip"
        used = place.as_member(
            "export", "events", str(out), "--collection", collection, "--format", way
        )
        if not out.exists():
            raise CommandRefused(place.said())
        yield Step(size, f"out as {way}", *used, baseline)
        if way == "lines":
            used = place.as_member("import", "events", str(out), "--new", f"Vuelta de {size}")
            _all_back(place, size)
            yield Step(size, "back from lines", *used, baseline)
        out.unlink()


def _all_back(place: _Place, size: int) -> None:
    """Raises CommandRefused unless every event, act and victim came back."""
    found = [line for line in place.said().splitlines() if line.startswith("{")]
    if not found or json.loads(found[0])["entered"] != 3 * size:
        raise CommandRefused(place.said())


def _collection(place: _Place) -> str:
    found = [line for line in place.said().splitlines() if line.startswith("{")]
    if not found:
        raise CommandRefused(place.said())
    told = json.loads(found[0])
    if told["rows"].get("refused"):
        raise CommandRefused(str(told["rows"]))
    return str(told["collection"])


def _write(path: Path, size: int) -> None:
    """An invented table: every row an event of its own with an act and a victim, and a column that nobody maps."""
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(_HEADING)
        for number in range(size):
            day = f"2025-03-{number % 28 + 1:02}"
            told = (f"E{number}", f"Marcha inventada {number}", day, "PE", "Arresto")
            writer.writerow((*told, f"Inventada {number}", "rojo"))


def _copied(path: Path) -> float:
    begun = time.process_time()
    with (
        path.open(encoding="utf-8", newline="") as source,
        path.with_suffix(".copy").open("w", encoding="utf-8", newline="") as out,
    ):
        csv.writer(out).writerows(csv.reader(source))
    return time.process_time() - begun
