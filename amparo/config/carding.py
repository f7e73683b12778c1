"""How long a search by name takes, and a look for who may be the same, over sealed cards in memory."""

import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import blake2b
from uuid import UUID

from amparo.custody.cardspeed import seconds_to_open, seconds_to_renew
from amparo.custody.vault import Value
from amparo.linkage import Gathering, Index, learn
from amparo.linkage.generator import Generator
from amparo.registry.names import NameCard, called_in
from amparo.registry.opened import NameCards
from amparo.registry.people.finding import LEAST, Known

SIZES = (20_000, 100_000)
SEED = 20_261
BASELINE = "as many digests of as many bytes"
_ASKED = ("filomena kispe", "condori mamani juan", "la asociacion de mujeres")


@dataclass(frozen=True, slots=True)
class Opened:
    """The processor's seconds for one register: opened, looked through, compared with one, learnt from, sealed anew."""

    cards: int
    opened_s: float
    looked_s: float
    compared_s: float
    learnt_s: float
    renewed_s: float
    baseline_s: float

    @property
    def times_baseline(self) -> float:
        return self.opened_s / self.baseline_s

    @property
    def search_in_all_s(self) -> float:
        """What somebody waits for who searches and has nothing open yet."""
        return self.opened_s + self.looked_s

    @property
    def candidates_in_all_s(self) -> float:
        """What somebody waits for who asks who may be the same, when weights were learnt before."""
        return self.opened_s + self.compared_s

    def facts(self) -> dict[str, object]:
        """Return the figures by name."""
        return asdict(self) | {
            "baseline": BASELINE,
            "times_baseline": self.times_baseline,
            "search_in_all_s": self.search_in_all_s,
            "candidates_in_all_s": self.candidates_in_all_s,
            "seed": SEED,
        }

    def __str__(self) -> str:
        return (
            f"{self.cards:7} cards opened in {self.opened_s:.2f} s ({self.times_baseline:.1f} times {BASELINE}),"
            f" looked through for one name in {self.looked_s:.2f} s: {self.search_in_all_s:.2f} s in all;"
            f" compared with one in {self.compared_s:.2f} s: {self.candidates_in_all_s:.2f} s in all;"
            f" learnt from in {self.learnt_s:.2f} s; all sealed under a new key in {self.renewed_s:.2f} s"
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
    for words in _ASKED:
        _look(words, values)
    looked = (time.process_time() - begun) / len(_ASKED)
    cards = NameCards({UUID(int=key): value for key, value in enumerate(values)})
    begun = time.process_time()
    for key in range(len(_ASKED)):
        Known(cards).candidates(UUID(int=key))
    compared = (time.process_time() - begun) / len(_ASKED)
    begun = time.process_time()
    learn(Index.build(card for _key, card in cards.compared()))
    learnt = time.process_time() - begun
    renewed = seconds_to_renew(card.sealed() for card in invented)
    return Opened(size, opening, looked, compared, learnt, renewed, baseline)


def _look(words: str, values: list[Value]) -> None:
    gathering = Gathering(words)
    for key, value in enumerate(values):
        if held := gathering.look(called_in(value)):
            gathering.keep(str(key), held)
    gathering.best(LEAST)


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
