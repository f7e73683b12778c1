import pytest
from django.urls import reverse

from amparo.custody.models import Envelope
from amparo.web.desk.tests.scene import URGENT
from amparo.web.desk.tests.test_attend import HOW


@pytest.fixture
def kept(scene, signed_in):
    """The page the officer saw and the sealed receipt, left with an organisation's desk."""
    desk = scene.cast.desk("companion")
    body = {**HOW, **URGENT, "do": "seal", "way": "companion", "companion": str(desk.id)}
    page = signed_in(scene.officer).post(reverse("desk:attend"), body)
    return page, Envelope.objects.get(kind="receipt")


def test_the_desk_that_took_the_call_neither_shows_nor_holds_the_words(scene, kept):
    page, envelope = kept

    assert page.status_code == 200
    assert page.context["words"] == []
    assert [g.holder_id for g in envelope.grants.all()] == [scene.cast.desk("companion").id]


def test_who_accompanies_opens_the_words_with_a_purpose_and_may_return_with_them(
    scene, kept, signed_in
):
    client = signed_in(scene.cast.actor("companion"))
    _page, envelope = kept

    assert client.get(reverse("desk:receipt", args=[envelope.id])).context["words"] == []
    client.post(reverse("desk:receipt_open", args=[envelope.id]), {"purpose": "contact_person"})
    words = client.get(reverse("desk:receipt", args=[envelope.id])).context["words"]

    assert len(words) == 10


def test_a_kept_receipt_is_hidden_from_everybody_else(scene, kept, signed_in):
    _page, envelope = kept

    for actor in (scene.officer, scene.cast.actor("companion", "companion_indigenous")):
        page = signed_in(actor).get(reverse("desk:receipt", args=[envelope.id]))
        assert page.status_code == 404


def test_an_organisation_that_must_not_know_is_not_offered_and_is_refused(scene, signed_in):
    desk = scene.cast.desk("companion")
    closed = {**HOW, **URGENT, "must_not_know": [desk.institution]}
    client = signed_in(scene.officer)

    read = client.post(reverse("desk:attend"), {**closed, "do": "read"})
    sent = client.post(
        reverse("desk:attend"),
        {**closed, "do": "seal", "way": "companion", "companion": str(desk.id)},
    )

    assert str(desk.id) not in read.content.decode()
    assert sent.status_code == 409
    assert not Envelope.objects.exists()
