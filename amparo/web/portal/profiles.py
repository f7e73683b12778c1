"""Which pages the public door has: a mechanism takes requests, an organisation takes signatures.

A page of the other profile is absent, as if it had never been made.
"""

from collections.abc import Callable
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from amparo.kernel.errors import NotVisible
from amparo.law.schema.access import Profile
from amparo.web.errors import in_words, problem

OF_AN_ORGANISATION: Final = frozenset(
    {"portal:invitation", "portal:invited", "portal:invitation_close"}
)
OF_BOTH: Final = frozenset(
    {"portal:front", "portal:language", "portal:leave", "portal:hide", "portal:accessibility"}
)
HEALTH: Final = "/salud"


def is_organisation() -> bool:
    return bool(settings.AMPARO_PROFILE == Profile.ORGANISATION)


class OfThisProfile:
    """Turn away, before any view runs, whatever the other profile has."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as the next layer does."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """Answer 404 for a page of the other profile."""
        match = request.resolver_match
        name = match.view_name if match else ""
        if request.path == HEALTH or name in OF_BOTH:
            return None
        if is_organisation() == (name in OF_AN_ORGANISATION):
            return None
        refusal = NotVisible()
        return problem(request, refusal.status, in_words(refusal))
