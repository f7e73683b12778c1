"""A litigator's way through the pages of a matter, and through the API of the same."""

import json
from datetime import date, timedelta
from types import SimpleNamespace
from urllib.parse import quote
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from amparo.accounts.acts import acting
from amparo.accounts.models import Session
from amparo.config.demonstration.beside import interamerican as beside
from amparo.config.demonstration.record.loading import load_record
from amparo.custody import checkpoints
from amparo.interamerican.acts.opening import open_matter
from amparo.interamerican.forms import HeadForm
from amparo.interamerican.models import Matter
from amparo.interamerican.rules import CAVEAT
from amparo.interamerican.tests.other_side import key_of, of_another_log
from amparo.interamerican.tests.scene import SECRET, SECTIONS, Scene
from amparo.kernel.errors import Invalid
from amparo.registry.models import Case
from amparo.verifier import bundles

CAVEAT_ES = "Una medida no prejuzga"
TITLE = "Medida cautelar inventada para Zulema Ejemplo"


@pytest.fixture
def litigator(cast, settings):
    settings.AMPARO_PROFILE = "organisation"
    return cast.actor("litigator")


@pytest.fixture
def client(litigator, signed_in):
    return signed_in(litigator)


def today(days=0):
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def does(client, matter_id, code, **body):
    answer = client.post(f"/interamericano/{matter_id}/actos/{code}", body)
    assert answer.status_code == 302, answer.content.decode()
    return answer


def opened(client, matter_id):
    client.post(f"/interamericano/{matter_id}/abrir", {"purpose": "keeping_work"})
    return client.get(f"/interamericano/{matter_id}").content.decode()


def test_a_measure_goes_by_the_pages_from_a_draft_to_its_first_late_report(client):
    head = {"kind": "precautionary_measure", "state": "PE", "title": TITLE}
    made = client.post("/interamericano/nuevo", {**head, "stage": "", "since": today(-40)})
    assert made.status_code == 302
    matter = Matter.objects.get()
    closed = client.get(f"/interamericano/{matter.id}").content.decode()
    assert TITLE not in closed
    assert CAVEAT_ES in closed
    assert "por verificar" in closed.lower()
    person = {"part": "beneficiary", "identity": "reserved", "name": SECRET, "since": today(-40)}
    does(client, matter.id, "enter_person", **person)
    told = client.post(
        f"/interamericano/{matter.id}/actos/consent_obtained", {"on": today(-39)}
    ).content.decode()
    assert "Persona beneficiaria 1" in told
    who = matter.people.get().id
    consent = {"person": who, "on": today(-39), "form": "written", "scope": ["request"]}
    does(client, matter.id, "record_consent", **consent)
    for section in SECTIONS:
        does(client, matter.id, "write_section", section=section, text="Texto inventado.")
    for step, days in (("consent_obtained", -39), ("file", -38)):
        does(client, matter.id, step, on=today(days))
    does(client, matter.id, "grant", on=today(-30), due_on=today(-10), months="3")
    does(client, matter.id, "add_point", letter="a", kind="protect", text="Punto inventado.")
    page = opened(client, matter.id)
    for words in (TITLE, SECRET, "Punto inventado.", "10 días", "Vigente"):
        assert words in page
    client.post(f"/interamericano/{matter.id}/cerrar")
    assert SECRET not in client.get(f"/interamericano/{matter.id}").content.decode()


def test_the_portfolio_counts_filters_and_leaves_as_a_file_without_a_name(litigator, client, cast):
    scene = Scene(litigator)
    scene.granted()
    petition = HeadForm(kind="petition", title="Petición inventada", state="CO")
    open_matter(litigator, petition, scene.at)
    page = client.get("/interamericano").content.decode()
    assert "2 asuntos" in page
    assert CAVEAT_ES in page
    late = client.get("/interamericano?whose=state&clock=late&by=silence").content.decode()
    assert "1 asunto" in late
    assert scene.matter.number in late
    assert "el más largo silencio" in late
    calendar = client.get("/interamericano.ics").content.decode()
    assert calendar.count("BEGIN:VEVENT") == 2
    assert "20260222" in calendar
    for text in (page, late, calendar):
        assert SECRET not in text
        assert "inventada" not in text.lower().replace("comunidad", "")


