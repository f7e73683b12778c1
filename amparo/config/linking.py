"""How well and how fast cards are linked: invented people of Peru and the febrl sets, other programs beside."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from amparo.config.shell import CommandRefused
from amparo.linkage import PROPOSED, Card, Index, learn
from amparo.linkage.generator import Generator
from amparo.linkage.roles import Roles

# Weights and rules were chosen on other seeds; figures are of these only.
SEED = 20_261
SIZES = (20_000, 100_000)
BASELINE = "amparo"
_LEAST = 0.001
_PEERS = Path(__file__).resolve().parents[2] / "scripts" / "linkage_peers.py"
_PYTHON = Path(sys.prefix) / "bench" / "bin" / "python"
_PROGRAMS = ("splink", "recordlinkage")
_FEBRL = ("febrl1", "febrl2", "febrl3", "febrl4")

_HOW = "in a checkout: make bench BENCH=linkage"

Scored = list[tuple[str, str, float]]
Truth = set[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Linked:
    """One program on one set: quality at its threshold of 0.5 and at its best one; `seconds` are the processor's."""

    cards_of: str
    cards: int
    pairs: int
    program: str
    precision: float
    recall: float
    f1: float
    best_f1: float
    best_at: float
    seconds: float
    times_baseline: float

    def facts(self) -> dict[str, object]:
        """Return the figures by name."""
        return asdict(self) | {"baseline": BASELINE, "seed": SEED}

    def __str__(self) -> str:
        return (
            f"{self.cards_of:8} {self.cards:7} cards, {self.program:14}"
            f" precision {self.precision:.3f}, recall {self.recall:.3f}, F1 {self.f1:.3f};"
            f" best F1 {self.best_f1:.3f} at {self.best_at:.2f}; {self.seconds:.1f} s,"
            f" {self.times_baseline:.2f} times {BASELINE}"
        )


@dataclass(frozen=True, slots=True)
class Searched:
    """Processor seconds of one index: to build it, and of one search and one look for candidates by the median."""

    cards: int
    build_s: float
    search_s: float
    candidates_s: float

    def facts(self) -> dict[str, object]:
        """Return the figures by name."""
        return asdict(self)

    def __str__(self) -> str:
        return (
            f"index of {self.cards} cards: built in {self.build_s:.2f} s, one name searched in"
            f" {self.search_s:.3f} s, candidates of one card in {self.candidates_s:.3f} s"
        )


@dataclass(frozen=True, slots=True)
class Missing:
    """The other programs that are not installed here, and so were not measured."""

    programs: tuple[str, ...]

    def facts(self) -> dict[str, object]:
        """Return what was left out, and how to have it."""
        return {"missing": list(self.programs), "how": _HOW}

    def __str__(self) -> str:
        sets = " and the febrl sets, which come with it" if _PROGRAMS[1] in self.programs else ""
        return (
            f"not measured: {', '.join(self.programs)}{sets}. To install and measure them, {_HOW}"
        )


def links(sizes: tuple[int, ...] = SIZES) -> Iterator[Linked | Searched | Missing]:
    """Yield figures as they come, ours before others'; last, which of the other programs are not installed."""
    there = _installed()
    with tempfile.TemporaryDirectory(prefix="amparo-bench-") as kept:
        folder = Path(kept)
        for size in sizes:
            made = Generator(SEED).make(size)
            yield searched(made.cards)
            rows = _columns(made.cards)
            name, truth = f"peru-{size // 1000}k", set(made.truth)
            yield from _all(name, made.cards, rows, truth, folder, there)
        if _PROGRAMS[1] in there:
            yield from _febrl(folder, there)
    if missing := tuple(one for one in _PROGRAMS if one not in there):
        yield Missing(missing)


def _febrl(folder: Path, there: tuple[str, ...]) -> Iterator[Linked]:
    _peer("febrl", folder)
    for name in _FEBRL:
        held = json.loads((folder / f"{name}.json").read_text())
        truth = {(min(pair), max(pair)) for pair in held["truth"]}
        cards = [_card(row) for row in held["rows"]]
        yield from _all(name, cards, held["rows"], truth, folder, there)


