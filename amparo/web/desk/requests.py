"""What a request of the desk carries once the gate has let it pass."""

from typing import Final

from django.http import HttpRequest, HttpResponse

from amparo.accounts.actors import Actor
from amparo.accounts.carrying import COOKIE, as_text, secret_in

IDLE_SECONDS: Final = 30 * 60


class DeskRequest(HttpRequest):
    """A request with the member it comes from."""

    actor: Actor


def secret_of(request: HttpRequest) -> bytes:
    """Return the session's secret, empty when there is none that could be one."""
    return secret_in(request.COOKIES.get(COOKIE, ""))


def keep(response: HttpResponse, secret: bytes) -> None:
    """Hand the session's secret to the browser; it exists nowhere else."""
    carry(response, COOKIE, as_text(secret))


def forget(response: HttpResponse) -> None:
    carry(response, COOKIE, "", seconds=0)


def carry(response: HttpResponse, name: str, text: str, *, seconds: int = IDLE_SECONDS) -> None:
    """Set a cookie of this door: this host alone, no script, no other site."""
    response.set_cookie(
        name, text, max_age=seconds, path="/", secure=True, httponly=True, samesite="Strict"
    )
