import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from amparo.custody.models import Draft
from amparo.evidence.models import Blob
from amparo.intake.models import Request
from amparo.web.portal.tests.test_asking import SENT, answer, text

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("cast")]


def words_of(page):
    listed = re.search(r'<ol class="am-words">(.*?)</ol>', text(page)).group(1)
    return re.findall(r"<li>(.*?)</li>", listed)


def asked_urgently(client, **changes):
    for number in SENT:
        last = answer(client, number, **(changes if number == 2 else {}))
    assert last["Location"] == "/pedir/urgente/enviar"
    sent = client.get(last["Location"])
    assert sent["Location"] == "/recibo"
    return client.get("/recibo")


def asked_ordinarily(client):
    at = {"danger": 1, "who_asks": 2, "protected": 3, "place": 4, "contact": 5, "shield": 6}
    for number in at.values():
        answer(client, number, road="")
    return client.get("/pedir/revisar")


def photo(size=2000):
    return SimpleUploadedFile("foto.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\x00" * size)


def test_the_end_of_the_urgent_road_is_a_receipt_of_ten_words(client):
    page = asked_urgently(client)
    request = Request.objects.get()

    assert len(words_of(page)) == 10
    assert request.number in text(page)
    assert request.designation in text(page)
    assert request.track == "urgent"


def test_the_receipt_says_what_comes_by_when_and_that_no_lawyer_checked_it(client):
    page = text(asked_urgently(client))

    assert "Una persona lee su solicitud en una hora." in page
    assert "plazos por verificar" in page
    assert "000 000 001" in page


def test_sending_at_once_asks_only_who_asks_and_takes_the_rest_as_unknown(client):
    sent = answer(client, 1, go="send")
    asked = client.get(sent["Location"])
    assert asked["Location"] == "/pedir/urgente/2?falta=1"
    assert "Responda esta pregunta" in text(client.get(asked["Location"]))

    again = answer(client, 2, go="send")

    assert client.get(again["Location"])["Location"] == "/recibo"
    assert Request.objects.count() == 1


def test_the_words_are_shown_until_they_are_copied_and_never_after(client):
    words = words_of(asked_urgently(client))
    assert words_of(client.get("/recibo")) == words

    finished = client.post("/recibo", {"go": "done"})

    assert finished["Location"] == "/listo"
    assert not Draft.objects.exists()
    assert client.get("/recibo")["Location"] == "/volver"


def test_sending_twice_makes_one_request_and_the_same_words(client):
    words = words_of(asked_urgently(client))

    assert client.get("/pedir/urgente/enviar")["Location"] == "/recibo"
    assert words_of(client.get("/recibo")) == words
    assert Request.objects.count() == 1


def test_two_words_typed_back_are_compared_and_may_be_skipped(client):
    words = words_of(asked_urgently(client))
    typed = {"place": ["2", "9"], "word-2": words[1].upper(), "word-9": "otra", "go": "check"}

    wrong = client.post("/recibo", typed)
    right = client.post("/recibo", typed | {"word-9": words[8]})

    assert "La palabra 9 no coincide" in text(wrong)
    assert "La palabra 2 no coincide" not in text(wrong)
    assert "Las copió bien" in text(right)
    assert words_of(right) == words


def test_telling_more_opens_the_file_without_typing_the_words(client):
    asked_urgently(client)
    more = client.post("/recibo", {"go": "more"})
    assert more["Location"] == "/seguimiento/contar-mas"

    sent = client.post("/seguimiento/contar-mas", {"q-account": "Esto empezó en un año inventado."})

    assert sent["Location"] == "/seguimiento?dicho=mas"
    assert "Esto empezó en un año inventado." in text(client.get("/seguimiento"))


def test_the_answers_are_checked_before_sending_each_with_a_way_to_change_it(client):
    page = text(asked_ordinarily(client))

    assert "Persona inventada Tres" in page
    assert "Policía Nacional" in page
    assert 'href="/pedir/3?luego=revisar#q-protected_name"' in page
    assert not Request.objects.exists()


def test_a_changed_answer_leads_back_to_the_check(client):
    asked_ordinarily(client)
    changed = answer(
        client, 3, road="", then="revisar", **{"q-protected_name": "Otra persona inventada"}
    )

    assert changed["Location"] == "/pedir/revisar"
    assert "Otra persona inventada" in text(client.get("/pedir/revisar"))


def test_files_chosen_at_the_check_travel_with_the_request(client):
    asked_ordinarily(client)
    sent = client.post("/pedir/revisar", {"files": [photo()]})

    assert sent["Location"] == "/recibo"
    assert Blob.objects.count() == 1
    assert "no se pudieron enviar" not in text(client.get("/recibo"))


def test_an_odd_file_is_refused_by_name_before_anything_is_sent_and_nothing_is_lost(client):
    asked_ordinarily(client)
    program = SimpleUploadedFile("foto.jpg", b"MZ\x90\x00" + b"\x00" * 500)
    page = client.post("/pedir/revisar", {"files": [program]})

    assert page.status_code == 422
    assert "foto.jpg: No se acepta esta clase de archivo" in text(page)
    assert "Persona inventada Tres" in text(page)
    assert not Request.objects.exists()
    assert not Blob.objects.exists()


def test_what_the_form_insists_on_is_asked_for_at_the_check(client):
    answer(client, 1, road="")
    page = client.post("/pedir/revisar")

    assert page.status_code == 422
    assert 'href="#r-who_asks"' in text(page)
    assert not Request.objects.exists()
