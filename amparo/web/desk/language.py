"""The language of the desk's pages, kept in a cookie of this door."""

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from amparo.web.desk.purpose import back
from amparo.web.desk.requests import DeskRequest


@require_POST
def choose(request: DeskRequest) -> HttpResponse:
    response = HttpResponseRedirect(back(request, reverse("desk:today")))
    chosen = request.POST.get("language", "")
    if chosen in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            chosen,
            path="/",
            secure=True,
            httponly=True,
            samesite="Lax",
        )
    return response
