"""Telling more once the request is received: what the short road left out, in any order, all of it optional."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from amparo.intake import services as intake
from amparo.intake.answers import AnswerCode
from amparo.intake.reading import Unusable, read
from amparo.intake.values import Return, Track
from amparo.law import packs
from amparo.law.schema import Question
from amparo.web.portal import ownwords
from amparo.web.portal.asking import fields, roads, typed
from amparo.web.portal.faults import Fault
from amparo.web.portal.shared import said
from amparo.web.portal.viewing import told, with_receipt

SIMPLE = frozenset(
    {"text", "long_text", "place", "choice", "yes_no", "multi", "number", "date_precision"}
)
EMPTY: tuple[object, ...] = ("", [], None, "unknown", "prefer_not")


def left_out() -> tuple[Question, ...]:
    """The questions of the ordinary road that the urgent one does not ask."""
    asked = {each.code for page in roads.pages(Track.URGENT) for each in page.questions}
    return tuple(
        each
        for page in roads.pages(Track.ORDINARY)
        for each in roads.page_questions(page)
        if each.code not in asked and each.kind in SIMPLE and each.envelope in ("account", "facts")
    )


@require_http_methods(["GET", "HEAD", "POST"])
@with_receipt
def more(request: HttpRequest, back: Return) -> HttpResponse:
    """Ask what was left out; POST sends what was answered, as one message with its questions."""
    questions = left_out()
    if request.method != "POST":
        return _show(request, questions, {}, {})
    given = typed.answers(questions, request.POST)
    faults = _faults(questions, given)
    words = _as_words(questions, given)
    if not words and not faults:
        faults = {questions[0].code: gettext("Write or mark at least one thing")}
    if faults:
        return _show(request, questions, given, faults)
    intake.answer(back, AnswerCode.COMPLETE, at=timezone.now(), text=words)
    return told("mas")


def _faults(questions: tuple[Question, ...], given: Mapping[str, object]) -> dict[str, str]:
    found = {}
    for each in questions:
        try:
            read(packs.current(), each, given[each.code])
        except Unusable as unusable:
            found[each.code] = unusable.messages[each.code][0]
    return found


def _as_words(questions: tuple[Question, ...], given: Mapping[str, object]) -> str:
    answered = [each for each in questions if given[each.code] not in EMPTY]
    return "\n\n".join(
        f"{said(each.text)}\n{ownwords.in_words(each, given[each.code])}" for each in answered
    )


def _show(
    request: HttpRequest,
    questions: tuple[Question, ...],
    given: Mapping[str, object],
    faults: Mapping[str, str],
) -> HttpResponse:
    controls = [fields.control(each, given.get(each.code), faults) for each in questions]
    ids = {each.code: each.id for each in controls}
    errors = [Fault(ids[code], text) for code, text in faults.items()]
    shown = {"controls": controls, "errors": errors}
    return render(request, "portal/more.html", shown, status=422 if faults else 200)
