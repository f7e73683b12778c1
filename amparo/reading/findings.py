"""Assertions of fact: harm done, acts of power, omissions; mere description and others' words are left."""

import re

from amparo.reading.addressees import tidy
from amparo.reading.drafts import Draft, Place, Sentence
from amparo.reading.lexicon import facts
from amparo.reading.lexicon.actors import STATE_ORGAN
from amparo.reading.proposal import Kind
from amparo.reading.quoting import is_quotation

_ENOUGH = 2
_SHORTEST = 24
# What would come of something else is no fact, unless that is a norm under way.
_IF = re.compile(
    r"(?:if|unless|si|de no|en caso de) (?![^,]{0,80}(?:adopt|approv|pass|enact|aprob|promulg))"
)


def asserted(sentence: Sentence, start: int, end: int, place: Place) -> list[Draft]:
    """Return the finding a clause makes, when its words weigh enough."""
    words = sentence.folded[start:end]
    if len(words) < _SHORTEST or words.rstrip().endswith(("?", ":")) or is_others(sentence, place):
        return []
    if weight(words) < _ENOUGH or _IF.match(words):
        return []
    organ = organ_in(sentence, start, end, place)
    to = organ or carried(sentence, start, place) or place.state
    place.addressees = to
    return [
        Draft(sentence.start + begun, sentence.start + stopped, Kind.FINDING, to, None, "asserted")
        for begun, stopped in _parts(sentence.folded, start, end)
    ]


_INCLUDING = re.compile(
    r",? (?:including|such as|incluyendo|entre ell[ao]s) (?=[a-z]+(?:ing|ando|iendo) )"
)
_NEXT = re.compile(r",? (?:and |y )?(?=[a-z]+(?:ing|ando|iendo) )")


def _parts(words: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut "did X, including doing A, doing B and doing C": each deed stands alone."""
    opening = _INCLUDING.search(words, start, end)
    if opening is None:
        return [(start, end)]
    nexts = [match for match in _NEXT.finditer(words, opening.end(), end) if len(match.group()) > 1]
    if not nexts:
        return [(start, end)]
    cuts = [opening.end(), *(match.end() for match in nexts)]
    ends = [*(match.start() for match in nexts), end]
    return [(start, opening.start()), *zip(cuts, ends, strict=True)]


def weight(words: str) -> int:
    """Return how much the folded words assert: harm and acts of power count, mere description discounts."""
    total = min(2, sum(1 for _ in facts.HARM.finditer(words)))
    total += facts.GRAVE.search(words) is not None
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
    """Return the first organ of power that acts in the clause, as the text names it."""
    for match in STATE_ORGAN.finditer(sentence.folded, start, end):
        if _ASIDE.search(sentence.folded, max(start, match.start() - 240), match.start()):
            continue
        named = _name_around(sentence, match.start(), match.end())
        tidied = tidy(named, place.frame, place.grammar)
        if tidied:
            return (tidied,)
    return ()


# Where something happens, whom it is against, what is only one of many.
_ASIDE = re.compile(
    r"\b(?:at|in|to|against|before|with|for|as|including|en|ante|contra|con|como|entre|among|between) "
    r"(?:the |la |el |los |las |a |its )?(?:[a-z]+ )?$|\bsuch as [^;:]{0,220}$"
)
_ANAPHORA = re.compile(
    r"(?:(?:on|in|since|el|en|desde) [^,]{3,40}, (?=(?:it|they|est[aeo]) ))?(?:this|these|such|"
    r"those|it|they|said|with this|est[aeo]s?|dich[oa]s?|tales?|ello|esto|con ello)\b"
)


def carried(sentence: Sentence, start: int, place: Place) -> tuple[str, ...]:
    """Return whom the sentence before spoke of, when this one points back: "This law..."."""
    opening = place.grammar.opening.match(sentence.folded, start)
    if _ANAPHORA.match(sentence.folded, opening.end() if opening else start):
        return place.addressees
    return ()


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
