"""Which of the two languages a text is in, by the small words no sentence does without."""

import re

from amparo.reading.lexicon.shape import words

_ENGLISH = words(
    "the of and to in that is for on with as by it this are was be have has from at an not which "
    "their its were or been must should who"
)
_SPANISH = words(
    "de la que el en y los las del se por con una para un su al lo como mas sus le ha o este "
    "esta son entre sobre fue han desde no es ante"
)
_WORD = re.compile(r"[a-z]+")
_ENOUGH = 4000


def language_of(text: str) -> str:
    """Return "es" or "en"; a text that shows neither is taken for Spanish."""
    return _of_folded(text[:60_000].lower())


def of_folded(folded: str, otherwise: str) -> str:
    """Return the language of a folded stretch, or `otherwise` when it is too short to tell."""
    english, spanish = _counts(folded)
    if english + spanish < 8 or max(english, spanish) < 3 * min(english, spanish):
        return otherwise
    return "en" if english > spanish else "es"


def _of_folded(folded: str) -> str:
    english, spanish = _counts(folded)
    return "en" if english > spanish else "es"


def _counts(folded: str) -> tuple[int, int]:
    english = spanish = 0
    for seen, match in enumerate(_WORD.finditer(folded)):
        if seen > _ENOUGH:
            break
        english += match.group() in _ENGLISH
        spanish += match.group() in _SPANISH
    return english, spanish
