import json
import secrets

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.utils import timezone

from amparo.accounts.acts import system_act
from amparo.api import portal_form
from amparo.custody.models import Draft
from amparo.evidence import limits
from amparo.intake import deposit as depositing
from amparo.intake.errors import NotStored
from amparo.intake.models import Request
from amparo.law import packs

BASE = "/api/v1/"
PDF = b"%PDF-1.7\n" + b"0" * 3_000_000


@pytest.fixture
def client(cast, settings, tmp_path):
    settings.ROOT_URLCONF = "amparo.web.portal.urls"
    settings.AMPARO_EVIDENCE_DIR = tmp_path / "evidence"
    return Client(raise_request_exception=False)


@pytest.fixture
def post(client):
    def send(call, body, **headers):
        return client.post(
            BASE + call, json.dumps(body), content_type="application/json", headers=headers
        )

    return send


@pytest.fixture
def spec(client):
    return client.get(BASE + "openapi.json").json()


@pytest.fixture
def example(spec):
    return content_of(spec)["example"]


@pytest.fixture
def receipt(post, example):
    return post("requests", example).json()["receipt"]


def content_of(spec):
    return spec["paths"][BASE + "requests"]["post"]["requestBody"]["content"]["application/json"]


def problem(response, status):
    assert response.status_code == status
    assert response.headers["Content-Type"] == "application/problem+json"
    return response.json()


def test_the_example_deposits_as_it_stands(post, example):
    answer = post("requests", example)
    assert answer.status_code == 201
    assert set(answer.json()) == {
        "receipt",
        "number",
        "designation",
        "track",
        "acknowledged_at",
        "due_at",
    }
    assert len(answer.json()["receipt"].split()) == 10


def test_every_free_text_of_the_schema_takes_any_text_and_stores_none_in_clear(post, spec):
    canary = "K" + secrets.token_hex(12)
    content = content_of(spec)
    body = dict(content["example"])
    for name, field in content["schema"]["properties"].items():
        bound = {"enum", "const", "format", "pattern"} & field.keys()
        if field.get("type") == "string" and not bound:
            body[name] = canary
    assert list(body.values()).count(canary) > 3
    answer = post("requests", body)
    assert answer.status_code == 201
    words = answer.json()["receipt"]
    assert post("receipt/messages", {"receipt": words, "text": canary}).status_code == 201
    assert [hit for hit in all_rows() if canary in hit or words in hit] == []


