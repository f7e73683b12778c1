from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.kernel.terms import (
    Calendar,
    CalendarTooShort,
    NaiveInstant,
    PauseEndsBeforeItBegins,
    Unit,
    due_at,
    resume_due,
)

LIMA = ZoneInfo("America/Lima")
FIRST, LAST = date(2026, 1, 1), date(2029, 12, 31)
EVERY_DAY = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days)]
TICK = timedelta(microseconds=1)

# Lima keeps one offset, Santiago's clocks jump at midnight, Madrid's at night.
zones = st.sampled_from([LIMA, ZoneInfo("America/Santiago"), ZoneInfo("Europe/Madrid")])
calendars = st.builds(
    Calendar,
    zone=zones,
    holidays=st.frozensets(st.sampled_from(EVERY_DAY), max_size=40),
    first=st.just(FIRST),
    last=st.just(LAST),
)
starts = st.integers(0, 730 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 3, tzinfo=UTC) + timedelta(minutes=minutes)
)
amounts = st.integers(1, 60)
units = st.sampled_from(Unit)
day_units = st.sampled_from([Unit.BUSINESS_DAY, Unit.CALENDAR_DAY])
lengths = st.timedeltas(timedelta(0), timedelta(days=60))


def lima(year: int, month: int, day: int, hour: int = 0) -> datetime:
    return datetime(year, month, day, hour, tzinfo=LIMA)


def seat(*holidays: date, rolls: bool = True) -> Calendar:
    return Calendar(LIMA, frozenset(holidays), FIRST, LAST, rolls=rolls)


def test_three_business_days_step_over_a_holiday():
    due = due_at(lima(2026, 3, 2, 12), 3, Unit.BUSINESS_DAY, seat(date(2026, 3, 4)))

    assert due == lima(2026, 3, 7)


def test_the_day_of_the_start_is_that_of_the_seat_and_is_not_counted():
    late_on_monday_in_lima = datetime(2026, 3, 3, 3, tzinfo=UTC)

    due = due_at(late_on_monday_in_lima, 1, Unit.BUSINESS_DAY, seat())

    assert due == lima(2026, 3, 4)


def test_a_calendar_term_that_ends_on_a_sunday_runs_on_to_monday_where_the_law_says_so():
    friday = lima(2026, 3, 6, 9)

    assert due_at(friday, 2, Unit.CALENDAR_DAY, seat()) == lima(2026, 3, 10)
    assert due_at(friday, 2, Unit.CALENDAR_DAY, seat(rolls=False)) == lima(2026, 3, 9)


@pytest.mark.parametrize("unit", [Unit.BUSINESS_DAY, Unit.CALENDAR_DAY])
def test_a_calendar_that_ends_too_early_says_so(unit):
    short = Calendar(LIMA, frozenset(), FIRST, date(2026, 3, 4))

    with pytest.raises(CalendarTooShort, match="2026-03-04"):
        due_at(lima(2026, 3, 2, 12), 5, unit, short)


def test_an_instant_without_a_zone_is_refused():
    naive = datetime(2026, 3, 2, 12)  # noqa: DTZ001 - what is refused here
    with pytest.raises(NaiveInstant):
        due_at(naive, 1, Unit.HOUR, seat())


def test_a_term_of_nothing_is_a_fault_of_the_caller():
    with pytest.raises(ValueError, match="at least one"):
        due_at(lima(2026, 3, 2), 0, Unit.BUSINESS_DAY, seat())


@given(starts, lengths, amounts, st.integers(0, 20), units, calendars)
def test_later_starts_and_longer_terms_never_end_earlier(start, later, amount, more, unit, seat):
    due = due_at(start, amount, unit, seat)

    assert start < due.astimezone(UTC)
    assert due.astimezone(UTC) <= due_at(start + later, amount, unit, seat).astimezone(UTC)
    assert due.astimezone(UTC) <= due_at(start, amount + more, unit, seat).astimezone(UTC)


@given(starts, amounts, day_units, calendars)
def test_no_term_of_days_ends_on_a_day_off(start, amount, unit, seat):
    due = due_at(start, amount, unit, seat)

    assert seat.is_working(seat.local_day(due.astimezone(UTC) - TICK))
    assert seat.local_day(due) == seat.local_day(due.astimezone(UTC) - TICK) + timedelta(days=1)


@given(starts, amounts, calendars)
def test_a_business_term_holds_exactly_its_number_of_working_days(start, amount, seat):
    last = seat.local_day(due_at(start, amount, Unit.BUSINESS_DAY, seat).astimezone(UTC) - TICK)
    day, worked = seat.local_day(start), 0
    while day < last:
        day += timedelta(days=1)
        worked += seat.is_working(day)

    assert worked == amount


@given(starts, amounts, calendars)
def test_hours_run_through_nights_and_holidays_and_need_no_calendar(start, amount, seat):
    unknown = Calendar(seat.zone, frozenset(), FIRST, FIRST)

    due = due_at(start, amount, Unit.HOUR, unknown)

    assert due.astimezone(UTC) - start == timedelta(hours=amount)
    assert due == due_at(start, amount, Unit.HOUR, seat)


@given(starts, amounts, units, calendars, lengths, lengths, lengths)
def test_a_pause_never_shortens_and_a_longer_one_never_gives_less(
    start, amount, unit, seat, until, pause, more
):
    due = due_at(start, amount, unit, seat)
    suspended = start + until
    resumed = resume_due(due, suspended, suspended + pause, unit, seat)
    later = resume_due(due, suspended, suspended + pause + more, unit, seat)

    assert due.astimezone(UTC) <= resumed.astimezone(UTC) <= later.astimezone(UTC)


@given(starts, amounts, calendars, lengths, lengths)
def test_a_pause_gives_back_the_working_days_that_were_left(start, amount, seat, until, pause):
    due = due_at(start, amount, Unit.BUSINESS_DAY, seat)
    suspended = start + until
    if suspended >= due:
        assert resume_due(due, suspended, suspended + pause, Unit.BUSINESS_DAY, seat) == due
        return
    resumed = resume_due(due, suspended, suspended + pause, Unit.BUSINESS_DAY, seat)

    def left(since, until):
        day, days = seat.local_day(since), 0
        while day <= seat.local_day(until.astimezone(UTC) - TICK):
            days += seat.is_working(day)
            day += timedelta(days=1)
        return days

    assert left(suspended, due) == left(suspended + pause, resumed)


def test_paused_hours_come_back_to_the_second():
    due = lima(2026, 3, 2, 12)
    pause = (lima(2026, 3, 2, 8), lima(2026, 3, 2, 8) + timedelta(minutes=61))

    assert resume_due(due, *pause, Unit.HOUR, seat()) == due + timedelta(minutes=61)


def test_a_pause_of_three_calendar_days_moves_the_end_by_three():
    due = lima(2026, 3, 4)
    pause = (lima(2026, 3, 2, 8), lima(2026, 3, 5, 8))

    assert resume_due(due, *pause, Unit.CALENDAR_DAY, seat()) == lima(2026, 3, 7)


def test_a_pause_cannot_end_before_it_begins():
    with pytest.raises(PauseEndsBeforeItBegins):
        resume_due(lima(2026, 3, 4), lima(2026, 3, 3), lima(2026, 3, 2), Unit.BUSINESS_DAY, seat())
