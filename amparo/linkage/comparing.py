"""Two names beside each other: how near each part comes, as a code that can be explained."""

from functools import lru_cache
from itertools import permutations
from typing import NamedTuple

from rapidfuzz.distance import OSA, JaroWinkler

from amparo.linkage.names import Word
from amparo.linkage.register import BASES, Register

# Codes from near to far; `missing` is in every field and weighs nothing.
_SPELT = ("exact", "phonetic", "variant", "similar", "initial", "different")
LEVELS: dict[str, tuple[str, ...]] = {
    "first_surname": _SPELT,
    "second_surname": _SPELT,
    "order": ("straight", "crossed", "fields_swapped"),
    "given_names": (
        "full", "exact", "phonetic", "variant", "partial", "nickname", "similar", "initial", "some", "different",
    ),
    "birth_year": ("exact", "near", "digit", "different"),
    "sex": ("same", "different"),
    "place": ("same", "different"),
    "group": ("same", "similar", "different"),
    "name": ("exact", "phonetic", "variant", "acronym", "partial", "similar", "different"),
    "kind": ("same", "compatible", "different"),
}  # fmt: skip
FIELDS = tuple(LEVELS)
MISSING = "missing"
_NEAR = {
    "exact": 6, "phonetic": 5, "variant": 4, "nickname": 3, "similar": 2, "initial": 1, "different": 0, MISSING: 0,
}  # fmt: skip
_LIKE = 0.89
Words = tuple[Word, ...]


class Seen(NamedTuple):
    """One field of a comparison: its level, the rarity of what agrees in bits, and both values as compared."""

    field: str
    level: str
    rarity: float
    ours: str
    theirs: str


def nearness(one: Word, other: Word) -> str:
    """Return the code of how near two words are; the same whichever comes first."""
    if _apart(one, other):
        return "different"
    return _nearness(one, other)


def _apart(one: Word, other: Word) -> bool:
    """Whether neither their beginnings nor their ends agree: no two spellings or slips of one word do that."""
    return (
        one.first != other.first and one.last != other.last and not (one.initial or other.initial)
    )


@lru_cache(maxsize=1 << 17)
def _nearness(one: Word, other: Word) -> str:
    if one.plain == other.plain:
        return "initial" if one.initial else "exact"
    if one.initial or other.initial:
        return "initial" if _begins(one, other) or _begins(other, one) else "different"
    if one.sound == other.sound:
        return "phonetic"
    if one.root == other.root:
        return "variant"
    return "similar" if _typed(one, other) else "different"


def _begins(initial: Word, whole: Word) -> bool:
    return initial.initial and initial.plain in (whole.plain[:1], whole.sound[:1], whole.root[:1])


def _typed(one: Word, other: Word) -> bool:
    """Whether one may be the other mistyped: one slip in a word of three letters or more, or much the same."""
    if min(len(one.plain), len(other.plain)) < 3 or len(one.plain) + len(other.plain) < 7:
        return False
    if OSA.distance(one.plain, other.plain, score_cutoff=1) <= 1:
        return True
    roots = sorted((one.root, other.root))  # Jaro-Winkler is not quite symmetric
    if OSA.distance(*roots, score_cutoff=1) <= 1 and min(map(len, roots)) > 4:
        return True
    return JaroWinkler.similarity(*roots) >= _LIKE and min(map(len, roots)) > 5


def surnames(
    ours: Words, theirs: Words, optional: frozenset[Word], register: Register
) -> tuple[Seen, Seen, Seen]:
    """Compare the inherited names as a set, best order first; return first surname, second surname and order."""
    pairs, crossed = _paired(ours, theirs)
    if crossed:  # which of two crossed pairs is the first must not depend on who asks
        pairs = sorted(pairs, key=lambda pair: -_NEAR[nearness(*pair)])
    seen = [
        _surname(name, pairs[place] if place < len(pairs) else None, optional, register)
        for place, name in enumerate(("first_surname", "second_surname"))
    ]
    agree = any(part.level not in (MISSING, "different", "initial") for part in seen)
    order = ("crossed" if crossed else "straight") if agree else MISSING
    return seen[0], seen[1], Seen("order", order, 0.0, "", "")


