"""Dates told as to come that are past on the day of the text, and the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from amparo.library.checking.dates import Dated
from amparo.library.checking.finding import Finding, finding
from amparo.library.checking.sentences import sentences

_HEAD = 1200  # characters in which a text says its own date
_NEAR = 90  # characters between the verb and its date
_TO_COME: Final = re.compile(
    r"\b(?:(?:is|are|remains?|has been|have been) (?:now )?(?:scheduled|planned|expected|due|set|slated|called)\b"
    r"|(?:will|shall|is to|are to|to be) (?:\w+ ){0,2}(?:be|take|hold|meet|vote|elect|begin|start|end|present|decide|"
    r"held|celebrated|\w+)\b|upcoming|forthcoming|next\b"
    r"|(?:está|están|queda|quedan|sigue|siguen|ha sido|han sido) (?:\w+ )?(?:previst|programad|convocad|fijad|señalad|"
    r"agendad)\w*|(?:prevista?s?|programad[ao]s?|convocad[ao]s?) para|tendrán? lugar|(?:se )?\w*(?:ará|erá|irá|"
    r"arán|erán|irán|drá|drán|brá|brán)\b|habrá\b|próxim[ao]s?|venider[ao]s?|va a \w+r\b|van a \w+r\b)",
    re.IGNORECASE,
)
_BEFORE_THEN: Final = re.compile(
    r"\b(?:was|were|had been) (?:to be|scheduled|planned|expected|due|set)\b|\b(?:estaba|estaban|había|habían)"
    r" (?:sido )?(?:previst|programad|convocad|fijad)\w*|\bse (?:esperaba|preveía)",
    re.IGNORECASE,
)
_OVER: Final = re.compile(
    r"\b(?:was|were) (?:held|approved|issued|published|adopted|signed|elected|sentenced|killed|arrested|released|"
    r"promulgated|enacted|created)\b|\bse (?:realizó|celebró|aprobó|publicó|emitió|promulgó|firmó|llevó a cabo)\b"
    r"|\b(?:fue|fueron) \w+(?:ado|ada|ados|adas|ido|ida|idos|idas)\b|\btuvo lugar\b|\btook place\b",
    re.IGNORECASE,
)


def own_date(text: str, dated: list[Dated]) -> date | None:
    """The day a text gives itself: a line of its heading that is little but a date, or a dateline."""
    for one in dated:
        if one.start > _HEAD:
            return None
        if not one.day or not one.possible:
            continue
        start = text.rfind("\n", 0, one.start) + 1
        end = text.find("\n", one.end)
        line = text[start : len(text) if end < 0 else end]
        rest = len(line.strip()) - (one.end - one.start)
        before, after = text[start : one.start].strip(), text[one.end : one.end + 4].strip()
        dateline = len(before) < 40 and after[:1] in ".–—-" and after and before.endswith(",")
        if rest < 30 or dateline:
            return one.last
    return None


def findings(text: str, dated: list[Dated], issued_on: date | None) -> Iterator[Finding]:
    """Hold each date against the day of the text, given or its own; none without one."""
    own = issued_on or own_date(text, dated)
    if own is None:
        return
    spans = list(sentences(text))
    for one in dated:
        if not one.possible or one.last == own:
            continue
        start, end = next((span for span in spans if span[0] <= one.start < span[1]), (0, 0))
        if one.last < own and _is_to_come(text, one, start):
            yield _finding("future_in_the_past", one, own)
        elif one.first > own and _is_over(text[start:end]):
            yield _finding("past_in_the_future", one, own)


def _is_to_come(text: str, one: Dated, start: int) -> bool:
    """Whether a verb of the future stands shortly before the date, with no other date between."""
    before = text[max(start, one.start - _NEAR) : one.start]
    last = next(reversed(list(_TO_COME.finditer(before))), None)
    if last is None or _BEFORE_THEN.search(before):
        return False
    between = before[last.end() :]
    return not re.search(r"\d{4}|[.:]", between) and not _OVER.search(between)


def _is_over(sentence: str) -> bool:
    return bool(_OVER.search(sentence)) and not _TO_COME.search(sentence)


def _finding(code: str, one: Dated, own: date) -> Finding:
    evidence = (own.isoformat(), one.iso)
    return finding(code, one.start, one.end, evidence=evidence, what=one.words, own=own.isoformat())
