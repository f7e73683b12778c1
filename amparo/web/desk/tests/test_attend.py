from django.urls import reverse

from amparo.intake.models import Request
from amparo.registry.models import Case
from amparo.web.desk.attend import COOKIE
from amparo.web.desk.receipt import dictated
from amparo.web.desk.tests.scene import URGENT

HOW = {"track": "urgent", "how_channel": "telephone", "how_language": "es"}


def test_what_is_saved_is_there_again_and_nowhere_in_the_cookie(scene, signed_in):
    client = signed_in(scene.officer)

    client.post(reverse("desk:attend"), {**HOW, "danger_words": "palabra inventada", "do": "save"})
    page = client.get(reverse("desk:attend")).content.decode()

    assert "palabra inventada" in page
    assert "inventada" not in client.cookies[COOKIE].value


def test_a_missing_answer_is_named_and_every_word_stays(scene, signed_in):
    typed = {**HOW, "danger_words": "palabra inventada", "do": "read"}

    page = signed_in(scene.officer).post(reverse("desk:attend"), typed)

    assert page.status_code == 422
    assert 'href="#f-danger_now"' in page.content.decode()
    assert "palabra inventada" in page.content.decode()


def test_the_request_is_read_back_before_it_is_sealed(scene, signed_in):
    page = signed_in(scene.officer).post(reverse("desk:attend"), {**HOW, **URGENT, "do": "read"})

    assert page.status_code == 200
    assert "Persona inventada Uno" in page.content.decode()
    assert not Request.objects.exists()


def test_sealing_gives_ten_words_to_dictate_and_ends_the_draft(scene, signed_in):
    client = signed_in(scene.officer)

    page = client.post(reverse("desk:attend"), {**HOW, **URGENT, "do": "seal", "way": "dictated"})

    assert len(page.context["words"]) == 10
    assert Case.objects.count() == 1
    assert client.cookies[COOKIE].value == ""


def test_what_the_form_asks_of_channel_and_language_is_apart_from_how_it_is_taken(scene, signed_in):
    typed = {**HOW, **URGENT, "channel": "radio", "language": "cni", "do": "seal"}

    page = signed_in(scene.officer).post(reverse("desk:attend"), typed)

    assert page.status_code == 200
    case = Case.objects.get()
    assert (case.channel, case.language) == ("telephone", "es")


def test_the_word_is_spelled_letter_by_letter():
    assert dictated("casa")[0].spelled == "C – A – S – A"


def test_who_does_not_enter_files_does_not_find_the_page(scene, signed_in):
    assert signed_in(scene.analyst).get(reverse("desk:attend")).status_code == 404
