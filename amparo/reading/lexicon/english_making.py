"""How the English tables of what is done with words are made: forms of verbs, turns of phrase, fragments."""

import re

from amparo.reading.lexicon.shape import Cue, Role, either, words
from amparo.reading.proposal import Kind

_DOUBLED = words("commit compel")


def forms(verb: str) -> list[str]:
    """Return base, third person, past and gerund of a regular verb."""
    if verb.endswith("e"):
        stem, past = verb[:-1], verb + "d"
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        return [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    else:
        stem = verb + verb[-1] if verb in _DOUBLED else verb
        past = stem + "ed"
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return [verb, third, past, stem + "ing"]


_NOMINAL = words(
    """
    request requests order orders demand demands call calls appeal appeals press value values praise
    petition petitions note notes report reports state states find finds concern concerns commit pledge
    pledges rule rules document documents record records stress highlight highlights command commands
    conclude welcome regret regrets protest protests hope express direct mandate mandates instruct
    encourage claim claims warrant hold holds view views advise offer offers ask fear fears object
    objects rejects
    """
)
HEDGE = r"(?:[a-z'-]+ly |also |again |once more |deep |grave |great |strong |serious |utmost |firm |full )"
_WHEN = (
    r"(?:in|since|by|back in) (?:(?:early|late|mid) )?(?:[a-z]+ )?\d{4}|on (?:\d{1,2} [a-z]+|"
    r"[a-z]+ \d{1,2})(?:,? \d{4})?|(?:last|this) (?:year|month|week)|(?:[a-z]+|\d+) (?:days|weeks|months|years) ago|"
    r"yesterday|today"
)
# What may stand between a verb and what it governs: how, when, again; or an aside between commas.
INSIDE = (
    rf"(?:,? (?:[a-z]+ly|again|once (?:more|again)|in (?:writing|public)|{_WHEN})\b(?:,(?= ))?"
    r"|,[^,;.:]{1,70},){0,3}"
)
OWN = r"(?:(?:its|our|their|his|her|my|the) )"
ADJ = r"(?:[a-z-]+(?:,| and|,? and)? ){0,4}?"


def verb(kind: Kind, role: Role, *verbs: str, after: str = "", irregular: str = "") -> Cue:
    known = [form for verb in verbs for form in forms(verb)] + irregular.split()
    pattern = re.compile(rf"\b{either(known)}\b{after}")
    anchors = tuple(sorted({form[:4] for form in known}))
    return Cue(f"{role}_{verbs[0] if verbs else known[0]}", kind, role, pattern, anchors, _NOMINAL)


def turn(reason: str, kind: Kind, role: Role, pattern: str, *anchors: str) -> Cue:
    return Cue(reason, kind, role, re.compile(pattern), anchors)
