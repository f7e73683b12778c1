"""The police say that they came; she says that nobody did. From her first word to the end of the measures."""

import json

from playwright.sync_api import expect

from tests.journeys.days import day, moment
from tests.journeys.judged import assessed
from tests.journeys.proofs import verified

WORDS = {
    "reasons": "La evaluación y lo concertado lo sostienen.",
    "told": "Resolvimos con lo que usted contó y con lo que dijo de cada medida.",
}
PATROL = {
    "type": "patrol",
    "institution": "PNP",
    "desk": "Comisaría de Puerto Muestra",
    "text": "Que una patrulla pase de noche por la casa comunal y se detenga.",
    "what": "Pasar y detenerse frente a la casa comunal, de 18 a 22 horas.",
    "how": "Sin sirena.",
    "facts.alias": "Tres",
    "facts.meeting_point": "La casa comunal",
    "reasons": "El peligro no espera la evaluación.",
}


def test_from_her_first_word_to_the_end_of_the_measures_in_a_browser(desk, person, tmp_path):
    her = person()
    her.asks_urgently()
    her.leaves()
    file_id = _admitted(desk, her.number)
    order = _ordered_at_once(desk, file_id)
    _reported_as_done(desk, order)
    _assessed_by_two(desk, file_id)
    _proposed(desk, file_id)

    her.comes_back()
    her.reads("Abogada que defiende sin cobrar.")
    her.answers("Asistencia legal", "Estoy de acuerdo")
    her.answers("Radio o teléfono", "Propongo otra cosa", "Un teléfono que tenga señal en el río.")
    her.answers("Patrullaje", "No llegó")
    her.reads("La institución dice que se cumplió. Su palabra queda al lado")
    _supervisor_hears_her(desk, file_id, her.number)
    her.looks_again().reads("La patrulla no llegó: el informe no decía la verdad.")

    _decided_and_told(desk, file_id)
    her.looks_again().reads("Resolvimos con lo que usted contó")
    opened = her.part("Quién abrió su expediente")
    for who in ("Recepción", "Delegada de guardia", "Unidad policial", "Analista", "Segunda firma"):
        assert who in opened
    assert "Demo" not in opened, "a name is told only after a complaint"
    _followed_to_the_end(desk, file_id)
    her.looks_again().reads("Las medidas terminaron")
    _proof_holds(desk, file_id, tmp_path)


def _admitted(desk, number):
    officer = desk("intake_officer", "intake")
    file_id = officer.wait_for_file(number)
    expect(officer.main).to_contain_text("Sellado")
    officer.opens(file_id, "Calificar la solicitud")
    officer.says("Hay dos camionetas frente a la casa comunal.")
    admission = {"track": "urgent", "assignee": "Ana Demo", "reasons": "Peligro grave y cercano."}
    officer.does(file_id, "Admitir", admission)
    return file_id


def _ordered_at_once(desk, file_id):
    delegate = desk("duty_delegate", "duty")
    delegate.opens(file_id, "Responder a un peligro")
    delegate.does(file_id, "Disponer medidas urgentes", PATROL)
    delegate.file(file_id, "medidas")
    return delegate.main.locator(".am-measure .am-file").inner_text()


def _reported_as_done(desk, number):
    """The police unit finds its order first in its list, and nothing else of hers anywhere."""
    police = desk("police_unit", size={"width": 390, "height": 800})
    police.page.goto(police.base)
    police.main.get_by_role("link", name=number).click()
    expect(police.main).not_to_contain_text("La casa comunal")
    police.sends("Acusar recibo ahora")
    police.main.get_by_role("button", name="Abrir la orden").click()
    police.says("La casa comunal")
    assert "camionetas" not in police.page.content()
    police.main.locator("summary", has_text="Informar lo hecho").click()
    police.main.locator("details[open] [name=text]").fill("Se pasó de 18 a 22 horas.")
    police.main.locator("details[open] [name=done_at]").fill(moment(minutes=-1))
    police.sends("Enviar el informe")
    police.says("Informada como hecha")
    assert police.fits()


