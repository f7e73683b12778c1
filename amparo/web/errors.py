"""Refusals and faults as pages in plain words: one place for every view."""

import logging
import sys
from collections.abc import Callable
from typing import Final

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from amparo.kernel.errors import Invalid, OutOfReach, Refused

OUTAGES: Final = (OperationalError, InterfaceError)
# What opens something is typed again rather than sent back.
SECRET: Final = frozenset({"password", "totp", "words"})
TOO_LARGE: Final = gettext_noop(
    "This form has more than can be taken at once. Go back: your browser keeps what you typed. Send it in parts."
)
_log = logging.getLogger("amparo.web")


class RefusalsAsPages:
    """Turn a refusal that a view let pass into a page with its status.

    Refusals are part of the procedure, so they are not logged. Calls of the API have their own rendering.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer a refusal, and a database out of reach; anything else goes on to the fault page."""
        if isinstance(error, OUTAGES):
            return out_of_reach(request)
        if not isinstance(error, Refused):
            return None
        fields = error.fields if isinstance(error, Invalid) else {}
        return problem(request, error.status, in_words(error), fields)


def in_words(error: Refused) -> str:
    """Return the message of a refusal in the reader's language, its parameters filled in."""
    return error.message(_)


def problem(
    request: HttpRequest, status: int, message: str, fields: dict[str, list[str]] | None = None
) -> HttpResponse:
    """Return the page that says what went wrong and what to do; no value typed is repeated."""
    return render(
        request,
        "problem.html",
        {"status": status, "message": message, "fields": fields or {}},
        status=status,
    )


def out_of_reach(request: HttpRequest) -> HttpResponse:
    """Answer for a database that does not: what was typed stands in a form that sends it once more.

    Called while the error is handled; its type and place are logged, none of its words.
    """
    _log.error("the database is out of reach", exc_info=True)
    refusal = OutOfReach()
    context = {
        "status": refusal.status,
        "message": in_words(refusal),
        "typed": typed(request),
        "again": request.get_full_path(),
        "files": bool(request.method == "POST" and request.FILES),
    }
    response = render(request, "problem.html", context, status=refusal.status)
    response.headers["Retry-After"] = "60"
    return response


def typed(request: HttpRequest) -> list[tuple[str, str]]:
    """Each field of a form as it came; none of one that held something secret."""
    if request.method != "POST":
        return []
    try:
        names = request.POST.keys() - {"csrfmiddlewaretoken"}
    except UnreadablePostError:
        return []
    if names & SECRET:
        return []
    return [(name, text) for name in sorted(names) for text in request.POST.getlist(name)]


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a request that cannot be read; of a form too large its words are still where they were typed."""
    if isinstance(exception, TooManyFieldsSent | RequestDataTooBig):
        return problem(request, 400, _(TOO_LARGE))
    return problem(request, 400, _("The request could not be read. Go back and try again."))


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer an act that this door does not allow."""
    return problem(request, 403, _("This cannot be done from here."))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer an address without a page, or with one that the reader may not see: both alike."""
    return problem(request, 404, _("There is no page at this address, or you may not see it."))


def failed(request: HttpRequest) -> HttpResponse:
    """Answer a fault of ours without any detail of it."""
    # Before any view runs, the one who asks is looked up: that may fail as a view does.
    if isinstance(sys.exc_info()[1], OUTAGES):
        return out_of_reach(request)
    return problem(
        request,
        500,
        _("Something failed on our side. Nothing you confirmed before was lost. Try again."),
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form that did not come from our own page, or came too late."""
    return problem(
        request,
        403,
        _("This form is too old, or did not come from this site. Open the page again and repeat."),
    )
