"""What she says with her receipt: messages, danger, questions, files."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from amparo.evidence.upload import SealedFile
from amparo.intake import services as intake
from amparo.intake.answers import AnswerCode
from amparo.intake.values import Return
from amparo.kernel.errors import Refused
from amparo.web.errors import in_words
from amparo.web.portal import contacts
from amparo.web.portal.faults import Fault
from amparo.web.portal.viewing import told, with_receipt

LONGEST = 20_000  # characters of one message; the sealed sheet takes more


def typed(request: HttpRequest, name: str = "text") -> str:
    """What was written in one field, without the blanks around it."""
    return request.POST.get(name, "").strip()


def faults_of(text: str, required: bool = True) -> list[Fault]:
    """What is wrong with a text: nothing in it, or more than can be kept."""
    if required and not text:
        return [Fault("text", gettext("Write what you want to say"))]
    if len(text) > LONGEST:
        long = gettext("It is longer than %(n)d characters. Send it in two parts.") % {"n": LONGEST}
        return [Fault("text", long)]
    return []


@require_POST
@with_receipt
def message(request: HttpRequest, back: Return) -> HttpResponse:
    """Send a message; an empty or too long one comes back with its words."""
    text = typed(request)
    if faults := faults_of(text):
        shown = {
            "errors": faults,
            "typed": text,
            "heading": gettext("Write a message"),
            "action": request.path,
        }
        return render(request, "portal/write.html", shown, status=422)
    intake.send_message(back, text, at=timezone.now())
    return told("mensaje")


@require_http_methods(["GET", "HEAD", "POST"])
@with_receipt
def danger(request: HttpRequest, back: Return) -> HttpResponse:
    """Tell that the danger grew, with or without words."""
    text = typed(request)
    faults = faults_of(text, required=False)
    if request.method == "POST" and not faults:
        intake.answer(back, AnswerCode.DANGER_GREW, at=timezone.now(), text=text)
        return told("peligro")
    shown = {"errors": faults, "typed": text, "contacts": contacts.published()}
    return render(request, "portal/danger.html", shown, status=422 if faults else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@with_receipt
def explain(request: HttpRequest, back: Return) -> HttpResponse:
    """Ask for an explanation of who opened the file."""
    text = typed(request)
    faults = faults_of(text) if request.method == "POST" else []
    if request.method == "POST" and not faults:
        intake.answer(back, AnswerCode.COMPLAINT, at=timezone.now(), text=text)
        return told("explicacion")
    return render(
        request,
        "portal/explain.html",
        {"errors": faults, "typed": text},
        status=422 if faults else 200,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@with_receipt
def attach(request: HttpRequest, back: Return) -> HttpResponse:
    """Send files; one that cannot be kept is named with its reason, and the others are kept."""
    if request.method != "POST":
        return render(request, "portal/attach.html")
    note, files = typed(request, "note"), received(request)
    faults = faults_of_files(files) or faults_of(note, required=False)
    if faults:
        return _attach_again(request, faults, note, files)
    return _send(request, back, files, note)


def _send(request: HttpRequest, back: Return, files: list[SealedFile], note: str) -> HttpResponse:
    for place, each in enumerate(files):
        try:
            intake.attach(back, each, at=timezone.now(), note=note)
        except Refused as refusal:
            return _attach_again(request, [Fault("files", in_words(refusal))], note, files[place:])
    return told("archivo")


def _attach_again(
    request: HttpRequest, faults: list[Fault], note: str, files: list[SealedFile]
) -> HttpResponse:
    for each in files:
        each.close()
    return render(request, "portal/attach.html", {"errors": faults, "note": note}, status=422)


def received(request: HttpRequest) -> list[SealedFile]:
    """The files of the form that were chosen, refused ones included."""
    chosen = [*request.FILES.getlist("files"), *request.FILES.getlist("recording")]
    return [each for each in chosen if isinstance(each, SealedFile)]


def faults_of_files(files: list[SealedFile], required: bool = True) -> list[Fault]:
    """Why files cannot be kept, each by its name and with the limit."""
    if required and not files:
        return [Fault("files", gettext("Choose at least one file"))]
    return [
        Fault(each.field or "files", f"{each.name}: {in_words(each.refusal)}")
        for each in files
        if each.refusal
    ]
