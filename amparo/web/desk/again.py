"""Signing in once more when the session closed while somebody was typing: the form waits on that page alone."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from amparo.accounts import services as accounts
from amparo.accounts.carrying import COOKIE, as_text
from amparo.accounts.errors import TooManyTries
from amparo.kernel.errors import Refused
from amparo.web.desk import clocks
from amparo.web.desk.pages import page
from amparo.web.desk.requests import DeskRequest
from amparo.web.desk.schemaform import Told
from amparo.web.errors import in_words, typed

EMAIL, PASSWORD, TOTP = ("again-email", "again-password", "again-totp")
_OURS: Final = frozenset({EMAIL, PASSWORD, TOTP})
# Files are read by handlers of their own, which a view sets: nothing of one may be read before.
_READ: Final = "application/x-www-form-urlencoded"


def waits(request: HttpRequest) -> bool:
    """Whether a form came without a session, and has words that would be lost."""
    return request.content_type == _READ and bool(_kept(request))


def back_in(request: DeskRequest) -> HttpResponse | None:
    """The page that asks who it is; None once they signed in: the request is then theirs, as it was typed."""
    # What Django's own decorator says of a view: no fault report may have the password.
    request.sensitive_post_parameters = "__ALL__"  # type: ignore[attr-defined]  # set as the decorator does
    if TOTP not in request.POST:
        return _ask(request)
    email, password, digits = (request.POST.get(name, "") for name in (EMAIL, PASSWORD, TOTP))
    try:
        secret = accounts.sign_in(email.strip(), password, digits.replace(" ", ""), clocks.now())
    except TooManyTries as refusal:
        return _ask(request, in_words(refusal), 429)
    except Refused:
        wrong = _("These three do not go together. Check them and try again with a new code.")
        return _ask(request, wrong, 422)
    request.COOKIES[COOKIE] = as_text(secret)
    post = request.POST.copy()
    for name in _OURS:
        post.pop(name, None)
    request.POST = post  # type: ignore[assignment]  # a copy may be written to; views read it alike
    return None


def _kept(request: HttpRequest) -> list[tuple[str, str]]:
    return [(name, text) for name, text in typed(request) if name not in _OURS]


def _ask(request: DeskRequest, refusal: str = "", status: int = 401) -> HttpResponse:
    return page(
        request,
        "again.html",
        status,
        typed=_kept(request),
        email=request.POST.get(EMAIL, ""),
        errors=[Told(refusal, EMAIL)] if refusal else [],
    )
