from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from amparo.accounts.acts import system_act
from amparo.intake.models import Answer, Request
from amparo.web.portal.tests.test_asking import text
from amparo.web.portal.tests.test_sending import asked_urgently, photo, words_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("cast")]


@pytest.fixture
def words(client):
    """A request was made, its words were copied, and its file is open."""
    found = words_of(asked_urgently(client))
    client.post("/recibo", {"go": "done"})
    client.post("/volver", {"words": " ".join(found)})
    return found


def told(*lines):
    """Write lines for the person of the only file."""
    file_id = Request.objects.get().id
    with system_act("receive", file_id, timezone.now()) as deed:
        for line in lines:
            deed.tell(line)


def proposed(**more):
    line = {
        "kind": "measure",
        "id": str(uuid4()),
        "type": "patrol",
        "state": "proposed",
        "words": "Una visita al día.",
    }
    return line | {"institution": "PNP"} | more


def ordered(measure):
    due = (timezone.now() + timedelta(hours=3)).isoformat()
    order = {
        "kind": "order",
        "order_id": str(uuid4()),
        "measure_id": measure["id"],
        "institution": "PNP",
    }
    return order | {"reveals": ["contact"], "due_at": due}


def last_answer():
    return Answer.objects.order_by("written_at").last()


def test_the_ten_words_open_the_file(client, words):
    page = text(client.get("/seguimiento"))

    assert Request.objects.get().number in page
    assert "Recibimos su solicitud" in page
    assert "Una persona lee su solicitud en una hora." in page
    assert "plazo por verificar" in page


def test_a_mistyped_word_is_told_at_once_by_its_place_and_what_was_typed_stays(client, words):
    typed = " ".join([*words[:4], "equivocada", *words[5:]])
    page = client.post("/volver", {"words": typed})

    assert page.status_code == 422
    assert "La palabra 5 del recibo no es de las que usamos" in text(page)
    assert "equivocada" in text(page)


def test_a_decision_against_her_offers_a_review_and_says_that_she_asked(client, words):
    assert client.get("/seguimiento/revision")["Location"] == "/seguimiento"
    told({"kind": "decision", "outcome": "deny", "reasons": "Razones inventadas.", "appeal": True})
    assert "Pedir que se revise la decisión" in text(client.get("/seguimiento"))
    assert "Reconsideración" in text(client.get("/seguimiento/revision"))
    blank = client.post("/seguimiento/revision", {"remedy": "appeal", "text": " "})
    assert (blank.status_code, 'value="appeal" checked' in text(blank)) == (422, True)

    sent = client.post("/seguimiento/revision", {"remedy": "appeal", "text": "Falta la escolta."})
    page = text(client.get(sent["Location"]))
    assert (last_answer().code, last_answer().subject) == ("appeal", "appeal")
    assert "Su pedido de revisión fue enviado." in page
    assert "Se está registrando." in page
    assert "Pedir que se revise la decisión" not in page


def test_what_was_decided_on_her_review_is_told_with_its_reasons(client, words):
    told(
        {"kind": "decision", "outcome": "deny", "reasons": "No.", "appeal": True},
        {"kind": "appeal", "stage": "decided", "outcome": "upheld", "reasons": "Se le dará."},
    )
    page = text(client.get("/seguimiento"))
    assert (
        "Su impugnación fue resuelta. Le explicamos el resultado. A su favor. Se le dará." in page
    )


def test_words_in_another_order_are_told_by_their_checksum(client, words):
    swapped = [words[1], words[0], *words[2:]]
    page = client.post("/volver", {"words": " ".join(swapped)})

    assert page.status_code == 422
    assert "fuera de su lugar" in text(page)


def test_words_with_capitals_and_spaces_open_it_too(client, words):
    client.post("/cerrar")

    assert (
        client.post("/volver", {"words": "  " + "   ".join(words).upper()})["Location"]
        == "/seguimiento"
    )


def test_closing_the_view_closes_it(client, words):
    assert client.post("/cerrar")["Location"] == "/volver?cerrada=1"
    assert client.get("/seguimiento")["Location"] == "/volver?cerrada=1"


def test_leaving_closes_the_view(client, words):
    client.post("/salir")

    assert client.get("/seguimiento")["Location"] == "/volver?cerrada=1"


def test_messages_go_both_ways(client, words):
    told({"kind": "message", "text": "¿A qué hora podemos ir?", "from_role": "intake_officer"})
    sent = client.post("/seguimiento/mensaje", {"text": "Después de las seis."})
    page = text(client.get(sent["Location"]))

    assert "Su mensaje se envió." in page
    assert page.index("¿A qué hora podemos ir?") < page.index("Después de las seis.")
    assert last_answer().code == "message"


def test_an_empty_message_is_told_at_its_field(client, words):
    page = client.post("/seguimiento/mensaje", {"text": "  "})

    assert page.status_code == 422
    assert 'id="text-error"' in text(page)


def test_that_the_danger_grew_can_be_told_without_a_word(client, words):
    assert (
        client.post("/seguimiento/peligro", {"text": ""})["Location"]
        == "/seguimiento?dicho=peligro"
    )
    assert last_answer().code == "danger_grew"


