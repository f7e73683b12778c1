"""Assertions of fact: harm done, acts of power, omissions; mere description and others' words are left."""

import re

from amparo.reading.addressees import tidy
from amparo.reading.drafts import Draft, Place, Sentence
from amparo.reading.lexicon import facts
from amparo.reading.lexicon.actors import STATE_ORGAN
from amparo.reading.proposal import Kind
from amparo.reading.quoting import is_quotation

_ENOUGH = 3
_SHORTEST = 30


def asserted(sentence: Sentence, start: int, end: int, place: Place) -> list[Draft]:
    """Return the finding a clause makes, when its words weigh enough."""
    words = sentence.folded[start:end]
    if len(words) < _SHORTEST or words.rstrip().endswith("?") or is_others(sentence, place):
        return []
    if weight(words) < _ENOUGH:
        return []
    to = organ_in(sentence, start, end, place) or place.state
    return [Draft(sentence.start + start, sentence.start + end, Kind.FINDING, to, None, "asserted")]


def weight(words: str) -> int:
    """Return how much the folded words assert: harm and acts of power count, mere description discounts."""
    total = min(2, sum(1 for _ in facts.HARM.finditer(words)))
    total += facts.ACTED.search(words) is not None
    total += facts.NORM.search(words) is not None
    total += STATE_ORGAN.search(words) is not None
    total += facts.PARTICULAR.search(words) is not None
    total -= 2 * (facts.DESCRIPTION.search(words) is not None)
    total -= 3 * (facts.PROCEDURE.search(words) is not None)
    total -= facts.REPORTED.search(words) is not None
    return total


def is_others(sentence: Sentence, place: Place) -> bool:
    """Whether the words are somebody else's: quoted, or told as said by another."""
    return is_quotation(sentence.folded) and "\x00" in sentence.folded


def organ_in(sentence: Sentence, start: int, end: int, place: Place) -> tuple[str, ...]:
    """Return the first organ of power named in the clause, as the text names it."""
    match = STATE_ORGAN.search(sentence.folded, start, end)
    if match is None:
        return ()
    name = _name_around(sentence, match.start(), match.end())
    tidied = tidy(name, place.frame, place.grammar)
    return (tidied,) if tidied else ()


def _name_around(sentence: Sentence, start: int, end: int) -> str:
    """Widen an organ's head to its name: adjectives of place before it, "of Peru" after it."""
    shown, folded = sentence.shown, sentence.folded
    before = shown.rfind(" ", 0, max(0, start - 1)) + 1
    if (
        start > 1
        and shown[before : before + 1].isupper()
        and folded[before:start].strip().isalpha()
    ):
        start = before
    tail = _TAIL.match(shown, end)
    return shown[start : tail.end() if tail else end]


_TAIL = re.compile(
    r"(?:'s [Oo]ffice)?(?:(?: (?:of|de|del) (?:the |la |el |los |las "
    r")?[A-Z\u00c0-\u00dd][\w'-]+)+| (?:peruano|peruana|[a-z]+an[oa])\b| "
    r"[A-Z\u00c0-\u00dd][\w-]+(?: [A-Z\u00c0-\u00dd][\w-]+)*)?"
)
