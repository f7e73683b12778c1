"""Answers of the form as words: on the page that checks them, and for a receipt that may read them back."""

from collections.abc import Mapping
from dataclasses import dataclass

from amparo.law import packs
from amparo.law.schema import Question
from amparo.web.portal.asking.catalogue import words
from amparo.web.portal.dates import loose_day
from amparo.web.portal.shared import said

CODED = frozenset({"choice", "yes_no", "multi"})


@dataclass(frozen=True, slots=True)
class Told:
    """A question and what was answered."""

    question: str
    answer: str


def in_words(question: Question, given: object) -> str:
    """How an answer reads; lines parted by line ends."""
    if isinstance(given, str) and given in question.allows:
        return words(question, given)
    if isinstance(given, list | tuple):
        if question.kind == "repeated":
            return "\n\n".join(_row(question, row) for row in given if isinstance(row, Mapping))
        return "; ".join(words(question, str(each)) for each in given)
    if isinstance(given, bool):
        return words(question, "yes" if given else "no")
    if question.kind in CODED:
        return words(question, str(given))
    return _day(str(given)) if question.kind == "date_precision" else str(given)


def told(answers: Mapping[str, object]) -> list[Told]:
    """Every answered question of the form, in its order."""
    questions = packs.current().form.questions()
    return [
        Told(said(each.text), in_words(each, answers[each.code]))
        for each in questions
        if each.code in answers
    ]


def _row(question: Question, row: Mapping[str, object]) -> str:
    parts = [each for each in question.parts if row.get(each.code) not in (None, "", [])]
    return "\n".join(f"{said(each.text)} {in_words(each, row[each.code])}" for each in parts)


def _day(written: str) -> str:
    try:
        return loose_day(written)
    except ValueError:
        return written
