"""Counting of terms: hours, working days and calendar days, with pauses.

Day terms: the day of the start is not counted and the term runs out at the local midnight
that ends the last counted day; that midnight is already late. A calendar-day term whose last
day is not a working day runs on to the next one where the calendar says so.
Hour terms run day and night and look at no calendar.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from amparo.kernel.errors import Conflict, Invalid

SATURDAY_AND_SUNDAY = frozenset({5, 6})
_DAY = timedelta(days=1)
_TICK = timedelta(microseconds=1)


class Unit(StrEnum):
    """What a term is counted in."""

    HOUR = "hour"
    BUSINESS_DAY = "business_day"
    CALENDAR_DAY = "calendar_day"


class NaiveInstant(Invalid):
    """An instant was given without its time zone."""


class CalendarTooShort(Conflict):
    """The holiday calendar ends on %(last)s, before this term can be counted."""


class PauseEndsBeforeItBegins(Invalid):
    """A pause cannot end before it begins."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Working days of one seat, known from `first` to `last`, both included.

    zone      time zone of the seat
    holidays  local dates that are not worked, beside the `weekend` (Monday is 0)
    rolls     whether a calendar-day term that ends on a day off runs on to a working day
    """

    zone: ZoneInfo
    holidays: frozenset[date]
    first: date
    last: date
    weekend: frozenset[int] = SATURDAY_AND_SUNDAY
    rolls: bool = True

    def is_working(self, day: date) -> bool:
        """Tell whether `day` is worked; raises CalendarTooShort outside what is known."""
        if not self.first <= day <= self.last:
            raise CalendarTooShort(first=self.first.isoformat(), last=self.last.isoformat())
        return day.weekday() not in self.weekend and day not in self.holidays

    def local_day(self, instant: datetime) -> date:
        """Return the local date of an aware `instant`; raises NaiveInstant."""
        return _utc(instant).astimezone(self.zone).date()

    def end_of(self, day: date) -> datetime:
        """Return the instant at which `day` is over here, as local time."""
        midnight = datetime.combine(day + _DAY, time.min, tzinfo=self.zone)
        # There and back through UTC: where clocks jump at midnight, 00:00 does not exist.
        return midnight.astimezone(UTC).astimezone(self.zone)


def due_at(start: datetime, amount: int, unit: Unit, calendar: Calendar) -> datetime:
    """Return the instant at which `amount` units counted from `start` have run out.

    start    aware
    amount   whole units, at least 1, else ValueError
    returns  aware, in the calendar's zone; exclusive bound (due is late)

    Raises NaiveInstant, and CalendarTooShort if a day must be judged that is not known.
    Example: 3 business days from Monday noon with a holiday on Wednesday: Saturday 00:00.
    """
    if amount < 1:
        raise ValueError("a term has at least one unit")
    if unit is Unit.HOUR:
        return (_utc(start) + timedelta(hours=amount)).astimezone(calendar.zone)
    day_zero = calendar.local_day(start)
    return calendar.end_of(_count(day_zero, amount, unit, calendar))


def resume_due(
    due_at: datetime,
    suspended_at: datetime,
    resumed_at: datetime,
    unit: Unit,
    calendar: Calendar,
) -> datetime:
    """Return when a term due at `due_at` runs out after one pause; never earlier than before.

    Hours are given back to the second. Days are given back whole: the day of the suspension
    counts as lost and the day of the resumption as usable, so a pause within one day, or over
    days that are not worked, moves no business-day term. A pause that begins when the
    term has already run out does not revive it.

    Raises NaiveInstant, PauseEndsBeforeItBegins, CalendarTooShort.
    """
    due, suspended, resumed = _utc(due_at), _utc(suspended_at), _utc(resumed_at)
    if resumed < suspended:
        raise PauseEndsBeforeItBegins
    if suspended >= due:
        return due.astimezone(calendar.zone)
    if unit is Unit.HOUR:
        return (due + (resumed - suspended)).astimezone(calendar.zone)
    lost = _lost_days(calendar.local_day(suspended), calendar.local_day(resumed), unit, calendar)
    if lost == 0:
        return due.astimezone(calendar.zone)
    last_day = calendar.local_day(due - _TICK)
    return calendar.end_of(_count(last_day, lost, unit, calendar))


def _count(day: date, amount: int, unit: Unit, calendar: Calendar) -> date:
    if unit is Unit.CALENDAR_DAY:
        last = day + timedelta(days=amount)
        return next(_working_days(last - _DAY, calendar)) if calendar.rolls else last
    working = _working_days(day, calendar)
    for _ in range(amount - 1):
        next(working)
    return next(working)


def _working_days(after: date, calendar: Calendar) -> Iterator[date]:
    day = after
    while True:  # ends: beyond its last day the calendar raises
        day += _DAY
        if calendar.is_working(day):
            yield day


def _lost_days(suspended: date, resumed: date, unit: Unit, calendar: Calendar) -> int:
    days = (resumed - suspended).days
    if unit is Unit.CALENDAR_DAY:
        return days
    return sum(calendar.is_working(suspended + _DAY * n) for n in range(days))


def _utc(instant: datetime) -> datetime:
    if instant.utcoffset() is None:
        raise NaiveInstant
    return instant.astimezone(UTC)
