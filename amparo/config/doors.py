"""The two doors as programs: what they check before they answer anybody, and how they are served."""

import sys
from pathlib import Path
from typing import Literal

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
    from django.urls import get_resolver

    from amparo.config.shell import become
    from amparo.law import packs

    become(door)
    check()
    packs.current()  # read before the first visitor, who may be one of many
    get_resolver().check()  # a page that cannot be loaded stops the door at its start, not its first visitor
    return drained(get_wsgi_application())


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
    connection.close()  # server workers are forked or spawned after this; none may share it
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
    return [
        str(Path(sys.executable).with_name("granian")), "--interface", "wsgi", "--factory", "--host", host,
        "--port", str(port), "--workers", str(WORKERS), "--blocking-threads", str(THREADS), "--no-ws",
        "--no-access-log",
        "--log-level", "error", "--backlog", "1024", "--workers-kill-timeout", "10", "--http", "1",
        f"amparo.config.doors:{door}",
    ]  # fmt: skip
