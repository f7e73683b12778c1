"""One page of the form: shown with what was typed before, taken with what is typed now."""

from collections.abc import Mapping
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods

from amparo.intake import services as intake
from amparo.intake.law import check_page
from amparo.intake.values import Draft, Track
from amparo.kernel.errors import Invalid
from amparo.law import packs
from amparo.law.schema import Question
from amparo.web.portal import marks
from amparo.web.portal.asking import conditions, fields, roads, sending, typed
from amparo.web.portal.faults import Fault
from amparo.web.portal.shared import said

RETURN_TO_REVIEW = "revisar"
EXPIRED = "vencido"
MISSING = "falta"


@require_http_methods(["GET", "HEAD", "POST"])
def urgent(request: HttpRequest, number: int) -> HttpResponse:
    """A page of the urgent road."""
    return _page(request, Track.URGENT, number)


@require_http_methods(["GET", "HEAD", "POST"])
def ordinary(request: HttpRequest, number: int) -> HttpResponse:
    """A page of the ordinary road."""
    return _page(request, Track.ORDINARY, number)


def _page(request: HttpRequest, track: Track, number: int) -> HttpResponse:
    at = timezone.now()
    draft = intake.read_draft(marks.secret(request, marks.DRAFT), at)
    before: Mapping[str, object] = draft.raw if draft else {}
    step = roads.step(track, number, before)
    if step is None:
        raise Http404
    if request.method != "POST":
        missing = request.GET.get(MISSING) == "1"
        return _show(
            request, step, before, _faults(step, before, lenient=True) if missing else None
        )
    return _take(request, step, draft, at)


def _take(
    request: HttpRequest, step: roads.Step, draft: Draft | None, at: datetime
) -> HttpResponse:
    """Keep what was typed whatever happens, then go where the button says."""
    before: Mapping[str, object] = draft.raw if draft else {}
    questions = roads.asked(step.page, before)
    given = {
        each.code: typed.settled(each, value)
        for each in questions
        for value in [typed.answers((each,), request.POST)[each.code]]
    }
    go, _, what = request.POST.get("go", "next").partition(":")
    if go == "drop":
        given = _without(given, what)
    secret, kept = _keep(request, draft, step.track, given, at)
    if draft is None and marks.secret(request, marks.DRAFT) and step.number > 1:
        answer: HttpResponse = redirect(f"{roads.address(step.track, 1)}?{EXPIRED}=1")
    else:
        answer = _go(request, step, kept, go, what)
    if answer.status_code < 400 or draft is None:
        marks.leave(answer, marks.DRAFT, secret)
    return answer


def _keep(
    request: HttpRequest,
    draft: Draft | None,
    track: Track,
    given: Mapping[str, object],
    at: datetime,
) -> tuple[str, Mapping[str, object]]:
    secret = marks.secret(request, marks.DRAFT)
    if draft is None:
        secret = intake.begin_draft(track.value, language=get_language() or "es", at=at)
    after = intake.write_draft(secret, given, at=at, track=track.value)
    return secret, after.raw if after else given


def _go(
    request: HttpRequest, step: roads.Step, kept: Mapping[str, object], go: str, what: str
) -> HttpResponse:
    if go == "back":
        before = roads.preceding(step, kept)
        return redirect(roads.address(step.track, before) if before else "/")
    if go in ("add", "drop"):
        return _show(request, step, kept, blank={what: 1} if go == "add" else {})
    faults = _faults(step, kept, lenient=go == "send") | _contradictions(request, step, kept)
    if faults:
        return _show(request, step, kept, faults, status=422)
    return redirect(_onward(step, kept, go, request.POST.get("then", "")))


def _onward(step: roads.Step, kept: Mapping[str, object], go: str, then: str) -> str:
    """The address after a page that was answered."""
    if then == RETURN_TO_REVIEW:
        return reverse("portal:review")
    after = roads.following(step, kept) if go != "send" else None
    if after:
        return roads.address(step.track, after)
    return reverse("portal:send" if step.track is Track.URGENT else "portal:review")


