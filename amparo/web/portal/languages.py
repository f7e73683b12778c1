"""The language of the pages: two are complete; the others say that nobody has reviewed a translation yet."""

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from amparo.law import packs
from amparo.law.schema import Language
from amparo.web.portal import contacts
from amparo.web.portal.shared import said


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language of the choice on the front page."""

    code: str
    own_name: str
    complete: bool
    current: bool

    @property
    def url(self) -> str:
        return reverse("portal:language", args=[self.code])


def _complete(language: Language) -> bool:
    return language.status == "complete" and language.code in dict(settings.LANGUAGES)


def tongues() -> list[Tongue]:
    """The languages of the pack in its order, the one being read marked."""
    return [
        Tongue(each.code, each.own_name, _complete(each), each.code == get_language())
        for each in packs.current().meta.languages
    ]


@require_safe
def choose(request: HttpRequest, code: str) -> HttpResponse:
    """Remember a complete language until the browser closes; say of another that it is not translated."""
    for each in packs.current().meta.languages:
        if each.code == code:
            return _speak(request, code) if _complete(each) else _not_translated(request, each)
    raise Http404


def _speak(request: HttpRequest, code: str) -> HttpResponse:
    back = request.GET.get("volver", "/")
    if not (back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)):
        back = "/"
    answer = HttpResponseRedirect(back)
    answer.status_code = 303
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,
    )
    return answer


def _not_translated(request: HttpRequest, language: Language) -> HttpResponse:
    shown = {
        "own_name": language.own_name,
        "label": said(language.label),
        "code": language.code,
        "contacts": contacts.published(),
    }
    return render(request, "portal/not_translated.html", shown)
