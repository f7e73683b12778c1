"""Two cards beside each other: every field, and what all of them weigh together."""

from dataclasses import dataclass
from functools import lru_cache
from math import log2
from typing import NamedTuple

from amparo.linkage.cards import Card, Field
from amparo.linkage.comparing import MISSING, Seen, given_names, nearness, surnames
from amparo.linkage.names import Word, initials, parse
from amparo.linkage.register import Register
from amparo.linkage.roles import Roles, Spoken
from amparo.linkage.weights import Weights

_NAMES = 6  # names and aliases of one card that are compared
_LOOSE = {"community"}
_KEPT = 1 << 16
Words = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """A card with its names taken apart."""

    card: Card
    names: tuple[Spoken, ...]


class Said(NamedTuple):
    """Some fields of two cards, and what they weigh together: for one identity, and for relatives."""

    seen: tuple[Seen, ...]
    bits: float
    kin: float


_NOTHING = Said((), 0.0, 0.0)


class Scorer:
    """Compares cards by one register's counts and some weights.

    The same surnames, years and places meet again and again, so what two parts say is kept: a bounded number.
    """

    def __init__(self, register: Register, weights: Weights) -> None:
        self.register, self.weights = register, weights
        self.roles = Roles(register)
        self._prior, self._akin = weights.prior(register.cards), weights.kin_prior(register.cards)
        self._surnames = lru_cache(maxsize=_KEPT)(self._surnames_said)
        self._given = lru_cache(maxsize=_KEPT)(self._given_said)
        self._year = lru_cache(maxsize=_KEPT)(self._year_said)
        self._sex = lru_cache(maxsize=_KEPT)(self._sex_said)
        self._place = lru_cache(maxsize=_KEPT)(self._place_said)
        self._group = lru_cache(maxsize=_KEPT)(self._group_said)

    def known(self, card: Card) -> Known:
        """Take a card's names apart; an alias of one word goes with the surnames of the first name."""
        names = [self.roles.of(name) for name in card.names[:_NAMES]]
        whole = next((name for name in names if name.surnames and name.given), None)
        return Known(
            card,
            tuple(
                name.beside(whole) if whole and len(name.words) == 1 and not name.kind else name
                for name in names
            ),
        )

    def compare(self, ours: Known, theirs: Known) -> tuple[list[Field], float]:
        """Return the fields, and the log2 odds of one identity; symmetric but for the sides of the fields."""
        said = self._whole(ours, theirs)
        fields = [
            Field(part.field, part.level, self._bits(part)[0], part.ours, part.theirs)
            for part in said.seen
        ]
        against = self._kinship(said)
        if against < -0.05:
            fields.append(Field("relatives", "likely", against, "", ""))
        return fields, sum(part.weight for part in fields) + self._prior

    def weight(self, ours: Known, theirs: Known) -> float:
        """Return the same odds without the fields."""
        said = self._whole(ours, theirs)
        return said.bits + self._kinship(said) + self._prior

    def seen(self, ours: Known, theirs: Known) -> tuple[Seen, ...]:
        """Return how the fields compare, before any weight but those that choose which names are compared."""
        return self._whole(ours, theirs).seen

    def _whole(self, ours: Known, theirs: Known) -> Said:
        one, other = ours.card, theirs.card
        name = self._names(ours, theirs)
        year = self._year(one.birth_year, other.birth_year)
        sex, place = self._sex(one.sex, other.sex), self._place(one.place, other.place)
        group = self._group(one.group, other.group)
        return Said(
            name.seen + year.seen + sex.seen + place.seen + group.seen,
            name.bits + year.bits + sex.bits + place.bits + group.bits,
            name.kin + year.kin + sex.kin + place.kin + group.kin,
        )

    def _said(self, *seen: Seen) -> Said:
        both = [self._bits(part) for part in seen]
        return Said(seen, sum(bits for bits, _ in both), sum(kin for _, kin in both))

    def _bits(self, part: Seen) -> tuple[float, float]:
        """Return the weight and that of relatives. A common name that agrees may weigh little, never against."""
        bits, kin = self.weights.both[part[0], part[1]]
        if bits > 0 and part[2]:
            return bits + max(part[2], -bits), kin + (max(part[2], -kin) if kin > 0 else 0.0)
        return bits, kin

    def _kinship(self, said: Said) -> float:
        """Return what the chance that these are two relatives takes away: 0 or less, in bits."""
        if said.seen and said.seen[0].field == "name":
            return 0.0
        return -log2(1.0 + 2.0 ** min(said.kin + self._akin, 200.0))

    def _names(self, ours: Known, theirs: Known) -> Said:
        """Return the comparison of the two names, of all that the cards hold, that agree most."""
        best, most = _NOTHING, -1e9
        for one in ours.names:
            for other in theirs.names:
                for found in self._ways(one, other):
                    if found.bits > most:
                        best, most = found, found.bits
        return best

    def _ways(self, one: Spoken, other: Spoken) -> list[Said]:
        if one.kind or other.kind:
            return [self._said(*collective(one, other, self.register))]
        inherited = self._surnames(one.surnames, other.surnames, one.optional | other.optional)
        given = self._given(one.given, other.given)
        ways = [_joined(inherited, given)]
        apart = inherited.seen[0].level == "different" or given.seen[0].level == "different"
        if apart and one.exchanged(other):
            ways += [self._turned(one.swapped(), other), self._turned(one, other.swapped())]
        return ways

    def _turned(self, one: Spoken, other: Spoken) -> Said:
        """Return the comparison of two names of which one has its fields exchanged."""
        optional = one.optional | other.optional
        first, second, _ = self._surnames(one.surnames, other.surnames, optional).seen
        order = Seen("order", "fields_swapped", 0.0, "", "")
        return _joined(self._said(first, second, order), self._given(one.given, other.given))

    def _surnames_said(self, one: Words, other: Words, optional: frozenset[Word]) -> Said:
        return self._said(*surnames(one, other, optional, self.register))

    def _given_said(self, one: Words, other: Words) -> Said:
        return self._said(given_names(one, other, self.register))

    def _year_said(self, one: int | None, other: int | None) -> Said:
        return self._said(_year(one, other))

    def _sex_said(self, one: str | None, other: str | None) -> Said:
        return self._said(_same("sex", one, other))

    def _place_said(self, one: str | None, other: str | None) -> Said:
        found = _same("place", one, other)
        if found.level == "same":
            found = found._replace(rarity=self.register.rarity("place", found.ours))
        return self._said(found)

    def _group_said(self, one: str | None, other: str | None) -> Said:
        return self._said(_group(one, other, self.register))


