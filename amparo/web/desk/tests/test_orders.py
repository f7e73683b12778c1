from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse

from amparo.custody import verification
from amparo.custody.models import Envelope
from amparo.evidence.models import Blob
from amparo.measures.models import Order


def test_an_institution_sees_its_order_closed_and_then_only_what_it_needs(scene, signed_in):
    _file, order_id = scene.ordered()
    client = signed_in(scene.focal)

    closed = client.get(reverse("desk:order", args=[order_id])).content.decode()
    client.post(reverse("desk:order_open", args=[order_id]))
    opened = client.get(reverse("desk:order", args=[order_id])).content.decode()

    assert "Visite a la persona" not in closed
    assert "Visite a la persona" in opened
    assert "Persona inventada" not in opened


def test_nothing_but_orders_exists_for_an_institution(scene, signed_in):
    file_id, _order = scene.ordered()
    client = signed_in(scene.focal)

    for name, arguments in (
        ("cases", []),
        ("ledger", []),
        ("file", [file_id]),
        ("story", [file_id]),
    ):
        assert client.get(reverse(f"desk:{name}", args=arguments)).status_code == 404


def test_an_answer_without_its_reason_keeps_the_words_and_names_the_field(scene, signed_in):
    _file, order_id = scene.ordered()
    address = reverse("desk:order_act", args=[order_id, "answer_cannot"])

    page = signed_in(scene.focal).post(address, {"text": "Sin bote hasta el lunes."})

    assert page.status_code == 422
    assert 'href="#f-answer_cannot-reason"' in page.content.decode()
    assert "Sin bote hasta el lunes." in page.content.decode()


def test_acknowledging_is_one_press(scene, signed_in):
    _file, order_id = scene.ordered()

    signed_in(scene.focal).post(reverse("desk:order_act", args=[order_id, "acknowledge_order"]))

    assert Order.objects.get(pk=order_id).state == "acknowledged"


def test_a_report_carries_its_photograph_sealed(scene, signed_in):
    _file, order_id = scene.ordered()
    picture = SimpleUploadedFile("foto.png", b"\x89PNG\r\n\x1a\n" + bytes(3000), "image/png")
    client = signed_in(scene.focal)

    client.post(
        reverse("desk:order_act", args=[order_id, "report_order"]),
        {"text": "Se visitó a la persona.", "done_at": "2026-11-21T10:00", "file": picture},
    )

    report = Order.objects.get(pk=order_id).reports.get()
    assert report.evidence_id is not None
    sent = signed_in(scene.delegate).get(
        reverse("desk:order_evidence", args=[order_id, report.evidence_id])
    )
    assert b"".join(sent.streaming_content).startswith(b"\x89PNG")


def test_a_file_beside_a_refused_report_is_not_kept(scene, signed_in, settings):
    file_id, order_id = scene.ordered()
    picture = SimpleUploadedFile("foto.png", b"\x89PNG\r\n\x1a\n" + bytes(3000), "image/png")
    client = signed_in(scene.focal)
    before = sum(1 for one in Path(settings.AMPARO_EVIDENCE_DIR).rglob("*") if one.is_file())

    with connection.cursor() as cursor:
        cursor.execute("SET ROLE amparo_desk")
        refused = client.post(
            reverse("desk:order_act", args=[order_id, "report_order"]),
            {"text": " ", "file": picture},
        )
        cursor.execute("RESET ROLE")

    assert refused.status_code == 422
    assert not Blob.objects.filter(file_id=file_id).exists()
    assert not Envelope.objects.filter(file_id=file_id, kind="evidence").exists()
    after = sum(1 for one in Path(settings.AMPARO_EVIDENCE_DIR).rglob("*") if one.is_file())
    assert after == before
    assert verification.verify().faults == []


def test_an_order_is_printed_once_open_and_its_road_sheet_at_any_time(scene, signed_in):
    _file, order_id = scene.ordered()
    client = signed_in(scene.focal)
    paper = reverse("desk:order_paper", args=[order_id])

    assert client.post(paper).status_code == 409
    sheet = client.post(reverse("desk:order_road_sheet", args=[order_id]))
    assert (sheet.headers["Content-Type"], sheet.content[:5]) == ("application/pdf", b"%PDF-")
    client.post(reverse("desk:order_open", args=[order_id]))
    assert client.post(paper).content.startswith(b"%PDF-")


def test_who_sent_a_file_reads_its_name_again_and_not_the_file(scene, signed_in):
    _file, order_id = scene.ordered()
    picture = SimpleUploadedFile("muelle.png", b"\x89PNG\r\n\x1a\n" + bytes(3000), "image/png")
    client = signed_in(scene.focal)
    said = {"text": "Se visitó a la persona.", "file": picture}
    client.post(reverse("desk:order_act", args=[order_id, "report_order"]), said)

    client.post(reverse("desk:order_open", args=[order_id]))
    page = client.get(reverse("desk:order", args=[order_id])).content.decode()

    assert "muelle.png" in page
    assert "/papeles/" not in page


def test_an_order_asks_only_for_the_facts_its_measure_may_tell(scene, signed_in):
    file_id = scene.admitted()
    page = signed_in(scene.delegate).get(reverse("desk:act", args=[file_id, "order_interim"]))

    controls = {one.name: one for one in page.context["controls"]}
    asked = {part.name: part.shown_for for part in controls["facts"].parts}
    types = [option.value for option in controls["type"].options]
    patrol = types.index("patrol") + 1
    told = {name for name, under in asked.items() if patrol in under}
    assert told == {
        "facts.alias",
        "facts.meeting_point",
        "facts.time_window",
        "facts.password_word",
        "facts.uniform",
    }
