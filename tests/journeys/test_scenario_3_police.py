"""The police are the alleged source: nobody of theirs knows, and the measures are others."""

import re

import pytest

from tests.journeys.portal_pages import press
from tests.journeys.programs import Applicant, Service

THEIRS = (
    ("police_unit", "police_unit"),
    ("focal_point", "focal_mininter"),
    ("focal_point", "focal_dggi"),
)
TIME_LEFT = re.compile(r"· .*\b(min|h|días?)\b.*")  # it runs on while one looks
LISTS = ("requests", "cases", "terms", "orders")
SAID = {"alleged_sources": ["state_police"], "account": "El patrullero se paró frente a mi casa."}
PATROL = {
    "type": "patrol",
    "institution": "PNP",
    "text": "Rondas por su casa.",
    "what": "Pasar y detenerse.",
    "reasons": "Prueba de que no se puede.",
}
PHONE_CALLS = {
    "type": "communications",
    "institution": "GORE",
    "text": "Un teléfono para avisar, sin pasar por la policía.",
    "what": "Entregar un teléfono.",
    "reasons": "La policía no debe saber.",
}


def seen_by_the_police(desk):
    """What each of their members reads on each of their pages."""
    read = {}
    for role, at in THEIRS:
        member = desk(role, at)
        for page in ("", "ordenes?clock=over"):
            member.page.goto(f"{member.base}/{page}")
            read[at, page] = TIME_LEFT.sub("", member.main.inner_text())
    return read


def test_no_page_of_theirs_changes_and_the_file_does_not_exist_for_them(desk, person):
    before = seen_by_the_police(desk)
    her = person()
    _asks(her)
    officer = desk("intake_officer", "intake")
    file_id = officer.wait_for_file(her.number)
    officer.opens(file_id, "Calificar la solicitud")
    officer.says("El patrullero se paró frente a mi casa.")
    officer.does(file_id, "Admitir", {"track": "urgent", "reasons": "Peligro grave y cercano."})
    duty = desk("duty_delegate", "duty")
    duty.opens(file_id, "Responder a un peligro")
    refused = _ordered(duty, file_id, {**PATROL, "desk": "Comisaría de Puerto Muestra"})
    assert refused, "an order to the police went out"
    where = {"desk": "Punto focal del gobierno regional"}
    duty.does(file_id, "Disponer medidas urgentes", {**PHONE_CALLS, **where})

    for role, at in THEIRS:
        member = desk(role, at)
        for tab in ("", "historia", "medidas", "papeles", "quien-abrio", "abrir"):
            answer = member.page.goto(f"{member.base}/expedientes/{file_id}/{tab}")
            absent = member.page.content()
            assert answer.status == 404, (at, tab)
            assert her.number not in absent
    assert seen_by_the_police(desk) == before
    her.leaves()
    her.comes_back().reads("Un teléfono para avisar, sin pasar por la policía.")


def _asks(her):
    """Ask urgently, then tell who is behind it before the first reading: the police, in the account."""
    pages = (
        {"danger_now": "yes", "danger_words": SAID["account"]},
        {"who_asks": "self"},
        {"protected_name": "Persona inventada Seis"},
        {"place_now": "Yarinacocha, Coronel Portillo, Ucayali", "place_danger": "unknown"},
        {"safe_way": ["receipt"], "safe_hours": "de noche"},
        {"must_not_know": ["PNP", "MININTER"], "makes_worse": "Que venga cualquier policía."},
    )
    her.asks_urgently(*pages)


def _ordered(duty, file_id, order):
    """Try to order; returns what the page objects."""
    duty.file(file_id)
    acts = duty.page.locator(".am-acts")
    acts.get_by_role("link", name="Disponer medidas urgentes", exact=True).click()
    duty.fills(order)
    press(duty.page, "Disponer medidas urgentes")
    alert = duty.page.get_by_role("alert")
    return alert.inner_text() if alert.count() else ""


def test_nothing_of_theirs_changes_by_program(installation):
    theirs = {at: Service(installation, role, at) for role, at in THEIRS}

    def counted():
        return {(at, kind): len(one.all(kind)) for at, one in theirs.items() for kind in LISTS}

    before = counted()
    her = Applicant(installation, **SAID)
    duty = Service(installation, "duty_delegate", "duty")
    file_id = duty.file(her.number)
    read = duty.opens(file_id, "urgent_response")
    assert {"PNP", "MININTER"} <= set(read["shield"]["must_not_know"]["institutions"])
    duty.does(file_id, "admit", track="urgent", reasons="Peligro grave y cercano.")
    police = duty.choice(file_id, "order_interim", "desk", "Puerto Muestra")
    refused = duty.client.post(
        f"cases/{file_id}/acts/order_interim", json={**PATROL, "desk": police}
    )
    assert refused.status_code == 409
    other = duty.choice(file_id, "order_interim", "desk", "gobierno regional")
    duty.does(file_id, "order_interim", **PHONE_CALLS, desk=other)
    for at, service in theirs.items():
        for address in (f"cases/{file_id}", f"cases/{file_id}/ledger"):
            assert service.client.get(address).status_code == 404, at
        opened = service.client.post(f"cases/{file_id}/open", json={"purpose": "order_execution"})
        assert opened.status_code == 404
    assert counted() == before
    seen = her.until(lambda seen: seen["measures"])
    assert [one["institution"] for one in seen["measures"]] == ["GORE"]


@pytest.mark.parametrize(("role", "at"), THEIRS)
def test_the_file_of_the_demonstration_does_not_exist_for_them(installation, role, at):
    number = next(one["number"] for one in installation.receipts if one["scenario"] == "3")
    file_id = Service(installation, "analyst").file(number)

    assert Service(installation, role, at).client.get(f"cases/{file_id}").status_code == 404
