from enum import StrEnum

import pytest

from amparo.earlywarning.acts import SPECS
from amparo.earlywarning.catalogue import ACTS
from amparo.earlywarning.powers import POWERS
from amparo.earlywarning.stages import appeal_row_at, row_at, workflow
from amparo.kernel.workflow import IllegalMove
from amparo.law import packs

PACK = packs.load(packs.folder_of(packs.DEFAULT))
STAGES, CODES, TABLE = workflow(PACK)
# Acts done by nobody in particular: the deposit is one, the worker enters it.
WITHOUT_A_FORM = {"receive"}


@pytest.mark.parametrize(("stage", "act"), list(TABLE.unlawful(STAGES, CODES)))
def test_the_procedure_refuses_every_move_it_does_not_foresee(stage: StrEnum, act: StrEnum):
    with pytest.raises(IllegalMove):
        TABLE.after(stage, act)
    for track in ("urgent", "ordinary"):
        with pytest.raises(IllegalMove):
            row_at(PACK, stage.value, act.value, track)


def test_every_act_of_the_table_can_be_done_by_a_form():
    wanted = {row.act for row in (*PACK.procedure.rows, *PACK.procedure.appeal.rows)}
    assert wanted - WITHOUT_A_FORM <= set(ACTS)


def test_every_act_beside_the_table_stands_under_a_power_of_the_matrix():
    known = {act.code for act in PACK.procedure.acts} | {p.code for p in PACK.matrix.powers}
    named = {"record_word": "record_delivery", "revise_measure": "propose_measure"}
    for spec in SPECS:
        assert named.get(spec.code, POWERS.get(spec.code, spec.code)) in known


def test_an_act_has_one_specification():
    assert len(ACTS) == len(SPECS)


def test_an_appeal_is_decided_only_once_filed():
    with pytest.raises(IllegalMove):
        appeal_row_at(PACK, "none", "decide_appeal", "appeal")
    assert appeal_row_at(PACK, "none", "appeal", "appeal").to == "filed"


def test_an_urgent_request_is_admitted_from_wherever_it_waits():
    for stage in ("received", "incomplete", "under_review"):
        assert row_at(PACK, stage, "admit", "urgent").to == "admitted"
    with pytest.raises(IllegalMove):
        row_at(PACK, "received", "admit", "ordinary")