def test_what_is_of_another_house_or_role_is_absent(litigator, client, cast, signed_in):
    scene = Scene(litigator)
    scene.opens()
    other = signed_in(cast.actor("documenter"))
    away = "00000000-0000-4000-8000-000000000000"
    for way in ("", "/abrir", "/actos/enter_person"):
        hidden = other.get(f"/interamericano/{scene.matter_id}{way}")
        absent = other.get(f"/interamericano/{away}{way}")
        assert hidden.status_code == absent.status_code == 404
    assert other.get(f"/api/v1/decisions/{scene.matter_id}").status_code == 404
    assert other.get("/interamericano/nuevo").status_code == 404


def test_the_api_lists_opens_and_acts_like_the_pages(litigator, client):
    scene = Scene(litigator)
    scene.granted()
    listed = client.get("/api/v1/decisions").json()["items"]
    assert [row["caveat"][:20] for row in listed] == [CAVEAT_ES[:20]]
    told = client.get(f"/api/v1/decisions/{scene.matter_id}", headers={"Accept-Language": "en"})
    one = told.json()
    assert one["caveat"] == CAVEAT
    assert [p["label"] for p in one["people"]] == [f"Beneficiary {n}" for n in (1, 2, 3)]
    assert SECRET not in str(one)
    assert {"follow_up", "extend", "record_saying"} <= {act["code"] for act in one["acts"]}
    send = {"content_type": "application/json"}
    where = f"/api/v1/decisions/{scene.matter_id}"
    assert client.post(f"{where}/acts/file", '{"on": "2026-03-01"}', **send).status_code == 409
    assert client.post(f"{where}/acts/follow_up", "{}", **send).status_code == 422
    body = json.dumps({"on": date(2026, 3, 1).isoformat()})
    assert client.post(f"{where}/acts/follow_up", body, **send).status_code == 200
    text = client.post(f"{where}/open", '{"purpose": "keeping_work"}', **send)
    assert SECRET in str(text.json())


def _asks_for_the_password(client, *addresses):
    """A session left open takes none of them; the page that asks leads back to where it is."""
    Session.objects.update(confirmed_at=None)
    for address in addresses:
        asked = client.get(address)
        assert asked.headers["Location"] == f"/confirmar?to={quote(address, safe='')}"
        assert client.get(asked.headers["Location"]).status_code == 200
    Session.objects.update(confirmed_at=timezone.now())


def test_a_draft_and_a_bundle_leave_from_an_open_matter_and_only_a_whole_bundle_comes_in(
    litigator, client
):
    scene = Scene(litigator)
    scene.granted()
    where = f"/interamericano/{scene.matter_id}"
    assert client.get(f"{where}/borrador.pdf").status_code == 409
    opened(client, scene.matter_id)
    assert client.get(f"{where}/borrador.pdf").content.startswith(b"%PDF")
    assert client.get(f"{where}/paquete").status_code == 200
    assert client.post(f"{where}/paquete").status_code == 302
    (row,) = scene.matter.bundles.all()
    leaving = reverse("desk:matter_sent", args=[scene.matter_id, row.id])
    assert client.get(leaving).status_code == 409
    checkpoints.run(timezone.now())
    assert leaving in client.get(f"{where}/paquete").content.decode()
    _asks_for_the_password(client, leaving, f"{where}/borrador.pdf")
    made = client.get(leaving)
    assert bundles.verify(made.content).manifest["what"] == "observations"
    # Our own bundle is no paper of the other side, and what does not verify is not kept.
    for content in (made.content, made.content[:-30], b""):
        file = SimpleUploadedFile("paquete.zip", content) if content else ""
        assert client.post(f"{where}/recibir", {"file": file}).status_code == 422
    assert scene.matter.papers.count() == 0
    file = SimpleUploadedFile("paquete.zip", of_another_log(made.content, side="state"))
    assert client.post(f"{where}/recibir", {"file": file}).status_code == 302
    (paper,) = scene.matter.papers.all()
    came = reverse("desk:matter_paper", args=[scene.matter_id, paper.id])
    _asks_for_the_password(client, came)
    kept = client.get(came)
    assert bundles.verify(kept.content).manifest["side"] == "state"
    assert key_of(b"s" * 32) in client.get(f"{where}/recibir").content.decode()


