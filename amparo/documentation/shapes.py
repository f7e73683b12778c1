"""What the fields of records are made of: uncertain dates, places, counts, and how sure a record is.

Everything a shape leaves out by default is empty and means "not said", so that a stored record says
the same whatever later defaults are.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Final, Self
from uuid import UUID

from django.utils.translation import gettext_noop as _
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

LONG: Final = 200_000
SHORT: Final = 2_000
_DATE: Final = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")

Term = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{0,60}$")]
"""The code of a term of a vocabulary; empty when nothing was chosen."""
Terms = tuple[Term, ...]


class Shape(BaseModel):
    """Frozen, nothing unknown accepted, what was typed kept out of messages."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


def said(title: str, number: str = "", *, terms: int = 0, refers: str = "", **more: Any) -> Any:
    """A field of a record.

    title   its English name, a translation key
    number  of the field in the Events Standard Formats; two digits where every format has it
    terms   number of the vocabulary (micro-thesaurus) its codes are of
    refers  kind of the record whose id it holds
    """
    extra: dict[str, Any] = {}
    if number:
        extra["number"] = number
    if terms:
        extra["terms"] = terms
    if refers:
        extra["refers"] = refers
    return Field(title=title, json_schema_extra=extra, **more)


class Status(StrEnum):
    """How far what a record says may be relied on; a withdrawn one stays, with what was said."""

    CONFIRMED = "confirmed"
    LIKELY = "likely"
    DISPUTED = "disputed"
    WITHDRAWN = "withdrawn"


class Precision(StrEnum):
    """How exactly a date is known (vocabulary 48)."""

    EXACT = "exact"
    ESTIMATE = "estimate"
    DAY_UNKNOWN = "day_unknown"
    MONTH_UNKNOWN = "month_unknown"
    UNKNOWN = "unknown"


class Near(StrEnum):
    """How exactly a place is known, or may be told; from the finest to the coarsest."""

    EXACT = "exact"
    CLOSE = "close"
    DISTRICT = "district"
    PROVINCE = "province"
    DEPARTMENT = "department"
    COUNTRY = "country"
    UNSAID = ""


class Counted(StrEnum):
    """Of whom an event counts how many."""

    VICTIMS = "victims"
    DEAD = "dead"
    INJURED = "injured"
    DETAINED = "detained"
    MISSING = "missing"
    DISPLACED = "displaced"


_OF_LENGTH: Final = {
    10: Precision.EXACT,
    7: Precision.DAY_UNKNOWN,
    4: Precision.MONTH_UNKNOWN,
    0: Precision.UNKNOWN,
}


class When(Shape):
    """A date as far as it is known.

    value      `2026-03-14`, `2026-03`, `2026` or empty
    precision  told by the value where it is left out; an estimate must be called one
    words      how the source put it
    """

    value: str = said(_("Date"), max_length=10)
    precision: Precision = said(_("How exactly the date is known"), terms=48)
    words: str = said(_("The date as the source puts it"), default="", max_length=SHORT)

    @model_validator(mode="before")
    @classmethod
    def _by_its_length(cls, given: Any) -> Any:
        if isinstance(given, str):
            given = {"value": given}
        if isinstance(given, dict) and not given.get("precision"):
            value = str(given.get("value", ""))
            known = _OF_LENGTH.get(len(value), Precision.EXACT)
            given = {**given, "value": value, "precision": known}
        return given

    @model_validator(mode="after")
    def _is_a_date(self) -> Self:
        if self.precision is not Precision.ESTIMATE and (
            _OF_LENGTH.get(len(self.value)) is not self.precision
        ):
            raise ValueError(_("The date and how exactly it is known do not agree."))
        if self.value and (not _DATE.fullmatch(self.value) or not _possible(self.value)):
            raise ValueError(_("Write the date as 2026-03-14, 2026-03 or 2026."))
        return self

    @property
    def first(self) -> date | None:
        """The earliest day it may have been; None when nothing is known."""
        return _bounds(self.value)[0] if self.value else None

    @property
    def last(self) -> date | None:
        """The latest day it may have been; None when nothing is known."""
        return _bounds(self.value)[1] if self.value else None


class Where(Shape):
    """A place as far as it is known, and how much of it may be told outside.

    ubigeo   2, 4 or 6 digits of the INEI, or empty
    public   how exactly it may be told to the public; unsaid means not at all beyond the country
    country  ISO 3166-1, two letters
    """

    ubigeo: str = said(_("Place"), "0112", default="", pattern=r"^(\d\d){0,3}$")
    precision: Near = said(_("How exactly the place is known"), default=Near.UNSAID)
    public: Near = said(_("How exactly it may be told outside"), default=Near.UNSAID)
    words: str = said(_("The place in words"), default="", max_length=SHORT)
    country: str = said(_("Country"), default="", pattern=r"^([A-Z]{2})?$")
    latitude: float | None = said(_("Latitude"), default=None, ge=-90, le=90)
    longitude: float | None = said(_("Longitude"), default=None, ge=-180, le=180)
    geography: Terms = said(_("Geographical terms"), "0111", terms=15, default=())
    local: Terms = said(_("Local geographical terms"), "0112", terms=63, default=())

    @model_validator(mode="after")
    def _not_finer_outside(self) -> Self:
        if self.public in (Near.EXACT, Near.CLOSE):
            raise ValueError(_("Nothing finer than the district is told outside."))
        return self

    @property
    def told(self) -> str:
        """The digits of the place that may be told outside; empty when only the country may be."""
        return self.ubigeo[: _DIGITS.get(self.public, 0)]


_DIGITS: Final = {Near.DISTRICT: 6, Near.PROVINCE: 4, Near.DEPARTMENT: 2}


class Count(Shape):
    """How many: the fewest, the best estimate and the most; None where a source does not say."""

    low: int | None = said(_("The fewest"), default=None, ge=0)
    best: int | None = said(_("The best estimate"), default=None, ge=0)
    high: int | None = said(_("The most"), default=None, ge=0)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        known = [number for number in (self.low, self.best, self.high) if number is not None]
        if known != sorted(known):
            raise ValueError(_("The fewest, the best estimate and the most are not in order."))
        return self


class Passage(Shape):
    """The part of a narrative that a record was made from, its words kept.

    first, last  numbers of its sentences, from 1, both included
    """

    narrative: UUID = said("", refers="narrative")
    first: int = Field(ge=1)
    last: int = Field(ge=1)
    text: str = Field(max_length=LONG)


def _possible(value: str) -> bool:
    try:
        _bounds(value)
    except ValueError:
        return False
    return True


def _bounds(value: str) -> tuple[date, date]:
    """The first and last day of a written date. Raises ValueError for a day that never was."""
    parts = [int(part) for part in value.split("-")]
    first = date(*[*parts, 1, 1][:3])
    if len(parts) == 3:
        return first, first
    if len(parts) == 2:
        return first, first.replace(day=calendar.monthrange(*parts)[1])
    return first, first.replace(month=12, day=31)
