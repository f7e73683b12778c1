"""What an answer leaves unread of a request is read, or the connection is closed in so many words.

The server closes a kept connection on which bytes of the last request still wait, and does so after the
answer: the next request on it then meets a broken connection. A refusal before the body was read must not
cost the person her next attempt.
"""

from collections.abc import Callable, Iterable
from typing import Any, Protocol

# More than a form and less than a file: what is not worth closing a connection for.
MOST = 1024 * 1024
_PIECE = 64 * 1024

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]


class Body(Protocol):
    """The part of `wsgi.input` that is used here and by Django."""

    def read(self, size: int = -1, /) -> bytes: ...
    def readline(self, size: int = -1, /) -> bytes: ...


class _Counted:
    """A request's body that knows how much of it was read."""

    def __init__(self, body: Body) -> None:
        self._body = body
        self.taken = 0

    def read(self, size: int = -1) -> bytes:
        return self._count(self._body.read(size))

    def readline(self, size: int = -1) -> bytes:
        return self._count(self._body.readline(size))

    def _count(self, piece: bytes) -> bytes:
        self.taken += len(piece)
        return piece


def drained(application: Application) -> Application:
    """Return `application` with every body of at most `MOST` bytes read to its end before the answer leaves.

    A longer remainder, or one of unknown length, is not read: the answer says `Connection: close`.
    """

    def answer(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        body = environ["wsgi.input"] = _Counted(environ["wsgi.input"])
        length = _length(environ)

        def start(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            if length is None or length - body.taken > MOST:
                headers = [*headers, ("Connection", "close")]
            else:
                _drain(body, length)
            return start_response(status, headers, *more)

        return application(environ, start)

    return answer


def _length(environ: Environ) -> int | None:
    if environ.get("HTTP_TRANSFER_ENCODING"):
        return None
    stated = str(environ.get("CONTENT_LENGTH") or "0")
    return int(stated) if stated.isdecimal() else None


def _drain(body: _Counted, length: int) -> None:
    while body.taken < length and body.read(min(_PIECE, length - body.taken)):
        pass
