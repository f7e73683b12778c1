import pytest

from amparo.intake.models import Answer, Request
from amparo.web.portal.tests.test_asking import SENT, answer, text
from amparo.web.portal.tests.test_returning import proposed, told
from amparo.web.portal.tests.test_sending import asked_urgently, words_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("cast")]

ADDRESSES = (
    "/seguimiento/mensaje",
    "/seguimiento/archivo",
    "/seguimiento/peligro",
    "/seguimiento/explicacion",
    "/seguimiento/permisos",
    "/seguimiento/contar-mas",
    "/seguimiento/medida/6c7f3f0e-5f0e-4d0e-9b1e-1f2e3d4c5b6a",
)


@pytest.fixture
def words(client):
    """An urgent request with a duress word; a measure was proposed since."""
    for number in SENT:
        last = answer(client, number, **({"q-duress": "Brasá"} if number == 6 else {}))
    client.get(last["Location"])
    found = words_of(client.get("/recibo"))
    client.post("/recibo", {"go": "done"})
    told(proposed())
    return " ".join(found)


def test_the_duress_word_shows_a_page_where_nothing_has_happened(client, words):
    page = client.post("/volver", {"words": f"{words} brasa"}, follow=True)

    seen = text(page)
    assert Request.objects.get().number in seen
    assert "Recibimos su solicitud" in seen
    for hidden in ("Medidas", "Mensajes", "<textarea", "Una visita al día", "Lo que sigue"):
        assert hidden not in seen.split("<main")[1].split("</main")[0]
    assert Answer.objects.get().code == "duress"


def test_every_address_of_the_harmless_view_leads_to_its_one_page(client, words):
    client.post("/volver", {"words": f"{words} brasa"})
    for address in ADDRESSES:
        for answered in (client.get(address), client.post(address, {"text": "No llegaría"})):
            assert answered.status_code == 405 or answered["Location"] == "/seguimiento"
    assert Answer.objects.exclude(code="duress").count() == 0


def test_another_word_after_the_ten_is_told_like_any_wrong_receipt(client, words):
    page = client.post("/volver", {"words": f"{words} ceniza"})
    unknown = client.post("/volver", {"words": f"{words} {words.split()[0]}"})
    assert (page.status_code, unknown.status_code) == (422, 422)
    told_here = "No se encuentra un expediente con estas palabras"
    assert told_here in text(page)
    assert told_here in text(unknown)


def test_both_roads_offer_the_word_and_the_check_before_sending_does_not_show_it(client, words):
    assert "palabra de apuro" in text(client.get("/pedir/urgente/6"))
    answer(client, 6, road="", **{"q-duress": "brasa"})
    page = text(client.get("/pedir/revisar"))
    assert "Elegida; aquí no se muestra." in page
    assert "brasa" not in page


def test_the_receipt_and_the_page_of_limits_say_what_the_word_does(client):
    assert "Si eligió una palabra de apuro" in text(asked_urgently(client))
    assert "Si alguien le obliga a entrar" in text(client.get("/limites"))
