from uuid import uuid4

import pytest
from django.test import Client

from amparo.custody.ledger import entries_of

pytestmark = pytest.mark.usefixtures("staff_door")


def test_without_a_token_nothing_answers(db):
    for path in ("cases", "requests", "terms", "orders", f"cases/{uuid4()}", "ledger/checkpoint"):
        assert Client().get(f"/api/v1/{path}").status_code == 401, path


def test_a_list_is_read_page_by_page_without_repeating(scene, calling):
    wanted = {str(scene.deposited()) for _ in range(3)}
    call = calling("intake_officer", "intake")

    first = call("get", "requests?limit=2").json()
    second = call("get", f"requests?limit=2&cursor={first['next']}").json()

    seen = [item["id"] for item in first["items"] + second["items"]]
    assert (len(seen), set(seen), second["next"]) == (3, wanted, None)


def test_a_filter_nobody_knows_is_refused_at_its_name(calling):
    refused = calling("intake_officer", "intake")("get", "cases?track=fast")

    assert refused.status_code == 422
    assert list(refused.json()["errors"]) == ["track"]


def test_a_file_says_what_may_be_done_and_with_which_body(scene, calling):
    file_id = scene.deposited()

    told = calling("intake_officer", "intake")("get", f"cases/{file_id}").json()

    acts = {act["code"]: act for act in told["acts"]}
    assert acts["admit"]["why_not"] is None
    assert "track" in acts["admit"]["schema"]["properties"]
    assert {term["verified"] for term in told["terms"]} == {False}


def test_the_entry_in_the_ledger_exists_before_the_sealed_words_are_answered(scene, calling):
    file_id = scene.deposited()
    call = calling("intake_officer", "intake")

    opened = call("post", f"cases/{file_id}/open", {"purpose": "intake_review"}).json()

    kinds = {envelope["kind"] for envelope in opened["envelopes"]}
    assert "identity" in kinds
    assert entries_of(file_id)[-1].body["verb"] == "open"


def test_a_purpose_that_the_pack_does_not_know_opens_nothing(scene, calling):
    file_id = scene.deposited()
    call = calling("intake_officer", "intake")

    assert call("post", f"cases/{file_id}/open", {"purpose": "curiosity"}).status_code == 422


def test_absent_and_hidden_files_get_the_same_bytes(scene, calling):
    hidden, absent = str(scene.deposited()), str(uuid4())
    call = calling("focal_point", "focal_mincul")

    for method, tail, body in (
        ("get", "", None),
        ("post", "/open", {"purpose": "follow_up"}),
        ("get", "/ledger", None),
        ("post", "/acts/admit", {"track": "urgent", "reasons": "x"}),
        ("post", "/acts/no_such_act", {}),
    ):
        one = call(method, f"cases/{hidden}{tail}", body)
        two = call(method, f"cases/{absent}{tail}", body)
        assert one.status_code == two.status_code == 404
        assert one.content.replace(hidden.encode(), b"ID") == two.content.replace(
            absent.encode(), b"ID"
        )


def test_an_act_the_procedure_does_not_foresee_is_a_conflict(scene, calling):
    file_id = scene.deposited()
    call = calling("intake_officer", "intake")
    body = {"track": "urgent", "reasons": "Peligro grave."}

    assert call("post", f"cases/{file_id}/acts/admit", body).status_code == 200
    assert call("post", f"cases/{file_id}/acts/admit", body).status_code == 409


def test_an_act_with_a_field_missing_names_the_field(scene, calling):
    file_id = scene.deposited()

    refused = calling("intake_officer", "intake")(
        "post", f"cases/{file_id}/acts/admit", {"track": "urgent"}
    )

    assert refused.status_code == 422
    assert list(refused.json()["errors"]) == ["reasons"]


def test_an_institution_sees_its_order_opens_it_and_answers(scene, calling):
    file_id, order_id = scene.ordered()
    call = calling("focal_point", "focal_mininter")

    assert [item["id"] for item in call("get", "orders").json()["items"]] == [str(order_id)]
    assert call("get", f"cases/{file_id}").status_code == 404
    opened = call("post", f"orders/{order_id}/open", {"purpose": "order_execution"}).json()
    assert opened["what"].startswith("Visite")
    done = call("post", f"orders/{order_id}/acts/acknowledge_order", {})
    assert done.status_code == 200
    assert call("get", f"orders/{order_id}").json()["state"] == "acknowledged"


def test_an_institution_is_asked_by_one_call_and_answers_by_another(scene, calling):
    file_id = scene.admitted()
    scene.open(scene.analyst, file_id)
    analyst, focal = calling("analyst", "analysis"), calling("focal_point", "focal_mininter")
    desk = str(scene.cast.desk("focal_mininter").id)
    body = {"desk": desk, "text": "¿Qué consta?", "facts": {"district": "Masisea"}}

    asked = analyst("post", f"cases/{file_id}/acts/request_information", body).json()["subject"]

    (item,) = focal("get", "information-requests").json()["items"]
    assert (item["id"], item["file_id"], item["state"]) == (asked, None, "asked")
    assert analyst("get", "information-requests").json()["items"][0]["file_id"] == str(file_id)
    address = f"information-requests/{asked}"
    opened = focal("post", f"{address}/open", {"purpose": "formal_request"}).json()
    assert (opened["question"], opened["told"][0]["words"]) == ("¿Qué consta?", "Masisea")
    done = focal("post", f"{address}/acts/answer_information", {"text": "Nada consta."})
    assert (done.status_code, done.json()["file_id"]) == (200, None)
    assert focal("post", f"{address}/acts/answer_information", {"text": "Otra."}).status_code == 409
    assert focal("get", address).json()["acts"] == []
    other = calling("focal_point", "focal_mincul")
    one, two = other("get", address), other("get", f"information-requests/{uuid4()}")
    assert (one.status_code, one.content) == (404, two.content)


def test_an_order_of_another_institution_is_like_an_absent_one(scene, calling):
    _file, order_id = scene.ordered()
    call = calling("focal_point", "focal_mincul")
    absent = uuid4()

    one, two = call("get", f"orders/{order_id}"), call("get", f"orders/{absent}")

    assert (one.status_code, one.content) == (two.status_code, two.content)
    assert one.status_code == 404


def test_the_openapi_description_names_every_call_of_the_interface(db):
    paths = Client().get("/api/v1/openapi.json").json()["paths"]

    for call in (
        "requests",
        "cases",
        "terms",
        "orders",
        "cases/{file_id}",
        "cases/{file_id}/open",
        "cases/{file_id}/acts/{code}",
        "cases/{file_id}/ledger",
        "orders/{order_id}",
        "orders/{order_id}/open",
        "orders/{order_id}/acts/{code}",
        "information-requests",
        "information-requests/{request_id}",
        "information-requests/{request_id}/open",
        "information-requests/{request_id}/acts/{code}",
        "ledger/checkpoint",
        "ledger/proof/{entry}",
    ):
        assert f"/api/v1/{call}" in paths, call


def test_a_proof_is_given_for_a_file_one_may_know_and_for_no_other(scene, calling):
    file_id = scene.deposited()
    index = entries_of(file_id)[0].index

    assert (
        calling("intake_officer", "intake")("get", f"ledger/proof/{index}").json()["index"] == index
    )
    assert calling("focal_point", "focal_mincul")("get", f"ledger/proof/{index}").status_code == 404
