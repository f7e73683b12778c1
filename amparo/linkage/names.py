"""A written name taken apart: words, what joins them, whose they are."""

import re
from dataclasses import dataclass
from functools import lru_cache

from amparo.kernel.text import fold
from amparo.linkage import lexicon
from amparo.linkage.spelling import plain, root, sound

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`´][^\W\d_]+)*", re.UNICODE)
_CALLS = sorted(
    ((words.split(), kind) for kind, all_ in lexicon.COLLECTIVES.items() for words in all_),
    key=lambda called: -len(called[0]),
)


_FIRST = frozenset(called[0][0] for called in _CALLS)
_AROUND = ' ",'
_folded = lru_cache(maxsize=1 << 16)(fold)


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """One word of a name: as letters, as heard, and the form under which its spellings meet; equal by identity.

    first, last  letters of its root
    named        whether it has short forms, or is one
    """

    plain: str
    sound: str
    root: str
    initial: bool
    first: str
    last: str
    named: bool


@dataclass(frozen=True, slots=True)
class Name:
    """A written name. `surnames_end` is how many words before a comma are surnames; `married` are indices of words
    that follow a lone "de" and may be left out; `kind` is the kind of a collective, "" for a person.
    """

    written: str
    words: tuple[Word, ...]
    surnames_end: int = 0
    married: frozenset[int] = frozenset()
    kind: str = ""


@lru_cache(maxsize=1 << 17)
def word(raw: str) -> Word:
    """Return the word behind one written word; its letters may be none."""
    letters = plain(raw)
    found = root(letters)
    named = found in _named()
    return Word(letters, sound(letters), found, len(letters) == 1, found[:1], found[-1:], named)


@lru_cache(maxsize=1)
def _named() -> frozenset[str]:
    return frozenset(root(plain(raw)) for raw in lexicon.NICKNAMES.split())


@lru_cache(maxsize=1 << 12)
def parse(written: str) -> Name:
    """Take a name apart. Never fails: a name without letters has no words."""
    called, rest = _collective(written)
    if called:
        raws = (raw for raw in rest if raw not in lexicon.PARTICLES)
        return Name(
            written, tuple(found for raw in raws if (found := word(raw)).plain), kind=called
        )
    before, comma, after = written.partition(",")
    words, married = _person(_WORD.findall(before))
    if not comma:
        return Name(written, words, 0, married)
    given, _ = _person(_WORD.findall(after))
    return Name(written, words + given, len(words) if given else 0, married)


def initials(written: str) -> str:
    """Return the first letters of every word but particles: "Red de Mujeres" gives "rm"."""
    folded = (fold(raw) for raw in _WORD.findall(written))
    return "".join(raw[0] for raw in folded if raw not in lexicon.PARTICLES)


def _collective(written: str) -> tuple[str, list[str]]:
    first = _folded(written.replace(".", " ").strip(_AROUND).partition(" ")[0])
    if first not in _FIRST:
        return "", []
    raws = fold(written).replace(".", " ").replace(",", " ").replace('"', " ").split()
    for words, kind in _CALLS:
        if raws[: len(words)] == words and len(raws) > len(words):
            return kind, raws[len(words) :]
    return "", []


def _person(raws: list[str]) -> tuple[tuple[Word, ...], frozenset[int]]:
    words: list[Word] = []
    married: set[int] = set()
    folded = [_folded(raw) for raw in raws]
    for place, raw in enumerate(raws):
        if folded[place] in lexicon.PARTICLES or _title(folded, place):
            continue
        found = word(raw)
        if not found.plain:
            continue
        if place and len(words) >= 2 and _marries(folded, place):
            married.add(len(words))
        words.append(found)
    return tuple(words), frozenset(married)


def _title(folded: list[str], place: int) -> bool:
    """Whether a word says how somebody is addressed; a lone v is that only before "de"."""
    raw = folded[place]
    if raw == "v":
        return folded[place + 1 : place + 2] == ["de"]
    return raw in lexicon.CALLED or raw in lexicon.WIDOWED


def _marries(folded: list[str], place: int) -> bool:
    """Whether a lone "de" stands before the word; "de la" and "del" belong to a surname."""
    return folded[place - 1] in lexicon.MARRIED