def _installed() -> tuple[str, ...]:
    """The other programs that the Python beside ours has."""
    if not _PYTHON.exists() or not _PEERS.exists():
        return ()
    asked = f"from importlib.util import find_spec; print(*filter(find_spec, {_PROGRAMS!r}))"
    told = subprocess.run([str(_PYTHON), "-c", asked], capture_output=True, text=True, check=False)
    return tuple(told.stdout.split())


def searched(cards: list[Card]) -> Searched:
    """Measure building, searching and candidates; the asked names are those of some of the cards."""
    begun = time.process_time()
    index = Index.build(cards)
    built = time.process_time() - begun
    asked = cards[:: max(1, len(cards) // 41)]
    return Searched(
        len(cards),
        built,
        _median([_seconds(lambda card=card: index.search(card.names[0])) for card in asked]),
        _median([_seconds(lambda card=card: index.candidates(card)) for card in asked]),
    )


def quality(scored: Scored, truth: Truth) -> tuple[float, float, float, float, float]:
    """Return precision, recall and F1 at the usual threshold, then the best F1 and its threshold."""
    chances: dict[tuple[str, str], float] = {}
    for one, other, chance in scored:
        pair = (min(one, other), max(one, other))
        chances[pair] = max(chance, chances.get(pair, 0.0))
    right, best, best_at, usual = 0, 0.0, 1.0, (0.0, 0.0, 0.0)
    ranked = sorted(chances.items(), key=lambda item: -item[1])
    for taken, (pair, chance) in enumerate(ranked, 1):
        right += pair in truth
        f1 = 2 * right / (taken + len(truth))
        if f1 > best:
            best, best_at = f1, chance
        if chance >= PROPOSED:
            usual = (right / taken, right / len(truth), f1)
    return *usual, best, best_at


def _all(
    name: str,
    cards: list[Card],
    rows: list[dict[str, str]],
    truth: Truth,
    folder: Path,
    there: tuple[str, ...],
) -> Iterator[Linked]:
    begun = time.process_time()
    index = Index.build(cards)
    index.weigh(learn(index))
    found: Scored = list(index.pairs(_LEAST))
    ours = time.process_time() - begun
    yield Linked(name, len(cards), len(truth), BASELINE, *quality(found, truth), ours, 1.0)
    held = folder / f"{name}.json"
    held.write_text(json.dumps({"rows": rows}))
    for program in there:
        answer = _peer(program, held, folder / "answer.json")
        scored: Scored = [(one, other, chance) for one, other, chance in answer["pairs"]]
        seconds = answer["seconds"]
        figures = quality(scored, truth)
        yield Linked(name, len(cards), len(truth), program, *figures, seconds, seconds / ours)


def _peer(what: str, *paths: Path) -> dict[str, Any]:
    run = subprocess.run(
        [str(_PYTHON), str(_PEERS), what, *map(str, paths)],
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        raise CommandRefused(f"{what} did not finish: {run.stderr[-400:]}")
    found: dict[str, Any] = json.loads(paths[1].read_text()) if len(paths) > 1 else {}
    return found


def _columns(cards: list[Card]) -> list[dict[str, str]]:
    """Return cards as the columns other programs want; given names and surnames are told apart by our own rules."""
    roles = Roles(Index.build(cards).register)
    rows = []
    for card in cards:
        name = roles.of(card.names[0])
        surnames = [found.plain for found in name.surnames]
        rows.append(
            {
                "key": card.key,
                "given": " ".join(found.plain for found in name.given),
                "surname1": surnames[0] if surnames else "",
                "surname2": " ".join(surnames[1:]),
                "year": str(card.birth_year or ""),
                "sex": card.sex or "",
                "place": card.place or "",
                "people": card.group or "",
            }
        )
    return rows


def _card(row: dict[str, str]) -> Card:
    return Card(
        row["key"],
        (f"{row['surname1']}, {row['given']}",),
        int(row["year"]) if row["year"].isdigit() else None,
        None,
        row["place"] or None,
        row["people"] or None,
    )


def _seconds(ask: Any) -> float:
    begun = time.process_time()
    ask()
    return time.process_time() - begun


def _median(times: list[float]) -> float:
    return sorted(times)[len(times) // 2]
