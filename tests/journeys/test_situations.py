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
