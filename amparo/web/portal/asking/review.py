"""Check answers before sending: every answer with its question and a way to change it, and the files."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from amparo.evidence.upload import SealedFile
from amparo.intake import services as intake
from amparo.intake.values import Draft, Track
from amparo.kernel.errors import Invalid, Refused
from amparo.law.schema import Question
from amparo.web.errors import in_words
from amparo.web.portal import marks, ownwords
from amparo.web.portal.asking import roads, sending
from amparo.web.portal.faults import Fault
from amparo.web.portal.shared import said
from amparo.web.portal.speaking import faults_of_files, received

NOT_ANSWERED: tuple[object, ...] = ("", None, [])


@dataclass(frozen=True, slots=True)
class Line:
    """One question with what was answered and where to change it."""

    question: str
    answer: str
    change: str
    id: str


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest) -> HttpResponse:
    """Show everything; POST sends it, with the files chosen here."""
    secret, at = marks.secret(request, marks.DRAFT), timezone.now()
    draft = intake.read_draft(secret, at)
    if draft is None:
        return redirect(f"{roads.address(Track.ORDINARY, 1)}?vencido=1")
    if sending.RECEIPT in draft.raw:
        return redirect("portal:receipt")
    if request.method != "POST":
        return _show(request, draft, [])
    files = received(request)
    faults = faults_of_files(files, required=False)
    return (
        _refused(request, draft, files, faults)
        if faults
        else _send(request, secret, draft, files, at)
    )


@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest) -> HttpResponse:
    """The end of the urgent road: one button, nothing to check unless she wants to."""
    secret, at = marks.secret(request, marks.DRAFT), timezone.now()
    draft = intake.read_draft(secret, at)
    if draft is None:
        return redirect(f"{roads.address(Track.URGENT, 1)}?vencido=1")
    if sending.RECEIPT in draft.raw:
        return redirect("portal:receipt")
    return _send(request, secret, draft, [], at)


def _send(
    request: HttpRequest, secret: str, draft: Draft, files: list[SealedFile], at: datetime
) -> HttpResponse:
    try:
        receipt = sending.deposit(secret, draft, at)
    except Refused as refusal:
        return _not_sent(request, draft, files, refusal)
    unsent = _attach(receipt.words, files, at)
    if unsent:
        intake.write_draft(secret, {"_unsent": unsent}, at=at)
    return redirect("portal:receipt")


def _not_sent(
    request: HttpRequest, draft: Draft, files: list[SealedFile], refusal: Refused
) -> HttpResponse:
    """On the urgent road lead straight to the one page that still asks; else show the answers with the faults."""
    number = _page_of(draft, refusal) if draft.track is Track.URGENT else None
    if number is None:
        return _refused(request, draft, files, _faults(draft, refusal), refusal.status)
    return redirect(f"{roads.address(Track.URGENT, number)}?falta=1")


def _page_of(draft: Draft, refusal: Refused) -> int | None:
    codes = (
        {path.split(".")[0] for path in refusal.fields} if isinstance(refusal, Invalid) else set()
    )
    for number, page in enumerate(roads.pages(draft.track), 1):
        if any(each.code in codes for each in roads.page_questions(page)):
            return number
    return None


def _attach(words: str, files: list[SealedFile], at: datetime) -> list[str]:
    """Send the files with the new receipt; return what could not be sent, by name and reason."""
    if not files:
        return []
    back, unsent = intake.enter(words, at), []
    for each in files:
        try:
            intake.attach(back, each, at=at)
        except Refused as refusal:
            unsent.append(f"{each.name}: {in_words(refusal)}")
        finally:
            each.close()
    return unsent


def _faults(draft: Draft, refusal: Refused) -> list[Fault]:
    if not isinstance(refusal, Invalid) or not refusal.fields:
        return [Fault("revisar", in_words(refusal))]
    asked = {
        each.code: each for page in roads.pages(draft.track) for each in roads.page_questions(page)
    }
    found = []
    for path, texts in refusal.fields.items():
        code = path.split(".")[0]
        question = said(asked[code].text) if code in asked else code
        found.append(Fault(f"r-{code}", f"{question} {texts[0]}"))
    return found


def _refused(
    request: HttpRequest,
    draft: Draft,
    files: list[SealedFile],
    faults: list[Fault],
    status: int = 422,
) -> HttpResponse:
    for each in files:
        each.close()
    return _show(request, draft, faults, status)


def _show(
    request: HttpRequest, draft: Draft, faults: list[Fault], status: int = 200
) -> HttpResponse:
    shown = {
        "lines": lines(draft.track, draft.raw),
        "errors": faults,
        "urgent": draft.track is Track.URGENT,
        "takes_files": draft.track is Track.ORDINARY,
        "back": roads.address(draft.track, len(roads.pages(draft.track))),
    }
    return render(request, "portal/review.html", shown, status=status)


def _answer(question: Question, given: object) -> str:
    if given in NOT_ANSWERED:
        return gettext("Not answered")
    if question.means == "duress":
        return gettext("Chosen; it is not shown here.")
    return ownwords.in_words(question, given)


def lines(track: Track, raw: Mapping[str, object]) -> list[Line]:
    """Every question of the road that made sense, with its answer in words."""
    found = []
    for number, page in enumerate(roads.pages(track), 1):
        for each in roads.asked(page, raw):
            if not roads.applies(each, raw):
                continue
            answer = _answer(each, raw.get(each.code))
            change = f"{roads.address(track, number)}?luego=revisar#q-{each.code}"
            found.append(Line(said(each.text), answer, change, f"r-{each.code}"))
    return found
