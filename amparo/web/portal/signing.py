"""An invitation to sign: ten words open the texts for half an hour, and one form answers them."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from amparo.kernel.errors import Invalid, Refused, Unavailable
from amparo.signing import services as signing
from amparo.signing import sessions
from amparo.web.errors import in_words
from amparo.web.portal import marks
from amparo.web.portal.faults import Fault


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Ask for the ten words; a typing error is told at once, with the word it is in."""
    if request.method != "POST":
        return render(request, "portal/invitation.html")
    typed = request.POST.get("words", "")
    if not typed.strip():
        return _again(request, typed, gettext("Write the ten words of your invitation"), 422)
    try:
        secret = sessions.begin(typed, timezone.now())
    except Refused as refusal:
        status = refusal.status if isinstance(refusal, Unavailable) else 422
        return _again(request, typed, in_words(refusal), status)
    answer = redirect("portal:invited")
    marks.leave(answer, marks.VIEW, secret)
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def invited(request: HttpRequest) -> HttpResponse:
    """The texts, and the form with which the organisation answers; then what proves that it did."""
    at = timezone.now()
    invitation = sessions.resume(marks.secret(request, marks.VIEW), at)
    if invitation is None:
        return redirect("portal:invitation")
    if request.method != "POST":
        return render(request, "portal/invited.html", {"invitation": invitation})
    words = ("person", "capacity", "contact", "why")
    typed: dict[str, object] = {name: request.POST.get(name, "") for name in words}
    typed |= {name: name in request.POST for name in ("anonymous", "authorised")}
    try:
        proof = _answered(request, invitation, typed)
    except Refused as refusal:
        return _refused(request, invitation, typed, refusal)
    sessions.end(marks.secret(request, marks.VIEW))
    told = {"proof": proof, "signs": "decline" not in request.POST, "number": invitation.number}
    answer = render(request, "portal/signed.html", told)
    marks.take_away(answer, marks.VIEW)
    return answer


@require_POST
def close(request: HttpRequest) -> HttpResponse:
    """Close the texts; the words open them again."""
    sessions.end(marks.secret(request, marks.VIEW))
    answer = HttpResponseRedirect(reverse("portal:invitation"))
    marks.take_away(answer, marks.VIEW)
    return answer


def _answered(
    request: HttpRequest, invitation: signing.Invitation, typed: Mapping[str, object]
) -> str:
    at = timezone.now()
    if "decline" in request.POST:
        return signing.decline(invitation, str(typed["why"]), at)
    hand = signing.Hand(
        str(typed["person"]), str(typed["capacity"]), str(typed["contact"]),
        authorised=bool(typed["authorised"]),
    )  # fmt: skip
    return signing.sign(invitation, hand, at, anonymous=bool(typed["anonymous"]))


def _refused(
    request: HttpRequest,
    invitation: signing.Invitation,
    typed: Mapping[str, object],
    refusal: Refused,
) -> HttpResponse:
    fields = refusal.fields if isinstance(refusal, Invalid) else {}
    faults = [Fault(name, gettext(told)) for name, each in fields.items() for told in each]
    faults = faults or [Fault("person", in_words(refusal))]
    wrong = {fault.field: fault.message for fault in faults}
    shown = {"invitation": invitation, "errors": faults, "wrong": wrong, "typed": typed}
    return render(request, "portal/invited.html", shown, status=refusal.status)


def _again(request: HttpRequest, typed: str, why: str, status: int) -> HttpResponse:
    shown = {"errors": [Fault("words", why)], "typed": typed}
    return render(request, "portal/invitation.html", shown, status=status)
