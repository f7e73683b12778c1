"""Taking a request: type and save, read it back aloud, seal it, hand the receipt over."""

from collections.abc import Collection
from contextlib import suppress
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from amparo.accounts.models import Desk
from amparo.accounts.selectors import desk_called
from amparo.earlywarning import receiving
from amparo.intake import services as intake
from amparo.intake.errors import AnswersNotUsable, CannotKeep
from amparo.intake.values import Acknowledgement, Channel, Draft
from amparo.kernel.errors import NotVisible, Refused
from amparo.web.desk import clocks, naming
from amparo.web.desk.attend import COOKIE, asking
from amparo.web.desk.pages import page
from amparo.web.desk.receipt import dictated
from amparo.web.desk.requests import DeskRequest, carry
from amparo.web.desk.schemaform import Told
from amparo.web.desk.situations import taking
from amparo.web.errors import in_words

CHANNELS: Final = (Channel.TELEPHONE, Channel.COUNTER)
KEPT: Final = "companion"
# Said by whoever seals a request though a colleague took the same situation to a file meanwhile.
SECOND: Final = "second"
WAYS: Final = ("dictated", "printed", KEPT)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def attend(request: DeskRequest) -> HttpResponse:
    if not request.actor.may("receive"):
        raise NotVisible
    draft = intake.read_draft(request.COOKIES.get(COOKIE, ""), clocks.now())
    if request.method == "GET":
        return _form(request, dict(draft.raw) if draft else {}, _how(draft))
    how = _asked_how(request)
    raw = _with_how(asking.typed(naming.pack(), request.POST), how)
    secret = _save(request, raw, how)
    step = request.POST.get("do", "save")
    if step == "leave":
        return _end(HttpResponseRedirect(reverse("desk:today")), secret)
    answer = _step(request, step, raw, how)
    if step == "seal" and answer.status_code == 200:
        return _end(answer, secret)
    carry(answer, COOKIE, secret)
    return answer


def _step(
    request: DeskRequest, step: str, raw: dict[str, object], how: dict[str, str]
) -> HttpResponse:
    given = {code: value for code, value in raw.items() if value is not None}
    if step == "save":
        return HttpResponseRedirect(reverse("desk:attend") + "?told=saved")
    if step == "correct":
        return _form(request, given, how)
    try:
        parsed = intake.parse(
            naming.pack(), given, how["track"], language=how["language"], channel=how["channel"]
        )
        begun = _begun(request)
        sooner = taking.taken_meanwhile(begun) if begun else ""
        if step == "seal" and (not sooner or SECOND in request.POST):
            made = intake.deposit(
                parsed,
                at=clocks.now(),
                channel=how["channel"],
                taken_by=request.actor,
                kept_by=_keeper(request),
            )
            receiving.receive_now(made.file_id, clocks.now())
            return _receipt(request, made, tied=_tie(request, made))
    except AnswersNotUsable as refusal:
        return _form(request, given, how, refusal.fields)
    except Refused as refusal:
        return _form(request, given, how, told=[Told(in_words(refusal))], status=refusal.status)
    lines = asking.read_back(naming.pack(), parsed.answers)
    return page(
        request,
        "attend/read_back.html",
        409 if step == "seal" else 200,
        lines=lines,
        how=how,
        ways=_ways(parsed.must_not_know),
        begun=begun is not None,
        sooner=sooner,
        **_hidden(request),
    )


def _tie(request: DeskRequest, made: Acknowledgement) -> bool:
    """Tie the file to the situation it was taken from, if any; the receipt is shown whatever comes of it.

    False when it could not be tied, such as to a file that has gone to a desk this member does not know of.
    """
    begun = _begun(request)
    if begun is None:
        return True
    with suppress(Refused):
        taking.tie(request, begun, made.file_id)
        return True
    return False


def _begun(request: DeskRequest) -> dict[str, object] | None:
    """The draft, where a situation of risk was taken to it; it stays so until the form is sealed or left."""
    draft = intake.read_draft(request.COOKIES.get(COOKIE, ""), clocks.now())
    return dict(draft.raw) if draft is not None and taking.FROM in draft.raw else None


def _keeper(request: DeskRequest) -> UUID | None:
    """The desk that keeps the words, when she chose so.  Raises CannotKeep for what is no desk."""
    if request.POST.get("way") != KEPT:
        return None
    try:
        return UUID(request.POST.get("companion", ""))
    except ValueError:
        raise CannotKeep from None


