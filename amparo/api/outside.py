"""Whatever fails under the addresses of the API before or beside its calls: problem details too, and no page."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from amparo.api import problem
from amparo.api.plumbing import language_of

UNDER: Final = "/api/"
_KEPT: Final = ("Allow", "Retry-After")


class ProblemsUnderTheApi:
    """Answer an address that is none, a verb that none takes, a form's missing token: as the calls answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on, and put a problem in the place of a page that says one."""
        response = self.get_response(request)
        said = response.headers.get("Content-Type", "")
        if (
            response.status_code < 400
            or not request.path_info.startswith(UNDER)
            or said.startswith(problem.MEDIA_TYPE)
        ):
            return response
        language = language_of(request)
        with translation.override(language):
            told = problem.of_status(response.status_code)
        told.headers["Content-Language"] = language
        for name in _KEPT:
            if name in response.headers:
                told.headers[name] = response.headers[name]
        return told
