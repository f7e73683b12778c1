from urllib.parse import urlencode

import pyotp
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from amparo.accounts import ceremony, services
from amparo.accounts.carrying import COOKIE
from amparo.accounts.tests.cast import BIRTH, PASSWORD

EMAIL = "rosa.inventada@example.invalid"


@pytest.fixture
def rosa(cast):
    made = services.make_person(EMAIL, "Rosa Inventada", PASSWORD, BIRTH)
    desk, pair = cast.desks["intake"]
    ceremony.seat_first(desk, pair, [(made.member, "intake_officer")], cast.root, BIRTH)
    return made


def typed(made, **changes):
    code = pyotp.TOTP(made.totp_secret).at(timezone.now())
    return {"email": EMAIL, "password": PASSWORD, "totp": code, **changes}


def test_three_things_on_one_page_open_the_desk(rosa):
    client = Client()

    answer = client.post(reverse("desk:sign_in"), typed(rosa))

    cookie = answer.cookies[COOKIE]
    assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == (True, True, "Strict")
    assert client.get(reverse("desk:today")).status_code == 200


@pytest.mark.parametrize("wrong", ["email", "password", "totp"])
def test_a_refusal_does_not_say_which_of_the_three_was_wrong(rosa, wrong):
    given = typed(rosa, **{wrong: "000000" if wrong == "totp" else "otra@example.invalid"})

    page = Client().post(reverse("desk:sign_in"), given)

    assert page.status_code == 422
    assert "Los tres datos no corresponden" in page.content.decode()
    assert PASSWORD not in page.content.decode()


def test_the_session_ends_with_sign_out(rosa):
    client = Client()
    client.post(reverse("desk:sign_in"), typed(rosa))

    client.post(reverse("desk:sign_out"))

    assert client.get(reverse("desk:today")).status_code == 302


def test_a_cookie_nobody_gave_leads_to_the_sign_in_page(cast):
    client = Client()
    client.cookies[COOKIE] = "x" * 43

    answer = client.get(reverse("desk:cases"))

    assert answer.headers["Location"] == reverse("desk:sign_in") + "?told=expired"


def test_words_typed_when_the_session_had_closed_wait_on_the_page_that_asks_who_it_is(rosa):
    client, place = Client(), reverse("desk:find")
    words = "Palabra inventada <que> no se pierde"
    plain = "application/x-www-form-urlencoded"
    asks = client.post(place, urlencode({"q": words}), content_type=plain)
    assert asks.status_code == 401
    assert 'name="q" value="Palabra inventada &lt;que&gt; no se pierde"' in asks.content.decode()
    mine = {f"again-{name}": value for name, value in typed(rosa).items()}
    again = {"q": words, **mine, "again-password": "otra"}
    wrong = client.post(place, urlencode(again), content_type=plain)
    assert (wrong.status_code, PASSWORD in wrong.content.decode()) == (422, False)
    done = client.post(place, urlencode({"q": words, **mine}), content_type=plain)
    assert done.status_code == 200
    assert "Palabra inventada &lt;que&gt;" in done.content.decode()
    assert client.get(reverse("desk:today")).status_code == 200
    # A page that checks its form's origin itself signs nobody in: a stranger's page could have sent it.
    client.post(reverse("desk:sign_out"))
    planted = urlencode({"q": words, **mine})
    unasked = client.post(reverse("desk:vocabulary_table"), planted, content_type=plain)
    assert (unasked.status_code, unasked.cookies.get(COOKIE)) == (302, None)
    upload = Client().post(place, b"", content_type="multipart/form-data; boundary=x")
    assert upload.status_code == 302
