"""A community of ninety with one spokesperson; two women ask to talk apart from him."""

from playwright.sync_api import expect

from tests.journeys.days import instant, moment
from tests.journeys.portal_pages import press
from tests.journeys.programs import Applicant, Service

COMMUNITY = {
    "who_asks": "organisation",
    "consent_status": "agrees",
    "protected_name": "Comunidad Río Prueba (inventada)",
    "is_collective": "yes",
    "people_count": "90",
    "spokesperson": "Vocero inventado",
    "separate_interviews": "yes",
}
APART = "Dos compañeras piden hablar aparte, con una mujer y sin el vocero."
ALONE = {"language": "agr", "what": "interview", "told": "Usted sola, con una mujer."}


def test_ninety_ask_together_and_two_talk_apart(desk, person):
    them = person()
    pages = (
        {"danger_now": "no"},
        {key: COMMUNITY[key] for key in ("who_asks", "consent_status")},
        {key: COMMUNITY[key] for key in list(COMMUNITY)[2:]},
        {"place_now": "El Cenepa, Condorcanqui, Amazonas", "place_danger": "unknown"},
        {"safe_way": ["receipt"], "safe_hours": "cualquier hora"},
    )
    _asks_in_full(them, pages)
    them.leaves()
    them.comes_back().writes(APART)

    officer = desk("intake_officer", "intake")
    file_id = officer.wait_for_file(them.number)
    expect(officer.main).to_contain_text("a un colectivo")
    officer.opens(file_id, "Calificar la solicitud")
    officer.says("90")
    officer.says("Vocero inventado")
    officer.file(file_id, "historia")
    officer.says(APART)
    officer.does(file_id, "Empezar la calificación")
    admission = {"track": "ordinary", "assignee": "Ana Demo", "reasons": "Hay defensa y peligro."}
    officer.does(file_id, "Admitir", admission)

    analyst = desk("analyst", "analysis")
    analyst.opens(file_id, "Evaluar el riesgo")
    for hours in (44, 47):
        booked = {"starts_at": moment(hours=hours), "interpreter": "Registro 000-DEMO"}
        analyst.does(file_id, "Reservar intérprete", {**ALONE, **booked})
    analyst.does(file_id, "Escribir una nota reservada", {"text": "El vocero no debe enterarse."})
    analyst.file(file_id, "historia")
    assert analyst.main.get_by_text("Intérprete reservado").count() == 2
    them.comes_back().reads("Cita: una entrevista")
    assert "El vocero no debe enterarse." not in them.page.content()


def _asks_in_full(them, pages):
    """Walk the ordinary road, answering its first pages and leaving blank whatever may be left so."""
    them.page.goto(f"{them.base}/")
    them.page.get_by_role("link", name="Pedir protección o contar un riesgo").click()
    for answers in pages:
        them.fills(answers)
        press(them.page, "Seguir")
        them.is_well()
    while not them.page.url.endswith("/pedir/revisar"):
        press(them.page, "Seguir")
        them.is_well()
    press(them.page, "Enviar la solicitud")
    them.keeps_the_receipt()


def test_the_ninety_by_program(installation):
    them = Applicant(
        installation, **{**COMMUNITY, "people_count": 90, "track": "ordinary", "danger_now": "no"}
    )
    them.writes(APART)
    officer = Service(installation, "intake_officer", "intake")
    file_id = officer.file(them.number)
    assert officer.client.get(f"cases/{file_id}").json()["collective"]
    read = officer.opens(file_id, "intake_review")
    assert read["facts"]["people_count"] == 90
    assert read["facts"]["separate_interviews"] == "yes"
    officer.does(file_id, "open_review")
    analyst = officer.choice(file_id, "admit", "assignee", "Ana ")
    officer.does(file_id, "admit", track="ordinary", reasons="Hay defensa.", assignee=analyst)
    worker = Service(installation, "analyst")
    worker.opens(file_id, "assessment_work")
    for hours in (44, 47):
        worker.does(
            file_id,
            "book_interpreter",
            **ALONE,
            starts_at=instant(hours=hours),
            interpreter="Registro 000-DEMO",
        )
    appointments = [one for one in them.sees()["history"] if one["kind"] == "appointment"]
    assert [one["params"]["words"] for one in appointments] == [ALONE["told"]] * 2
