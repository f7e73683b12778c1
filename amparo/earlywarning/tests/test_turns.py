from datetime import timedelta

from amparo.agenda.models import Deadline
from amparo.earlywarning import sweeps
from amparo.earlywarning.catalogue import available
from amparo.earlywarning.tests.scene import REASONS, receive
from amparo.earlywarning.worklists import raised


def turn(scene, code):
    row = Deadline.objects.open().get(file_id=scene.file_id, term_code=code)
    return row.owner_role


def test_after_an_urgent_admission_the_measures_are_the_turn_of_who_may_order_them(cast):
    scene = receive(cast, "urgent")
    scene.do("intake_officer", "open_review")
    analyst = scene.actor("analyst")
    scene.do("intake_officer", "admit", track="urgent", reasons=REASONS, assignee=str(analyst.id))

    assert turn(scene, "interim_urgent") == "duty_delegate"
    assert turn(scene, "decision_urgent") == "analyst"


def test_a_completion_that_never_came_lets_the_clocks_run_and_is_put_before_the_desk(cast):
    scene = receive(cast)
    officer = scene.actor("intake_officer")
    scene.do("intake_officer", "ask_completion", what="Una fecha.")
    assert Deadline.objects.paused().filter(file_id=scene.file_id).exists()
    scene.at += timedelta(days=6)
    assert not sweeps.run(scene.at).failed

    assert not Deadline.objects.paused().filter(file_id=scene.file_id).exists()
    assert [one.cause for one in raised(officer)] == ["completion_lapsed"]
    assert scene.told("completion_lapsed")
    admission = [one for one in scene.told("term") if one["code"] == "admission_ordinary"]
    assert len({one["due_at"] for one in admission if one["state"] == "running"}) == 2
    offered = {a.code for a in available(officer, scene.file_id, scene.at) if a.why_not is None}
    assert {"open_review", "ask_completion", "refer", "see_alert"} <= offered


def test_what_is_asked_again_has_days_of_its_own_and_nothing_is_taken_up_twice(cast):
    scene = receive(cast)
    scene.do("intake_officer", "ask_completion", what="Una fecha.")
    scene.at += timedelta(days=6)
    for _round in range(2):
        sweeps.run(scene.at)
    assert len(scene.told("completion_lapsed")) == 1
    scene.do("intake_officer", "ask_completion", what="Otra vez, la fecha.")
    running = Deadline.objects.open().get(file_id=scene.file_id, term_code="completion_ordinary")
    assert running.due_at > scene.at