def _joined(one: Said, other: Said) -> Said:
    return Said(one.seen + other.seen, one.bits + other.bits, one.kin + other.kin)


def collective(one: Spoken, other: Spoken, register: Register) -> list[Seen]:
    """Compare two names of which one at least is a collective's; a person and a collective never agree."""
    kind = _kind(one, other)
    level, rare = _whole(one, other, register)
    return [
        Seen("name", level, rare, one.written, other.written),
        Seen("kind", kind, 0.0, one.kind, other.kind),
    ]


def _kind(one: Spoken, other: Spoken) -> str:
    if one.kind == other.kind:
        return "same"
    if (
        not one.kind or not other.kind
    ):  # a lone word may be an acronym; more words without a kind are a person
        lone = len((other if one.kind else one).words) == 1
        return MISSING if lone else "different"
    return "compatible" if {one.kind, other.kind} & _LOOSE else "different"


def _whole(one: Spoken, other: Spoken, register: Register) -> tuple[str, float]:
    ours, theirs = one.surnames + one.given, other.surnames + other.given
    if not ours or not theirs:
        return MISSING, 0.0
    if _acronym(one, other) or _acronym(other, one):
        return "acronym", 0.0
    nears = [max((nearness(a, b) for b in theirs), key=_RANK.__getitem__) for a in ours]
    turned = [max((nearness(a, b) for b in ours), key=_RANK.__getitem__) for a in theirs]
    agree = [word.root for word, near in zip(ours, nears, strict=True) if _RANK[near] >= 3]
    rare = max((register.rarity("word", root) for root in agree), default=0.0)
    worst = min(nears + turned, key=_RANK.__getitem__)
    if worst not in ("different", "initial"):
        return (worst, rare) if _RANK[worst] >= 3 else ("similar", 0.0)
    shorter = min(nears, key=_RANK.__getitem__), min(turned, key=_RANK.__getitem__)
    if any(_RANK[near] >= 3 for near in shorter):
        return "partial", rare
    return "different", 0.0


_RANK = {"exact": 5, "phonetic": 4, "variant": 3, "similar": 2, "initial": 1, "different": 0}


def _acronym(one: Spoken, other: Spoken) -> bool:
    """Whether the first is one word made of the initials of the other as written, its kind's word among them."""
    if len(one.words) != 1 or len(other.words) < 2:
        return False
    letters = (one.surnames + one.given)[0].plain
    return len(letters) >= 3 and letters == initials(other.written)


def _same(name: str, one: str | None, other: str | None) -> Seen:
    if not one or not other:
        return Seen(name, MISSING, 0.0, one or "", other or "")
    return Seen(name, "same" if one == other else "different", 0.0, one, other)


def _year(one: int | None, other: int | None) -> Seen:
    said = "" if one is None else str(one), "" if other is None else str(other)
    if one is None or other is None:
        return Seen("birth_year", MISSING, 0.0, *said)
    if one == other:
        level = "exact"
    elif abs(one - other) <= 2:
        level = "near"
    else:
        level = "digit" if _slip(*said) else "different"
    return Seen("birth_year", level, 0.0, *said)


def _slip(one: str, other: str) -> bool:
    """Whether one digit differs, or two neighbours changed places."""
    apart = [
        place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]
    ]
    if len(one) != len(other) or len(apart) > 2:
        return False
    return len(apart) == 1 or (
        apart[1] == apart[0] + 1
        and one[apart[0]] == other[apart[1]]
        and one[apart[1]] == other[apart[0]]
    )


def _group(one: str | None, other: str | None, register: Register) -> Seen:
    if not one or not other:
        return Seen("group", MISSING, 0.0, one or "", other or "")
    ours = frozenset(word.root for word in parse(one).words)
    theirs = frozenset(word.root for word in parse(other).words)
    if ours == theirs:
        return Seen("group", "same", register.rarity("group", group_key(one)), one, other)
    level = "similar" if ours & theirs else "different"
    return Seen("group", level, 0.0, one, other)


@lru_cache(maxsize=1 << 14)
def group_key(written: str) -> str:
    """Return the form under which the spellings of one group are counted."""
    return " ".join(sorted({word.root for word in parse(written).words}))
