"""The two doors as programs: what they check before they answer anybody, and how they are served."""

import gc
import sys
from functools import cache
from pathlib import Path
from typing import Literal, NoReturn

from django.core.exceptions import ImproperlyConfigured

from amparo.config.drained import Application, drained
from amparo.config.loopback import is_loopback

Door = Literal["portal", "desk"]
WORKERS, THREADS = 2, 8


class DoorRefused(ImproperlyConfigured):
    """A door must not open as things are; the message says why."""


def application(door: Door) -> Application:
    """Return the WSGI application of one door, after its checks. Raises DoorRefused."""
    from django.core.wsgi import get_wsgi_application

    from amparo.config.shell import become

    become(door)
    check()
    _load()
    return drained(get_wsgi_application())


@cache
def _load() -> None:
    """Have everything in memory that an answer needs, before the first visitor, who may be one of many."""
    from django.urls import get_resolver

    from amparo.law import packs

    packs.current()
    get_resolver().check()  # a page that cannot be loaded stops the door at its start, not its first visitor


def portal() -> Application:
    """Return the public door's application."""
    return application("portal")


def desk() -> Application:
    """Return the staff door's application."""
    return application("desk")


def check() -> None:
    """Refuse to open where the role could do more than its list, or a demonstration would be seen from outside."""
    from django.conf import settings
    from django.db import connection

    from amparo.config.database import birth, grants

    with connection.cursor() as cursor:
        beyond = grants.excess(cursor)
        kind = birth.kind_of(cursor)
        profile = birth.profile_of(cursor) if kind else ""
    connection.close()  # server workers are forked after this; none may share it
    if beyond:
        raise DoorRefused(
            f"The database role of this door may do more than is listed: {'; '.join(beyond[:5])}."
        )
    if kind is None:
        raise DoorRefused("The database has not been set up. Run `amparo migrate`.")
    if profile != settings.AMPARO_PROFILE:
        raise DoorRefused(
            f"This database holds an installation of profile {profile}. Set AMPARO_PROFILE={profile}."
        )
    if kind == "demonstration":
        refuse_strangers(settings.ALLOWED_HOSTS)


def refuse_strangers(names: list[str]) -> None:
    """Raise DoorRefused when a demonstration, whose secrets are known, would answer to more than this machine."""
    outside = [name for name in names if not is_loopback(name)]
    if outside:
        raise DoorRefused(
            f"A demonstration answers on this machine alone, not as {outside[0]}: its secrets are known."
        )


def command(door: Door, host: str, port: int) -> list[str]:
    """Return the command line that serves one door."""
    amparo = str(Path(sys.executable).with_name("amparo"))
    return [amparo, "serve", door, "--host", host, "--port", str(port)]


def options(door: Door, host: str, port: int) -> list[str]:
    """Return what the server of one door is told."""
    return [
        "--interface", "wsgi", "--factory", "--host", host, "--port", str(port), "--workers", str(WORKERS),
        "--blocking-threads", str(THREADS), "--no-ws", "--no-access-log", "--log-level", "error",
        "--backlog", "1024", "--workers-kill-timeout", "10", "--http", "1", f"amparo.config.doors:{door}",
    ]  # fmt: skip


def serve(door: Door, host: str, port: int) -> NoReturn:
    """Serve one door until stopped, in this process and the workers that it forks.

    What is loaded here is loaded once: every worker begins with it and shares its memory. No connection to the
    database may be open.
    """
    from granian.cli import cli

    gc.collect()
    gc.freeze()  # else the next collection would write into, and so copy, all that is shared
    cli(options(door, host, port))
    raise SystemExit(0)
