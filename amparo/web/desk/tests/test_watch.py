"""What an advocate meets: laws with windows and texts compared, candidacies with sealed notes, concerns."""

import re
from types import SimpleNamespace

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from amparo.commitments.models import Contest, Law
from amparo.config.demonstration.beside import candidacies, laws
from amparo.config.demonstration.record.loading import load_record

CANARY = "Nota inventada: canasta de remolacha"


@pytest.fixture
def as_the_desk():
    """A function that gives the connection the rights of the desk's own role until the test ends."""

    def become():
        with connection.cursor() as cursor:
            cursor.execute("SET ROLE amparo_desk")

    yield become
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")


@pytest.fixture
def advocate(cast, settings):
    settings.AMPARO_PROFILE = "organisation"
    return cast.actor("advocate")


@pytest.fixture
def told(cast, advocate):
    now = timezone.now()
    load_record(cast.actor("documenter"), now)
    house = SimpleNamespace(actors={"fatima": advocate})
    laws.tell(house, now)
    candidacies.tell(house, now)
    return advocate


def text(answer, status=200):
    assert answer.status_code == status, answer.content.decode()[:2000]
    body = answer.content.decode()
    assert "<script" not in body
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body))


def test_an_advocate_walks_through_what_is_watched(told, signed_in, as_the_desk, settings):
    client = signed_in(told)
    as_the_desk()
    assert reverse("desk:law_alerts") in client.get(reverse("desk:today")).content.decode()
    _laws(client)
    _candidacies(client, told)
    _concerns(client)
    _by_program(client)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    english = {"laws": "Laws and bills", "candidacies": "Candidacies", "promises": "Promises"}
    for name, title in english.items():
        assert title in text(client.get(reverse(f"desk:{name}")))


def _laws(client):
    assert "Ley que modifica la ley de la APCI" in text(client.get(reverse("desk:laws")))
    bill = Law.objects.get(code="clubes_inventados")
    page = text(client.get(reverse("desk:watched_law", args=[bill.id])))
    assert "cierra en 5 días" in page
    assert "42" in page
    versions = reverse("desk:law_versions", args=[bill.id])
    assert "De «Como se presentó» a «Como se aprobó»" in text(client.get(versions))
    two = text(client.get(versions, {"from": 2, "to": 3}))
    assert "Quejarse de la junta" in two
    assert "Como se presentó» a" not in two
    assert client.get(versions, {"from": 2, "to": 9}).status_code == 404
    apci = Law.objects.get(code="law_apci")
    page = text(client.get(reverse("desk:watched_law", args=[apci.id])))
    assert "Cantidad desconocida víctimas que perderían a quien las representa" in page
    assert "por verificar" in page
    assert "ninguna fuente da su último día" in page
    assert "Todavía no se sirve" in text(client.get(reverse("desk:law_preview", args=[apci.id])))
    _acts_and_alerts(client, bill)


def _acts_and_alerts(client, bill):
    alerts = reverse("desk:law_alerts")
    assert "Liga Inventada de Lectura" in text(client.get(alerts))
    client.post(reverse("desk:law_alert_read"), {"alert": "all"})
    assert "Marcar como leído" not in text(client.get(alerts))
    act = reverse("desk:law_act", args=[bill.id, "step"])
    wrong = text(client.post(act, {"act": "approve", "on": "ayer"}), 422)
    assert "No está escrito como se pide." in wrong
    done = client.post(
        act, {"act": "observe", "on": timezone.localdate().isoformat(), "confidence": "invented"}
    )
    assert done.status_code == 302
    page = text(client.get(reverse("desk:watched_law", args=[bill.id])))
    assert "Observada por el Ejecutivo" in page
    assert client.get(reverse("desk:law_alerts_atom"))["Content-Type"].startswith(
        "application/atom"
    )
    calendar = client.get(reverse("desk:laws_calendar")).content.decode()
    assert calendar.startswith("BEGIN:VCALENDAR")
    assert max(len(line.encode()) for line in calendar.split("\r\n")) <= 75
    assert "SHA-256" in client.get(reverse("desk:laws_csv")).content.decode()
    life = client.get(reverse("desk:law_atom", args=[bill.id])).content.decode()
    assert life.index("Observaci") < life.index("Se anotó una versión de su texto: Como se aprobó")


