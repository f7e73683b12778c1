import json
from uuid import uuid4

import pytest
from django.utils import translation

from amparo.earlywarning.catalogue import (
    ACTS,
    available,
    available_on_measure,
    available_on_order,
    perform,
)
from amparo.earlywarning.forms.choices import _SOURCES
from amparo.earlywarning.tests.scene import AT, admitted, ordered, planned, receive
from amparo.kernel.errors import NotVisible
from amparo.measures.models import Order


def met(scene, role, desk=None):
    found = available(scene.actor(role, desk), scene.file_id, scene.at, "en")
    return {one.code: one for one in found}


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def test_what_may_be_done_now_comes_first_and_the_rest_says_why_not(cast):
    scene = receive(cast)
    acts = met(scene, "intake_officer")

    assert next(iter(acts)) == "open_review"
    assert acts["open_review"].why_not is None
    assert acts["admit"].why_not == "The procedure does not foresee this where the file stands."
    assert "decide_grant" not in acts


def test_another_role_is_told_whose_act_it_is(cast):
    scene, _measure = planned(cast)
    assert "decide_grant" not in met(scene, "analyst")
    assert met(scene, "decision_maker")["decide_grant"].why_not is None


def test_a_waiting_denial_is_offered_to_the_second_signer_alone(cast):
    from amparo.earlywarning.tests.test_decision import DENIAL

    scene, _measure = planned(cast)
    assert "countersign_denial" not in met(scene, "second_signer")
    scene.do("decision_maker", "decide_deny", **DENIAL)
    assert met(scene, "second_signer")["countersign_denial"].why_not is None
    waits = met(scene, "decision_maker")["decide_grant"].why_not
    assert waits == "A denial waits for its second signature."


def test_each_act_has_a_schema_that_json_can_carry_and_lists_the_files_choices(cast):
    scene = receive(cast)
    scene.do("intake_officer", "open_review")
    acts = met(scene, "intake_officer")

    json.dumps([one.schema for one in acts.values()])
    tracks = acts["admit"].schema["properties"]["track"]
    assert [one["const"] for one in tracks["oneOf"]] == ["urgent", "ordinary"]
    grounds = acts["refuse"].schema["properties"]["ground"]["oneOf"]
    assert {
        "const": "no_link",
        "title": "No link was found between the risk and the defence",
    } in grounds
    assert acts["refuse"].schema["properties"]["told"]["x-told"] is True


def test_every_source_of_choices_that_a_form_names_exists():
    named = set()
    for spec in ACTS.values():
        for field in spec.form.model_json_schema().get("properties", {}).values():
            named |= {field["x-choices"]} if "x-choices" in field else set()
    assert {one for one in named if not one.startswith("reasons:")} <= set(_SOURCES)


def test_an_unknown_act_a_hidden_file_and_an_absent_one_are_one_answer(cast):
    scene = receive(cast)
    focal = cast.actor("focal_point")
    for actor, file_id, act in (
        (scene.actor("intake_officer"), scene.file_id, "fly"),
        (focal, scene.file_id, "open_review"),
        (focal, uuid4(), "open_review"),
        (focal, uuid4(), "acknowledge_order"),
    ):
        with pytest.raises(NotVisible):
            perform(actor, file_id, act, {}, AT)
    with pytest.raises(NotVisible):
        available(focal, scene.file_id, AT)


def test_an_order_offers_the_institution_its_answers_and_the_mechanism_its_own(cast):
    scene, order = ordered(cast)
    at = scene.at
    mechanism = [a.code for a in available_on_order(scene.actor("decision_maker"), order, at, "en")]
    assert mechanism == ["cancel_order"]
    scene.do("police_unit", "answer_cannot", order, reason="means", text="No hay combustible.")
    unblocking = [a.code for a in available_on_order(scene.actor("decision_maker"), order, at)]
    assert "unblock_order" in unblocking
    scene.do("decision_maker", "unblock_order", order, answer="insist", text="Hay una lancha.")
    assert Order.objects.get(pk=order).state == "acknowledged"


def test_a_measure_offers_her_word_to_be_written_down(cast):
    scene, measure = planned(cast)
    offered = available_on_measure(scene.actor("analyst"), measure, scene.at, "en")
    assert [one.code for one in offered] == ["record_word", "revise_measure", "end_measure"]
    body = {"agreement": "no", "text": "Mejor no.", "voice": "telephone", "how": "Llamada."}
    scene.do("analyst", "record_word", measure, **body, said_at=scene.at.isoformat())
    assert scene.told("measure")[-1]["agreed"] == "no"


def test_an_ended_file_offers_only_what_an_ended_file_foresees(cast):
    scene = admitted(cast)
    scene.do("analyst", "withdraw", ground="no_longer_needed", how="En privado.")
    acts = met(scene, "analyst")
    assert acts["reopen"].why_not is None
    assert acts["change_track"].why_not == "This procedure has ended."
