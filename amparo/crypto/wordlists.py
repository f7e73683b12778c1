"""The 2,048-word lists of receipts, and how a typed word finds its place in one.

The lists are those of BIP 39 as the `mnemonic` package carries them: unique by their first four
letters once accents are gone.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

WORDS = 2048
PREFIX_LETTERS = 4
LISTS = MappingProxyType({"es": "spanish", "en": "english"})
_ACUTE = "\u0301"


@dataclass(frozen=True, slots=True)
class WordList:
    """One language's words, and the number of each, 0 to 2047."""

    words: tuple[str, ...]
    exact: MappingProxyType[str, int]
    prefixes: MappingProxyType[str, int]

    def number(self, plain: str) -> int | None:
        """Return the number of a typed word already made `plain`, or None.

        The whole word, or any beginning of it with four letters or more.
        """
        if plain in self.exact:
            return self.exact[plain]
        number = self.prefixes.get(plain[:PREFIX_LETTERS])
        if number is None or len(plain) < PREFIX_LETTERS:
            return None
        return number if make_plain(self.words[number]).startswith(plain) else None


def make_plain(text: str) -> str:
    """Return `text` in lower case, without any accent, tilde or compatibility form."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@lru_cache(maxsize=len(LISTS))
def word_list(language: str) -> WordList:
    """Return the list of `language`, a key of LISTS; read once from the installed package."""
    source = files("mnemonic") / "wordlist" / f"{LISTS[language]}.txt"
    words = tuple(_shown(word) for word in source.read_text(encoding="utf-8").split())
    exact = {make_plain(word): number for number, word in enumerate(words)}
    prefixes = {plain[:PREFIX_LETTERS]: number for plain, number in exact.items()}
    if not len(words) == len(exact) == len(prefixes) == WORDS:
        raise ValueError(f"the {LISTS[language]} word list is not one of 2,048 distinct words")
    return WordList(words, MappingProxyType(exact), MappingProxyType(prefixes))


def _shown(word: str) -> str:
    # Without written accents, easier to copy by hand; ñ stays, being a letter and not an accent.
    bare = unicodedata.normalize("NFD", word).replace(_ACUTE, "")
    return unicodedata.normalize("NFC", bare)
