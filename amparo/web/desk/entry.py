"""Sign-in with three things on one page, and sign-out.  A refusal never says which one was wrong."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from amparo.accounts import services as accounts
from amparo.accounts.errors import TooManyTries
from amparo.kernel.errors import Refused
from amparo.web.desk import clocks, demonstration
from amparo.web.desk.pages import page
from amparo.web.desk.requests import DeskRequest, forget, keep, secret_of
from amparo.web.desk.schemaform import Told
from amparo.web.errors import in_words


@sensitive_post_parameters("password", "totp")
@require_http_methods(["GET", "POST"])
def sign_in(request: DeskRequest) -> HttpResponse:
    if request.method == "GET":
        return _show(request)
    try:
        secret = accounts.sign_in(
            request.POST.get("email", "").strip(),
            request.POST.get("password", ""),
            request.POST.get("totp", "").replace(" ", ""),
            clocks.now(),
        )
    except TooManyTries as refusal:
        return _show(request, in_words(refusal), 429)
    except Refused:
        return _show(
            request,
            _("These three do not go together. Check them and try again with a new code."),
            422,
        )
    response = HttpResponseRedirect(reverse("desk:today"))
    keep(response, secret)
    return response


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    accounts.sign_out(secret_of(request), clocks.now())
    response = HttpResponseRedirect(reverse("desk:sign_in") + "?told=signed_out")
    forget(response)
    return response


def _show(request: DeskRequest, refusal: str = "", status: int = 200) -> HttpResponse:
    return page(
        request,
        "sign_in.html",
        status,
        email=request.POST.get("email", ""),
        errors=[Told(refusal, "email")] if refusal else [],
        known=demonstration.members() if demonstration.is_one() else [],
    )
