"""Whoever runs SQL as owner and edits a clear row is named by the verification of the ledger."""

import threading

import pytest
from django.db import connection

from amparo.custody import verification
from amparo.earlywarning.tests.scene import REASONS, ordered

EDITS = {
    "the desk that keeps a file": "UPDATE registry_case SET desk_id = gen_random_uuid()",
    "its department": "UPDATE registry_case SET department = '15'",
    "its stage": "UPDATE earlywarning_procedure SET stage = 'closed'",
    "its level": "UPDATE earlywarning_procedure SET level = 'low'",
    "who works on it": "UPDATE earlywarning_procedure SET holder_id = gen_random_uuid()",
    "who did a move": "UPDATE earlywarning_move SET actor_role = 'auditor'",
    "a move that is gone": "DELETE FROM earlywarning_move WHERE act = 'admit'",
    "who signed a decision": "UPDATE earlywarning_decision SET first_signer = gen_random_uuid()",
    "the desk of an order": "UPDATE measures_order SET desk_id = gen_random_uuid()",
    "the state of an order": "UPDATE measures_order SET state = 'cancelled'",
    "her word on a measure": "UPDATE measures_measure SET agreed = 'no'",
    "the level of an assessment": "UPDATE assessment_assessment SET level = 'low'",
    "when a signature was made": "UPDATE assessment_signature SET signed_at = now()",
    "a date": "UPDATE agenda_deadline SET due_at = due_at + interval '9 days'",
    "a lapse that is gone": "UPDATE agenda_deadline SET lapsed_at = '2026-03-09'",
    "for whom she asked": "UPDATE intake_request SET standing = 'relative'",
    "when a sealed value was written": "UPDATE custody_sheet SET written_at = '2026-01-01'",
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_a_clear_row_edited_behind_the_ledgers_back_is_named(cast, edit):
    ordered(cast)
    before = [fault for fault in verification.verify().faults if not fault.startswith("answer ")]
    assert before == []

    with connection.cursor() as cursor:
        cursor.execute(edit)
        assert cursor.rowcount

    assert verification.verify().faults


def test_acts_at_the_same_instant_on_one_file_state_the_rows_of_both(cast):
    scene, _order = ordered(cast)
    errors = []

    def told(text):
        try:
            scene.by(scene.actor("analyst"), "send_message", text=text)
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=told, args=(f"{REASONS} {n}",)) for n in range(4)]
    scene.actor("analyst")
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert errors == []
    faults = [fault for fault in verification.verify().faults if not fault.startswith("answer ")]
    assert faults == []
