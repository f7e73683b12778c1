"""A leader reports by radio through his federation, at night and without papers: taken by keyboard alone."""

from playwright.sync_api import expect

from tests.journeys.days import instant, moment
from tests.journeys.keyboard import Keyboard
from tests.journeys.programs import Applicant, Service

ANSWERS = {
    "danger_words": "Hay hombres armados esperando en el embarcadero.",
    "protected_name": "Jefe inventado",
    "place_now": "A dos vueltas de río del puesto de salud",
    "contact_words": "Frecuencia inventada de la federación",
    "safe_hours": "De 5 a 6 de la mañana",
}
CHOSEN = {
    "danger_now": "yes",
    "who_asks": "organisation",
    "consent_status": "agrees",
    "place_danger~": "unknown",
    "safe_way": "radio",
    "language": "cni",
    "interpreter": "yes",
    "channel": "radio",
}
RADIO = {
    "type": "communications",
    "institution": "GORE",
    "text": "Una segunda radio para avisar.",
    "what": "Entregar una radio con batería y enseñar a usarla.",
    "reasons": "El peligro no espera la evaluación.",
}
INTERVIEW = {
    "language": "cni",
    "what": "interview",
    "told": "La hará por radio, a la hora de siempre.",
}


def _in_order_of_the_form(page):
    """Names of the fields to be answered, as Tab meets them."""
    names = page.locator("main form.am-attend [name]").evaluate_all("all => all.map(e => e.name)")
    wanted = {**ANSWERS, **CHOSEN}
    return [name for name in dict.fromkeys(names) if name in wanted]


def test_an_officer_takes_it_by_keyboard_alone_and_hands_the_receipt_over(desk, person):
    officer = desk("duty_delegate", "duty")
    officer.page.goto(f"{officer.base}/atender")
    keys = Keyboard(officer.page)
    for name in _in_order_of_the_form(officer.page):
        if name in CHOSEN:
            keys.chooses(name, CHOSEN[name])
        else:
            keys.types(name, ANSWERS[name])
    keys.presses("read")
    expect(officer.main.locator("h1")).to_have_text("Lea esto en voz alta")
    for words in ANSWERS.values():
        officer.says(words)
    keys.presses("seal")
    officer.says("sellado y guardado")
    words = officer.page.locator(".am-words li").all_inner_texts()
    number = officer.main.locator(".am-lead b").first.inner_text()
    assert len(words) == 10

    file_id = officer.wait_for_file(number)
    officer.opens(file_id, "Responder a un peligro")
    officer.says("Hay hombres armados esperando en el embarcadero.")
    officer.does(file_id, "Admitir", {"track": "urgent", "reasons": "Peligro grave y cercano."})
    named = {"desk": "Punto focal del gobierno regional"}
    officer.does(file_id, "Disponer medidas urgentes", {**RADIO, **named})
    booked = {"starts_at": moment(hours=20), "interpreter": "Registro 000-DEMO"}
    officer.does(file_id, "Reservar intérprete", {**INTERVIEW, **booked})
    officer.file(file_id, "historia")
    officer.says("Intérprete reservado")

    them = person().comes_back(words)
    assert "Registro 000-DEMO" not in them.page.content()
    assert "Una segunda radio para avisar." not in them.main.inner_text(), (
        "a proxy takes no replies"
    )


def test_the_radio_by_program(installation):
    told = {"who_asks": "organisation", "consent_status": "agrees", "language": "cni"}
    told |= {"safe_way": ["radio"], "contact_words": "Frecuencia inventada", "interpreter": "yes"}
    them = Applicant(installation, **told, place_now="A dos vueltas de río del puesto de salud")
    duty = Service(installation, "duty_delegate", "duty")
    file_id = duty.file(them.number)
    duty.opens(file_id, "urgent_response")
    duty.does(file_id, "admit", track="urgent", reasons="Peligro grave y cercano.")
    where = duty.choice(file_id, "order_interim", "desk", "gobierno regional")
    duty.does(file_id, "order_interim", **RADIO, desk=where)
    duty.does(
        file_id,
        "book_interpreter",
        **INTERVIEW,
        starts_at=instant(hours=20),
        interpreter="Registro 000-DEMO",
    )
    met = [one for one in duty.client.get(f"cases/{file_id}").json()["terms"]]
    assert "interim_urgent" not in {one["code"] for one in met}, "ordered within its hours"
    assert them.sees()["proxy"]
    assert them.sees()["measures"] == []


def test_the_leader_of_the_demonstration_reads_that_an_interpreter_comes(installation, desk):
    number = next(one["number"] for one in installation.receipts if one["scenario"] == "1")
    officer = desk("duty_delegate", "duty")
    file_id = officer.find(number)
    officer.file(file_id, "historia")
    officer.says("Intérprete reservado")
    officer.says("Disponer medidas urgentes")
