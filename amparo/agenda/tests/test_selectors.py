from datetime import timedelta

from django.db import transaction

from amparo.accounts import directory
from amparo.agenda import services
from amparo.agenda.selectors import escalations, next_due, terms_of, visible_terms
from amparo.agenda.sweep import sweep
from amparo.custody import sealing


def deposited(cast, on, at, desk="intake"):
    with transaction.atomic():
        plan = sealing.Deposit(on.file_id, at)
        plan.add("facts")
        plan.hold([directory.desk_holder(cast.desk(desk).id)])
        plan.save()


def services_start(pack, on, at, code):
    with transaction.atomic():
        return services.start(pack.term(code), on, at)


def test_hours_days_and_late_share_no_row(cast, pack, subject, at):
    on = subject("urgent")
    deposited(cast, on, at)
    for code in ("admission_urgent", "acknowledgement_urgent", "appeal_filing"):
        services_start(pack, on, at, code)
    rows, later = visible_terms(cast.actor("intake_officer")), at + timedelta(hours=2)

    lists = (rows.in_hours(later), rows.in_days(later), rows.late(later))
    assert [[row.term_code for row in found] for found in lists] == [
        ["admission_urgent"],
        ["appeal_filing"],
        ["acknowledgement_urgent"],
    ]


def test_another_desk_sees_no_clock_of_a_file_it_does_not_hold(cast, pack, subject, at):
    on = subject("urgent")
    deposited(cast, on, at)
    services_start(pack, on, at, "admission_urgent")
    assert not visible_terms(cast.actor("focal_point")).exists()
    assert not terms_of(cast.actor("focal_point"), on.file_id).exists()


def test_an_escalation_waits_for_the_role_that_the_law_names(cast, pack, subject, at):
    on = subject()
    deposited(cast, on, at, desk="supervision")
    row = services_start(pack, on, at, "admission_ordinary")
    sweep(row.due_at)
    assert escalations(cast.actor("supervisor")).count() == 1
    assert escalations(cast.actor("analyst")).count() == 0


def test_the_next_clock_of_each_file_is_the_one_that_runs_out_first(pack, subject, at):
    on = subject("urgent")
    for code in ("decision_urgent", "acknowledgement_urgent"):
        services_start(pack, on, at, code)
    assert next_due([on.file_id])[on.file_id].term_code == "acknowledgement_urgent"
