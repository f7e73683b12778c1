"""The two short-lived cookies of the portal: the half-written form and the open view of a receipt.

Each holds a random secret that opens one sealed row; neither says who anybody is, and both end with the browser.
"""

from django.http import HttpRequest, HttpResponse

DRAFT = "__Host-portal-draft"
VIEW = "__Host-portal-view"


def secret(request: HttpRequest, mark: str) -> str:
    """The secret that the browser sent under that name, or nothing."""
    return request.COOKIES.get(mark, "")


def leave(answer: HttpResponse, mark: str, value: str) -> None:
    """Have the browser keep the secret until it closes, for our own pages only."""
    answer.set_cookie(mark, value, secure=True, httponly=True, samesite="Strict", path="/")


def take_away(answer: HttpResponse, mark: str) -> None:
    """Have the browser forget the secret."""
    answer.set_cookie(mark, "", max_age=0, secure=True, httponly=True, samesite="Strict", path="/")
