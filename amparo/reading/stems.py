"""Items that only say how, where or when a stem is to be done: with it they make one claim, without it none."""

import re

from amparo.reading.lexicon.actions import IMPERATIVES, opens_with_an_act
from amparo.reading.lexicon.subjunctive import is_subjunctive
from amparo.reading.lists import Unit
from amparo.reading.view import View

_SAYS_HOW = re.compile(
    r"(?:con|en|mediante|sin|por|a traves de|bajo|dentro de|desde|ante|antes de|despues de|durante|"
    r"conforme a|segun|de (?:manera|forma|modo|acuerdo con)|[a-z]{3,}(?:ando|iendo)"
    r"|with|without|in|within|by|through|under|before|after|during|from|at|on|using|via)\b"
)
# An act of its own after the phrase: "En coordinacion con los pueblos, aprobar...".
_ACTS_TOO = re.compile(
    r"(?<!\ba)(?<!\bde)(?<!para)(?<!\bsin)(?<!\bpor)(?<!\bal)(?<!\by)(?<!\bo) [a-z]{3,}[aei]r(?:se|l[aeo]s?)?\b"
)
_AFTER_COMMA = re.compile(r", (?:to |also |[a-z]+ly )?([a-z-]+)")
_BINDS = re.compile(r"\b(?:to|must|should|shall|that|que|a|debe[nr]?|debera[n]?)\b")
_TOKEN = re.compile(r"[a-z]{3,}")
_LONGEST = 200


def joined(view: View, units: list[Unit]) -> list[Unit]:
    """Return the units with every stem whose items only say how made one with them; linear in the units."""
    gone: set[int] = set()
    for unit in reversed(units):
        if unit.items and not unit.is_heading and _is_stem(view, unit):
            gone.update(id(item) for item in unit.items)
            unit.sentences[-1] = (unit.sentences[-1][0], unit.items[-1].end)
            unit.items = []
    return [unit for unit in units if id(unit) not in gone]


def _is_stem(view: View, unit: Unit) -> bool:
    start, end = unit.sentences[-1]
    return all(_says_how(view, item) for item in unit.items) and _has_an_act(
        view.folded[max(start, end - 4 * _LONGEST) : end]
    )


def _says_how(view: View, item: Unit) -> bool:
    words = view.folded[item.start : item.end]
    if item.items or len(item.sentences) > 1 or len(words) > _LONGEST or words.endswith(":"):
        return False
    if _SAYS_HOW.match(words) is None or _ACTS_TOO.search(words) is not None:
        return False
    return not any(
        word.group(1) in IMPERATIVES or is_subjunctive(word.group(1))
        for word in _AFTER_COMMA.finditer(words)
    )


def _has_an_act(words: str) -> bool:
    """Whether the stem says what is to be done, and does not merely announce it."""
    if opens_with_an_act(words, "en") or opens_with_an_act(words, "es"):
        return True
    bound = _BINDS.search(words)
    return bound is not None and any(
        token.group() in IMPERATIVES
        or is_subjunctive(token.group())
        or _INFINITIVE.fullmatch(token.group())
        for token in _TOKEN.finditer(words, bound.end())
    )


_INFINITIVE = re.compile(r"[a-z]{2,}[aei]r(?:se|l[aeo]s?)?")
