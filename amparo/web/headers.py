"""Headers of every answer: nothing foreign is loaded, nothing is kept, nothing tells where the person was."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from amparo.law import packs

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action {forms}; "
    "frame-ancestors 'none'; base-uri 'none'"
)
ALWAYS = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=(), interest-cohort=()",
    "X-Robots-Tag": "noindex, nofollow",
    "X-DNS-Prefetch-Control": "off",
}


def policy(door: str) -> str:
    """Return the policy of a door: forms go nowhere but here, save the public door's neutral way out.

    Browsers hold the policy against where a form's answer leads too, so “Leave now” needs its target named.
    """
    forms = "'self'"
    if door == "portal":
        leads_to = urlsplit(packs.current().meta.exit_url)
        forms += f" {leads_to.scheme}://{leads_to.netloc}"
    return POLICY.format(forms=forms)


class SecurityHeaders:
    """Add them to every answer; only a static file may be kept by the browser."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with the headers; `Cache-Control` of static files is left as it is."""
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", policy(settings.DOOR))
        for name, value in ALWAYS.items():
            response.headers.setdefault(name, value)
        if not request.path.startswith("/static/") or response.status_code >= 400:
            response.headers["Cache-Control"] = "no-store"
        return response
