import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from amparo.accounts import signin
from amparo.accounts.carrying import COOKIE, as_text
from amparo.accounts.models import Member
from amparo.web.desk.tests.scene import Scene
from amparo.web.tests import doors


@pytest.fixture(autouse=True)
def staff_door(settings):
    doors.staff(settings)


def session_of(actor):
    """A session's secret for an actor whose keys are in hand, as signing in would leave it."""
    secret = signin.secrets.token_bytes(32)
    member = Member.objects.get(pk=actor.id)
    now = timezone.now()
    row = signin._session(secret, member, actor.keyring.box, actor.keyring.signing, now)
    row.save(force_insert=True)
    return secret


@pytest.fixture
def signed_in():
    """A function from an actor to a client with their session."""

    def enter(actor):
        client = Client()
        client.cookies[COOKIE] = as_text(session_of(actor))
        return client

    return enter


@pytest.fixture
def scene(cast):
    return Scene(cast)


@pytest.fixture
def as_the_desk():
    """A function that gives the connection the rights of the desk's own role until the test ends."""

    def become():
        with connection.cursor() as cursor:
            cursor.execute("SET ROLE amparo_desk")

    yield become
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
