from datetime import timedelta

import pytest

from amparo.agenda.models import Deadline
from amparo.custody.errors import MustNotKnow
from amparo.earlywarning.catalogue import perform
from amparo.earlywarning.models import Move
from amparo.earlywarning.tests.scene import AT, HOUR, REASONS, TOLD, admitted, receive
from amparo.kernel.errors import Forbidden, Invalid, NotVisible
from amparo.kernel.workflow import IllegalMove
from amparo.registry.models import Case
from amparo.registry.selectors import cases


def running(scene):
    rows = Deadline.objects.open().filter(file_id=scene.file_id)
    return set(rows.values_list("term_code", flat=True))


def test_a_request_becomes_a_case_with_its_clocks_from_the_minute_it_was_received(cast):
    scene = receive(cast, "urgent")

    assert scene.stage == "received"
    assert {"acknowledgement_urgent", "admission_urgent", "interim_urgent"} <= running(scene)
    first = Deadline.objects.get(file_id=scene.file_id, term_code="acknowledgement_urgent")
    assert first.due_at - first.started_at == HOUR
    assert first.started_at == AT.replace(second=0, microsecond=0)


def test_a_request_is_entered_once_however_often_the_worker_looks(cast):
    from amparo.earlywarning import sweeps

    scene = receive(cast)
    assert sweeps.run(AT).received == []
    assert Case.objects.filter(pk=scene.file_id).count() == 1


def test_reading_a_request_meets_the_first_clock_and_is_told(cast):
    scene = receive(cast)
    scene.do("intake_officer", "open_review")

    assert scene.stage == "under_review"
    assert "acknowledgement_ordinary" not in running(scene)
    assert scene.told("stage")[-1]["stage"] == "under_review"
    assert Move.objects.filter(case=scene.file_id, act="open_review").count() == 1


def test_a_desk_that_does_not_hold_the_file_cannot_tell_it_from_one_that_is_absent(cast):
    from uuid import uuid4

    scene = receive(cast)
    focal = cast.actor("focal_point")
    for file_id in (scene.file_id, uuid4()):
        with pytest.raises(NotVisible):
            perform(focal, file_id, "open_review", {}, AT)
    assert not cases(focal).exists()


def test_a_role_that_may_not_admit_is_refused(cast):
    scene = admitted(cast)
    with pytest.raises((Forbidden, IllegalMove)):
        scene.do("second_signer", "assign", member=str(scene.actor("analyst").id))


def test_the_supervisor_knows_the_file_and_may_not_admit_it(cast):
    scene = receive(cast)
    assert cases(scene.actor("supervisor")).filter(pk=scene.file_id).exists()
    with pytest.raises(Forbidden):
        scene.do("supervisor", "open_review")


def test_asking_for_completion_stops_the_ordinary_clocks_the_law_lets_wait(cast):
    scene = receive(cast)
    scene.do("intake_officer", "ask_completion", what="El lugar donde ocurre.")

    paused = Deadline.objects.paused().filter(file_id=scene.file_id)
    assert set(paused.values_list("term_code", flat=True)) == {
        "admission_ordinary",
        "decision_ordinary",
    }
    assert scene.told("completion_asked")[0]["what"] == "El lugar donde ocurre."


def test_her_completion_moves_the_file_and_the_clocks_go_on(cast):
    scene = receive(cast)
    scene.do("intake_officer", "ask_completion", what="El lugar donde ocurre.")
    scene.says("complete")

    assert scene.stage == "under_review"
    assert not Deadline.objects.paused().filter(file_id=scene.file_id).exists()


def test_an_urgent_file_never_waits_for_completion(cast):
    scene = receive(cast, "urgent")
    scene.do("intake_officer", "ask_completion", what="El lugar donde ocurre.")

    assert not Deadline.objects.paused().filter(file_id=scene.file_id).exists()
    assert "completion_ordinary" not in running(scene)
    scene.do("intake_officer", "admit", track="urgent", reasons=REASONS)
    assert scene.stage == "admitted"


def test_an_ordinary_request_is_not_admitted_unread(cast):
    scene = receive(cast)
    with pytest.raises(IllegalMove):
        scene.do("intake_officer", "admit", track="ordinary", reasons=REASONS)


def test_admission_starts_the_assessment_clock_and_hands_the_file_to_the_analyst(cast):
    scene = admitted(cast)

    assert "assessment_ordinary" in running(scene)
    assert scene.procedure.holder_id == scene.actor("analyst").id
    assert cases(scene.actor("analyst")).filter(pk=scene.file_id).exists()
    assert not cases(scene.actor("decision_maker")).filter(pk=scene.file_id).exists()
    opened = scene.open_for(scene.actor("analyst"))
    assert "admission_reasons" in {sheet.field for sheet in opened.sheets("facts")}


