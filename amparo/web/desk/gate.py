"""Nothing of the desk answers without a member, but for the list of doors below."""

from collections.abc import Callable
from typing import Any, Final, cast

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from amparo.accounts import services as accounts
from amparo.accounts.carrying import COOKIE
from amparo.documentation import vocabulary
from amparo.kernel.errors import NotVisible
from amparo.web.desk import again, clocks
from amparo.web.desk.pages import only_orders
from amparo.web.desk.profiles import stands
from amparo.web.desk.requests import DeskRequest, forget, keep, secret_of
from amparo.web.errors import in_words, problem

API: Final = "api-desk"
OPEN: Final = frozenset({"health", "desk:sign_in", "desk:language"})
ORDERS_ONLY: Final = frozenset(
    {"today", "orders", "order", "order_open", "order_close", "order_act", "order_evidence"}
    | {"order_paper", "order_road_sheet", "informations", "informations_csv", "information"}
    | {"information_open", "information_close", "information_answer", "information_evidence"}
    | {"sign_out", "sources", "keyboard", "orders_csv", "confirm"}
)

View = Callable[..., HttpResponse]


class DeskGate:
    """Bring the member of the session to every view; without one, show the sign-in page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and keep the cookie as long as the session is used."""
        with vocabulary.held():
            response = self.get_response(request)
        if getattr(request, "actor", None) is not None and COOKIE not in response.cookies:
            keep(response, secret_of(request))
        return response

    def process_view(
        self, request: HttpRequest, view: View, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Let a request through with its actor, or turn it away before the view runs."""
        match = request.resolver_match
        if match is None or match.view_name in OPEN or match.namespace == API:
            return None
        secret = secret_of(request)
        actor = accounts.actor_of(secret, clocks.now()) if secret else None
        # A view that asks of itself where its form is from has not asked yet: no stranger's page signs anybody in.
        asked = not getattr(view, "csrf_exempt", False)
        if actor is None and asked and again.waits(request):
            if (asks := again.back_in(cast("DeskRequest", request))) is not None:
                return asks
            actor = accounts.actor_of(secret_of(request), clocks.now())
        if actor is None:
            return _to_sign_in(request, expired=bool(secret))
        cast("DeskRequest", request).actor = actor
        name = match.url_name or ""
        if not stands(name) or (only_orders(actor) and name not in ORDERS_ONLY):
            refusal = NotVisible()
            return problem(request, refusal.status, in_words(refusal))
        return None


def _to_sign_in(request: HttpRequest, *, expired: bool) -> HttpResponse:
    told = "?told=expired" if expired else ""
    response = HttpResponseRedirect(reverse("desk:sign_in") + told)
    if expired:
        forget(response)
    return response
