import pytest
from django.urls import reverse

from amparo.web.desk.lists.export import safe


@pytest.mark.parametrize("text", ["=1+1", "+51 9", "-3", "@cmd", " =x", "−1 h", "\tx"])
def test_no_cell_begins_a_formula(text):
    assert safe(text).startswith("'")


def test_the_export_has_exactly_the_rows_of_the_page_and_says_what_it_is(scene, signed_in):
    scene.deposited()
    scene.admitted()
    client = signed_in(scene.officer)

    page = client.get(reverse("desk:requests"))
    table = client.get(page.context["export"]).content.decode("utf-8-sig")

    body = table.split("\r\n\r\n")[0].strip().splitlines()
    assert len(body) - 1 == page.context["count"] == 1
    assert "SHA-256" in table


def test_every_number_of_today_is_the_length_of_the_list_it_leads_to(scene, signed_in):
    scene.deposited()
    client = signed_in(scene.officer)

    for block in client.get(reverse("desk:today")).context["blocks"]:
        assert client.get(block["url"]).context["count"] == block["count"]


def test_filters_stand_in_words_at_the_top(scene, signed_in):
    page = signed_in(scene.officer).get(reverse("desk:cases") + "?track=urgent&department=25")

    assert "urgente, Ucayali" in page.content.decode()


def test_the_box_finds_numbers_and_designations_and_no_name_before_admission(scene, signed_in):
    file_id = scene.deposited()
    client = signed_in(scene.officer)
    number = client.get(reverse("desk:requests")).context["rows"][0][0].text

    assert client.post(reverse("desk:find"), {"q": number.lower()}).url == reverse(
        "desk:file", args=[file_id]
    )
    spoken = number.replace("-", " ")
    assert client.post(reverse("desk:find"), {"q": spoken}).url.endswith(f"{file_id}/")
    assert client.post(reverse("desk:find"), {"q": "Persona inventada"}).context["count"] == 0
