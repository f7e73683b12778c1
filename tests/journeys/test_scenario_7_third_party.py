"""A cousin asks without the person knowing: registered, nothing handed over; then she takes hold herself."""

from playwright.sync_api import expect

from tests.journeys.programs import Applicant, Service

ASKED = {
    "who_asks": "relative",
    "asker_relation": "Prima",
    "consent_status": "does_not_know",
}
REPLY = "Nadie la llamará. La esperamos cuando pueda."
HOLD = {"language": "es", "takes_hold": True, "reasons": "Vino a solas y la reconocimos."}


def test_the_cousin_reads_no_reply_and_she_takes_hold_herself(desk, person):
    cousin = person()
    pages = (
        {"danger_now": "yes", "danger_words": "La siguen al salir de la asamblea."},
        ASKED,
        {"protected_name": "Prima inventada"},
        {"place_now": "prefer_not", "place_danger": "unknown"},
        {"safe_way": ["receipt"], "safe_hours": "prefer_not"},
        {},
    )
    cousin.asks_urgently(*pages)
    cousin.leaves()
    officer = desk("intake_officer", "intake")
    file_id = officer.wait_for_file(cousin.number)
    officer.opens(file_id, "Calificar la solicitud")
    officer.says("No lo sabe")
    officer.does(file_id, "Escribir a la persona", {"text": REPLY})

    cousin.comes_back()
    cousin.reads("Usted pidió por otra persona")
    assert REPLY not in cousin.page.content()
    cousin.sends_a_recording("Lo que oí en la asamblea.")

    officer.does_and_is_shown(file_id, "Emitir de nuevo un recibo", HOLD)
    words = officer.page.locator(".am-words li").all_inner_texts()
    her = person().comes_back(words)
    her.reads("Una persona lee su solicitud")
    her.writes("Ahora hablo yo.")
    officer.does(
        file_id, "Escribir a la persona", {"text": "Gracias. Le respondemos solo a usted."}
    )
    her.looks_again().reads("Gracias. Le respondemos solo a usted.")

    cousin.comes_back_in_vain()
    expect(cousin.page.get_by_role("alert")).to_be_visible()


def test_the_third_party_by_program(installation):
    cousin = Applicant(installation, **ASKED)
    officer = Service(installation, "intake_officer", "intake")
    file_id = officer.file(cousin.number)
    read = officer.opens(file_id, "intake_review")
    assert read["facts"]["consent_status"] == "does_not_know"
    officer.does(file_id, "send_message", text=REPLY)
    without = {"institution": "AURORA", "ground": "victim_of_other_violence", "consent": False}
    handed = officer.client.post(
        f"cases/{file_id}/acts/refer", json={**without, "reasons": "No.", "told": "No."}
    )
    assert handed.status_code == 422, "nothing is handed over without consent"
    assert REPLY not in str(cousin.sees())

    by_token = officer.client.post(f"cases/{file_id}/acts/reissue_receipt", json=HOLD)
    assert by_token.status_code == 403, "a machine gives nobody the words of a receipt"
    person = Service(installation, "intake_officer", "intake", signed_in=True)
    words = person.does(file_id, "reissue_receipt", **HOLD)["shown"]["receipt"]
    her = Applicant.returning(installation, words)
    officer.does(file_id, "send_message", text="Le respondemos solo a usted.")
    seen = her.until(lambda seen: seen["messages"])
    assert not seen["proxy"]
    assert "Le respondemos solo a usted." in str(seen["messages"])
    gone = cousin.client.post("receipt", json={"receipt": cousin.receipt})
    assert gone.status_code == 404
