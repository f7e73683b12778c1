"""Finding the turns of phrase that make claims in a sentence, and who performs each."""

import re
from dataclasses import dataclass

from amparo.reading.frame import Frame
from amparo.reading.grammar import Grammar
from amparo.reading.lexicon.shape import Cue, Role
from amparo.reading.proposal import Kind
from amparo.reading.speakers import Speaker, Voice, speaker_of

_REACH = 260
_MOST = 24  # no sentence that a person wrote performs more


@dataclass(frozen=True, slots=True)
class Act:
    """A cue performed in a sentence; places are in the sentence's folded words.

    start, end     the cue itself
    clause         where its clause begins
    is_governed    it stands under another verb ("urges the State to recommend"), so it is nobody's act here
    """

    cue: Cue
    start: int
    end: int
    clause: int
    speaker: Speaker
    is_embedded: bool
    is_negated: bool
    to_you: bool = False


def acts_in(
    sentence: str, shown: str, frame: Frame, grammar: Grammar, previous: Speaker
) -> list[Act]:
    """Return the acts of the folded `sentence` in order; overlapping cues leave the longest."""
    hits = _hits(sentence, grammar)
    acts: list[Act] = []
    speaker = previous
    for start, end, cue in hits:
        if _is_noun(sentence, shown, start, end, cue, grammar):
            continue
        clause = _clause_start(sentence, start, acts, grammar)
        left = sentence[clause:start]
        if _is_bare_infinitive(sentence, start, cue, grammar):
            continue
        if (
            cue.role is not Role.VIEW
            and grammar.passive_before.search(left[-40:])
            and sentence[start:end].endswith(("ed", "do", "da", "dos", "das"))
        ):
            continue
        if grammar.language == "es" and _is_participle(sentence, start, end):
            continue
        who = speaker_of(left, sentence[start:end], frame, grammar, speaker)
        embedded = (
            grammar.relative_before.search(left) is not None
            and _ANNOUNCES.search(left) is None
            and not (start < _SHORT and _WE_DECLARE.match(sentence, 0))
        )
        negated = grammar.negated_before.search(left) is not None
        you = _YOU.match(sentence, end) is not None
        acts.append(Act(cue, start, end, clause, who, embedded, negated, you))
        if not embedded and who.voice is not Voice.NOBODY:
            speaker = Speaker(who.voice, who.start + clause, who.end + clause) if who.end else who
    return acts


def _hits(sentence: str, grammar: Grammar) -> list[tuple[int, int, Cue]]:
    hits: list[tuple[int, int, Cue]] = []
    for cue in grammar.cues:
        if any(anchor in sentence for anchor in cue.anchors):
            hits.extend(
                (match.start(), match.end(), cue) for match in cue.pattern.finditer(sentence)
            )
    hits.sort(key=lambda hit: (hit[0], -hit[1]))
    kept: list[tuple[int, int, Cue]] = []
    for hit in hits:
        if len(kept) < _MOST and (not kept or hit[0] >= kept[-1][1]):
            kept.append(hit)
    return kept


def _is_noun(sentence: str, shown: str, start: int, end: int, cue: Cue, grammar: Grammar) -> bool:
    word = sentence[start:end].split(" ", 1)[0]
    if word not in cue.nominal:
        return False
    if shown[start].isupper() and start > 1:
        return True
    if grammar.takes_object.match(sentence, end) is None:
        return True
    before = sentence[max(0, start - 60) : start]
    last = _LAST_WORD.search(shown, max(0, start - 40), start)
    if last and last.group()[0].isupper() and start > len(last.group()) + 1:
        return False  # a name, whatever its last word looks like
    if (
        grammar.language == "en"
        and word.startswith(("demand", "call", "claim"))
        and sentence.startswith(" for", end)
    ):
        return last is None or last.group().lower() not in _SUBJECTS
    return grammar.not_a_verb_before.search(before) is not None


_YOU = re.compile(r" (?:you|your (?:government|excellency)|usted(?:es)?)\b")
_ANNOUNCES = re.compile(
    r"\b(?:anunci[oa]n?|anunciaron|announce[sd]?|said|informo|reitero|afirmo|manifesto|senalo|"
    r"assured) (?:que|that) $"
)
# A declaration's own paragraph: "Que rechazamos la ley", "Que nos preocupa el desalojo".
_WE_DECLARE = re.compile(r"que,? (?:nos |[a-z]{2,}(?:amos|emos|imos)\b)")
_SHORT = 12
_LAST_WORD = re.compile(r"[^\W\d_][\w'-]*(?= $)")
_SUBJECTS = frozenset(
    {
        "we",
        "they",
        "it",
        "also",
        "therefore",
        "organization",
        "organizations",
        "organisations",
        "commission",
        "and",
    }
)


def _is_participle(sentence: str, start: int, end: int) -> bool:
    """ "celebradas los dias 25 y 26" celebrates nothing; "ha celebrado" does."""
    word = sentence[start:end].split(" ", 1)[0]
    if not word.endswith(_PARTICIPLES):
        return False
    return _PERFECT.search(sentence, max(0, start - 24), start) is None


_PARTICIPLES = ("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas", "uesto", "uesta")
_PERFECT = re.compile(
    r"\b(?:ha|han|hemos|habia|habian|haya|hayan|he)(?: [a-z]+mente| tambien| ya)? $"
)


def _is_bare_infinitive(sentence: str, start: int, cue: Cue, grammar: Grammar) -> bool:
    before = sentence[max(0, start - 80) : start]
    if grammar.infinitive_before.search(before) is None:
        return False
    if (
        cue.role is Role.VIEW
        and cue.kind is Kind.REPUDIATION
        and _WE.search(sentence[max(0, start - 160) : start])
    ):
        return False  # "we came together to reject"
    return grammar.wish_before.search(before) is None


_WE = re.compile(r"\bwe (?!call|urge|ask|request)|\bnos (?:unimos|sumamos|reunimos)")


def _clause_start(sentence: str, start: int, acts: list[Act], grammar: Grammar) -> int:
    """The end of the cue before, or of the last boundary after it."""
    floor = acts[-1].end if acts else 0
    if not acts:
        semicolon = sentence.rfind("; ", max(0, start - _REACH * 4), start)
        return max(0, semicolon + 2 if semicolon >= 0 else 0)
    last = owned = floor
    for match in grammar.boundary.finditer(sentence, max(floor, start - _REACH), start):
        names_us = grammar.self_words.search(sentence, match.end(), start) is not None
        if match.group() != "," or _opens_a_clause(sentence, match.end(), start, grammar):
            last = match.end()
            owned = last if names_us else owned
    return owned if owned > floor else last


def _opens_a_clause(sentence: str, after: int, start: int, grammar: Grammar) -> bool:
    between = sentence[after:start].strip()
    return len(between) < 60 and (grammar.self_words.search(between) is not None or not between)