def _assessed_by_two(desk, file_id):
    analyst = desk("analyst", "analysis")
    analyst.does(file_id, "Empezar la evaluación")
    analyst.opens(file_id, "Evaluar el riesgo")
    analyst.file(file_id, "juicio")
    written = assessed()
    analyst.fills({place: said for place, said in written.items() if place.startswith("answers.")})
    analyst.sends_value("save")
    analyst.says("El instrumento sugiere; las personas deciden")
    analyst.fills(
        {place: said for place, said in written.items() if place.startswith("judgement.")}
    )
    analyst.sends_value("sign")
    analyst.says("Con una firma; espera la segunda")

    second = desk("second_signer")
    second.opens(file_id, "Evaluar el riesgo")
    second.file(file_id, "juicio")
    second.fills({"reasons": "Releí todo y coincido."})
    second.sends_value("countersign")
    second.says("Con dos firmas")


def _proposed(desk, file_id):
    analyst = desk("analyst", "analysis")
    analyst.opens(file_id, "Concertar el plan")
    lawyer = {"type": "legal_aid", "institution": "DEFENSA_PUBLICA"}
    analyst.does(
        file_id, "Proponer una medida", {**lawyer, "text": "Abogada que defiende sin cobrar."}
    )
    radio = {"type": "communications", "institution": "GORE", "text": "Una radio para avisar."}
    analyst.does(file_id, "Proponer una medida", radio)
    analyst.does(file_id, "Proponer el plan", {"summary": "Diga de cada una si la quiere."})


def _supervisor_hears_her(desk, file_id, number):
    supervisor = desk("supervisor").today()
    clash = supervisor.main.locator(".am-clash").filter(has_text=number)
    expect(clash).to_contain_text("la persona dice que no llegó")
    clash.get_by_role("link", name="Revisar").click()
    supervisor.does(
        file_id,
        "Resolver una contradicción",
        {
            "contradiction": "OR-",
            "finding": "not_arrived",
            "reasons": "El libro de la comisaría no registra la salida.",
            "told": "La patrulla no llegó: el informe no decía la verdad.",
        },
    )
    supervisor.today()
    expect(supervisor.main.locator(".am-clash").filter(has_text=number)).to_have_count(0)


def _decided_and_told(desk, file_id):
    analyst, decides = desk("analyst", "analysis"), desk("decision_maker")
    analyst.does(file_id, "Elevar el plan", {"opinion": "Otorgar la asistencia legal."})
    decides.opens(file_id, "Decidir")
    book = {"number": "RVM 777-DEMO", "signed_on": day()}
    decides.does(file_id, "Otorgar", {**book, **WORDS})
    analyst.does(file_id, "Notificar", {"channel": "portal"})
    decides.does(
        file_id,
        "Enviar una orden",
        {
            "measure": "Asistencia legal",
            "institution": "DEFENSA_PUBLICA",
            "desk": "Punto focal de la Defensa Pública",
            "what": "Asignar una abogada y presentarse por teléfono.",
            "facts.name": "Tres",
        },
    )


def _followed_to_the_end(desk, file_id):
    analyst, decides = desk("analyst", "analysis"), desk("decision_maker")
    analyst.does(file_id, "Empezar el seguimiento", {"heard": "Dice que la abogada la llamó."})
    book = {"signed_on": day(), "heard": "Lo pide ella misma.", **WORDS}
    more = {"ground": "risk_goes_on", "number": "RVM 778-DEMO", "until": day(90), **book}
    decides.does(file_id, "Prorrogar", more)
    other = {"ground": "measure_not_working", "number": "RVM 779-DEMO", **book}
    decides.does(file_id, "Variar", other)
    over = {"ground": "risk_over", "number": "RVM 780-DEMO", **book}
    decides.does(file_id, "Culminar", {**over, "despite": "La persona conoce cada plazo vencido."})


def _proof_holds(desk, file_id, tmp_path):
    """Anybody can check offline, with the program alone, that an entry is in the ledger."""
    analyst = desk("analyst", "analysis").file(file_id, "quien-abrio")
    with analyst.page.expect_download() as coming:
        analyst.main.get_by_role("link", name="Descargar la prueba de inclusión").first.click()
    proof = tmp_path / "proof.json"
    coming.value.save_as(proof)
    assert verified(proof)
    told = json.loads(proof.read_text())
    told["leaf_hash"] = told["leaf_hash"][::-1]
    proof.write_text(json.dumps(told))
    assert not verified(proof)