def _without(given: Mapping[str, object], what: str) -> dict[str, object]:
    """The answers without one of a repeated question's groups, named as `code.place`."""
    code, _, place = what.partition(".")
    rows = given.get(code)
    if not isinstance(rows, list) or not place.isdigit():
        return dict(given)
    return {**given, code: [row for at, row in enumerate(rows) if at != int(place)]}


def _faults(step: roads.Step, kept: Mapping[str, object], *, lenient: bool) -> dict[str, str]:
    """What is wrong on this page by path; `lenient` leaves what is only missing."""
    questions = roads.asked(step.page, kept)
    given = {each.code: kept.get(each.code) for each in questions}
    if lenient:
        given = sending.with_the_unsaid(questions, given)
    try:
        check_page(
            packs.current(), step.page.code, given, step.track.value, sending.answers_only(kept)
        )
    except Invalid as invalid:
        return {
            path: _way_out(questions, path, kept, texts[0])
            for path, texts in invalid.fields.items()
        }
    return {}


def _contradictions(
    request: HttpRequest, step: roads.Step, kept: Mapping[str, object]
) -> dict[str, str]:
    both = gettext("You wrote an answer and marked “I prefer not to say”. Erase one of the two.")
    return {
        each.code: both
        for each in roads.asked(step.page, kept)
        if typed.contradicts(each, request.POST)
    }


def _way_out(
    questions: tuple[Question, ...], path: str, kept: Mapping[str, object], message: str
) -> str:
    """An error names the way out: a question left blank may always be answered with “I don't know”."""
    question = next((each for each in questions if each.code == path), None)
    if question is None or kept.get(path) not in ("", None, []):
        return message
    if "unknown" in question.allows:
        return gettext("Answer this question. If you do not know, mark “I don't know”.")
    if "prefer_not" in question.allows:
        return gettext("Answer this question, or mark “I prefer not to say”.")
    return message


def _show(
    request: HttpRequest,
    step: roads.Step,
    kept: Mapping[str, object],
    faults: Mapping[str, str] | None = None,
    *,
    blank: Mapping[str, int] | None = None,
    status: int = 200,
) -> HttpResponse:
    faults = faults or {}
    questions = roads.asked(step.page, kept)
    urgent_road = step.track is Track.URGENT
    controls = [
        fields.control(
            each,
            typed.settled(each, kept.get(each.code)),
            faults,
            urgent=urgent_road,
            condition=conditions.words(each, step.page),
            aside=urgent_road and conditions.is_aside(each, step.page),
            blank=(blank or {}).get(each.code, 0),
        )
        for each in questions
    ]
    asides = [each for each in controls if each.aside]
    shown = {
        "step": step,
        "title": said(step.page.title),
        "lead": said(step.page.lead),
        "controls": [each for each in controls if not each.aside],
        "asides": asides,
        "asides_open": any(each.value or each.chosen or each.error for each in asides),
        "single": len(controls) == 1,
        "errors": _summary(controls, faults),
        "urgent": urgent_road,
        "then": request.POST.get("then") or request.GET.get("luego", ""),
        "expired": request.GET.get(EXPIRED) == "1",
        "address": roads.address(step.track, step.number),
    }
    return render(request, "portal/ask.html", shown, status=status)


def _summary(controls: list[fields.Control], faults: Mapping[str, str]) -> list[Fault]:
    """Each fault with the control it is about, and with the question when the page asks several."""
    known = {each.name: each for each in controls}
    for each in controls:
        known |= {part.name: part for group in each.groups for part in group}
    found = []
    for path, text in faults.items():
        about = known.get(fields.PREFIX + path)
        said_of = f"{about.text} {text}" if about and len(known) > 1 else text
        found.append(Fault(about.id if about else "preguntas", said_of))
    return found
