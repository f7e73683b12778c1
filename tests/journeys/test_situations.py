"""Situations of risk at the mechanism's desk, in a browser without scripts."""

from tests.journeys.days import day

TOLD = "Dejaron un papel inventado en la puerta de la posta."


def test_a_situation_is_recorded_sealed_and_tied_to_a_file(desk, installation):
    number = next(one["number"] for one in installation.receipts if one["scenario"] == "4")
    analyst = desk("analyst", "analysis")
    analyst.goes("situaciones").follows("Registrar una situación")
    how = {"channel": "La prensa", "known_on": day(-1), "department": "Ayacucho"}
    analyst.fills({**how, "victims": "Persona inventada Once", "account": TOLD})
    analyst.sends("Registrar y sellar")
    assert TOLD not in analyst.main.inner_text()
    analyst.opens_here("Seguir una situación de riesgo")
    analyst.says(TOLD)
    analyst.follows("Relacionar un expediente")
    analyst.fills({"file": number, "tie": "same_facts", "note": "Los mismos hechos inventados."})
    analyst.sends("Relacionar un expediente")
    analyst.says("Los mismos hechos inventados.")
    analyst.main.get_by_role("link", name=number).first.click()
    analyst.identity().wait_for()


def test_a_situation_is_prevented_then_taken_to_a_request_and_found_by_a_kept_search(desk):
    officer = desk("duty_delegate", "duty")
    officer.goes("situaciones").follows("Registrar una situación")
    how = {"channel": "La prensa", "known_on": day(-2), "province": "Huanta"}
    officer.fills({**how, "victims": "Vigilante inventada Doce", "account": TOLD})
    officer.sends("Registrar y sellar")
    officer.opens_here("Seguir una situación de riesgo")
    at = officer.page.url
    officer.follows("Planear un paso de prevención")
    officer.fills({"what": "Llamar a la posta inventada.", "due_on": day(3)})
    officer.sends("Planear un paso de prevención")
    officer.follows("Decir que un paso se hizo")
    officer.fills({"step": "0", "done_on": day(-1), "result": "Contestó y sigue en riesgo."})
    officer.sends("Decir que un paso se hizo")
    officer.says("Contestó y sigue en riesgo.")

    officer.fills({"consent": "agrees"})
    officer.sends("Llevarla a un expediente")
    reached = {
        "safe_way": "radio",
        "contact_words": "Frecuencia inventada",
        "safe_hours": "De 5 a 6",
    }
    officer.fills({"danger_now": "no", "place_now": "La posta inventada", **reached})
    officer.sends("Releer")
    for words in ("Vigilante inventada Doce", TOLD, "Huanta"):
        officer.says(words)
    officer.sends("Está bien: sellar y dar el recibo")
    officer.says("sellado y guardado")
    number = officer.main.locator(".am-lead b").first.inner_text()
    officer.page.goto(at)
    officer.says(number)

    officer.goes("situaciones").fills({"q": "Vijilante ynventada Doze"})
    officer.sends("Abrir y buscar")
    officer.fills({"name": "Vigilantes"})
    officer.sends("Guardarla")
    officer.goes("situaciones").sends("Vigilantes")
    assert officer.main.locator(f'a[href$="{at.rpartition("/")[2]}"]').count() == 1
