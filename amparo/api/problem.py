"""Refusals as problem details (RFC 9457), in the reader's language; no input is ever repeated."""

import logging
from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from pydantic import BaseModel, ConfigDict, Field

from amparo.kernel.errors import Invalid, OutOfReach, Refused

MEDIA_TYPE = "application/problem+json"
_LARGEST_BODY_MB = 2
_UNREADABLE = ("unreadable", gettext_noop("The request could not be read. Go back and try again."))
_BY_STATUS: Final = {
    400: _UNREADABLE,
    401: ("not_signed_in", gettext_noop("Sign in, or send a token that is still valid.")),
    403: ("refused", gettext_noop("This call is not taken from here.")),
    404: ("not_visible", gettext_noop("There is nothing here that you may see.")),
    405: ("no_such_call", gettext_noop("This address takes no call of that kind.")),
    500: ("failed", gettext_noop("Something failed on our side. Nothing confirmed was lost.")),
}
_log = logging.getLogger("amparo.api")


class Problem(BaseModel):
    """Problem details: `code` is stable; `errors` names the fields that stopped it, in words."""

    model_config = ConfigDict(hide_input_in_errors=True)

    type: str = Field(examples=["urn:amparo:problem:answers_not_usable"])
    title: str
    status: int
    code: str
    errors: dict[str, list[str]] | None = None


def answer(
    code: str, title: str, status: int, errors: Mapping[str, Sequence[str]] | None = None
) -> HttpResponse:
    """Return one problem as its media type."""
    body: dict[str, object] = {
        "type": f"urn:amparo:problem:{code}",
        "title": title,
        "status": status,
        "code": code,
    }
    if errors:
        body["errors"] = {name: list(texts) for name, texts in errors.items()}
    return JsonResponse(body, status=status, content_type=MEDIA_TYPE)


def of(refusal: Refused) -> HttpResponse:
    """Return a refusal as a problem; absent and hidden are one and the same to the reader."""
    fields = refusal.fields if isinstance(refusal, Invalid) else None
    response = answer(refusal.code, refusal.message(_), refusal.status, fields)
    if refusal.status in {429, 503}:
        response.headers["Retry-After"] = "60"
    return response


def of_status(status: int) -> HttpResponse:
    """Return the problem of a status that nothing more is known of."""
    code, title = _BY_STATUS.get(status, _BY_STATUS[500] if status >= 500 else _UNREADABLE)
    return answer(code, _(title), status)


def install(api: NinjaAPI) -> None:
    """Give an API these answers to everything that can go wrong."""
    api.add_exception_handler(Refused, _refused)
    api.add_exception_handler(ValidationError, _invalid)
    api.add_exception_handler(HttpError, _http)
    api.add_exception_handler(RequestDataTooBig, _too_big)
    api.add_exception_handler(MultiPartParserError, _unreadable)
    api.add_exception_handler(Http404, _absent)
    api.add_exception_handler(OperationalError, _out_of_reach)
    api.add_exception_handler(InterfaceError, _out_of_reach)
    api.add_exception_handler(Exception, _failed)


def _refused(request: HttpRequest, error: Any) -> HttpResponse:
    del request
    return of(error)


def _invalid(request: HttpRequest, error: Any) -> HttpResponse:
    """A body of the wrong shape: which fields, in words, never what stood in them."""
    del request
    fields: dict[str, list[str]] = {}
    for one in error.errors:
        name = ".".join(str(part) for part in one.get("loc", ())[1:] if part != "body") or "body"
        fields.setdefault(name.removeprefix("data."), []).append(
            _in_words(str(one.get("type", "")))
        )
    return answer("invalid", _("Some answers are missing or cannot be used."), 422, fields)


def _in_words(kind: str) -> str:
    if kind == "missing":
        return _("Answer this question.")
    if kind == "extra_forbidden":
        return _("The form has no such question.")
    return _("This cannot be used here.")


def _http(request: HttpRequest, error: Any) -> HttpResponse:
    del request
    status = int(error.status_code)
    if status != 400:
        return of_status(status)
    title = _("The request could not be read. Send JSON as the schema says.")
    return answer("unreadable", title, status)


def _too_big(request: HttpRequest, error: Any) -> HttpResponse:
    del request, error
    title = _("The request is larger than %(limit)s MB.") % {"limit": _LARGEST_BODY_MB}
    return answer("too_large", title, 413)


def _unreadable(request: HttpRequest, error: Any) -> HttpResponse:
    del request, error
    return of_status(400)


def _absent(request: HttpRequest, error: Any) -> HttpResponse:
    del request, error
    return of_status(404)


def _out_of_reach(request: HttpRequest, error: Any) -> HttpResponse:
    """The database does not answer: nothing was done, and the same call may be repeated."""
    del request, error
    _log.error("the database is out of reach", exc_info=True)
    return of(OutOfReach())


def _failed(request: HttpRequest, error: Any) -> HttpResponse:
    del request, error
    # The handler of the log keeps the type and place of the fault alone.
    _log.error("a call failed", exc_info=True)
    return of_status(500)
