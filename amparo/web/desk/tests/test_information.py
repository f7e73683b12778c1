from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from amparo.coordination.models import InformationRequest

CANARY = "pregunta-inventada-3W"


def page(client, name, *arguments):
    return client.get(reverse(f"desk:{name}", args=arguments)).content.decode()


def test_an_analyst_asks_from_the_institutions_tab_and_reads_the_answer_there(scene, signed_in):
    file_id = scene.admitted()
    client = signed_in(scene.analyst)
    address = reverse("desk:act", args=[file_id, "request_information"])
    assert address in page(client, "institutions", file_id)
    form = client.get(address).content.decode()
    assert "por verificar" in form
    assert 'name="facts.district"' in form

    client.post(
        address,
        {
            "desk": str(scene.cast.desk("focal_mincul").id),
            "text": CANARY,
            "facts.district": "Masisea",
        },
    )
    row = InformationRequest.objects.get(file_id=file_id)
    closed = page(client, "institutions", file_id)
    assert (row.number in closed, CANARY in closed) == (True, False)
    scene.open(scene.analyst, file_id)
    assert CANARY in page(client, "institutions", file_id)


def test_an_institution_answers_beside_its_orders_with_a_paper(scene, signed_in):
    file_id = scene.admitted()
    asked = scene.asked(file_id, "focal_mininter", CANARY, district="Masisea")
    client = signed_in(scene.focal)

    assert InformationRequest.objects.get(pk=asked).number in page(client, "informations")
    assert reverse("desk:informations") in page(client, "orders")
    assert CANARY not in page(client, "information", asked)
    client.post(reverse("desk:information_open", args=[asked]))
    opened = page(client, "information", asked)
    assert CANARY in opened
    assert "Masisea" in opened
    assert "Persona inventada" not in opened
    paper = SimpleUploadedFile("acta.png", b"\x89PNG\r\n\x1a\n" + bytes(3000), "image/png")
    client.post(
        reverse("desk:information_answer", args=[asked]), {"text": "Sí consta.", "file": paper}
    )

    assert InformationRequest.objects.get(pk=asked).state == "answered"
    reader = signed_in(scene.analyst)
    reader.post(reverse("desk:information_open", args=[asked]))
    read = page(reader, "information", asked)
    assert "Sí consta." in read
    assert "acta.png" in read


def test_an_empty_answer_is_refused_at_its_field_and_a_late_one_is_said_to_be(scene, signed_in):
    asked = scene.asked(scene.admitted(), "focal_mininter")
    client = signed_in(scene.focal)
    client.post(reverse("desk:information_open", args=[asked]))
    refused = client.post(reverse("desk:information_answer", args=[asked]), {"text": ""})
    assert (refused.status_code, "f-text" in refused.content.decode()) == (422, True)

    InformationRequest.objects.filter(pk=asked).update(due_at=scene.now)
    assert "Sin respuesta: fuera de plazo" in page(client, "informations")


def test_another_institution_meets_a_question_as_one_that_never_was(scene, signed_in):
    asked = scene.asked(scene.admitted(), "focal_mincul")
    client = signed_in(scene.focal)
    for name in ("information", "information_open", "information_answer"):
        address = reverse(f"desk:{name}", args=[asked])
        assert client.post(address).status_code in (404, 405)
    assert client.get(reverse("desk:information", args=[asked])).status_code == 404


def test_a_question_is_taken_back_from_its_page(scene, signed_in):
    asked = scene.asked(scene.admitted(), "focal_mincul")
    client = signed_in(scene.analyst)
    row = InformationRequest.objects.get(pk=asked)
    address = reverse("desk:act_on", args=[row.file_id, "withdraw_request", asked])
    assert address in page(client, "information", asked)
    client.post(address)
    assert InformationRequest.objects.get(pk=asked).state == "withdrawn"