def test_a_proposed_measure_asks_whether_she_wants_it(client, words):
    measure = proposed()
    told(measure)
    assert "¿Está de acuerdo con esta medida?" in text(client.get("/seguimiento"))

    client.post(f"/seguimiento/medida/{measure['id']}", {"answer": "agree"})

    assert (last_answer().code, str(last_answer().about)) == ("agree", measure["id"])
    assert "¿Está de acuerdo con esta medida?" not in text(client.get("/seguimiento"))


def test_objecting_asks_why_and_keeps_the_words(client, words):
    measure = proposed()
    told(measure)
    address = f"/seguimiento/medida/{measure['id']}"
    assert "¿Por qué no la quiere?" in text(client.post(address, {"answer": "object"}))
    assert client.post(address, {"answer": "object", "text": " "}).status_code == 422

    client.post(address, {"answer": "object", "text": "Con uniforme empeora."})

    assert last_answer().code == "object"
    assert "No se ordenará sin volver a preguntarle" in text(client.get("/seguimiento"))


def test_an_ordered_measure_asks_whether_it_came_then_whether_it_helped(client, words):
    measure = proposed(agreed="yes", state="ordered")
    order = ordered(measure)
    told(measure, order)
    assert "¿Llegó?" in text(client.get("/seguimiento"))
    assert "solo se le dijo" in text(client.get("/seguimiento"))

    address = f"/seguimiento/medida/{measure['id']}"
    client.post(address, {"answer": "confirm"})
    assert str(last_answer().about) == order["order_id"]
    assert "¿Le ha servido?" in text(client.get("/seguimiento"))

    client.post(address, {"answer": "helped-partly"})
    assert "Sirvió a medias" in text(client.get("/seguimiento"))


def test_she_can_say_that_it_never_came_and_correct_it_afterwards(client, words):
    measure = proposed(agreed="yes", state="ordered")
    told(measure, ordered(measure))
    address = f"/seguimiento/medida/{measure['id']}"
    client.post(address, {"answer": "contest"})
    page = text(client.get("/seguimiento"))
    assert "Usted dijo que no llegó." in page
    assert "Corregir lo que dije" in page

    assert "¿Llegó?" in text(client.get(address))
    client.post(address, {"answer": "worse", "text": ""})
    assert "Usted dijo que empeoró las cosas." in text(client.get("/seguimiento"))


def test_a_contradiction_says_who_must_look_at_it(client, words):
    measure = proposed(agreed="yes", state="ordered")
    told(measure, ordered(measure), {"kind": "contradiction", "measure_id": measure["id"]})

    assert "alguien por encima de ambas" in text(client.get("/seguimiento"))


def test_an_answer_about_no_measure_of_hers_finds_nothing(client, words):
    assert client.post(f"/seguimiento/medida/{uuid4()}", {"answer": "agree"}).status_code == 404


def test_who_opened_is_shown_by_role_desk_purpose_and_day_and_can_be_questioned(client, words):
    told(
        {
            "kind": "opened",
            "role": "intake_officer",
            "desk": "intake",
            "institution": "DGDH",
            "purpose": "triage",
        }
    )
    assert "Recepción" in text(client.get("/seguimiento"))

    sent = client.post("/seguimiento/explicacion", {"text": "No entiendo por qué abrieron."})

    assert sent["Location"] == "/seguimiento?dicho=explicacion"
    assert last_answer().code == "complaint"


def test_an_override_of_her_wish_is_shown_with_its_reasons(client, words):
    told({"kind": "override", "institution": "PNP", "reasons": "No había otro medio de llegar."})

    page = text(client.get("/seguimiento"))
    assert "Aunque usted pidió que no se enterara" in page
    assert "No había otro medio de llegar." in page


def test_the_permission_of_one_recipient_can_be_withdrawn(client, words):
    assert client.post("/seguimiento/permisos").status_code == 422

    client.post("/seguimiento/permisos", {"recipient": ["PNP"]})

    assert last_answer().code == "withdraw_consent"
    assert "La policía: ya se lo retiró." in text(client.get("/seguimiento/permisos"))


def test_a_file_and_a_recording_are_sent_under_lock_and_key(client, words):
    sent = client.post("/seguimiento/archivo", {"files": [photo()], "note": "La reja rota"})

    assert sent["Location"] == "/seguimiento?dicho=archivo"
    assert "Archivos que envió" in text(client.get("/seguimiento"))
    assert 'accept="audio/*" capture' in text(client.get("/seguimiento/archivo"))


def test_a_refused_file_names_its_reason_and_keeps_the_note(client, words):
    empty = SimpleUploadedFile("vacio.jpg", b"")
    page = client.post("/seguimiento/archivo", {"files": [empty], "note": "La reja rota"})

    assert page.status_code == 422
    assert "Este archivo está vacío" in text(page)
    assert "La reja rota" in text(page)


def test_a_proxy_writes_and_hardly_reads(client):
    found = words_of(asked_urgently(client, **{"q-who_asks": "relative"}))
    client.post("/volver", {"words": " ".join(found)})
    told(proposed(words="Una visita que no debe ver."))
    page = text(client.get("/seguimiento"))

    assert "Usted pidió por otra persona" in page
    assert "Una visita que no debe ver." not in page
    assert client.get("/seguimiento/permisos").status_code == 404
    assert client.post("/seguimiento/mensaje", {"text": "Sigue en peligro."}).status_code == 302
