"""The pack's working days as the kernel counts them."""

from datetime import date
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

from amparo.kernel.terms import Calendar
from amparo.law.schema import Pack


def calendar_of(pack: Pack) -> Calendar:
    """Return the working calendar of the pack's seat, for the years the pack covers."""
    days = pack.calendar
    declared = tuple(day.on for day in days.non_working)
    return _calendar(pack.meta.zone, days.country, days.first_year, days.last_year, declared)


@lru_cache(maxsize=16)
def _calendar(
    zone: str, country: str, first_year: int, last_year: int, declared: tuple[str, ...]
) -> Calendar:
    years = range(first_year, last_year + 1)
    national = holidays.country_holidays(country, years=years)
    return Calendar(
        zone=ZoneInfo(zone),
        holidays=frozenset(national) | {date.fromisoformat(day) for day in declared},
        first=date(first_year, 1, 1),
        last=date(last_year, 12, 31),
    )
