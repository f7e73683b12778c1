from enum import StrEnum

import pytest

from amparo.kernel.workflow import IllegalMove, Workflow


class Stage(StrEnum):
    RECEIVED = "received"
    ADMITTED = "admitted"
    CLOSED = "closed"


class Act(StrEnum):
    ADMIT = "admit"
    CLOSE = "close"


TABLE = {
    (Stage.RECEIVED, Act.ADMIT): Stage.ADMITTED,
    (Stage.RECEIVED, Act.CLOSE): Stage.CLOSED,
    (Stage.ADMITTED, Act.CLOSE): Stage.CLOSED,
}
PROCEDURE = Workflow(TABLE)


def test_a_foreseen_act_leads_to_its_stage():
    assert PROCEDURE.after(Stage.RECEIVED, Act.ADMIT) is Stage.ADMITTED


def test_the_acts_of_a_stage_come_in_the_order_of_the_table():
    assert PROCEDURE.actions_from(Stage.RECEIVED) == (Act.ADMIT, Act.CLOSE)
    assert PROCEDURE.actions_from(Stage.CLOSED) == ()


@pytest.mark.parametrize(("stage", "act"), list(PROCEDURE.unlawful(Stage, Act)))
def test_every_other_move_is_refused(stage, act):
    assert not PROCEDURE.allows(stage, act)
    with pytest.raises(IllegalMove) as refusal:
        PROCEDURE.after(stage, act)
    assert refusal.value.params == {"stage": stage.value, "act": act.value}


def test_lawful_and_unlawful_moves_are_all_there_are():
    lawful = {(stage, act) for stage, act, _ in PROCEDURE.moves()}
    unlawful = set(PROCEDURE.unlawful(Stage, Act))

    assert lawful == set(TABLE)
    assert lawful | unlawful == {(stage, act) for stage in Stage for act in Act}
    assert not lawful & unlawful


def test_a_procedure_does_not_change_with_the_table_it_was_made_from():
    table = dict(TABLE)
    procedure = Workflow(table)
    table.clear()

    assert procedure.allows(Stage.RECEIVED, Act.ADMIT)
