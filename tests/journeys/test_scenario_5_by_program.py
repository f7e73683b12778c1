"""The contested patrol again, through the API alone."""

import json

from tests.journeys.days import day, instant
from tests.journeys.judged import assessed
from tests.journeys.programs import Applicant, Service
from tests.journeys.proofs import verified
from tests.journeys.recordings import spoken

BOOK = {
    "signed_on": day(),
    "reasons": "La evaluación y lo concertado lo sostienen.",
    "told": "Resolvimos con lo que usted contó.",
}
HEARD = "Lo pide ella misma."


def test_from_her_first_word_to_the_end_of_the_measures_by_program(installation, tmp_path):
    her = Applicant(installation)
    her.sends(spoken())
    file_id = _admitted(installation, her.number)
    order = _ordered_and_reported(installation, file_id)
    _assessed_by_two(installation, file_id)
    analyst = Service(installation, "analyst")
    lawyer = analyst.does(
        file_id,
        "propose_measure",
        type="legal_aid",
        institution="DEFENSA_PUBLICA",
        text="Abogada que defiende sin cobrar.",
    )["subject"]
    analyst.does(file_id, "propose_plan", summary="Diga de cada una si la quiere.")
    her.says("agree", about=lawyer)
    her.says("contest", about=order, text="Nunca vinieron.")
    seen = her.until(lambda seen: any(one["contradicted"] for one in seen["measures"]))
    assert {one["role"] for one in seen["opened"]} >= {"intake_officer", "police_unit", "analyst"}

    _settled(installation, file_id)
    _decided_to_the_end(installation, file_id, lawyer)
    ended = her.until(lambda seen: seen["state"]["code"] == "closed")
    numbers = {one["params"].get("number") for one in ended["history"]}
    assert numbers >= {f"RVM {n}-DEMO" for n in (801, 802, 803, 804)}
    _proof_holds(analyst, file_id, tmp_path)


def _admitted(installation, number):
    officer = Service(installation, "intake_officer", "intake")
    file_id = officer.file(number)
    read = officer.opens(file_id, "intake_review")
    assert "camionetas" in json.dumps(read["account"], ensure_ascii=False)
    analyst = officer.choice(file_id, "admit", "assignee", "Ana ")
    officer.does(file_id, "admit", track="urgent", reasons="Peligro grave.", assignee=analyst)
    return file_id


def _ordered_and_reported(installation, file_id):
    delegate = Service(installation, "duty_delegate", "duty")
    delegate.opens(file_id, "urgent_response")
    order = delegate.does(
        file_id,
        "order_interim",
        type="patrol",
        institution="PNP",
        desk=delegate.choice(file_id, "order_interim", "desk", "Puerto Muestra"),
        text="Que una patrulla pase de noche.",
        what="Pasar y detenerse frente a la casa comunal.",
        facts={"alias": "Tres", "meeting_point": "La casa comunal"},
        reasons="El peligro no espera.",
    )["subject"]
    police = Service(installation, "police_unit")
    assert order in {one["id"] for one in police.all("orders")}
    assert police.client.get(f"cases/{file_id}").status_code == 404
    police.answers_order(order, "acknowledge_order")
    told = police.client.post(f"orders/{order}/open", json={"purpose": "order_execution"}).json()
    assert {one["words"] for one in told["revealed"]} == {"Tres", "La casa comunal"}
    police.answers_order(
        order, "report_order", text="Se pasó de noche.", done_at=instant(seconds=-5)
    )
    return order


def _assessed_by_two(installation, file_id):
    analyst = Service(installation, "analyst", signed_in=True)
    analyst.does(file_id, "start_assessment")
    analyst.opens(file_id, "assessment_work")
    analyst.does(file_id, "save_assessment", changes=assessed())
    analyst.does(file_id, "sign_assessment")
    second = Service(installation, "second_signer", signed_in=True)
    second.opens(file_id, "assessment_work")
    second.does(file_id, "sign_assessment", reasons="Releí todo y coincido.")


def _settled(installation, file_id):
    supervisor = Service(installation, "supervisor")
    which = supervisor.choice(file_id, "resolve_contradiction", "contradiction", "OR-")
    supervisor.does(
        file_id,
        "resolve_contradiction",
        contradiction=which,
        finding="not_arrived",
        reasons="El libro de la comisaría no registra la salida.",
        told="La patrulla no llegó.",
    )


def _decided_to_the_end(installation, file_id, lawyer):
    analyst = Service(installation, "analyst")
    decides = Service(installation, "decision_maker", signed_in=True)
    analyst.does(file_id, "submit_plan", opinion="Otorgar la asistencia legal.")
    decides.does(file_id, "decide_grant", number="RVM 801-DEMO", **BOOK)
    analyst.does(file_id, "notify", channel="portal")
    decides.does(
        file_id,
        "issue_order",
        measure=lawyer,
        institution="DEFENSA_PUBLICA",
        desk=decides.choice(file_id, "issue_order", "desk", "Defensa Pública"),
        what="Asignar una abogada.",
        facts={"name": "Tres"},
    )
    analyst.does(file_id, "start_follow_up", heard="La abogada la llamó.")
    more = {"ground": "risk_goes_on", "heard": HEARD, **BOOK}
    decides.does(file_id, "extend", number="RVM 802-DEMO", until=day(90), **more)
    decides.does(file_id, "vary", number="RVM 803-DEMO", **more)
    more |= {"ground": "risk_over", "despite": "La persona conoce cada plazo vencido."}
    decides.does(file_id, "close", number="RVM 804-DEMO", **more)


def _proof_holds(analyst, file_id, tmp_path):
    entries = analyst.client.get(f"cases/{file_id}/ledger").json()
    assert entries[0]["body"]["verb"] == "receive"
    told = analyst.client.get(f"ledger/proof/{entries[0]['index']}").json()
    proof = tmp_path / "proof.json"
    proof.write_text(json.dumps(told))
    assert verified(proof)
    proof.write_text(json.dumps({**told, "leaf_hash": told["leaf_hash"][::-1]}))
    assert not verified(proof)
