"""How long a search by name takes: sealed cards of invented people opened, indexed and searched, in memory."""

import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import blake2b

from amparo.custody.cardspeed import seconds_to_open, seconds_to_renew
from amparo.linkage import Card, Index
from amparo.linkage.generator import Generator
from amparo.registry.names import NameCard, read

SIZES = (20_000, 100_000)
SEED = 20_261
BASELINE = "as many digests of as many bytes"
_ASKED = ("filomena kispe", "condori mamani juan", "la asociacion de mujeres")


@dataclass(frozen=True, slots=True)
class Opened:
    """The processor's seconds for one register: opened, indexed, one name searched, sealed anew; and the baseline."""

    cards: int
    opened_s: float
    indexed_s: float
    searched_s: float
    renewed_s: float
    baseline_s: float

    @property
    def times_baseline(self) -> float:
        return self.opened_s / self.baseline_s

    @property
    def search_in_all_s(self) -> float:
        """What somebody waits for who searches and has nothing open yet."""
        return self.opened_s + self.indexed_s + self.searched_s

    def facts(self) -> dict[str, object]:
        """Return the figures by name."""
        return asdict(self) | {
            "baseline": BASELINE,
            "times_baseline": self.times_baseline,
            "search_in_all_s": self.search_in_all_s,
            "seed": SEED,
        }

    def __str__(self) -> str:
        return (
            f"{self.cards:7} cards opened in {self.opened_s:.2f} s ({self.times_baseline:.1f} times {BASELINE}),"
            f" indexed in {self.indexed_s:.2f} s, one name searched in {self.searched_s:.3f} s:"
            f" {self.search_in_all_s:.2f} s in all;"
            f" all sealed under a new key in {self.renewed_s:.2f} s"
        )


def opened(sizes: tuple[int, ...]) -> Iterator[Opened]:
    """Measure each size of register."""
    for size in sizes:
        yield _one(size)


def _one(size: int) -> Opened:
    invented = list(_invented(size))
    block = bytes(297)
    begun = time.process_time()
    for _card in invented:
        blake2b(block).digest()
    baseline = time.process_time() - begun
    opening, values = seconds_to_open(card.sealed() for card in invented)
    begun = time.process_time()
    index = Index.build(_plain(key, read(value)) for key, value in enumerate(values))
    indexed = time.process_time() - begun
    begun = time.process_time()
    for words in _ASKED:
        index.search(words)
    searched = (time.process_time() - begun) / len(_ASKED)
    renewed = seconds_to_renew(card.sealed() for card in invented)
    return Opened(size, opening, indexed, searched, renewed, baseline)


def _invented(size: int) -> Iterator[NameCard]:
    for card in Generator(SEED).make(size).cards:
        yield NameCard(
            kind="case",
            names=card.names,
            birth_year=card.birth_year,
            sex=card.sex or "",
            place=card.place or "",
            group=card.group or "",
        )


def _plain(key: int, card: NameCard) -> Card:
    return Card(str(key), card.names, card.birth_year, card.sex, card.place, card.group)
