"""How much memory a long table takes while it is read and drawn into records, and how fast; nothing is entered."""

import resource
import time
import tracemalloc
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from amparo.exchange import presets, tables
from amparo.exchange.drawing import draw
from amparo.exchange.plan import Plan

SIZES = (10_000, 1_000_000)
_PIECE = 64 * 1024
_TRACED = 10_000
_HEADING = "event.number,event.title,event.begins,event.where.country,act.type,victim.name,color\n"


@dataclass(frozen=True, slots=True)
class Drawn:
    """One table: its rows, the records drawn of them, and what the process holds at its most.

    peak_kib  of Python's own objects, traced over ten thousand rows more of the same table
    grown_mib  by which the process's largest memory grew while the table was drawn
    """

    rows: int
    records: int
    seconds: float
    grown_mib: float
    peak_kib: float

    def facts(self) -> dict[str, object]:
        """Return the figures by name."""
        return asdict(self)

    def __str__(self) -> str:
        return (
            f"{self.rows:8} rows drawn into {self.records} records in {self.seconds:.1f} s"
            f" ({self.rows / self.seconds:.0f} a second); the process grew by {self.grown_mib:.1f} MiB,"
            f" Python's objects peak at {self.peak_kib:.0f} KiB"
        )


def drawn(sizes: tuple[int, ...]) -> Iterator[Drawn]:
    """Measure each size of table, the smallest first, once what is loaded once has been."""
    _draw(1_000)
    for size in sorted(sizes):
        before, begun = _largest(), time.monotonic()
        records = _draw(size)
        seconds, grown = time.monotonic() - begun, _largest() - before
        tracemalloc.start()
        _draw(_TRACED)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        yield Drawn(size, records, seconds, grown / 1024, peak / 1024)


def _largest() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _draw(size: int) -> int:
    table = tables.read(_pieces(size))
    begun = presets.plan_of(table.columns)
    plan = Plan(begun.columns, words={"act.type": {"arresto": "arrest"}})
    return sum(len(draw(row, plan).records) for _number, row in table.rows)


def _pieces(size: int) -> Iterator[bytes]:
    """An invented table as it comes over a network."""
    held = [_HEADING]
    length = 0
    for number in range(size):
        line = f"E{number},Marcha inventada {number},2025-03-{number % 28 + 1:02},PE,Arresto,Inventada {number},rojo\n"
        held.append(line)
        length += len(line)
        if length > _PIECE:
            yield "".join(held).encode()
            held, length = [], 0
    yield "".join(held).encode()
