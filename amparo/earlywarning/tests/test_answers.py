from threading import Barrier, Thread

import pytest
from django.db import connection

from amparo.accounts import directory
from amparo.agenda.models import Deadline, Escalation
from amparo.custody.models import Envelope, Grant, Notice
from amparo.custody.selectors import files_of
from amparo.earlywarning import answers, sweeps
from amparo.earlywarning.models import Alert, Appeal
from amparo.earlywarning.tests.scene import DECISION, REASONS, admitted, ordered, planned, receive
from amparo.earlywarning.worklists.raised import raised as raised_for
from amparo.intake.models import Answer
from amparo.kernel.errors import NotVisible


def test_danger_that_grew_is_put_before_the_duty_and_changes_no_track_by_itself(cast):
    scene = admitted(cast)
    scene.says("danger_grew")

    assert scene.procedure.track == "ordinary"
    assert Alert.objects.get(case=scene.file_id).cause == "danger_grew"
    raised = Escalation.objects.get(file_id=scene.file_id)
    assert (raised.cause, raised.to_role) == ("danger_grew", "duty_delegate")
    assert scene.told("heard")[0]["what"] == "danger_grew"


def test_the_duress_word_alarms_the_desk_and_those_above_and_tells_her_receipt_nothing(cast):
    scene = admitted(cast)
    analyst = scene.actor("analyst")
    before = Notice.objects.filter(file_id=scene.file_id).count()
    scene.says("duress")

    alert = Alert.objects.get(case=scene.file_id)
    above = Escalation.objects.get(file_id=scene.file_id)
    assert (alert.cause, above.cause, above.to_role) == ("duress", "duress", "supervisor")
    assert "duress" in {one.cause for one in raised_for(analyst)}
    scene.do("analyst", "see_alert", subject=alert.pk)
    assert Notice.objects.filter(file_id=scene.file_id).count() == before


def test_a_review_she_asks_for_with_her_receipt_is_filed_as_an_appeal_and_its_clock_runs(cast):
    scene, _measure = planned(cast)
    scene.do("decision_maker", "decide_partial", **DECISION)
    scene.do("analyst", "notify", channel="portal")
    answer = scene.says("appeal", subject="reconsideration")

    filed = Appeal.objects.get(procedure__case=scene.file_id)
    assert (filed.stage, filed.remedy, filed.sheet_id) == (
        "filed",
        "reconsideration",
        answer.sheet_id,
    )
    open_terms = Deadline.objects.open().filter(file_id=scene.file_id)
    running = set(open_terms.values_list("term_code", flat=True))
    assert "reconsideration_decision" in running
    assert "appeal_filing" not in running
    assert scene.stage == "partially_granted"
    assert Alert.objects.get(case=scene.file_id).cause == "appeal"
    assert scene.told("appeal")[-1]["stage"] == "filed"

    scene.do("decision_maker", "decide_appeal", outcome="upheld", **DECISION)
    assert scene.told("appeal")[-1]["outcome"] == "upheld"


@pytest.mark.parametrize("remedy", ["reconsideration", "a duel"])
def test_a_review_that_the_procedure_does_not_foresee_stays_in_view_and_files_nothing(cast, remedy):
    scene = admitted(cast)
    scene.says("appeal", subject=remedy)
    assert not Appeal.objects.exists()
    assert Alert.objects.get(case=scene.file_id).cause == "appeal_not_applied"


def test_a_seen_alert_is_told_and_asked_no_more(cast):
    scene = admitted(cast)
    scene.says("danger_grew")
    alert = Alert.objects.get(case=scene.file_id)
    scene.do("analyst", "see_alert", subject=alert.pk)

    alert.refresh_from_db()
    assert alert.seen_by == scene.actor("analyst").id
    with pytest.raises(NotVisible):
        scene.do("analyst", "see_alert", subject=alert.pk)


def test_consent_withdrawn_ends_the_institutions_grants_at_once(cast):
    scene, _order = ordered(cast)
    police = cast.actor("police_unit")
    held = Grant.objects.filter(holder_id__in=police.desk_ids)
    assert held.exists()
    scene.says("withdraw_consent", recipient="PNP")

    assert not held.exists()
    assert Envelope.objects.filter(file_id=scene.file_id, stale=True).exists()
    told = scene.told("consent_withdrawn")[0]
    assert (told["institution"], told["ended"]) == ("PNP", True)
    assert not files_of(police).exists()


@pytest.mark.parametrize("keeper", ["DGDH", "VMDHAJ", "MINJUSDH"])
def test_consent_withdrawn_from_all_who_read_her_destroys_no_file_and_goes_to_a_person(
    cast, keeper
):
    scene = receive(cast)
    scene.says("withdraw_consent", recipient=keeper)

    assert scene.open_for(scene.actor("intake_officer"), "intake_review").value(
        "identity", "protected_name"
    )
    assert scene.told("consent_withdrawn")[0]["ended"] is False
    raised = Escalation.objects.get(file_id=scene.file_id)
    assert (raised.cause, raised.to_role) == ("consent_withdrawn", "supervisor")


def test_keys_are_renewed_when_a_member_next_opens(cast):
    scene, _order = ordered(cast)
    scene.says("withdraw_consent", recipient="PNP")
    stale = Envelope.objects.get(file_id=scene.file_id, stale=True)
    before = bytes(stale.key_id)
    scene.open_for(scene.actor("analyst"))

    stale.refresh_from_db()
    assert (stale.stale, bytes(stale.key_id) == before) == (False, False)
    assert directory.holders_of(Grant.objects.filter(envelope=stale))


def test_an_answer_about_nothing_of_hers_stays_in_view_and_moves_nothing(cast):
    from uuid import uuid4

    scene = admitted(cast)
    answer = scene.says("confirm", uuid4())
    assert answer.applied_at is not None
    assert Alert.objects.get(case=scene.file_id).cause == "confirm_not_applied"


def test_an_answer_is_applied_once_however_many_workers_look(cast):
    scene = admitted(cast)
    answer = Answer.objects.create(
        file_id=scene.file_id, receipt_id=scene.file_id, code="complaint", written_at=scene.at
    )
    start, done = Barrier(4), []

    def work():
        start.wait()
        try:
            answers.apply_answer(answer, scene.at)
            done.append(True)
        except answers.TakenByAnother:
            done.append(False)
        finally:
            connection.close()

    workers = [Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(done) == [False, False, False, True]
    assert Alert.objects.filter(case=scene.file_id).count() == 1


def test_an_answer_that_comes_before_its_case_waits_for_the_next_round(cast):
    from uuid import uuid4

    early = Answer.objects.create(
        file_id=uuid4(), receipt_id=uuid4(), code="message", written_at=receive(cast).at
    )
    done = sweeps.run(early.written_at)
    early.refresh_from_db()
    assert (early.applied_at, done.failed) == (None, [])


def test_a_message_from_the_desk_reaches_her_and_stays_in_her_box(cast):
    scene = admitted(cast)
    scene.do("analyst", "send_message", text="Mañana la llamamos a la hora que eligió.")
    told = scene.told("message")[0]
    assert (told["text"], told["from_role"]) == (
        "Mañana la llamamos a la hora que eligió.",
        "analyst",
    )
    opened = scene.open_for(scene.actor("intake_officer"))
    assert [s.field for s in opened.sheets("mailbox")] == ["sent"]
    assert REASONS not in str(told)
