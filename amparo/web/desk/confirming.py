"""The password once more before anything sealed, or a list, leaves the desk as a file."""

from contextlib import suppress
from urllib.parse import urlencode, urlsplit

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from amparo.accounts import services as accounts
from amparo.accounts.errors import SessionClosed, TooManyTries
from amparo.kernel.errors import NotVisible, Refused
from amparo.web.desk import clocks
from amparo.web.desk.pages import page
from amparo.web.desk.requests import DeskRequest, forget, secret_of
from amparo.web.desk.schemaform import Told
from amparo.web.errors import in_words

# What leaves as a file, or leads there, besides lists, each with the page that it is taken from. The address
# of every one of them names first what that page is of.
_TOO = {
    "evidence": "papers",
    "evidence_court": "evidence_of",
    "court_bundle": "evidence_of",
    "information_evidence": "information",
    "matter_draft": "matter",
    "matter_sent": "matter_bundle",
    "matter_paper": "matter",
    "mission_blob": "mission_testimonies",
    "mission_print": "mission_report",
    "order_evidence": "order",
    "piece_download": "piece",
}


def asked_first(request: DeskRequest) -> HttpResponse | None:
    """Lead to this page unless the member typed their password a moment ago."""
    if accounts.confirmed(secret_of(request), clocks.now()):
        return None
    query = urlencode({"to": request.get_full_path()})
    return HttpResponseRedirect(reverse("desk:confirm") + "?" + query)


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def confirm(request: DeskRequest) -> HttpResponse:
    to = _a_file(request.GET.get("to", ""))
    if request.method == "GET":
        return _show(request, to)
    try:
        accounts.confirm(secret_of(request), request.POST.get("password", ""), clocks.now())
    except SessionClosed:
        response = HttpResponseRedirect(reverse("desk:sign_in") + "?told=expired")
        forget(response)
        return response
    except TooManyTries as refusal:
        return _show(request, to, in_words(refusal), 429)
    except Refused as refusal:
        return _show(request, to, in_words(refusal), refusal.status)
    return HttpResponseRedirect(to)


def _a_file(address: str) -> str:
    """The address of one of our own files, and of nothing else. Raises NotVisible."""
    parts = urlsplit(address)
    try:
        named = resolve(parts.path).url_name or ""
    except Resolver404:
        named = ""
    if parts.scheme or parts.netloc or not (named.endswith("_csv") or named in _TOO):
        raise NotVisible
    return address


def _show(request: DeskRequest, to: str, refusal: str = "", status: int = 200) -> HttpResponse:
    parts = urlsplit(to)
    return page(
        request,
        "confirm.html",
        status,
        errors=[Told(refusal, "password")] if refusal else [],
        to=to,
        back=f"{_before(parts.path)}?{parts.query}",
    )


def _before(path: str) -> str:
    """The page that leads to a file of ours: of the same name without its last words, of the same thing."""
    match = resolve(path)
    name = str(match.url_name)
    if name in _TOO:
        of = list(match.kwargs.values())
        with suppress(NoReverseMatch):
            return reverse("desk:" + _TOO[name], args=of[:1])
        return reverse("desk:" + _TOO[name], args=of)
    while "_" in name:
        name = name.rpartition("_")[0]
        with suppress(NoReverseMatch):
            return reverse("desk:" + name, kwargs=match.kwargs)
    return reverse("desk:today")
