from datetime import timedelta
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from django.db import connection, transaction

from amparo.agenda import services
from amparo.agenda.models import Deadline, Escalation
from amparo.agenda.sweep import DEFER, sweep
from amparo.custody import ledger, sealing
from amparo.custody.models import Notice

HOUR = timedelta(hours=1)


def started(pack, on, at, code="acknowledgement_urgent"):
    with transaction.atomic():
        return services.start(pack.term(code), on, at)


def test_a_lapse_is_recorded_once_escalated_and_told(pack, subject, at):
    on = subject("urgent")
    with transaction.atomic():
        plan = sealing.Deposit(on.file_id, at)
        plan.receipt(b"r" * 32)
        plan.save()
    row = started(pack, on, at)

    assert sweep(at + HOUR - timedelta(seconds=1)).lapsed == []
    assert sweep(at + HOUR).lapsed == [row.pk]
    assert sweep(at + 2 * HOUR).lapsed == []

    row.refresh_from_db()
    assert row.lapsed_at == at + HOUR
    raised = Escalation.objects.get(deadline=row)
    assert (raised.to_role, raised.cause) == ("supervisor", "lapse")
    assert Notice.objects.filter(file_id=on.file_id).count() == 1
    (entry,) = ledger.entries_of(on.file_id)
    assert (entry.body["verb"], entry.body["term"]) == ("lapse", "acknowledgement_urgent")


@pytest.mark.parametrize("code", ["appeal_filing", "completion_ordinary"])
def test_her_own_time_that_runs_out_is_put_before_nobody(pack, subject, at, code):
    on = subject("ordinary")
    row = started(pack, on, at, code)

    assert sweep(row.due_at).lapsed == [row.pk]
    assert not Escalation.objects.filter(file_id=on.file_id).exists()
    (entry,) = ledger.entries_of(on.file_id)
    assert (entry.body["term"], "to_role" in entry.body) == (code, False)


def test_two_sweeps_at_the_same_instant_record_one_lapse(pack, subject, at):
    on = subject("urgent")
    rows = [started(pack, on, at, code) for code in ("acknowledgement_urgent", "admission_urgent")]
    start, seen = Barrier(4), []

    def work():
        start.wait()
        try:
            seen.extend(sweep(at + 48 * HOUR).lapsed)
        finally:
            connection.close()

    workers = [Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert sorted(seen) == sorted(row.pk for row in rows)
    assert Escalation.objects.filter(file_id=on.file_id).count() == 2
    assert len(ledger.entries_of(on.file_id)) == 2


def test_a_row_that_fails_waits_and_does_not_stall_the_others(pack, subject, at, caplog):
    on = subject("urgent")
    bad, good = (started(pack, on, at, c) for c in ("acknowledgement_urgent", "admission_urgent"))
    # An escalation already there makes the claim of this row break on its constraint.
    Escalation.objects.create(
        file_id=on.file_id, deadline=bad, cause="lapse", to_role="supervisor", raised_at=at
    )
    later = at + 48 * HOUR
    swept = sweep(later)

    assert (swept.deferred, swept.lapsed) == ([bad.pk], [good.pk])
    bad.refresh_from_db()
    assert (bad.lapsed_at, bad.sweep_after) == (None, later + DEFER)
    assert str(bad.pk) in caplog.text
    assert sweep(later + HOUR / 2).deferred == []


def test_a_paused_or_ended_term_does_not_lapse(pack, subject, at):
    on = subject()
    row = started(pack, on, at, "admission_ordinary")
    with transaction.atomic():
        services.pause(row.pk, on.file_id, "awaiting_completion", pack, at)
    assert sweep(at + timedelta(days=30)).lapsed == []
    with transaction.atomic():
        services.meet(["admission_ordinary"], on.file_id, at + HOUR)
    assert sweep(at + timedelta(days=30)).lapsed == []
    row.refresh_from_db()
    assert row.met_at == at + HOUR


def test_meeting_a_lapsed_term_answers_its_escalation_and_keeps_the_lapse(pack, subject, at):
    on = subject("urgent")
    row = started(pack, on, at)
    sweep(at + HOUR)
    with transaction.atomic():
        services.meet([row.term_code], on.file_id, at + 2 * HOUR)

    row.refresh_from_db()
    assert row.lapsed_at == at + HOUR
    assert Escalation.objects.get(deadline=row).answered_at == at + 2 * HOUR


def test_the_sweep_reads_the_partial_index(subject):
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'deadline_to_lapse'")
        (definition,) = cursor.fetchone()
    assert "WHERE" in definition
    assert Deadline.objects.filter(file_id=uuid4()).count() == 0