def _receipt(request: DeskRequest, made: Acknowledgement, *, tied: bool) -> HttpResponse:
    """Show the words once, or say who keeps them: then this page does not have them."""
    way, keeper = request.POST.get("way", WAYS[0]), _keeper(request)
    return page(
        request,
        "attend/receipt.html",
        made=made,
        tied=tied,
        words=[] if keeper else dictated(made.receipt),
        way=way if way in WAYS else WAYS[0],
        companion=Desk.objects.get(pk=keeper).name if keeper else "",
        due=clocks.moment(made.due_at, clocks.now()),
    )


def _form(
    request: DeskRequest,
    raw: dict[str, object],
    how: dict[str, str],
    wrong: dict[str, list[str]] | None = None,
    told: list[Told] | None = None,
    status: int = 422,
) -> HttpResponse:
    fields = wrong or {}
    errors = told or [
        Told(f"{_question(code)}: {text}", "f-" + code.replace(".", "-"))
        for code, texts in fields.items()
        for text in texts
    ]
    return page(
        request,
        "attend/form.html",
        status if errors else 200,
        sheets=asking.sheets(naming.pack(), raw, fields, how["track"]),
        how=how,
        errors=errors,
        languages=_languages(),
    )


def _save(request: DeskRequest, raw: dict[str, object], how: dict[str, str]) -> str:
    at, secret = clocks.now(), request.COOKIES.get(COOKIE, "")
    kept = {**raw, "~channel": how["channel"], "~language": how["language"]}
    if intake.write_draft(secret, kept, at=at, track=how["track"]) is None:
        secret = intake.begin_draft(how["track"], language=how["language"], at=at)
        intake.write_draft(secret, kept, at=at)
    return secret


def _how(draft: Draft | None) -> dict[str, str]:
    if draft is None:
        return {"track": "urgent", "channel": Channel.TELEPHONE.value, "language": "es"}
    raw = draft.raw
    return {
        "track": draft.track.value,
        "channel": str(raw.get("~channel", Channel.TELEPHONE.value)),
        "language": str(raw.get("~language", draft.language)),
    }


def _asked_how(request: DeskRequest) -> dict[str, str]:
    """How the request comes in; what cannot be used falls back to the most careful choice.

    The form of the pack asks for a channel and a language too: these have names of their own.
    """
    track, channel = request.POST.get("track", ""), request.POST.get("how_channel", "")
    language = request.POST.get("how_language", "")
    return {
        "track": track if track in ("urgent", "ordinary") else "urgent",
        "channel": channel if channel in CHANNELS else Channel.TELEPHONE.value,
        "language": language if language in {code for code, _label in _languages()} else "es",
    }


def _with_how(raw: dict[str, object], how: dict[str, str]) -> dict[str, object]:
    """What the officer chose at the top answers the same questions of the form where those are blank."""
    given = {code: how[code] for code in ("channel", "language") if raw.get(code) is None}
    return raw | given


def _languages() -> list[tuple[str, str]]:
    return [(one.code, one.own_name) for one in naming.pack().meta.languages]


def _question(code: str) -> str:
    for question in naming.pack().form.questions():
        if question.code == code.split(".", maxsplit=1)[0]:
            return question.text.in_(naming.language())
    return code


def _hidden(request: DeskRequest) -> dict[str, Any]:
    """What was typed travels on in the page, beside the sealed draft, so that nothing is lost."""
    left = ("csrfmiddlewaretoken", "do", "track", "how_channel", "how_language", SECOND)
    pairs = [(n, v) for n, values in request.POST.lists() if n not in left for v in values]
    return {"hidden": [pair for pair in pairs if pair[1]]}


def _ways(closed: Collection[str]) -> list[dict[str, Any]]:
    """How the receipt may reach her; an organisation that must not know is not offered."""
    companions = Desk.objects.filter(kind=KEPT).exclude(institution__in=closed).order_by("name")
    ways: list[dict[str, Any]] = [
        {"code": "dictated", "label": _("Dictated now"), "hint": _("Word by word, and said back.")},
        {"code": "printed", "label": _("Handed over on paper"), "hint": _("One sheet, no copy.")},
    ]
    kept = {
        "code": KEPT,
        "label": _("Kept by the organisation that accompanies"),
        "hint": _("Only if the person asks for it; they can read what the person can read."),
        "desks": [{"id": one.pk, "name": desk_called(one.code, one.name)} for one in companions],
    }
    return [*ways, kept] if kept["desks"] else ways


def _end(response: HttpResponse, secret: str) -> HttpResponse:
    intake.end_draft(secret)
    carry(response, COOKIE, "", seconds=0)
    return response
