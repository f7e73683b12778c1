"""Two cards beside each other: every field, and what all of them weigh together."""

from dataclasses import dataclass
from math import log2

from amparo.linkage.cards import Card, Field
from amparo.linkage.comparing import MISSING, Seen, given_names, nearness, surnames
from amparo.linkage.names import initials, parse
from amparo.linkage.register import Register
from amparo.linkage.roles import Roles, Spoken
from amparo.linkage.weights import Weights

_NAMES = 6  # names and aliases of one card that are compared
_LOOSE = {"community"}


@dataclass(frozen=True, slots=True)
class Known:
    """A card with its names taken apart."""

    card: Card
    names: tuple[Spoken, ...]


class Scorer:
    """Compares cards by one register's counts and some weights."""

    def __init__(self, register: Register, weights: Weights) -> None:
        self.register, self.weights = register, weights
        self.roles = Roles(register)

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
        seen = self.seen(ours, theirs)
        fields = [
            Field(part.field, part.level, self._bits(part)[0], part.ours, part.theirs)
            for part in seen
        ]
        against = self._kinship(seen)
        if against < -0.05:
            fields.append(Field("relatives", "likely", against, "", ""))
        return fields, sum(part.weight for part in fields) + self.weights.prior(self.register.cards)

    def weight(self, ours: Known, theirs: Known) -> float:
        """Return the same odds without the fields."""
        return self._sum(self.seen(ours, theirs)) + self.weights.prior(self.register.cards)

    def seen(self, ours: Known, theirs: Known) -> list[Seen]:
        """Return how the fields compare, before any weight but those that choose which names are compared."""
        return [*self._names(ours, theirs), *facts(ours.card, theirs.card, self.register)]

    def _sum(self, seen: list[Seen]) -> float:
        return sum(self._bits(part)[0] for part in seen) + self._kinship(seen)

    def _bits(self, part: Seen) -> tuple[float, float]:
        """Return the weight and that of relatives. A common name that agrees may weigh little, never against."""
        bits, kin = self.weights.both[part[0], part[1]]
        if bits > 0 and part[2]:
            return bits + max(part[2], -bits), kin + (max(part[2], -kin) if kin > 0 else 0.0)
        return bits, kin

    def _kinship(self, seen: list[Seen]) -> float:
        """Return what the chance that these are two relatives takes away: 0 or less, in bits."""
        if seen and seen[0].field == "name":
            return 0.0
        odds = sum(self._bits(part)[1] for part in seen)
        odds += self.weights.kin_prior(self.register.cards)
        return -log2(1.0 + 2.0 ** min(odds, 200.0))

    def _names(self, ours: Known, theirs: Known) -> list[Seen]:
        """Return the comparison of the two names, of all that the cards hold, that agree most."""
        best: list[Seen] = []
        most = -1e9
        for one in ours.names:
            for other in theirs.names:
                for found in self._ways(one, other):
                    weight = sum(self._bits(part)[0] for part in found)
                    if weight > most:
                        best, most = found, weight
        return best

    def _ways(self, one: Spoken, other: Spoken) -> list[list[Seen]]:
        if one.kind or other.kind:
            return [collective(one, other, self.register)]
        first, second, order = surnames(one, other, self.register)
        given = given_names(one, other, self.register)
        ways = [[first, second, order, given]]
        apart = first.level == "different" or given.level == "different"
        if apart and one.exchanged(other):
            ways += [self._turned(one.swapped(), other), self._turned(one, other.swapped())]
        return ways

    def _turned(self, one: Spoken, other: Spoken) -> list[Seen]:
        """Return the comparison of two names of which one has its fields exchanged."""
        first, second, _ = surnames(one, other, self.register)
        given = given_names(one, other, self.register)
        return [first, second, Seen("order", "fields_swapped", 0.0, "", ""), given]


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


def facts(one: Card, other: Card, register: Register) -> list[Seen]:
    """Compare what is known beside the names."""
    found = [_year(one.birth_year, other.birth_year), _same("sex", one.sex, other.sex)]
    place = _same("place", one.place, other.place)
    if place.level == "same":
        place = place._replace(rarity=register.rarity("place", place.ours))
    return [*found, place, _group(one.group, other.group, register)]


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


def group_key(written: str) -> str:
    """Return the form under which the spellings of one group are counted."""
    return " ".join(sorted({word.root for word in parse(written).words}))
