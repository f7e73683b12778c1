import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from amparo.kernel.errors import Conflict, Forbidden, Invalid, NotVisible, Unavailable
from amparo.web import errors
from amparo.web.csrf import FormOrigin

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/salud", "/no-such-page"])
def test_every_answer_forbids_foreign_parts_and_is_not_kept(address):
    answer = Client().get(address)
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "script-src" not in answer["Content-Security-Policy"]
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("refusal", "status"),
    [
        (Invalid({"place": ["needed"]}), 422),
        (Forbidden(), 403),
        (NotVisible(), 404),
        (Conflict(), 409),
        (Unavailable(), 503),
    ],
)
def test_a_refusal_becomes_a_page_with_its_status(refusal, status):
    middleware = errors.RefusalsAsPages(lambda request: HttpResponse())
    answer = middleware.process_exception(RequestFactory().get("/"), refusal)
    assert answer.status_code == status
    assert b"<h1" in answer.content


def test_a_fault_is_no_refusal_and_goes_on():
    middleware = errors.RefusalsAsPages(lambda request: HttpResponse())
    assert (
        middleware.process_exception(RequestFactory().get("/"), ValueError("canary-word")) is None
    )


def test_a_page_of_a_fault_says_nothing_of_it():
    answer = errors.failed(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert b"Traceback" not in answer.content


@pytest.mark.parametrize(
    ("origin", "accepted"), [("null", True), ("https://elsewhere.example", False)]
)
def test_a_form_of_our_own_pages_passes_on_to_its_token_and_a_foreign_one_does_not(
    origin, accepted
):
    request = RequestFactory().post("/", HTTP_ORIGIN=origin)
    assert FormOrigin(lambda request: HttpResponse())._origin_verified(request) is accepted
