"""Her word on each measure: agree, object, propose, and afterwards whether it arrived, harmed or helped."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from amparo.intake import services as intake
from amparo.intake.answers import AnswerCode
from amparo.intake.values import MeasureSeen, Return
from amparo.web.portal import measures, names
from amparo.web.portal.faults import Fault
from amparo.web.portal.speaking import faults_of, typed
from amparo.web.portal.viewing import told, with_receipt

ABOUT_THE_MEASURE = frozenset({AnswerCode.AGREE, AnswerCode.OBJECT, AnswerCode.PROPOSE})
ABOUT_THE_DELIVERY = frozenset(
    {AnswerCode.CONFIRM, AnswerCode.CONTEST, AnswerCode.WORSE, AnswerCode.HELPED}
)
MUST_WRITE = frozenset({AnswerCode.OBJECT, AnswerCode.PROPOSE})
MAY_WRITE = frozenset({AnswerCode.WORSE})
EFFECTS = frozenset({"yes", "partly", "no"})


@require_http_methods(["GET", "HEAD", "POST"])
@with_receipt
def measure(request: HttpRequest, back: Return, measure_id: UUID) -> HttpResponse:
    """Take one answer about one measure, asking for words where they are needed; GET offers them all again."""
    seen = next((each for each in back.standing.measures if each.id == measure_id), None)
    if seen is None or back.proxy:
        raise Http404
    given = _given(request.POST.get("answer", ""))
    if given is None:
        return _offer(request, seen)
    code, effect = given
    if code in MUST_WRITE | MAY_WRITE:
        return _with_words(request, back, seen, code)
    extra = {"helped": effect} if effect else None
    intake.answer(back, code, at=timezone.now(), about=_subject(seen, code), extra=extra)
    return told("respuesta")


def _given(answer: str) -> tuple[AnswerCode, str] | None:
    word, _, effect = answer.partition("-")
    if word not in {code.value for code in ABOUT_THE_MEASURE | ABOUT_THE_DELIVERY}:
        return None
    code = AnswerCode(word)
    if (code is AnswerCode.HELPED) != (effect in EFFECTS):
        return None
    return code, effect


def _subject(seen: MeasureSeen, code: AnswerCode) -> UUID:
    orders = [each.order_id for each in seen.orders if each.order_id]
    return orders[-1] if code in ABOUT_THE_DELIVERY and orders else seen.id


def _offer(request: HttpRequest, seen: MeasureSeen) -> HttpResponse:
    delivered = bool(seen.orders or seen.arrived)
    asked = [
        (gettext("Did it arrive?"), measures.arriving() if delivered else []),
        (
            gettext("Has it been of use to you?"),
            measures.helping() if seen.arrived in measures.YES else [],
        ),
        (gettext("Do you agree with this measure?"), measures.agreeing()),
    ]
    groups = [group for group in asked if group[1]]
    shown = {
        "title": names.measure(seen.type),
        "words": seen.words,
        "id": seen.id,
        "groups": groups,
    }
    return render(request, "portal/measure_page.html", shown)


def _with_words(
    request: HttpRequest, back: Return, seen: MeasureSeen, code: AnswerCode
) -> HttpResponse:
    first = "text" not in request.POST
    text = typed(request)
    faults: list[Fault] = [] if first else faults_of(text, required=code in MUST_WRITE)
    if first or faults:
        return _ask_words(request, seen, code, faults, text)
    intake.answer(back, code, at=timezone.now(), about=_subject(seen, code), text=text)
    return told("respuesta")


def _ask_words(
    request: HttpRequest, seen: MeasureSeen, code: AnswerCode, faults: list[Fault], text: str
) -> HttpResponse:
    headings = {
        AnswerCode.OBJECT: gettext("Why do you not want it?"),
        AnswerCode.PROPOSE: gettext("What do you propose instead?"),
        AnswerCode.WORSE: gettext("How did it make things worse?"),
    }
    shown = {
        "errors": faults,
        "typed": text,
        "heading": headings[code],
        "lead": names.measure(seen.type),
        "answer": code.value,
        "action": reverse("portal:measure", args=[seen.id]),
    }
    return render(request, "portal/write.html", shown, status=422 if faults else 200)
