"""non_working_days.yaml: the days that count for nobody's term, beside the national holidays."""

from typing import Annotated

from pydantic import Field, StringConstraints

from amparo.law.schema.base import Day, Frozen, Text

MonthDay = Annotated[str, StringConstraints(pattern=r"^\d{2}-\d{2}$")]


class FixedHoliday(Frozen):
    """A holiday on the same date each year; used to check the library that computes them."""

    on: MonthDay
    name: Text
    since: int


class NonWorkingDay(Frozen):
    """A single day declared non-working, with the act that declared it."""

    on: Day
    why: Text
    norm: str


class CalendarDays(Frozen):
    """Years covered and days added; `country` is the code in the `holidays` library."""

    country: str
    first_year: int = Field(ge=2000)
    last_year: int
    fixed: tuple[FixedHoliday, ...]
    easter_offsets: tuple[int, ...]
    non_working: tuple[NonWorkingDay, ...] = ()
    not_holidays: Text
    seen_in: str
