"""A page that needs an open view of a receipt: without one, the person is asked for her words again."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from amparo.intake import services as intake
from amparo.intake.values import Return
from amparo.web.portal import marks

Rest = ParamSpec("Rest")
TOLD = "dicho"
FILE = "portal:follow"


def with_receipt(
    page: Callable[Concatenate[HttpRequest, Return, Rest], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Rest], HttpResponse]:
    """Hand the page what the receipt opens, or send the person to the ten words.

    The harmless view is one page: any other address leads back to it.
    """

    @wraps(page)
    def guarded(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        back = intake.resume(marks.secret(request, marks.VIEW), timezone.now())
        if back is None:
            answer: HttpResponse = redirect(f"{reverse('portal:enter')}?cerrada=1")
            marks.take_away(answer, marks.VIEW)
            return answer
        if back.decoy and request.path != reverse(FILE):
            return redirect(FILE)
        return page(request, back, *args, **kwargs)

    return guarded


def told(what: str) -> HttpResponse:
    """Back to the page of the file, which says in one line what was done."""
    return redirect(f"{reverse(FILE)}?{TOLD}={what}")
