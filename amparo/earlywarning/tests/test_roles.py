"""Every act against every role that the pack does not give it to, and against a desk without the file."""

from uuid import uuid4

import pytest

from amparo.earlywarning.acts import SPECS
from amparo.earlywarning.models import Move
from amparo.earlywarning.powers import POWERS
from amparo.earlywarning.tests.scene import DECISION, HEARD, REASONS, TOLD, admitted
from amparo.kernel.errors import Forbidden, NotVisible
from amparo.law import packs

ID = str(uuid4())
LATER = "2026-12-01T10:00:00-05:00"
ORDER = {"institution": "PNP", "desk": ID, "what": TOLD}
BODIES = {
    "open_review": {},
    "ask_completion": {"what": TOLD},
    "complete": {"what": TOLD},
    "admit": {"track": "urgent", "reasons": REASONS},
    "refer": {
        "institution": "PNP",
        "ground": "other_body",
        "consent": True,
        "reasons": REASONS,
        "told": TOLD,
    },
    "refuse": {"ground": "no_link", "reasons": REASONS, "told": TOLD},
    "withdraw": {"ground": "no_longer_needed", "how": TOLD},
    "assign": {"member": ID},
    "change_track": {"track": "urgent", "reasons": REASONS},
    "start_assessment": {},
    "propose_plan": {"summary": TOLD},
    "submit_plan": {"opinion": REASONS},
    "order_interim": {**ORDER, "type": "patrol", "text": TOLD, "reasons": REASONS},
    "issue_order": {**ORDER, "measure": ID},
    "propose_measure": {"type": "patrol", "institution": "PNP", "text": TOLD},
    "decide_grant": DECISION,
    "decide_partial": DECISION,
    "decide_deny": {**DECISION, "ground": "risk_ended"},
    "countersign_denial": {"opinion": REASONS, "told": TOLD},
    "return_denial": {"opinion": REASONS},
    "notify": {"channel": "portal"},
    "appeal": {"remedy": "appeal", "grounds": TOLD},
    "decide_appeal": {**DECISION, "outcome": "upheld"},
    "start_follow_up": {"heard": HEARD},
    "review": {"heard": HEARD, "findings": REASONS},
    "extend": {**DECISION, "ground": "risk_goes_on", "heard": HEARD, "until": "2026-12-01"},
    "vary": {**DECISION, "ground": "risk_goes_on", "heard": HEARD},
    "close": {**DECISION, "ground": "risk_over", "heard": HEARD},
    "reopen": {"ground": "new_facts", "facts": TOLD, "track": "urgent"},
    "send_message": {"text": TOLD},
    "book_interpreter": {
        "language": "qu",
        "starts_at": LATER,
        "what": "visit",
        "interpreter": TOLD,
    },
    "note": {"text": TOLD},
    "pause_term": {"term": ID, "reason": "awaiting_completion"},
    "resume_term": {"term": ID},
    "see_alert": {},
    "share_file": {"desk": ID, "kinds": ["place"], "purpose": "plan_work"},
    "exclude_institution": {"institution": "PNP", "reasons": REASONS},
    "override_shield": {
        "desk": ID,
        "kinds": ["place"],
        "ground": "trusted_unit",
        "reasons": TOLD,
    },
    "revoke_receipt": {"receipt": ID, "reasons": REASONS},
    "reissue_receipt": {"language": "es", "reasons": REASONS},
    "request_information": {"desk": ID, "text": TOLD},
}
# Named by what is asked first (the assessment being made, the contradiction), not by the file.
BY_SUBJECT = {
    "sign_assessment",
    "save_assessment",
    "return_assessment",
    "resolve_contradiction",
}
ON_THE_FILE = [spec for spec in SPECS if spec.on == "file" and spec.code not in BY_SUBJECT]


def may(role: str, act: str) -> bool:
    pack = packs.current()
    return act in pack.acts_of(role) or pack.matrix.may(role, POWERS.get(act, act))


def test_a_body_is_tried_for_every_act_on_a_file():
    assert set(BODIES) == {spec.code for spec in ON_THE_FILE}


@pytest.fixture
def followed(cast):
    """An urgent file in the hands of intake, duty, analysis, second signature and decision."""
    return admitted(cast, "urgent")


def test_no_role_does_an_act_that_the_pack_does_not_give_it(followed):
    """Refused before anything is read or written, even from a desk that holds the file."""
    before, tried = Move.objects.count(), 0
    for role in ("intake_officer", "analyst", "second_signer", "decision_maker", "supervisor"):
        for spec in ON_THE_FILE:
            if may(role, spec.code):
                continue
            form = spec.form.model_validate(BODIES[spec.code])
            with pytest.raises(Forbidden):
                spec.function(followed.actor(role), followed.file_id, form, followed.at, uuid4())
            tried += 1
    assert tried > 80
    assert Move.objects.count() == before


def test_no_desk_does_an_act_on_a_file_it_does_not_hold(cast, followed):
    """The same role elsewhere is told what it would be told of a file that does not exist."""
    before, other = Move.objects.count(), cast.actor("intake_officer", "intake_alternate")
    for spec in ON_THE_FILE:
        if not may("intake_officer", spec.code):
            continue
        form, answers = spec.form.model_validate(BODIES[spec.code]), set()
        for file_id in (followed.file_id, uuid4()):
            with pytest.raises(NotVisible) as refused:
                spec.function(other, file_id, form, followed.at, uuid4())
            answers.add((type(refused.value), str(refused.value)))
        assert len(answers) == 1
    assert Move.objects.count() == before