def test_admitting_on_the_urgent_track_changes_the_clocks_and_calls_those_who_order(cast):
    scene = receive(cast)
    scene.do("intake_officer", "open_review")
    scene.do("intake_officer", "admit", track="urgent", reasons=REASONS)

    assert scene.procedure.track == "urgent"
    assert {"interim_urgent", "decision_urgent"} <= running(scene)
    assert "decision_ordinary" not in running(scene)
    for role, desk in (("duty_delegate", "duty"), ("decision_maker", None)):
        assert cases(cast.actor(role, desk)).filter(pk=scene.file_id).exists()


def test_a_refusal_tells_her_why_and_leaves_no_clock_but_the_notice(cast):
    scene = receive(cast)
    scene.do("intake_officer", "open_review")
    scene.do("intake_officer", "refuse", ground="no_link", reasons=REASONS, told=TOLD)

    assert scene.stage == "refused"
    assert scene.procedure.closed_at is not None
    assert running(scene) == {"notification_ordinary"}
    told = scene.told("decision")[0]
    assert (told["outcome"], told["reasons"], told["appeal"]) == ("refuse", TOLD, True)


def test_a_reason_outside_the_list_is_refused_at_its_field(cast):
    scene = receive(cast)
    scene.do("intake_officer", "open_review")
    with pytest.raises(Invalid) as refused:
        scene.do("intake_officer", "refuse", ground="porque_no", reasons=REASONS, told=TOLD)
    assert list(refused.value.fields) == ["ground"]


def test_a_missing_answer_and_an_unknown_one_are_told_by_field_without_the_words(cast):
    scene = receive(cast)
    with pytest.raises(Invalid) as refused:
        scene.do("intake_officer", "ask_completion", canary="palabra secreta")
    assert set(refused.value.fields) == {"what", "canary"}
    assert "palabra secreta" not in str(refused.value.fields)


def test_a_request_goes_to_no_institution_that_must_not_know(cast):
    scene = receive(cast, must_not_know=["MININTER"])
    scene.do("intake_officer", "open_review")
    body = {"ground": "other_body", "consent": True, "reasons": REASONS, "told": TOLD}
    with pytest.raises(MustNotKnow):
        scene.do("intake_officer", "refer", institution="PNP", **body)
    scene.do("intake_officer", "refer", institution="DEFENSORIA", **body)
    assert scene.stage == "referred"


def test_nothing_is_referred_without_her_consent(cast):
    scene = receive(cast)
    with pytest.raises(Invalid) as refused:
        scene.do(
            "intake_officer",
            "refer",
            institution="PNP",
            ground="other_body",
            consent=False,
            reasons=REASONS,
            told=TOLD,
        )
    assert "consent" in refused.value.fields


def test_the_track_changes_both_ways_with_its_clocks(cast):
    scene = admitted(cast)
    scene.do("analyst", "change_track", track="urgent", reasons=REASONS)
    assert scene.procedure.track == "urgent"
    assert "assessment_ordinary" not in running(scene)
    scene.do("analyst", "change_track", track="ordinary", reasons=REASONS)
    assert "assessment_ordinary" in running(scene)
    assert not any(code.endswith("_urgent") for code in running(scene))


def test_she_may_withdraw_and_ask_again(cast):
    scene = admitted(cast)
    scene.do("analyst", "withdraw", ground="no_longer_needed", how="En privado, por teléfono.")
    assert scene.stage == "withdrawn"
    assert running(scene) == set()

    scene.do("analyst", "reopen", ground="danger_returned", facts="Volvieron.", track="ordinary")
    assert scene.stage == "received"
    assert (scene.procedure.sequence, scene.procedure.previous.stage) == (2, "withdrawn")
    assert "admission_ordinary" in running(scene)


def test_an_intake_officer_does_not_do_what_is_the_analysts(cast):
    scene = admitted(cast)
    with pytest.raises(Forbidden):
        scene.do("intake_officer", "start_assessment")


def test_a_file_received_elsewhere_stays_hidden_from_the_house_that_must_not_know(cast):
    scene = receive(cast, must_not_know=["DGDH"])
    assert not cases(scene.actor("supervisor")).filter(pk=scene.file_id).exists()
    assert not cases(scene.actor("intake_officer")).filter(pk=scene.file_id).exists()
    other = cast.actor("intake_officer", "intake_alternate")
    assert cases(other).filter(pk=scene.file_id).exists()


def test_time_passes_for_the_person_too(cast):
    scene = receive(cast)
    scene.do("intake_officer", "ask_completion", what="El lugar.")
    hers = Deadline.objects.get(file_id=scene.file_id, term_code="completion_ordinary")
    assert hers.whose_turn == "person"
    assert hers.due_at > scene.at + timedelta(days=1)
