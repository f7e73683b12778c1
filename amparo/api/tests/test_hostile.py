"""What the API gives away to somebody who asks for more than their part."""

import pytest

from amparo.custody.models import Envelope

pytestmark = pytest.mark.usefixtures("staff_door")


def test_neither_terms_nor_answers_tell_an_institution_the_file_of_its_order(scene, calling):
    file_id, order_id = scene.ordered()
    call = calling("focal_point", "focal_mininter")

    terms = call("get", "terms")
    assert [item["subject_id"] for item in terms.json()["items"]][:1] == [str(order_id)]
    answers = [
        terms,
        call("get", "orders"),
        call("get", f"orders/{order_id}"),
        call("post", f"orders/{order_id}/open", {"purpose": "order_execution"}),
        call("post", f"orders/{order_id}/acts/acknowledge_order", {}),
    ]
    assert [answer.status_code for answer in answers] == [200] * 5
    for answer in answers:
        assert str(file_id) not in answer.content.decode()


@pytest.mark.parametrize("asked", ["stage=received", "department=25", "department=15"])
def test_no_filter_of_the_terms_tells_an_institution_of_the_file(scene, calling, asked):
    scene.ordered()
    call = calling("focal_point", "focal_mininter")

    assert call("get", f"terms?{asked}").json()["items"] == []


def test_opening_renews_the_keys_from_which_somebody_lost_a_grant(scene, calling):
    file_id = scene.admitted()
    before = dict(Envelope.objects.filter(file_id=file_id).values_list("id", "key_id"))
    Envelope.objects.filter(file_id=file_id).update(stale=True)
    call = calling("duty_delegate", "duty")

    assert call("post", f"cases/{file_id}/open", {"purpose": "urgent_response"}).status_code == 200

    renewed = Envelope.objects.filter(file_id=file_id, stale=False)
    assert {each.kind for each in renewed} >= {"identity", "account"}
    assert all(bytes(each.key_id) != bytes(before[each.id]) for each in renewed)