def test_whoever_follows_reads_a_public_measure_with_its_words_cited_and_acts_on_none(
    litigator, cast, signed_in
):
    at = timezone.now()
    load_record(cast.actor("documenter"), at)
    beside.tell(SimpleNamespace(actors={"bruno": litigator, "clara": litigator}), at)
    reader = signed_in(cast.actor("documenter"))
    (measure,) = Matter.objects.filter(reference="Res. 55/2021")
    page = reader.get(f"/interamericano/{measure.id}").content.decode()
    unknown = "sin saberse desde el 25 jul"
    for words in (
        "Punto a: proteger",
        unknown,
        "Se pidió información al Estado",
        "en disputa",
        "Su mesa no tiene llave",
        CAVEAT_ES,
    ):
        assert words in page
    assert page.count("sus palabras en la biblioteca") == 2
    assert "/actos/" not in page
    hers = signed_in(litigator)
    for row in Matter.objects.all():
        assert hers.get(f"/interamericano/{row.id}").status_code == 200
        assert reader.get(f"/interamericano/{row.id}").status_code == (200 if row.public else 404)
    listed = reader.get("/api/v1/decisions?kind=precautionary_measure").json()["items"]
    assert [one["reference"] for one in listed] == ["Res. 55/2021"]
    courts_across_matters_are_listed_narrowed_and_exported(reader, hers)


def courts_across_matters_are_listed_narrowed_and_exported(reader, hers):
    court = "Tribunal Constitucional del Perú"
    for client, count in ((reader, 1), (hers, 2)):
        page = client.get("/interamericano/control?outcome=refused")
        assert (page.status_code, page.context["count"]) == (200, count)
        assert "Tribunal inventado" not in page.content.decode()
        listed = client.get("/api/v1/rulings?outcome=refused").json()["items"]
        assert len(listed) == count
        assert client.get(f"/interamericano/control?court={court}").context["count"] == 1
        assert client.get("/interamericano/control?outcome=applied").context["count"] == 0
    left = hers.get(f"/interamericano/control.csv?court={court}").content.decode()
    assert court in left
    assert "Tribunal inventado" not in left


def test_matters_are_linked_and_whoever_may_not_see_the_other_learns_nothing(
    litigator, client, cast, signed_in
):
    scene = Scene(litigator)
    court = scene.opens("provisional_measures")
    public = scene.opens(public=True, stage="in_force", since=scene.today)
    scene.does("link_matter", tie="escalated", other=court.number)
    file_id = uuid4()
    with acting(litigator, "keep_matters", file_id, scene.at) as deed:
        deed.create("facts")
    case = Case.objects.create(
        id=file_id,
        number="PD-7K4Q-M9XT",
        pack_code="peru",
        desk_id=public.desk_id,
        received_at=scene.at,
        opened_on=scene.today,
    )
    scene.does("link_matter", tie="case_file", other=case.number, text="Inventado.")
    refused = (("escalated", court.number), ("settled", public.number), ("settled", "MI-NADA"))
    for tie, number in (*refused, ("case_file", "PD-NADA")):
        with pytest.raises(Invalid):
            scene.does("link_matter", tie=tie, other=number)
    here, there = (f"/interamericano/{row.id}" for row in (public, court))
    closed = client.get(here).content.decode()
    assert court.number in closed
    assert case.number not in closed
    assert case.number in opened(client, public.id)
    assert public.number in client.get(there).content.decode()
    told = client.get(f"/api/v1/decisions/{public.id}").json()["links"]
    assert [(one["tie"], one["matter"]) for one in told] == [("escalated", str(court.id))]
    other = signed_in(cast.actor("documenter"))
    assert court.number not in other.get(here).content.decode()
    assert other.get(f"/api/v1/decisions/{public.id}").json()["links"] == []
