"""What a request of the desk carries once the gate has let it pass."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Final

from django.http import HttpRequest, HttpResponse

from amparo.accounts.actors import Actor

COOKIE: Final = "__Host-amparo_desk"
IDLE_SECONDS: Final = 30 * 60


class DeskRequest(HttpRequest):
    """A request with the member it comes from."""

    actor: Actor


def secret_of(request: HttpRequest) -> bytes:
    """Return the session's secret, empty when there is none that could be one."""
    text = request.COOKIES.get(COOKIE, "")
    try:
        return urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError:
        return b""


def keep(response: HttpResponse, secret: bytes) -> None:
    """Hand the session's secret to the browser; it exists nowhere else."""
    text = urlsafe_b64encode(secret).decode().rstrip("=")
    response.set_cookie(
        COOKIE, text, max_age=IDLE_SECONDS, path="/", secure=True, httponly=True, samesite="Strict"
    )


def forget(response: HttpResponse) -> None:
    response.set_cookie(
        COOKIE, "", max_age=0, path="/", secure=True, httponly=True, samesite="Strict"
    )
