"""Questions that hang on another of the same page, and those that the short road folds away."""

from django.utils.translation import gettext

from amparo.law.schema import FormPage, Question
from amparo.web.portal.asking.catalogue import always, options
from amparo.web.portal.shared import said

SHORT_PAGE = 2


def words(question: Question, page: FormPage) -> str:
    """When to answer a question, in words: no script hides it while the other one is being answered."""
    if question.only_if is None:
        return ""
    other = next((each for each in page.questions if each.code == question.only_if.question), None)
    if other is None:
        return ""
    possible = [
        each
        for each in options(other) + always(other)
        if each.code not in ("unknown", "prefer_not")
    ]
    named = [each.label for each in possible if each.code in question.only_if.answers]
    others = [each.label for each in possible if each.code not in question.only_if.answers]
    about = said(other.text)
    if len(others) < len(named):
        said_not = gettext("Only if to “%(question)s” you did not answer: %(answers)s.")
        return said_not % {"question": about, "answers": "; ".join(others)}
    only = gettext("Only if to “%(question)s” you answered: %(answers)s.")
    return only % {"question": about, "answers": "; ".join(named)}


def is_aside(question: Question, page: FormPage) -> bool:
    """Whether the short road folds a question away: it is neither insisted on, nor what the page is about.

    A question that hangs on one in sight stays in sight: a telephone number beside “telephone call”.
    """
    if (
        len(page.questions) <= SHORT_PAGE
        or question.required_urgent
        or question == page.questions[0]
    ):
        return False
    if question.only_if is None:
        return True
    other = next((each for each in page.questions if each.code == question.only_if.question), None)
    return other is None or is_aside(other, page)
