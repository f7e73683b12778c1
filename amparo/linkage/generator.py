"""Invented people of Peru, written more than once as registers write them, with the truth of who is who.

For measures and tests. Rates of the errors stand in `Rates`; every draw comes from the seed.
"""

import random
from dataclasses import dataclass, field
from itertools import accumulate

from amparo.kernel.text import strip_accents
from amparo.linkage import invented
from amparo.linkage.cards import Card
from amparo.linkage.lexicon import NICKNAMES

_KEYBOARD = {
    "a": "sq", "e": "wr", "i": "uo", "o": "ip", "u": "yi", "s": "ad", "n": "bm", "m": "n", "r": "et", "l": "k",
    "t": "ry", "c": "xv",
}  # fmt: skip
_SHORT: dict[str, list[str]] = {}
for _line in NICKNAMES.splitlines():
    _SHORT.setdefault(_line.split()[0], []).extend(_line.split()[1:])


_DEPARTMENTS, _GROUPS, _PLACES = (
    part.split() for part in (invented.DEPARTMENTS, invented.GROUPS, invented.PLACES)
)
# Syllables of surnames that hardly anybody bears.
_STARTS = """
Ca Cha Hua Lla Ma Ña Pa Qui Sa Ta Ya Za Be Gui Li Mo Ro Ve Al Ar Es Or Cho Pu Ti Yu Ne Da
"""
_MIDDLES = """
ri lla mo cha ne pi qui rra ta vi zo hua bu ga le mi ño pa ro su
"""
_ENDS = """
no ri lla nca pe so ta na ro les do qui rte ya mpi ste ndo sca
"""


@dataclass(frozen=True, slots=True)
class Rates:
    """How often each thing happens to a card written again; and, below, to any card."""

    spelling: float = 0.25
    typo: float = 0.15
    no_maternal: float = 0.22
    maternal_initial: float = 0.03
    surnames_swapped: float = 0.05
    fields_swapped: float = 0.12
    comma: float = 0.10
    one_given: float = 0.35
    given_initial: float = 0.04
    nickname: float = 0.06
    married: float = 0.06
    year_off: float = 0.06
    year_typo: float = 0.03
    moved: float = 0.08
    other_group: float = 0.08
    accents_lost: float = 0.45
    capitals: float = 0.30
    no_year: float = 0.30
    no_sex: float = 0.08
    no_place: float = 0.15
    no_group: float = 0.45
    alias: float = 0.10


@dataclass(frozen=True, slots=True)
class Made:
    """Cards in random order, and the truth: pairs of keys that are one identity, each sorted."""

    cards: list[Card]
    truth: frozenset[tuple[str, str]]


@dataclass(slots=True)
class _Person:
    given: list[str]
    surnames: list[int]
    year: int
    sex: str
    place: str
    group: str
    kind: str = ""
    spouse: int = 0
    spellings: dict[int, str] = field(default_factory=dict)


_COLLECTIVES = (
    ("Comunidad Nativa", ("CN", "C.N.", "CC.NN.")),
    ("Comunidad Campesina", ("CC", "C.C.", "Com. Campesina")),
    ("Federación", ("Fed.", "Federacion")),
    ("Asociación", ("Asoc.", "Asociacion")),
    ("Ronda Campesina", ("Rondas Campesinas", "Ronda")),
    ("Frente de Defensa", ("Fte.", "Frente")),
)