def _surname(
    name: str, pair: tuple[Word, Word] | None, optional: frozenset[Word], register: Register
) -> Seen:
    if pair is None:
        return Seen(name, MISSING, 0.0, "", "")
    level = nearness(*pair)
    if level == "similar" and not register.slip(pair[0].root, pair[1].root):
        level = "different"
    if level == "different" and not optional.isdisjoint(pair):
        level = MISSING
    rare = register.rarity("surname", pair[0].root) if _NEAR[level] >= 4 else 0.0
    return Seen(name, level, rare, pair[0].plain, pair[1].plain)


def _paired(ours: Words, theirs: Words) -> tuple[list[tuple[Word, Word]], bool]:
    """Return the pairing with the most agreement, straight order before any other, and whether it is another."""
    ours, theirs = ours[:3], theirs[:3]
    straight = list(zip(ours, theirs, strict=False))
    best, found, crossed = sum(_NEAR[nearness(*pair)] for pair in straight), straight, False
    if best >= 4 * len(straight) or max(len(ours), len(theirs)) < 2:
        return found, crossed
    flip = len(ours) > len(theirs)
    short, long = (theirs, ours) if flip else (ours, theirs)
    if len(short) == len(long) == 2:  # by far the most usual
        turned = [(ours[0], theirs[1]), (ours[1], theirs[0])]
        near = _NEAR[nearness(*turned[0])] + _NEAR[nearness(*turned[1])]
        return (turned, True) if near > best else (straight, False)
    for chosen in permutations(long, len(short)):
        pairs = [(b, a) if flip else (a, b) for a, b in zip(short, chosen, strict=True)]
        near = sum(_NEAR[nearness(*pair)] for pair in pairs)
        if near > best:
            best, found, crossed = near, pairs, True
    return found, crossed


def given_names(ours: Words, theirs: Words, register: Register) -> Seen:
    """Compare the given names: any may be left out, shortened, or only an initial."""
    if not ours or not theirs:
        return Seen("given_names", MISSING, 0.0, _said(ours), _said(theirs))
    pairs = [
        (near, pair)
        for near, pair in _matched(ours, theirs)
        if near != "similar" or register.slip(pair[0].root, pair[1].root)
    ]
    level = _given_level(pairs, len(ours), len(theirs))
    rare = 0.0
    if level in ("full", "exact", "phonetic", "variant", "partial"):
        rare = max(
            register.rarity("given", pair[0].root)
            for near, pair in pairs
            if _NEAR[near] >= 4
        )  # fmt: skip
    return Seen("given_names", level, rare, _said(ours), _said(theirs))


def _given_level(pairs: list[tuple[str, tuple[Word, Word]]], ours: int, theirs: int) -> str:
    if not pairs:
        return "different"
    nears = [near for near, _ in pairs]
    worst, best = min(nears, key=_NEAR.__getitem__), max(nears, key=_NEAR.__getitem__)
    if len(pairs) < min(ours, theirs):
        return "some" if _NEAR[best] >= 4 else "different"
    if ours == theirs:
        return "full" if len(pairs) > 1 and _NEAR[worst] >= 4 else worst
    return "partial" if _NEAR[best] >= 4 else best


def _matched(ours: Words, theirs: Words) -> list[tuple[str, tuple[Word, Word]]]:
    """Return the pairs that agree in some way, the nearest taken first, each word once."""
    if len(ours) == len(theirs) == 1:  # by far the most usual
        near = _called(ours[0], theirs[0])
        return [] if near == "different" else [(near, (ours[0], theirs[0]))]
    every = [
        (near, (one, other))
        for one in ours
        for other in theirs
        if (one.named or not _apart(one, other)) and (near := _called(one, other)) != "different"
    ]
    if len(every) > 1:
        every.sort(key=lambda found: (-_NEAR[found[0]], *sorted(part.plain for part in found[1])))
    taken: list[tuple[str, tuple[Word, Word]]] = []
    for near, (one, other) in every:
        if not any(one is pair[0] or other is pair[1] for _, pair in taken):
            taken.append((near, (one, other)))
    return taken


@lru_cache(maxsize=1 << 17)
def _called(one: Word, other: Word) -> str:
    near = nearness(one, other)
    if near in ("similar", "different"):
        bases = BASES.get(one.root)
        if bases and not bases.isdisjoint(BASES.get(other.root, ())):
            return "nickname"
    return near


def _said(words: Words) -> str:
    return " ".join(found.plain for found in words)
