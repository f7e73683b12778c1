"""Quoted words: whose they are, and hiding those that are nobody's claim here."""

import re

from amparo.reading.frame import Frame

_QUOTED = re.compile(r'"[^"]{1,1200}(?:"|$)')
_SAYS = re.compile(
    r"\b(?:said|says|told|stated|declared|according to|claimed|argued|alleged|added|announced|"
    r"dijo|senalo|afirmo|declaro|manifesto|sostuvo|expreso|indico|segun|aseguro|anadio|aseguraron|"
    r"indicaron|dijeron|senalaron|agrego|explico)\b"
)
_SOMEBODY = re.compile(
    r"\b(?:el|la|mr|ms|director|minister|president|ministr[oa]|congresista|he|she|an?|her|his|one|un|una|su)\b"
)
_HIDDEN = "\x00"


def without_quotes(sentence: str, frame: Frame) -> str:
    """Return the folded sentence, of the same length, with quoted words hidden unless the issuer says them."""
    if '"' not in sentence:
        return sentence
    outside = _QUOTED.sub(_hide, sentence)
    if _is_issuers(outside, sentence, frame):
        return sentence.replace('"', " ")
    return outside


def is_quotation(sentence: str) -> bool:
    """Whether most of the folded sentence is inside quotation marks."""
    inside = sum(match.end() - match.start() for match in _QUOTED.finditer(sentence))
    return inside > 0.6 * len(sentence) or (sentence.startswith('"') and sentence.count('"') == 1)


def _is_issuers(outside: str, sentence: str, frame: Frame) -> bool:
    says = _SAYS.search(outside)
    if says is None:
        return is_quotation(sentence) and frame.sort in {"ngo", "un"}
    if says.group() == "told":  # to somebody, the issuer perhaps
        return False
    named = _SOMEBODY.search(outside, says.start())
    return frame.self.search(outside) is not None or (frame.sort == "un" and named is None)


def _hide(match: re.Match[str]) -> str:
    return '"' + _HIDDEN * (len(match.group()) - 2) + '"'
