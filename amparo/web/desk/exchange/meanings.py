"""What the words of a table may mean: the terms of their list, ours first and every one where that is asked.

A list may have a thousand terms that a table of codes brought. A page that offered them all beside each of two hundred
words would be of megabytes, and nobody finds a word in it: so the short list is offered, and all of a list once a page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.http import QueryDict

from amparo.documentation import vocabulary
from amparo.documentation.vocabulary import Word
from amparo.exchange import values
from amparo.exchange.plan import Plan, targets
from amparo.exchange.reports import Report
from amparo.kernel.text import fold
from amparo.web.desk import naming
from amparo.web.desk.exchange.columns import label
from amparo.web.desk.exchange.telling import SHOWN

KIND: Final = 4
# Beyond these a list is typed into with its terms suggested, and stands on the page once.
CHOSEN_FROM: Final = 300
SAYS_NOTHING: Final = "-"
Terms = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Meanings:
    """The words that no list knows, the commonest first, each with what it may mean; those said already too.

    lists   the terms to type from, by the number of their list, each list once
    more    how many terms more these lists have than are offered
    """

    words: list[dict[str, Any]]
    lists: list[tuple[int, Terms]]
    kinds: Terms
    rest: Terms
    more: int


def meanings(report: Report | None, plan: Plan, *, every: bool) -> Meanings:
    """What is asked of the words of a tried table; of none where it could not be tried yet."""
    told = _told(report, plan) if report is not None else []
    numbers = {target: targets()[target].terms for target, _word, _many in told}
    typed = {number for number in numbers.values() if every or len(_ours(number)) > CHOSEN_FROM}
    ours = _ours(KIND)
    chosen = plan.constants.get("act.type", "")
    known = {word.code for word in ours}
    rest = [word for word in vocabulary.vocabulary(KIND).offered if word.code not in known]
    asked = {KIND, *numbers.values()}
    return Meanings(
        [_word(plan, *one, typed=numbers[one[0]] in typed) for one in told],
        [(number, _said(vocabulary.vocabulary(number).offered)) for number in sorted(typed)],
        _said(ours),
        _said(word for word in rest if every or word.code == chosen),
        0 if every else sum(
            len(vocabulary.vocabulary(one).offered) - len(_ours(one)) for one in asked - typed
        ),
    )  # fmt: skip


def said_of(given: QueryDict, plan: Plan) -> dict[str, dict[str, str]]:
    """What the page said the words mean, over what is known of such a table; what is no term is left out."""
    known = {target: dict(of_them) for target, of_them in plan.words.items()}
    for index in range(SHOWN):
        target, word = given.get(f"w-{index}-of", ""), given.get(f"w-{index}-word", "")
        said = given.get(f"w-{index}", "").strip()
        if target not in targets() or not word or not said:
            continue
        number = targets()[target].terms
        code = said if vocabulary.stands(number, said) else values.code_of(number, said)
        if code or said == SAYS_NOTHING:
            known.setdefault(target, {})[fold(word)] = code
    return known


def _told(report: Report, plan: Plan) -> list[tuple[str, str, int]]:
    told = [(target, word, many) for (target, word), many in report.strange.most_common(SHOWN)]
    told += [
        (target, word, 0)
        for target, known in plan.words.items()
        for word in known
        if target in plan.columns
    ]
    return told[:SHOWN]


def _word(plan: Plan, target: str, word: str, many: int, *, typed: bool) -> dict[str, Any]:
    number = targets()[target].terms
    now = _now(plan, target, word)
    offered = [] if typed else _said(_ours(number))
    if now not in ("", SAYS_NOTHING, *(code for code, _name in offered)):
        offered.append((now, vocabulary.word(number, now, naming.language())))
    return {
        "target": target, "word": word, "many": many, "label": label(target), "now": now,
        "terms": offered, "list": number if typed else 0,
    }  # fmt: skip


def _now(plan: Plan, target: str, word: str) -> str:
    known = plan.words.get(target, {})
    return (known[fold(word)] or SAYS_NOTHING) if fold(word) in known else ""


def _ours(number: int) -> tuple[Word, ...]:
    return vocabulary.vocabulary(number).short


def _said(words: Iterable[Word]) -> Terms:
    return [(each.code, each.in_(naming.language())) for each in words]
