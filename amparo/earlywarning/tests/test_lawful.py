"""Nothing is offered that the procedure would refuse where the file stands, and a refusal is in words."""

import re

import pytest
from django.utils import translation

from amparo.accounts import directory
from amparo.custody.granting import hand_over
from amparo.custody.models import Envelope
from amparo.earlywarning.acts.ordering import SPECS as ON_ORDERS
from amparo.earlywarning.catalogue import ACTS, ON_THE_FILE, available, available_on_measure
from amparo.earlywarning.doing import doing
from amparo.earlywarning.powers import POWERS
from amparo.earlywarning.stages import appeal_row_at, row_at
from amparo.earlywarning.tests.scene import REASONS, admitted, planned
from amparo.kernel.errors import Conflict, Forbidden, NotVisible
from amparo.kernel.workflow import IllegalMove
from amparo.law import packs
from amparo.measures.stages import ORDERS, OrderAct, OrderState
from amparo.measures.words import move_word, state_word

CODE = re.compile(r"[a-z]+_[a-z]+")
ROLES = {
    "intake_officer": "intake",
    "duty_delegate": "duty",
    "analyst": "analysis",
    "second_signer": "analysis",
    "decision_maker": "decision",
    "supervisor": "supervision",
}
# A second signature completes the act of the table that the first began.
MOVING = {"countersign_denial": "decide_deny"}
# They ask the assessment, the contradiction or the alert, which their own tests put there.
WITHOUT_A_ROW = {"save_assessment", "return_assessment", "resolve_contradiction"}


class Reached(Exception):
    """The act was let through to its work."""


@pytest.mark.parametrize("track", ["urgent", "ordinary"])
def test_what_is_offered_is_never_refused_by_the_stage(cast, track):
    scene = admitted(cast, track)
    everybody_holds(scene)
    actors = [cast.actor(role, desk) for role, desk in ROLES.items()]
    for stage in packs.current().procedure.stages:
        stand_at(scene, stage)
        for actor in actors:
            offered = {one.code: one.why_not for one in available(actor, scene.file_id, scene.at)}
            for code, why_not in offered.items():
                if why_not is None and code not in WITHOUT_A_ROW:
                    try_it(scene, actor, code, stage.code)
        if not stage.is_open:
            assert offered_to(actors, scene) & {"propose_measure", "request_information"} == set()


def everybody_holds(scene):
    officer = scene.actor("intake_officer")
    envelopes = list(Envelope.objects.filter(file_id=scene.file_id))
    for desk in set(ROLES.values()):
        holder = directory.desk_holder(scene.cast.desk(desk).id)
        hand_over(
            [e for e in envelopes if e.kind != "judgement"],
            holder,
            officer,
            purpose="follow_up_work",
            at=scene.at,
        )


def stand_at(scene, stage):
    procedure = scene.procedure
    procedure.stage = stage.code
    procedure.closed_at = None if stage.is_open else scene.at
    procedure.save()


def offered_to(actors, scene):
    return {
        one.code
        for actor in actors
        for one in available(actor, scene.file_id, scene.at)
        if one.why_not is None
    }


def try_it(scene, actor, code, stage):
    try:
        with doing(actor, code, scene.file_id, scene.at, moving=MOVING.get(code, "")):
            raise Reached
    except Reached:
        return
    except (Conflict, Forbidden, NotVisible) as refusal:
        pytest.fail(f"{code} is offered to {sorted(actor.roles)} at {stage}: {refusal}")


def test_a_measure_of_an_ended_file_offers_nothing(cast):
    scene, measure = planned(cast)
    scene.do("analyst", "withdraw", ground="no_longer_needed", how=REASONS)
    assert available_on_measure(scene.actor("analyst"), measure, scene.at) == []


@pytest.mark.parametrize("language", ["es", "en"])
def test_no_refusal_by_the_procedure_shows_a_code(language):
    pack = packs.current()
    with translation.override(language):
        acts = {act.code for act in pack.procedure.acts} | set(ACTS)
        for stage in pack.procedure.stages:
            for act in acts:
                if pack.procedure.row(stage.code, act, "urgent") is None:
                    with pytest.raises(IllegalMove) as refused:
                        row_at(pack, stage.code, act, "urgent")
                    assert not CODE.search(refused.value.message(translation.gettext)), act
        with pytest.raises(IllegalMove) as refused:
            appeal_row_at(pack, "decided", "decide_appeal", None)
        assert not CODE.search(str(refused.value))


def test_every_state_and_move_of_an_order_and_every_act_has_its_name():
    assert all(state_word(state.value) != state.value for state in OrderState)
    assert all(move_word(act.value) != act.value for act in OrderAct)
    assert ORDERS.after(OrderState.CANNOT, OrderAct.PROGRESS) is OrderState.CANNOT
    known = {spec.code for spec in ON_ORDERS} | set(ON_THE_FILE) | set(POWERS)
    assert known <= set(ACTS)
