from amparo.custody.models import Grant
from amparo.custody.opening import open_file
from amparo.custody.selectors import files_of
from amparo.earlywarning.tests.scene import DECISION, REASONS, planned, receive
from amparo.intake import services as intake

CANARY = "razones-inventadas-5H"


def asks_review(scene):
    intake.ask_review(intake.enter(scene.words, scene.at), CANARY, at=scene.at)


def read_by(scene, actor):
    opened = open_file(actor, scene.file_id, "appeal_work", scene.at)
    return [sheet.value["text"] for sheet in opened.sheets("judgement") if sheet.field == "appeal"]


def test_whoever_decides_a_review_reads_its_grounds_without_her_mailbox(cast):
    scene = receive(cast)
    scene.do("intake_officer", "open_review")
    told = {"ground": "no_link", "reasons": REASONS, "told": REASONS}
    scene.do("intake_officer", "refuse", **told)
    decider = scene.actor("decision_maker")
    assert not files_of(decider).exists()
    asks_review(scene)

    assert read_by(scene, decider) == [CANARY]
    held = Grant.objects.filter(holder_id__in=decider.desk_ids, envelope__file_id=scene.file_id)
    assert {(one.envelope.kind, one.purpose) for one in held} == {("judgement", "appeal_work")}


def test_a_desk_she_shut_out_reads_no_grounds_of_hers(cast):
    scene = receive(cast, must_not_know=["VMDHAJ"])
    scene.by(cast.actor("intake_officer", "intake_alternate"), "open_review")
    told = {"ground": "no_link", "reasons": REASONS, "told": REASONS}
    scene.by(cast.actor("intake_officer", "intake_alternate"), "refuse", **told)
    asks_review(scene)

    assert not files_of(scene.actor("decision_maker")).exists()


def test_an_appeal_written_down_by_a_member_goes_to_who_decides_it(cast):
    scene, _measure = planned(cast)
    scene.do("decision_maker", "decide_partial", **DECISION)
    scene.do("analyst", "appeal", remedy="reconsideration", grounds=CANARY)
    assert read_by(scene, scene.actor("decision_maker")) == [CANARY]
