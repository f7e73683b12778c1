"""The lexicon of one language as the rules use it."""

import re
from dataclasses import dataclass

from amparo.reading.lexicon import (
    actors,
    english,
    english_asking,
    english_holding,
    english_valuing,
    spanish,
    spanish_asking,
    spanish_holding,
    spanish_valuing,
)
from amparo.reading.lexicon.shape import Cue


@dataclass(frozen=True)
class Grammar:
    """Patterns over folded text; see the lexicon's modules for what each one holds."""

    language: str
    cues: tuple[Cue, ...]
    ought: re.Pattern[str]
    normative: re.Pattern[str]
    infinitive_before: re.Pattern[str]
    wish_before: re.Pattern[str]
    not_a_verb_before: re.Pattern[str]
    negated_before: re.Pattern[str]
    passive_before: re.Pattern[str]
    relative_before: re.Pattern[str]
    boundary: re.Pattern[str]
    self_words: re.Pattern[str]
    pronoun: re.Pattern[str]
    opening: re.Pattern[str]
    to_whom: re.Pattern[str]
    takes_object: re.Pattern[str]
    slogan: re.Pattern[str]
    head: re.Pattern[str]
    preposition: re.Pattern[str]


_EN_PREPOSITION = re.compile(
    r"\b(?:of|for|by|in|to|with|from|on|at|against|between|among|under|about|before|towards?|"
    r"including|like|into|through|within|over|as)(?: (?:the|a|an|this|its|their|both|all))?(?: "
    r"[a-z'-]+){0,2} ?$"
)
_ES_PREPOSITION = re.compile(
    r"\b(?:del?|por|para|en|al?|con|sobre|ante|contra|entre|desde|hasta|segun|bajo|mediante|hacia|"
    r"como|incluid[oa]s?)(?: (?:la|el|los|las|su|sus|un|una|este|esta))?(?: [a-z'-]+){0,2} ?$"
)


_CUES = {
    "en": english_asking.CUES + english_valuing.CUES + english_holding.CUES,
    "es": spanish_asking.CUES + spanish_valuing.CUES + spanish_holding.CUES,
}


def _grammar(language: str) -> Grammar:
    table = english if language == "en" else spanish
    return Grammar(
        language=language,
        cues=_CUES[language],
        ought=table.OUGHT,
        normative=table.NORMATIVE,
        infinitive_before=table.INFINITIVE_BEFORE,
        wish_before=table.WISH_BEFORE,
        not_a_verb_before=table.NOT_A_VERB_BEFORE,
        negated_before=table.NEGATED_BEFORE,
        passive_before=table.PASSIVE_BEFORE,
        relative_before=table.RELATIVE_BEFORE,
        boundary=table.BOUNDARY,
        self_words=table.SELF,
        pronoun=table.PRONOUN,
        opening=table.OPENING,
        to_whom=table.TO_WHOM,
        takes_object=table.TAKES_OBJECT,
        slogan=table.SLOGAN,
        head=actors.HEAD_EN if language == "en" else actors.HEAD_ES,
        preposition=_EN_PREPOSITION if language == "en" else _ES_PREPOSITION,
    )


GRAMMARS = {"en": _grammar("en"), "es": _grammar("es")}
