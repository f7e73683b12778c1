"""The database out of reach, at both doors: said in plain words, with what was typed still on the page."""

import re
from threading import Thread

import pytest
from django.db import connection
from django.test import Client

from amparo.accounts.carrying import COOKIE, as_text
from amparo.api.tests.conftest import calling  # noqa: F401 - a fixture
from amparo.web.desk.tests.conftest import session_of
from amparo.web.desk.tests.scene import Scene
from amparo.web.tests import doors

CANARY = "palabra-inventada-9K"


def without_database(ask):
    """What a request is answered while nothing listens where the database should be."""
    found = []

    def run():
        connection.settings_dict = {**connection.settings_dict, "HOST": "/nowhere"}
        found.append(ask())

    thread = Thread(target=run)
    thread.start()
    thread.join()
    return found[0]


@pytest.fixture
def scene(cast):
    return Scene(cast)


@pytest.mark.parametrize(
    ("language", "words"), [("es", "no podemos llegar"), ("en", "cannot be reached")]
)
def test_what_she_typed_stands_on_the_page_to_be_sent_again(settings, cast, language, words):
    doors.public(settings)
    client = Client(raise_request_exception=False)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    typed = {"q-danger_words": f'{CANARY} "<', "do": "next"}
    answer = without_database(lambda: client.post("/pedir/1", typed))

    text = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert words in text
    assert f'name="q-danger_words" value="{CANARY} &quot;&lt;"' in text
    assert '<form method="post" action="/pedir/1">' in text


def test_words_of_a_receipt_are_not_sent_back(settings, cast):
    doors.public(settings)
    client = Client(raise_request_exception=False)
    answer = without_database(lambda: client.post("/volver", {"words": "abaco " * 10}))
    assert b"abaco" not in answer.content


def test_a_member_whose_session_cannot_be_looked_up_is_told_the_same(settings, scene):
    doors.staff(settings)
    client = Client(raise_request_exception=False)
    client.cookies[COOKIE] = as_text(session_of(scene.officer))
    answer = without_database(lambda: client.get("/expedientes?track=urgent"))
    assert answer.status_code == 503
    assert b'href="/expedientes?track=urgent"' in answer.content


def test_a_program_is_told_with_a_problem_of_its_own(settings, calling):  # noqa: F811 - the fixture of that name
    doors.staff(settings)
    call = calling("intake_officer", "intake")
    answer = without_database(lambda: call("get", "cases"))
    assert (answer.status_code, answer["Content-Type"]) == (503, "application/problem+json")
    assert answer.json()["code"] == "out_of_reach"
    assert re.match("Our records|En este momento", answer.json()["title"])