def all_rows():
    """Every row of every table as text, bytes as they are."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names from the database
            for row in cursor.fetchall():
                yield "|".join(
                    bytes(one).decode("latin-1")
                    if isinstance(one, memoryview | bytes)
                    else str(one)
                    for one in row
                )


def test_the_receipt_comes_back_as_text_or_as_a_list_and_opens_the_file(post, receipt):
    for given in (receipt, receipt.split()):
        seen = post("receipt", {"receipt": given}, accept_language="en").json()
        assert seen["state"]["code"] == "received"
        assert seen["state"]["sentence"].startswith("We received")
        assert seen["next_term"]["code"] == "acknowledgement_urgent"


def test_an_answer_is_in_spanish_unless_english_is_preferred(post):
    assert (
        post("requests", {}).json()["title"]
        != post("requests", {}, accept_language="en-GB,es;q=0.5").json()["title"]
    )


def test_wrong_answers_are_told_by_question_and_never_repeated(post, example):
    canary = "K" + secrets.token_hex(12)
    wrong = {**example, "danger_now": canary, "people_count": canary, canary: "x"}
    told = problem(post("requests", wrong, accept_language="en"), 422)
    assert told["errors"]["danger_now"] == ["Choose one of the answers shown."]
    assert canary not in json.dumps({k: v for k, v in told["errors"].items() if k != canary})


@pytest.mark.parametrize("body", ["", "{", "[]", "3", '"x"', "[" * 100_000, "\x00"])
def test_a_body_that_is_no_object_is_told_in_words(client, body):
    answer = client.post(BASE + "requests", body, content_type="application/json")
    problem(answer, 422)


def test_a_body_larger_than_the_limit_is_refused_with_the_limit(post, example):
    told = problem(post("requests", {**example, "account": "x" * 3_000_000}), 413)
    assert "2" in told["title"]


@pytest.mark.parametrize("call", ["receipt", "receipt/messages", "receipt/answers"])
def test_a_body_of_the_wrong_shape_never_comes_back(post, call):
    canary = "K" + secrets.token_hex(12)
    answer = post(call, {"receipt": {"x": canary}, "text": [canary], "code": canary})
    told = problem(answer, 422)
    assert canary not in answer.content.decode()
    assert "receipt" in told["errors"]


def test_words_that_are_no_receipt_say_what_is_wrong(post):
    told = problem(post("receipt", {"receipt": "uno dos tres"}), 422)
    assert told["code"] == "receipt_count_wrong"


def test_a_repeat_with_the_same_key_gives_the_same_words(post, example):
    key = secrets.token_urlsafe(24)
    first = post("requests", example, idempotency_key=key).json()
    assert post("requests", example, idempotency_key=key).json() == first
    other = {**example, "safe_hours": "prefer_not"}
    problem(post("requests", other, idempotency_key=key), 409)
    problem(post("requests", example, idempotency_key="short"), 422)


def test_what_cannot_be_stored_is_not_acknowledged(post, example, monkeypatch):
    def full(*_):
        raise NotStored

    monkeypatch.setattr(depositing, "_store", full)
    answer = post("requests", example)
    problem(answer, 503)
    assert answer.headers["Retry-After"] == "60"


def test_a_fault_of_ours_says_nothing_of_itself(post, example, monkeypatch, caplog):
    canary = "K" + secrets.token_hex(12)

    def broken(*_):
        raise RuntimeError(canary)

    monkeypatch.setattr(depositing, "_store", broken)
    answer = post("requests", example)
    problem(answer, 500)
    assert canary not in answer.content.decode()


def send_file(client, receipt, *files, note=""):
    posted = [SimpleUploadedFile(name, content) for name, content in files]
    return client.post(
        BASE + "receipt/evidence", {"receipt": receipt, "note": note, "file": posted}
    )


def test_files_are_kept_and_seen_as_sent(client, post, receipt):
    answer = send_file(client, receipt, ("prueba.pdf", PDF), note="Una nota inventada")
    assert answer.status_code == 201
    kept = answer.json()["files"]
    seen = post("receipt", {"receipt": receipt}).json()["evidence"]
    assert [one["id"] for one in seen] == [one["id"] for one in kept]


def test_one_file_that_cannot_be_kept_stops_the_call_before_any_is(
    client, post, receipt, monkeypatch
):
    monkeypatch.setattr(limits, "FILE_BYTES", limits.MEGABYTE)
    told = problem(send_file(client, receipt, ("a.txt", b"texto"), ("b.pdf", PDF)), 413)
    assert "1 MB" in told["title"]
    assert post("receipt", {"receipt": receipt}).json()["evidence"] == []


def test_a_call_without_a_file_says_so(client, receipt):
    assert "file" in problem(send_file(client, receipt), 422)["errors"]


def test_an_answer_about_nothing_is_told_at_its_field(post, receipt):
    told = problem(post("receipt/answers", {"receipt": receipt, "code": "agree"}), 422)
    assert list(told["errors"]) == ["about"]


def test_danger_that_grew_needs_no_words(post, receipt):
    assert post("receipt/answers", {"receipt": receipt, "code": "danger_grew"}).status_code == 201


def test_a_deposit_may_choose_a_duress_word_and_eleven_words_give_the_harmless_view(post, example):
    kept = post("requests", {**example, "duress": "Brasá"}).json()
    seen = post("receipt", {"receipt": kept["receipt"] + " brasa"}).json()

    assert (seen["number"], seen["state"]["code"]) == (kept["number"], "received")
    assert (seen["track"], seen["next_term"], seen["own_words"]) == ("ordinary", None, None)
    for part in ("terms", "messages", "measures", "opened", "history", "evidence", "withdrawn"):
        assert seen[part] == []
    write = {"receipt": kept["receipt"] + " brasa", "text": "No llegaría a nadie"}
    problem(post("receipt/messages", write), 404)
    problem(post("receipt", {"receipt": kept["receipt"] + " ceniza"}), 404)
    told = problem(post("requests", {**example, "duress": "dos palabras"}), 422)
    assert list(told["errors"]) == ["duress"]


def test_a_review_is_asked_for_once_there_is_a_decision(post, receipt):
    body = {"receipt": receipt, "code": "appeal", "text": "Falta la escolta."}
    problem(post("receipt/answers", body), 409)
    file_id, now = Request.objects.get().id, timezone.now()
    with system_act("receive", file_id, now) as deed:
        deed.tell({"kind": "decision", "outcome": "deny", "reasons": "No.", "appeal": True})
    assert post("receipt", {"receipt": receipt}).json()["may_ask_review"] is True
    told = problem(post("receipt/answers", {**body, "remedy": "a duel"}), 422)
    assert list(told["errors"]) == ["remedy"]
    assert post("receipt/answers", body).status_code == 201
    seen = post("receipt", {"receipt": receipt}).json()
    assert (seen["may_ask_review"], seen["review"]["state"]) == (False, "asked")


def test_nobody_says_by_a_call_that_the_duress_word_was_used(post, receipt):
    problem(post("receipt/answers", {"receipt": receipt, "code": "duress"}), 404)


def test_a_consent_is_withdrawn_only_from_a_recipient_of_the_pack(post, receipt):
    body = {"receipt": receipt, "code": "withdraw_consent"}
    assert post("receipt/answers", {**body, "recipient": "PNP"}).status_code == 201
    problem(post("receipt/answers", {**body, "recipient": "mi vecino"}), 422)
    assert post("receipt", {"receipt": receipt}).json()["withdrawn"] == ["PNP"]


def test_the_form_says_what_the_urgent_track_requires(client):
    told = client.get(BASE + "form").json()
    asked = [one for page in told["pages"] for one in page["questions"]]
    required = {one["code"] for one in asked if one["required_urgent"]}
    assert required | {"track"} == set(portal_form.deposit_schema(packs.current())["required"])
    assert all(one["text"]["es"] and one["text"]["en"] for one in asked)


def test_no_call_leaves_a_cookie_or_a_draft(post, receipt):
    assert not post("receipt", {"receipt": receipt}).cookies
    assert not Draft.objects.exists()


def test_no_call_takes_a_receipt_in_an_address(spec):
    for path, calls in spec["paths"].items():
        assert "{" not in path
        for call in calls.values():
            assert all(one["in"] == "header" for one in call.get("parameters", []))
