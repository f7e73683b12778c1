"""Who calls: a service by its token, or a signed-in member by the desk's cookie."""

from django.http import HttpRequest
from django.utils import timezone
from ninja.security import APIKeyCookie, HttpBearer

from amparo.accounts import services as accounts
from amparo.accounts.actors import Actor
from amparo.accounts.carrying import COOKIE, secret_in


class ApiRequest(HttpRequest):
    """A request of the API with whom it comes from."""

    auth: Actor


def confirmed_lately(request: HttpRequest) -> bool:
    """Whether the member's own session came along, and its password was typed in the last five minutes."""
    secret = secret_in(request.COOKIES.get(COOKIE, ""))
    return bool(secret) and accounts.confirmed(secret, timezone.now())


class Token(HttpBearer):
    """`Authorization: Bearer amparo_…`, at most 90 days old, of a service member of one desk."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        return accounts.actor_of_token(token, timezone.now())


class Session(APIKeyCookie):
    """The cookie of the desk's own pages; forms are checked against forgery as there."""

    param_name = COOKIE

    def authenticate(self, request: HttpRequest, key: str | None) -> Actor | None:
        secret = secret_in(key or "")
        return accounts.actor_of(secret, timezone.now()) if secret else None
