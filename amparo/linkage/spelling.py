"""How a written name sounds: Spanish as spoken in Peru, and Quechua, Aymara and Arawak names however spelt.

Two keys of a word, from near to far. `sound` unites what a Spanish speaker cannot hear apart (b/v, c/s/z, ll/y, g/j,
mute h, qu/k, hu/gu/w). `root` also unites the spellings by which names of three-vowel languages reached the registers
(e/i, o/u; q/k/cc; nd/nt, mb/mp, ng/nk; b/w; ejectives and aspirates), and j/y at the start of given names.
"""

import re
from functools import lru_cache

from amparo.kernel.text import fold

_APOSTROPHES = re.compile(r"['’ʼ`´]")
_NOT_LETTERS = re.compile(r"[^a-z]+")


def _rules(*pairs: tuple[str, str]) -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(pattern), into) for pattern, into in pairs]


# In this order: digraphs before their letters. S stands for the ch of Spanish, so that a lone h is mute.
_SOUND = _rules(
    (r"(.)\1{2,}", r"\1\1"),
    (r"g[uw](?=[ao])|gw", "w"),
    (r"hu(?=[aeio])|^u(?=[aeio])|hw", "w"),
    (r"gu(?=[ei])", "G"),
    (r"c?chh?", "S"),
    (r"t[sz]h?", "S"),
    (r"^ph", "p"),
    (r"ph", "f"),
    (r"sh", "s"),
    (r"[ckq]?qu(?=[eiy])|ck|cqu?|cc|[kq]+h?", "k"),
    (r"th", "t"),
    (r"jh?|g(?=[eiy])|^x(?=[aeiou])|x(?=i[ao])", "j"),
    (r"sc(?=[ei])|c(?=[eiy])|z|x", "s"),
    (r"c", "k"),
    (r"h", ""),
    (r"G", "g"),
    (r"ll(?=[aeiou])", "y"),
    (r"v", "b"),
    (r"y(?![aeiou])|(?<=[bdfgjklmnprst])y", "i"),
    (r"(?<=[aeiou])w(?![aeiou])", "u"),
    (r"n(?=[pb])", "m"),
    (r"(.)\1+", r"\1"),
)
_ROOT = _rules(
    (r"e", "i"),
    (r"o", "u"),
    (r"(?<=n)d", "t"),
    (r"(?<=m)b", "p"),
    (r"(?<=n)g", "k"),
    (r"b", "w"),
    (r"j(?=[bdfglmnprst])", "k"),
    (r"^ji(?=[aiu])|^j", "y"),
    (r"(.)\1+", r"\1"),
)
_FUSED = re.compile(
    r"^(?:dela(?=[bcdfgjlmprstvz]\w{3})|del(?=(?:aguila|carpio|castillo|mar|pino|pozo|rio|solar|valle)$))"
)


def plain(word: str) -> str:
    """Return a word as the letters a to z only; a fused particle (Delacruz) is taken off."""
    word = _APOSTROPHES.sub("", word).replace("ü", "w").replace("Ü", "w")
    return _FUSED.sub("", _NOT_LETTERS.sub("", fold(word)))


@lru_cache(maxsize=1 << 17)
def sound(word: str) -> str:
    """Return how a plain word is heard by a Spanish speaker; "" for no letters."""
    for pattern, into in _SOUND:
        word = pattern.sub(into, word)
    return word


@lru_cache(maxsize=1 << 17)
def root(word: str) -> str:
    """Return the form under which the spellings of one name meet; coarser than `sound`."""
    heard = sound(word)
    for pattern, into in _ROOT:
        heard = pattern.sub(into, heard)
    return heard
