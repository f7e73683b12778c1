"""How much each level of each field weighs, after Fellegi and Sunter (JASA 64, 1969): log2 of m over u.

m is how often a level is seen in two cards of one identity, u in two cards taken at random. A third share, r, is how
often it is seen in two relatives, who have surnames, place and people in common and are not each other: without it the
many things that brothers share would count as so many reasons to believe them one. No name is kept here.
"""

from dataclasses import dataclass, field
from math import log2

from amparo.linkage.comparing import LEVELS, MISSING

# What is assumed of registers too small to learn from: (m, u) in the order of LEVELS. Judged from how often civil
# registers repeat values, on the cautious side; `learn` replaces them where the cards can tell.
Rows = tuple[tuple[float, float], ...]
PRIORS: dict[str, tuple[tuple[float, float], ...]] = {
    "first_surname": ((0.80, 0.005), (0.06, 0.001), (0.05, 0.001), (0.05, 0.01), (0.01, 0.03), (0.03, 0.953)),
    "second_surname": ((0.78, 0.005), (0.06, 0.001), (0.05, 0.001), (0.05, 0.01), (0.02, 0.03), (0.04, 0.953)),
    "order": ((0.93, 0.5), (0.05, 0.47), (0.02, 0.03)),
    "given_names": (
        (0.24, 0.0005), (0.30, 0.006), (0.05, 0.003), (0.03, 0.002), (0.21, 0.03), (0.05, 0.004), (0.04, 0.02),
        (0.03, 0.03), (0.02, 0.04), (0.03, 0.8645),
    ),
    "birth_year": ((0.85, 0.018), (0.07, 0.06), (0.05, 0.09), (0.03, 0.832)),
    "sex": ((0.98, 0.52), (0.02, 0.48)),
    "place": ((0.87, 0.08), (0.13, 0.92)),
    "group": ((0.65, 0.05), (0.15, 0.05), (0.20, 0.90)),
    "name": ((0.57, 0.0005), (0.08, 0.0003), (0.08, 0.0003), (0.04, 0.0005), (0.14, 0.01), (0.06, 0.005), (0.03, 0.98)),
    "kind": ((0.90, 0.30), (0.07, 0.20), (0.03, 0.50)),
}  # fmt: skip
# Fields in which relatives are like one person; in the others they are like anybody.
FAMILY = ("first_surname", "second_surname", "order", "place", "group")
# Of one card, how many others of the register are the same identity; and the fewest cards a prior is stated for.
_OTHERS, _FEWEST = 0.3, 500
_RELATIVES = 0.2
PROPOSED = 0.5  # the probability from which two cards are put before a person


def kin_of(levels: dict[str, Rows]) -> dict[str, tuple[float, ...]]:
    """Return r of each level for relatives of whom nothing was learnt."""
    return {
        name: tuple(row[0] if name in FAMILY else row[1] for row in rows)
        for name, rows in levels.items()
    }


@dataclass(frozen=True, slots=True)
class Weights:
    """Levels as (m, u), in the order of LEVELS; `others` is how many cards share the identity of one, on average,
    and `relatives` how many are of its relatives, with `kin` their r. `learnt` counts the cards that taught, or is 0.
    """

    levels: dict[str, Rows]
    kin: dict[str, tuple[float, ...]]
    others: float = _OTHERS
    relatives: float = _RELATIVES
    learnt: int = 0
    both: dict[tuple[str, str], tuple[float, float]] = field(
        init=False, compare=False, repr=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        for name, rows in self.levels.items():
            self.both[name, MISSING] = (0.0, 0.0)
            akin = [log2(r / u) for r, (_, u) in zip(self.kin[name], rows, strict=True)]
            for level, *bits in zip(LEVELS[name], _falling(rows), akin, strict=True):
                self.both[name, level] = (bits[0], bits[1])

    def bits(self, name: str, level: str) -> float:
        """Return the weight of a level in bits; 0 for a missing value."""
        return self.both[name, level][0]

    def prior(self, cards: int) -> float:
        """Return log2 of the odds that two cards of a register of this size are of one identity."""
        return _odds(self.others, cards)

    def kin_prior(self, cards: int) -> float:
        """Return log2 of the odds that they are of relatives."""
        return _odds(self.relatives, cards)


def _odds(found: float, cards: int) -> float:
    chance = min(found / max(cards, _FEWEST), 0.5)
    return log2(chance / (1 - chance))


def _falling(rows: Rows) -> list[float]:
    """Return the weights; the last level is disagreement and never speaks for one identity, nor beats another."""
    bits = [log2(m / u) for m, u in rows]
    bits[-1] = min(bits[-1], 0.0)
    return [max(one, bits[-1]) for one in bits[:-1]] + bits[-1:]


DEFAULT = Weights(PRIORS, kin_of(PRIORS))


def probability(weight: float) -> float:
    """Return the probability behind log2 odds."""
    if weight > 60:
        return 1.0
    odds: float = 2.0**weight
    return odds / (1 + odds)
