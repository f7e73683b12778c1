"""Whose act a verb is: the document's own issuer, a body it cites, a State, somebody else."""

import re
from dataclasses import dataclass
from enum import StrEnum

from amparo.reading.frame import Frame
from amparo.reading.grammar import Grammar
from amparo.reading.lexicon.actors import BODIES, OFFICE, STATE_ORGAN


class Voice(StrEnum):
    SELF = "self"
    BODY = "body"
    STATE = "state"
    OTHER = "other"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Speaker:
    """A voice and where its name stands in the sentence, `start == end` when it is not named there."""

    voice: Voice
    start: int = 0
    end: int = 0


_OTHERS = re.compile(
    r"\b(?:the requests?|la solicitud|petitions?|las? peticion(?:es)?|people|families|family|"
    r"relatives|victims?|communit(?:y|ies)|protesters|demonstrators|"
    r"organi[sz]ations?|civil society|journalists?|lawyers?|witnesses|media|press|reports?|"
    r"residents|leaders?|defenders?|sources|he|she|lawmakers|legislators|beneficiar(?:y|ies)|"
    r"petitioners?|applicants?|representatives|companies|company"
    r"|poblacion|familiares|familias?|victimas?|comunidad(?:es)?|manifestantes|organizaciones|"
    r"sociedad civil|periodistas?|abogad[oa]s?|testigos|medios|vecinos|lideres|lideresas|"
    r"defensor(?:es|as)|fuentes|ciudadan[oa]s|solicitantes?|beneficiari[oa]s?|peticionari[oa]s?|"
    r"representantes|empresas?|congresistas?|parte solicitante)\b"
)
_FIRST_PLURAL = re.compile(r"\b(?:nos|[a-z]{2,}(?:amos|emos|imos))\b")


def speaker_of(left: str, cue: str, frame: Frame, grammar: Grammar, previous: Speaker) -> Speaker:
    """Return who performs the cue.

    left      the folded words of the clause before the cue
    cue       the cue's own folded words ("exhortamos" says who speaks)
    previous  the speaker before, for a clause or a pronoun that names nobody
    """
    if grammar.language == "es" and _FIRST_PLURAL.search(cue):
        return Speaker(Voice.SELF)
    named = _named(left, frame, grammar)
    if named is not None:
        return named
    if grammar.pronoun.search(left) or _is_bare(left, grammar):
        return previous
    if grammar.language == "es":
        return (
            Speaker(Voice.SELF)
            if frame.sort != "ngo" or previous.voice is Voice.SELF
            else Speaker(Voice.NOBODY)
        )
    return Speaker(Voice.NOBODY)


def _named(left: str, frame: Frame, grammar: Grammar) -> Speaker | None:
    """The mention nearest to the verb that does not hang from a preposition; failing that, none."""
    found: list[Speaker] = []
    for voice, pattern in (
        (Voice.SELF, frame.self),
        (Voice.SELF, grammar.self_words),
        (Voice.BODY, BODIES),
        (Voice.STATE, STATE_ORGAN),
        (Voice.STATE, OFFICE),
        (Voice.OTHER, _OTHERS),
        *([(Voice.STATE, frame.country.pattern)] if frame.country else []),
    ):
        for match in pattern.finditer(left):
            if any(known.start <= match.start() < known.end for known in found):
                continue
            found.append(Speaker(voice, match.start(), match.end()))
    free = [
        one
        for one in found
        if grammar.preposition.search(left[max(0, one.start - 60) : one.start]) is None
    ]
    if not free:
        return None
    # A subject and what hangs from it ("the Network of organisations"): the issuer is never the latter.
    return max(free, key=lambda one: (one.voice is Voice.SELF, one.start))


def _is_bare(left: str, grammar: Grammar) -> bool:
    """Nothing but adverbs, auxiliaries and connectives."""
    words = grammar.opening.sub("", left.strip(" ,;"))
    rest = re.sub(
        (
            r"\b(?:and|but|also|has|have|had|is|are|was|again|once|more|further|[a-z]+ly|y|e|pero|tambien|"
            r"asimismo|ha|han|hemos|se|nos|le|les|lo|los|la|las|[a-z]+mente|por|ello|would|like|to|wishes|"
            r"desea|quiere|it|further)\b|[ ,;]"
        ),
        "",
        words,
    )
    return not rest
