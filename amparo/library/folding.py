"""The form under which text is indexed and searched: no accents, no case, no hyphen at a line's end.

The embedded database folds no accent, so both the text and what is asked of it are folded here, and
each folded character knows where it stands in the original: an excerpt shows the author's own letters.
"""

import re
import unicodedata
from array import array

from amparo.kernel.text import strip_accents
from amparo.library.words import Plain

# A word broken at a line's end is one word; a hyphen within a line is the author's.
_BROKEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010\u2011][ \t]*\r?\n[ \t]*(?=[^\W\d_])")
_QUOTED = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "\u00ad": ""})


def folded(text: str) -> Plain:
    """Return `text` folded character by character; white space becomes spaces, none is squeezed away."""
    dropped = {at for found in _BROKEN.finditer(text) for at in range(*found.span())}
    characters: list[str] = []
    places = array("L")
    for at, character in enumerate(text):
        if at in dropped:
            continue
        for letter in _letters(character):
            characters.append(letter)
            places.append(at)
    return Plain("".join(characters), places)


def asked(words: str) -> str:
    """Return what somebody typed into a search, folded alike; quotation marks and minus signs keep their sense."""
    return folded(" ".join(words.translate(_QUOTED).split())).text


def _letters(character: str) -> str:
    if character.isascii():
        return " " if character < "!" else character.lower()
    if character.isspace() or unicodedata.category(character) in ("Zs", "Cc"):
        return " "
    return strip_accents(strip_accents(character).casefold())
