from datetime import UTC, datetime

import pytest
from django.db import connection
from django.db.backends.signals import connection_created

from amparo.intake import flood
from amparo.intake.law import parse
from amparo.law import packs

AT = datetime(2026, 3, 2, 15, 4, 30, tzinfo=UTC)

URGENT = {
    "danger_now": "yes",
    "who_asks": "self",
    "protected_name": "Persona inventada Uno",
    "place_now": "Masisea, Coronel Portillo, Ucayali",
    "place_danger": "Masisea",
    "safe_way": ["receipt"],
    "safe_hours": "de noche",
}


@pytest.fixture
def at():
    return AT


@pytest.fixture
def raw():
    """Raw answers that the urgent track accepts; a test changes what it is about."""
    return {code: list(v) if isinstance(v, list) else v for code, v in URGENT.items()}


@pytest.fixture
def accepted(raw):
    """A function from changes of the raw answers to an accepted deposit."""

    def make(track="urgent", language="es", channel="portal", **changes):
        typed = {code: answer for code, answer in {**raw, **changes}.items() if answer is not None}
        return parse(packs.current(), typed, track, language=language, channel=channel)

    return make


@pytest.fixture(autouse=True)
def nobody_guessed_before():
    flood.forget()


def become_portal(sender=None, connection=connection, **_):
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE amparo_portal")


@pytest.fixture
def as_portal(cast, settings):
    """Everything in this test, in every thread, has the rights of the portal's database role."""
    settings.DOOR = "portal"
    connection_created.connect(become_portal)
    become_portal()
    yield cast
    connection_created.disconnect(become_portal)
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
