from datetime import timedelta

from amparo.earlywarning import sweeps
from amparo.earlywarning.tests.scene import (
    AT,
    DECISION,
    HOUR,
    TOLD,
    admitted,
    ordered,
    planned,
    receive,
)
from amparo.earlywarning.worklists import Asked, Scope, cases, raised, requests, terms


def causes(actor):
    return [one.cause for one in raised(actor)]


def test_a_list_is_narrowed_by_what_it_says_and_by_nothing_hidden(cast):
    urgent, ordinary = receive(cast, "urgent"), admitted(cast)
    officer = urgent.actor("intake_officer")

    def found(**filters):
        return {row.case_id for row in cases(officer, Asked(**filters))}

    assert found() == {urgent.file_id, ordinary.file_id}
    assert found(track="urgent") == {urgent.file_id}
    assert found(stage="admitted") == {ordinary.file_id}
    assert {row.case_id for row in requests(officer, Asked())} == {urgent.file_id}
    assert not cases(cast.actor("focal_point"), Asked()).exists()


def test_mine_are_the_clocks_of_the_files_one_holds(cast):
    scene = admitted(cast)
    mine = Asked(who=Scope.MINE)
    assert terms(scene.actor("analyst"), mine, scene.at).exists()
    assert not terms(scene.actor("intake_officer", number=2), mine, scene.at).exists()


def test_a_supervisor_sees_lateness_without_holding_the_account(cast):
    scene = receive(cast, "urgent")
    late = scene.at + 2 * HOUR
    sweeps.run(late)
    assert terms(scene.actor("supervisor"), Asked(clock="late"), late).count() == 1


def test_her_warning_waits_for_who_works_on_the_file_until_somebody_has_seen_it(cast):
    scene = admitted(cast)
    scene.says("danger_grew")
    analyst, delegate = scene.actor("analyst"), scene.actor("duty_delegate", "duty")

    assert causes(analyst) == causes(delegate) == ["danger_grew"]
    assert raised(cast.actor("focal_point")) == []
    scene.by(analyst, "see_alert")
    assert causes(analyst) == causes(delegate) == []


def test_a_cannot_waits_for_the_role_that_can_unblock_it(cast):
    scene, order = ordered(cast)
    scene.do("police_unit", "answer_cannot", order, reason="means", text=TOLD)

    assert causes(scene.actor("decision_maker")) == ["cannot"]
    assert "cannot" not in causes(scene.actor("intake_officer"))


def test_a_wish_for_more_time_waits_for_who_may_grant_it(cast):
    scene, order = ordered(cast)
    until = scene.at + 100 * HOUR
    scene.do("police_unit", "ask_time", order, until=until, text=TOLD)

    assert causes(scene.actor("analyst")) == ["more_time_asked"]
    assert causes(scene.actor("decision_maker")) == []


def test_a_denial_waits_for_a_second_person_and_not_for_who_signed_it(cast):
    scene, _measure = planned(cast)
    scene.do("decision_maker", "decide_deny", **DECISION, ground="risk_not_shown")

    assert causes(scene.actor("second_signer")) == ["denial_to_sign"]
    assert "denial_to_sign" not in causes(scene.actor("decision_maker"))


def test_one_line_stands_for_a_cause_however_often_it_was_raised(cast):
    scene = admitted(cast)
    scene.says("message")
    first = scene.at
    scene.says("message")
    (line,) = raised(scene.actor("analyst"))
    assert (line.cause, line.at) == ("message", first)


def test_a_term_of_a_file_may_be_late_and_wait_for_nobody_else(cast):
    scene = receive(cast, "urgent")
    sweeps.run(AT + timedelta(days=2))
    assert "lapse" not in causes(scene.actor("supervisor"))
