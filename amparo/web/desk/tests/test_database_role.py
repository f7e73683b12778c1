from django.urls import reverse

from amparo.web.desk.tests.scene import URGENT
from amparo.web.desk.tests.test_attend import HOW


def test_every_page_of_a_file_answers_with_the_rights_of_the_desks_role(
    scene, signed_in, as_the_desk
):
    file_id, order_id = scene.ordered()
    client = signed_in(scene.analyst)
    tabs = ("file", "story", "judgement", "measures", "institutions", "justice", "papers", "opened")
    lists = (
        "today",
        "requests",
        "cases",
        "terms",
        "orders",
        "cases_csv",
        "ledger",
        "members",
        "law",
    )

    as_the_desk()

    client.post(reverse("desk:open", args=[file_id]), {"purpose": "assessment_work"})
    for tab in tabs:
        assert client.get(reverse(f"desk:{tab}", args=[file_id])).status_code == 200, tab
    for name in lists:
        assert client.get(reverse(f"desk:{name}")).status_code == 200, name
    assert client.get(reverse("desk:order", args=[order_id])).status_code == 200
    assert client.post(reverse("desk:sign_out")).status_code == 302


def test_a_spoken_request_is_sealed_with_the_rights_of_the_desks_role(
    scene, signed_in, as_the_desk
):
    client = signed_in(scene.officer)

    as_the_desk()

    page = client.post(reverse("desk:attend"), {**HOW, **URGENT, "do": "seal"})
    assert page.status_code == 200
    assert len(page.context["words"]) == 10
