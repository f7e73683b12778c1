from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from amparo.agenda import services
from amparo.agenda.calendar import calendar_of
from amparo.agenda.models import Deadline
from amparo.kernel.terms import Unit, due_at

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def in_a_transaction(cast):
    with transaction.atomic():
        yield


def test_a_term_starts_with_the_law_as_it_stands(pack, subject, at):
    row = services.start(pack.term("admission_ordinary"), subject(), at)

    assert row.due_at == due_at(at, 3, Unit.BUSINESS_DAY, calendar_of(pack))
    assert (row.escalates_to, row.pack_version) == ("supervisor", pack.edition)
    assert row.owner_role == "intake_officer"


def test_a_term_that_runs_is_not_started_twice_unless_the_law_says_so(pack, subject, at):
    on = subject()
    first = services.start(pack.term("review_ordinary"), on, at)
    assert services.start(pack.term("admission_ordinary"), on, at) is not None
    assert services.start(pack.term("admission_ordinary"), on, at + DAY) is None

    again = services.start(pack.term("review_ordinary"), on, at + DAY)
    first.refresh_from_db()
    assert (first.stopped_at, again.started_at) == (at + DAY, at + DAY)


def test_the_database_lets_no_term_of_a_file_run_twice(pack, subject, at):
    row = services.start(pack.term("admission_ordinary"), subject(), at)
    row.pk = uuid4()
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_hours_never_pause_whatever_reason_is_given(pack, subject, at):
    on = subject("urgent")
    row = services.start(pack.term("admission_urgent"), on, at)
    with pytest.raises(services.MayNotPause):
        services.pause(row.pk, on.file_id, "awaiting_completion", pack, at)


def test_the_database_itself_keeps_hours_running(pack, subject, at):
    row = services.start(pack.term("admission_urgent"), subject("urgent"), at)
    with pytest.raises(IntegrityError), transaction.atomic():
        Deadline.objects.filter(pk=row.pk).update(suspended_at=at, pause_reason="means")


def test_a_pause_needs_a_reason_that_the_term_allows(pack, subject, at):
    on = subject()
    row = services.start(pack.term("admission_ordinary"), on, at)
    with pytest.raises(services.MayNotPause):
        services.pause(row.pk, on.file_id, "travel", pack, at)
    report = services.start(pack.term("notification_ordinary"), on, at)
    with pytest.raises(services.MayNotPause):
        services.pause(report.pk, on.file_id, "awaiting_completion", pack, at)


def test_what_a_pause_took_is_given_back_in_business_days(pack, subject, at):
    on = subject()
    row = services.start(pack.term("admission_ordinary"), on, at)
    before = row.due_at
    services.pause(row.pk, on.file_id, "awaiting_completion", pack, at)
    resumed = services.resume(row.pk, on.file_id, pack, at + 2 * DAY)

    assert resumed.due_at == before + 4 * DAY  # two business days over a weekend
    with pytest.raises(services.NotPaused):
        services.resume(row.pk, on.file_id, pack, at + 2 * DAY)


def test_a_late_term_cannot_be_paused_into_being_in_time(pack, subject, at):
    on = subject()
    row = services.start(pack.term("admission_ordinary"), on, at)
    with pytest.raises(services.AlreadyLate):
        services.pause(row.pk, on.file_id, "awaiting_completion", pack, row.due_at)


def test_a_term_is_extended_once_by_the_laws_own_amount(pack, subject, at):
    on = subject(subject_id=uuid4())
    row = services.start(pack.term("sector_report_ordinary"), on, at)
    extended = services.extend(row.pk, on.file_id, "travel", pack)
    assert extended.due_at == due_at(at, 10, Unit.BUSINESS_DAY, calendar_of(pack))
    with pytest.raises(services.ExtendedBefore):
        services.extend(row.pk, on.file_id, "travel", pack)


def test_a_term_of_the_file_is_met_on_the_file_whatever_order_arrived(pack, subject, at):
    on = subject("urgent")
    arrival = services.start(pack.term("arrival_urgent"), on, at)
    services.happened("delivery_confirmed", on.about(uuid4()), at + HOUR)
    arrival.refresh_from_db()
    assert arrival.met_at == at + HOUR


def test_a_term_that_some_institutions_owe_starts_for_no_other(cast, pack, subject, at):
    for code, expected in (("focal_oefa", True), ("police_unit", False)):
        on = subject(subject_id=uuid4(), owner_desk_id=cast.desk(code).id)
        started = services.happened("issue_order", on, at, hours=6)
        assert any(row.term_code.startswith("minam") for row in started) is expected


def test_a_term_per_measure_takes_the_measures_own_hours(pack, subject, at):
    on = subject(subject_id=uuid4())
    started = {r.term_code: r for r in services.happened("issue_order", on, at, hours=6)}
    row = started["order_delivery_ordinary"]
    assert (row.due_at - at, row.unit) == (6 * HOUR, "hour")


def test_changing_track_stops_the_clocks_of_one_and_starts_those_of_the_other(pack, subject, at):
    on = subject()
    services.start(pack.term("decision_ordinary"), on, at)
    urgent = services.Subject(on.file_id, "urgent", pack)
    services.change_track(urgent, ["receive", "open_review", "admit"], at + HOUR)

    running = Deadline.objects.open().filter(file_id=on.file_id)
    assert set(running.values_list("term_code", flat=True)) == {"interim_urgent", "decision_urgent"}


def test_what_is_told_of_a_term_holds_codes_and_no_words(pack, subject, at):
    row = services.start(pack.term("admission_ordinary"), subject(), at)
    assert services.told(row, row.due_at) == {
        "kind": "term",
        "code": "admission_ordinary",
        "due_at": row.due_at.isoformat(),
        "whose": "institution",
        "state": "late",
    }
