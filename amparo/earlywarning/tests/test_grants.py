"""Each process does its part with the rights of its own database role, and no further."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import ProgrammingError, transaction

from amparo.custody import to_worker, watch
from amparo.earlywarning import sweeps
from amparo.earlywarning.models import Move, Procedure
from amparo.earlywarning.tests.scene import AT, ORDINARY, Scene, ordered
from amparo.intake.deposit import deposit
from amparo.intake.law import parse
from amparo.intake.models import Answer
from amparo.law import packs
from amparo.registry.models import Case

WORKER, DESK = "amparo_worker", "amparo_desk"
HOLDS = ("agree", "object", "propose")
ABOUT_ORDERS = ("confirm", "contest", "helped", "worse")
ALONE = ("message", "danger_grew", "complaint", "complete", "evidence", "duress")


def test_the_desk_does_the_whole_procedure_with_the_rights_of_its_role(cast, as_process):
    for role, desk in (
        ("intake_officer", None),
        ("analyst", None),
        ("second_signer", None),
        ("decision_maker", None),
    ):
        cast.actor(role, desk)
    as_process(DESK)
    scene, _order = ordered(cast)
    assert scene.stage == "in_implementation"


def test_the_worker_receives_applies_and_lapses_with_the_rights_of_its_role(cast, as_process):
    typed = {**ORDINARY, "danger_now": "yes"}
    accepted = parse(packs.current(), typed, "urgent", language="es")
    ack = deposit(accepted, at=AT)
    as_process(WORKER)

    assert sweeps.run(AT).received == [ack.file_id]
    done = sweeps.run(AT + timedelta(hours=30))
    assert (len(done.lapsed), done.failed) == (2, [])


@pytest.mark.parametrize("code", [*HOLDS, *ABOUT_ORDERS, *ALONE, "withdraw_consent"])
def test_the_worker_applies_every_answer_with_the_rights_of_its_role(cast, as_process, code):
    scene, order = ordered(cast)
    about = order if code in (*HOLDS, *ABOUT_ORDERS) else None
    _answer(scene, code, about)
    as_process(WORKER)
    done = sweeps.run(scene.at)
    assert (len(done.applied), done.failed) == (1, [])


def test_the_worker_may_read_every_row_that_its_acts_state(cast, as_process):
    as_process(WORKER)
    assert watch.marks_of(uuid4()) == []


def _answer(scene: Scene, code, about):
    made = uuid4()
    Answer.objects.create(
        id=made,
        file_id=scene.file_id,
        receipt_id=scene.file_id,
        code=code,
        about=about,
        for_worker=to_worker.seal(made, "PNP") if code == "withdraw_consent" else None,
        written_at=scene.at,
    )


@pytest.mark.parametrize(
    "role_and_change",
    [
        (WORKER, lambda: Case.objects.update(desk_id=None)),
        (WORKER, lambda: Move.objects.update(act="x")),
        (DESK, lambda: Move.objects.update(act="x")),
        (DESK, lambda: Move.objects.all()._raw_delete("default")),
        (DESK, lambda: Procedure.objects.all()._raw_delete("default")),
        (DESK, lambda: Case.objects.update(number="x")),
        ("amparo_portal", lambda: list(Case.objects.all())),
        ("amparo_portal", lambda: list(Procedure.objects.all())),
    ],
)
def test_no_process_rewrites_what_happened(cast, as_process, role_and_change):
    role, change = role_and_change
    as_process(role)
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        change()
