"""The way back: ten words typed once open the view of one file for half an hour."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from amparo.intake import services as intake
from amparo.kernel.errors import Refused, Unavailable
from amparo.web.errors import in_words
from amparo.web.portal import contacts, marks
from amparo.web.portal.faults import Fault


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Ask for the ten words; a typing error is told at once, with the word it is in."""
    if request.method == "POST":
        return _opened(request, request.POST.get("words", ""))
    shown = {"closed": request.GET.get("cerrada") == "1", "contacts": contacts.published()}
    return render(request, "portal/enter.html", shown)


def _opened(request: HttpRequest, typed: str) -> HttpResponse:
    if not typed.strip():
        return _again(request, typed, gettext("Write the ten words of your receipt"), 422)
    try:
        secret, _ = intake.begin_session(typed, timezone.now())
    except Refused as refusal:
        busy = isinstance(refusal, Unavailable)
        return _again(request, typed, in_words(refusal), refusal.status if busy else 422)
    answer = redirect("portal:follow")
    marks.leave(answer, marks.VIEW, secret)
    return answer


def _again(request: HttpRequest, typed: str, why: str, status: int) -> HttpResponse:
    faults = [Fault("words", why)]
    shown = {"errors": faults, "typed": typed, "contacts": contacts.published()}
    return render(request, "portal/enter.html", shown, status=status)


@require_POST
def close(request: HttpRequest) -> HttpResponse:
    """Close the view; the words open it again."""
    answer = HttpResponseRedirect(f"{reverse('portal:enter')}?cerrada=1")
    if secret := marks.secret(request, marks.VIEW):
        intake.end_session(secret)
    marks.take_away(answer, marks.VIEW)
    return answer