class Generator:
    """People and their cards from one seed."""

    def __init__(self, seed: int, rates: Rates | None = None) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - invented people, repeatable
        self._rates = rates or Rates()
        parts = [_lines(part) for part in (invented.ANDEAN, invented.SPANISH, invented.ARAWAK)]
        self._surnames = [line for part in parts for line in part] + self._rare(3000)
        weights = [
            share / (place + 1) ** 0.85
            for part, share in zip(parts, (1.0, 0.9, 0.12), strict=True)
            for place in range(len(part))
        ]
        weights += [0.02] * 3000
        self._cumulated = list(accumulate(weights))
        self._given = {"m": invented.MALE.split(), "f": invented.FEMALE.split()}

    def make(self, cards: int, again: float = 0.3) -> Made:
        """Return so many cards: of all people, the share `again` is written twice or more."""
        made: list[Card] = []
        truth: set[tuple[str, str]] = set()
        family: _Person | None = None
        while len(made) < cards:
            person = self._person(family)
            family = person if not person.kind else family
            times = 1
            while times < 4 and self._hit(again if times == 1 else 0.25):
                times += 1
            keys = []
            for time in range(min(times, cards - len(made))):
                keys.append(f"{self._chance.getrandbits(64):016x}")
                made.append(self._card(keys[-1], person, time > 0))
            truth.update((min(a, b), max(a, b)) for a in keys for b in keys if a < b)
        self._chance.shuffle(made)
        return Made(made, frozenset(truth))

    # People

    def _person(self, family: _Person | None) -> _Person:
        draw = self._chance
        if draw.random() < 0.03:
            return self._collective()
        sex = "f" if draw.random() < 0.45 else "m"
        given = [self._first(sex) for _ in range(draw.choices((1, 2, 3), (0.35, 0.6, 0.05))[0])]
        given = list(dict.fromkeys(given))
        surnames, place = [self._surname(), self._surname()], self._ranked(_DEPARTMENTS)
        group = self._ranked(_GROUPS)
        if family is not None and self._hit(0.12):  # brothers and sisters, who are not each other
            surnames, place, group = list(family.surnames), family.place, family.group
        year = int(draw.triangular(1940, 2006, 1975))
        return _Person(given, surnames, year, sex, place, group, spouse=self._surname())

    def _collective(self) -> _Person:
        kind = self._chance.choice(_COLLECTIVES)[0]
        name = self._chance.choice(_PLACES).replace("_", " ")
        if self._hit(0.5):
            name += " " + self._spelt(self._surname(), 0)
        return _Person(
            [name],
            [],
            0,
            "",
            self._ranked(_DEPARTMENTS),
            self._ranked(_GROUPS),
            kind,
        )

    def _first(self, sex: str) -> str:
        return self._ranked(self._given[sex])

    def _ranked(self, values: list[str]) -> str:
        """Return a value, the first ones more often: weight 1 / (place + 4)."""
        weights = _ranks(len(values))
        return self._chance.choices(values, cum_weights=weights)[0].replace("_", " ")

    def _surname(self) -> int:
        return self._chance.choices(range(len(self._surnames)), cum_weights=self._cumulated)[0]

    def _rare(self, many: int) -> list[list[str]]:
        """Return surnames that hardly anybody bears, made of syllables."""
        draw = self._chance
        starts, middles, ends = _STARTS.split(), _MIDDLES.split(), _ENDS.split()
        return [
            [
                draw.choice(starts)
                + "".join(draw.choices(middles, k=draw.choice((1, 1, 2))))
                + draw.choice(ends)
            ]
            for _ in range(many)
        ]

    # Cards

    def _hit(self, rate: float) -> bool:
        return self._chance.random() < rate

    def _card(self, key: str, person: _Person, again: bool) -> Card:
        rates, draw = self._rates, self._chance
        names = [self._written(person, again)]
        if not person.kind and self._hit(rates.alias):
            names.append(
                draw.choice(_SHORT.get(_plain(person.given[0]), ["Chino", "Negra", "Gato"])).title()
            )
        place, group = person.place, person.group
        if again and self._hit(rates.moved):
            place = draw.choice(_DEPARTMENTS)
        if again and self._hit(rates.other_group):
            group = self._ranked(_GROUPS)
        return Card(
            key,
            tuple(names),
            None if person.kind or self._hit(rates.no_year) else self._year(person.year, again),
            None if person.kind or self._hit(rates.no_sex) else person.sex,
            None if self._hit(rates.no_place) else place,
            None if self._hit(rates.no_group) else group,
        )

    def _year(self, year: int, again: bool) -> int:
        if again and self._hit(self._rates.year_off):
            return year + self._chance.choice((-2, -1, 1, 2))
        if again and self._hit(self._rates.year_typo):
            digits = list(str(year))
            digits[3] = str(self._chance.randrange(10))
            return int("".join(digits))
        return year

    def _written(self, person: _Person, again: bool) -> str:
        rates = self._rates
        if person.kind:
            return self._dressed(self._called(person, again))
        given = self._given_as(person, again)
        surnames = [
            self._spelt(surname, rates.spelling if again else 0.0) for surname in person.surnames
        ]
        if again:
            surnames = self._mistaken(surnames, person)
        if again and self._hit(rates.typo):
            where = self._chance.choice((given, surnames))
            at = self._chance.randrange(len(where))
            where[at] = self._typo(where[at])
        return self._dressed(self._ordered(given, surnames))

    def _given_as(self, person: _Person, again: bool) -> list[str]:
        rates, given = self._rates, list(person.given)
        if not again:
            return given
        if len(given) > 1 and self._hit(rates.one_given):
            given = [given[0] if self._hit(0.8) else given[1]]
        if self._hit(rates.given_initial):
            given = [name[0] + "." for name in given]
        elif self._hit(rates.nickname) and _plain(given[0]) in _SHORT:
            given[0] = self._chance.choice(_SHORT[_plain(given[0])]).title()
        return given

    def _mistaken(self, surnames: list[str], person: _Person) -> list[str]:
        """Return the surnames with a slip in which they are, not how they are spelt; at most one."""
        rates = self._rates
        if self._hit(rates.no_maternal):
            return surnames[:1]
        if self._hit(rates.maternal_initial):
            return [surnames[0], surnames[1][0] + "."]
        if self._hit(rates.surnames_swapped):
            return surnames[::-1]
        if person.sex == "f" and self._hit(rates.married):
            return [surnames[0], "de " + self._spelt(person.spouse, 0.0)]
        return surnames

    def _ordered(self, given: list[str], surnames: list[str]) -> str:
        if self._hit(self._rates.comma):
            return " ".join(surnames) + ", " + " ".join(given)
        parts = (surnames, given) if self._hit(self._rates.fields_swapped) else (given, surnames)
        return " ".join(" ".join(part) for part in parts)

    def _called(self, person: _Person, again: bool) -> str:
        kind = person.kind
        if again and self._hit(0.5):
            kind = self._chance.choice(dict(_COLLECTIVES)[kind])
        name = (
            self._typo(person.given[0])
            if again and self._hit(self._rates.typo)
            else person.given[0]
        )
        return f"{kind} {name}"

    def _spelt(self, surname: int, otherwise: float) -> str:
        spellings = self._surnames[surname]
        if len(spellings) > 1 and self._hit(otherwise):
            return self._chance.choice(spellings[1:]).replace("_", " ")
        return spellings[0].replace("_", " ")

    def _typo(self, word: str) -> str:
        draw, at = self._chance, self._chance.randrange(1, max(2, len(word) - 1))
        kind = draw.randrange(4)
        if len(word) < 4:
            return word
        if kind == 0:
            return word[:at] + word[at + 1 :]
        if kind == 1:
            return word[:at] + word[at] + word[at:]
        if kind == 2:
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        return word[:at] + draw.choice(_KEYBOARD.get(word[at], "e")) + word[at + 1 :]

    def _dressed(self, name: str) -> str:
        if self._hit(self._rates.accents_lost):
            name = strip_accents(name)
        return name.upper() if self._hit(self._rates.capitals) else name


def _lines(part: str) -> list[list[str]]:
    return [line.split() for line in part.strip().splitlines()]


def _plain(name: str) -> str:
    return strip_accents(name).lower()


def _ranks(many: int) -> list[float]:
    return list(accumulate(1 / (place + 4) for place in range(many)))
