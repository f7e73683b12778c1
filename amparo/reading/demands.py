"""Demands said as a noun: "their demands for justice, reparations and new elections" are three."""

import re

from amparo.reading.drafts import Draft, Place, Sentence
from amparo.reading.proposal import Kind

_SHARED = re.compile(
    r"\b(?:solidarity|support|supports?|endorse[sd]?|shares?|joins?|echo(?:es)?|back(?:s|ing)?|"
    r"amplif(?:y|ies)|stands? with|adheres?|their (?:[a-z]+ )?demands|our (?:[a-z]+ )?demands"
    r"|solidari\w+|respald\w+|apoy\w+|compart\w+|sum(?:a|amos|an)|adher\w+|nuestras? (?:demandas|"
    r"exigencias)|hacemos nuestr\w+)\b"
)
_NOUN = re.compile(
    r"\b(?:demands?|claims|calls|petitions|struggle|demandas?|exigencias?|reclamos?|"
    r"reivindicaciones|lucha) (?:(?:of|by|de) [a-z ]{2,40}? )?(?:for|de|por) (?=[a-z])"
)
_ADJECTIVES = re.compile(
    r"(?:(?:[a-z]+(?:al|ent|ous|ate|ic|ive|ful) and )?[a-z]+(?:al|ent|ous|ate|ic|ive|ful|ed) )?$"
)
_STOP = re.compile(r"[;.:]|, (?:which|who|whose|que |as the|while)|(?<=[a-z]) (?:which|who)\b")
_SPLIT = re.compile(
    r",? as well as (?:for )?|,? asi como (?:por |de )?|, (?:and |y |e )?(?:for |por |de )?|,? (?:and|y|e) for "
)
_LONGEST = 420


def nominal_demands(sentence: Sentence, place: Place) -> list[Draft]:
    """Return one demand for each thing demanded, when the issuer makes the demand its own."""
    if not _SHARED.search(sentence.folded):
        return []
    found: list[Draft] = []
    for match in _NOUN.finditer(sentence.folded):
        if found and match.start() < found[-1].end - sentence.start:
            continue
        stop = _STOP.search(sentence.folded, match.end(), match.end() + _LONGEST)
        end = stop.start() if stop else min(len(sentence.folded), match.end() + _LONGEST)
        things = _things(sentence.folded, match.end(), end)
        noun = _ADJECTIVES.search(sentence.folded, 0, match.start())
        # "their urgent demands for justice" is the first.
        things[0] = (noun.start() if noun else match.start(), things[0][1])
        start = sentence.start
        for begun, stopped in things:
            found.append(
                Draft(start + begun, start + stopped, Kind.DEMAND, place.state, None, "demand_noun")
            )
    return found


def _things(words: str, start: int, end: int) -> list[tuple[int, int]]:
    cuts, at = [], start
    for match in _SPLIT.finditer(words, start, end):
        cuts.append((at, match.start()))
        at = match.end()
    cuts.append((at, end))
    return [cuts[0], *((begun, stopped) for begun, stopped in cuts[1:] if stopped - begun > 4)]