def _candidacies(client, advocate):
    contest = Contest.objects.get(code="asg_candidacy")
    page = text(client.get(reverse("desk:candidacy", args=[contest.id])))
    assert "5 de marzo de 2025" in page
    assert "mayo de 2025" in page
    dossier = text(client.get(reverse("desk:candidacy_dossier", args=[contest.id])))
    assert "No juzga a ninguna persona propuesta" in dossier
    assert "Nombre que las fuentes leídas no dicen" in dossier
    told = client.get(reverse("desk:candidacy_json", args=[contest.id])).json()
    assert [each["state"] for each in told["records"]] == ["peru"]
    assert client.get(reverse("desk:candidacy_pdf", args=[contest.id])).content.startswith(b"%PDF")
    feed = client.get(reverse("desk:candidacy_atom", args=[contest.id]))
    assert "Estado peruano: Nombre que las fuentes leídas no dicen" in feed.content.decode()
    faros = Contest.objects.get(code="faros_inventados_presidencia")
    act = reverse("desk:candidacy_act", args=[faros.id, "contact"])
    body = {
        "state_code": "isla_inventada",
        "kind": "vote",
        "stance": "secret",
        "on": "2026-01-05",
        "notes": CANARY,
    }
    assert client.post(act, body).status_code == 302
    page = reverse("desk:candidacy", args=[faros.id])
    closed = text(client.get(page))
    assert "Incidencia ante los Estados Miembros 4" in closed
    assert not [word for word in (CANARY, "Voto", "Archipiélago Inventado") if word in closed]
    assert client.post(reverse("desk:candidacy_notes", args=[faros.id])).status_code == 302
    assert CANARY in (opened := text(client.get(page)))
    assert "Votó en secreto: 1" in opened
    as_csv = client.get(reverse("desk:candidacy_log_csv", args=[faros.id])).content.decode()
    assert "Voto" in as_csv
    assert CANARY not in as_csv


def _concerns(client):
    assert "Preocupación 2" in text(client.get(reverse("desk:concerns")))
    page = text(client.get(reverse("desk:concern", args=["concern", "concern_2_contempt"])))
    assert "Un tribunal declara que incumple su orden" in page
    assert client.get(reverse("desk:concern", args=["concern", "nada"])).status_code == 404
    assert "JNE" in text(client.get(reverse("desk:concern", args=["institution", "pe_jne"])))
    assert "informe final" in text(client.get(reverse("desk:promises")))


def _by_program(client):
    known = {each["code"] for each in client.get("/api/v1/concerns").json()["items"]}
    assert {"concern_2_contempt", "pe_jne"} <= known
    contempt = client.get("/api/v1/concerns/concern/concern_2_contempt").json()
    assert "court_forbids_release" in {each["code"] for each in contempt["obligations"]}
    assert "declare_breach" in {each["act"] for each in contempt["court"]}
    assert client.get("/api/v1/concerns/concern/nada").status_code == 404
    promised = client.get("/api/v1/promises").json()["items"]
    assert "final_report_promised" in {p["code"] for one in promised for p in one["promises"]}
    rows = client.get("/api/v1/laws", {"kind": "bill"}).json()["items"]
    assert [row["code"] for row in rows] == ["clubes_inventados"]
    law = client.get(f"/api/v1/laws/{rows[0]['id']}").json()
    assert [window["state"] for window in law["windows"]] == ["answered"]
    change = client.get(f"/api/v1/laws/{rows[0]['id']}/difference", {"from": 1, "to": 3}).json()
    assert (change["from"]["position"], change["to"]["position"]) == (1, 3)
    assert change["counts"]["added"] >= 2
    posts = client.get("/api/v1/candidacies").json()["items"]
    oas = next(each for each in posts if each["code"] == "asg_candidacy")
    dossier = client.get(f"/api/v1/candidacies/{oas['id']}").json()
    assert dossier["disputed"]
    assert {pillar["pillar"] for pillar in dossier["records"][0]["pillars"]} >= {"democracy"}


def test_the_notes_of_advocacy_are_for_those_who_keep_candidacies(told, cast, signed_in):
    faros = Contest.objects.get(code="faros_inventados_presidencia")
    client = signed_in(cast.actor("litigator"))
    page = text(client.get(reverse("desk:candidacy", args=[faros.id])))
    assert "Archipiélago Inventado" not in page
    assert client.post(reverse("desk:candidacy_notes", args=[faros.id])).status_code == 404
    assert client.get(reverse("desk:candidacy_act", args=[faros.id, "contact"])).status_code == 404
    assert signed_in(cast.actor("auditor")).get(reverse("desk:laws")).status_code == 404


def test_candidacies_are_absent_where_the_state_protects(cast, signed_in, settings):
    settings.AMPARO_PROFILE = "mechanism"
    client = signed_in(cast.actor("international_liaison"))
    assert client.get(reverse("desk:candidacies")).status_code == 404
    assert client.get("/api/v1/candidacies").status_code == 404
    assert client.get(reverse("desk:laws")).status_code == 200
