import pytest

from amparo.agenda.models import Deadline
from amparo.custody.selectors import holds
from amparo.earlywarning.acts.deciding import DecisionWaiting, SignedByYou
from amparo.earlywarning.models import Decision
from amparo.earlywarning.needs import NotSignedByTwo
from amparo.earlywarning.tests.scene import (
    DECISION,
    REASONS,
    TOLD,
    admitted,
    assessed,
    planned,
)
from amparo.earlywarning.worklists import denials_to_sign
from amparo.kernel.errors import Forbidden, Invalid
from amparo.kernel.workflow import IllegalMove

DENIAL = {**DECISION, "ground": "risk_not_shown"}


def running(scene):
    rows = Deadline.objects.open().filter(file_id=scene.file_id)
    return set(rows.values_list("term_code", flat=True))


def test_the_assessment_clock_is_met_by_the_second_signature_alone(cast):
    from amparo.assessment import services
    from amparo.earlywarning.tests.scene import judgement

    scene = admitted(cast)
    row = scene.do("analyst", "start_assessment").subject
    for role in ("analyst", "second_signer"):
        scene.open_for(scene.actor(role))
    services.save_answers(scene.actor("analyst"), row, 0, judgement(), scene.at)
    scene.do("analyst", "sign_assessment")
    assert "assessment_ordinary" in running(scene)
    assert scene.procedure.level == ""

    scene.do("second_signer", "sign_assessment", reasons=REASONS)
    assert "assessment_ordinary" not in running(scene)
    assert (scene.procedure.level, str(scene.procedure.level_valid_until)) == ("high", "2026-04-10")


def test_no_plan_before_two_signatures_nor_without_a_measure(cast):
    scene = admitted(cast)
    scene.do("analyst", "start_assessment")
    with pytest.raises(NotSignedByTwo):
        scene.do("analyst", "propose_plan", summary=TOLD)


def test_a_measure_without_her_word_goes_up_only_with_a_reason(cast):
    scene = assessed(cast)
    scene.do("analyst", "propose_measure", type="patrol", institution="PNP", text=TOLD)
    scene.do("analyst", "propose_plan", summary=TOLD)
    with pytest.raises(Invalid) as refused:
        scene.do("analyst", "submit_plan", opinion=REASONS)
    assert list(refused.value.fields) == ["silence"]
    scene.do("analyst", "submit_plan", opinion=REASONS, silence="Se le preguntó tres veces.")
    assert scene.stage == "awaiting_decision"


def test_her_word_on_a_measure_is_kept_by_the_worker_without_a_key(cast):
    scene, measure = planned(cast)
    from amparo.measures.models import Measure

    assert Measure.objects.get(pk=measure).agreed == "yes"
    assert scene.told("measure")[-1]["agreed"] == "yes"


def test_those_who_decide_receive_what_the_matrix_gives_them_and_no_more(cast):
    scene, _measure = planned(cast)
    decider = scene.actor("decision_maker")
    assert holds(decider, scene.file_id, "judgement")
    assert not holds(decider, scene.file_id, "account")


def test_a_grant_keeps_the_number_of_the_institutions_own_book(cast):
    scene, _measure = planned(cast)
    scene.do("decision_maker", "decide_grant", **DECISION)

    decision = Decision.objects.get(procedure=scene.procedure)
    assert (decision.number, decision.outcome) == ("RVM-000-2026-PRUEBA", "grant")
    assert scene.stage == "granted"
    assert {"notification_ordinary", "arrival_ordinary"} <= running(scene)
    assert "decision_ordinary" not in running(scene)
    assert scene.told("decision")[0]["reasons"] == TOLD


def test_an_analyst_does_not_decide(cast):
    scene, _measure = planned(cast)
    with pytest.raises(Forbidden):
        scene.do("analyst", "decide_grant", **DECISION)


def test_a_denial_binds_and_is_told_only_when_another_person_has_signed(cast):
    scene, _measure = planned(cast)
    scene.do("decision_maker", "decide_deny", **DENIAL)
    assert scene.stage == "awaiting_decision"
    assert scene.told("decision") == []
    with pytest.raises(DecisionWaiting):
        scene.do("decision_maker", "decide_deny", **DENIAL)
    assert denials_to_sign(scene.actor("second_signer")).count() == 1

    scene.do("second_signer", "countersign_denial", opinion=REASONS, told=TOLD)
    assert scene.stage == "denied"
    assert scene.told("decision")[0]["outcome"] == "deny"
    assert denials_to_sign(scene.actor("second_signer")).count() == 0


def test_nobody_signs_a_denial_twice(cast):
    scene, _measure = planned(cast)
    scene.do("decision_maker", "decide_deny", **DENIAL)
    Decision.objects.update(first_signer=scene.actor("second_signer").id)
    with pytest.raises(SignedByYou):
        scene.do("second_signer", "countersign_denial", opinion=REASONS, told=TOLD)


def test_a_denial_sent_back_leaves_the_decision_open(cast):
    scene, _measure = planned(cast)
    scene.do("decision_maker", "decide_deny", **DENIAL)
    scene.do("second_signer", "return_denial", opinion=REASONS)
    scene.do("decision_maker", "decide_grant", **DECISION)
    assert scene.stage == "granted"


def test_notice_starts_her_time_to_appeal_and_an_appeal_stops_no_measure(cast):
    scene, _measure = planned(cast)
    scene.do("decision_maker", "decide_partial", **DECISION)
    scene.do("analyst", "notify", channel="portal")
    assert "appeal_filing" in running(scene)

    scene.do("analyst", "appeal", remedy="reconsideration", grounds="Falta la escolta.")
    assert scene.stage == "partially_granted"
    assert "reconsideration_decision" in running(scene)
    assert "appeal_filing" not in running(scene)

    body = {**DECISION, "outcome": "upheld"}
    scene.do("decision_maker", "decide_appeal", **body)
    assert "reconsideration_decision" not in running(scene)
    assert scene.told("appeal")[-1]["outcome"] == "upheld"


def test_nothing_is_appealed_before_a_decision(cast):
    scene = admitted(cast)
    with pytest.raises(Invalid):
        scene.do("analyst", "appeal", remedy="appeal", grounds="Nada todavía.")


def test_a_decision_is_not_foreseen_before_the_plan_is_submitted(cast):
    scene = assessed(cast, "urgent")
    with pytest.raises(IllegalMove):
        scene.do("decision_maker", "decide_grant", **DECISION)
