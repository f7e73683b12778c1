"""By what victims of acts can be counted; each axis gives the values under which one act falls."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from amparo.documentation.people import Person
from amparo.documentation.records import Act, Event
from amparo.documentation.shapes import When, Where

UNKNOWN: Final = ""
NOWHERE: Final = Where()


class Axis(StrEnum):
    """A question the figures answer."""

    YEAR = "year"
    MONTH = "month"
    COUNTRY = "country"
    DEPARTMENT = "department"
    ACT = "act"
    ALLEGED = "alleged"
    SEX = "sex"
    STANDING = "standing"
    PEOPLE = "people"
    UNIT = "unit"
    STATUS = "status"


VOCABULARIES: Final[Mapping[Axis, int]] = {
    Axis.ACT: 4,
    Axis.ALLEGED: 24,
    Axis.SEX: 39,
    Axis.STANDING: 103,
    Axis.PEOPLE: 13,
    Axis.UNIT: 7,
}
"""The vocabulary whose codes are an axis's values."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One act with what it is counted by.

    victim   None when unknown, or when the part with the names is closed
    alleged  kinds of alleged perpetrator, of every involvement that stands
    """

    act: Act
    event: Event | None
    victim: Person | None
    alleged: frozenset[str]

    @property
    def when(self) -> When | None:
        """The act's own beginning, or else its event's."""
        return self.act.begins or (self.event.begins if self.event else None)

    @property
    def where(self) -> Where:
        """The act's own place, or else its event's."""
        return self.act.where or (self.event.where if self.event else None) or NOWHERE


def values(axis: Axis, seen: Seen) -> frozenset[str]:
    """Under which values one act falls; UNKNOWN alone when nothing is said.

    A month is `2026-03`, or `2026` when only the year is known; a country is ISO 3166-1 with two letters;
    a department the first two digits of the INEI's code.
    """
    return frozenset(one for one in _OF[axis](seen) if one) or frozenset({UNKNOWN})


def _year(seen: Seen) -> tuple[str, ...]:
    return (seen.when.value[:4],) if seen.when else ()


def _month(seen: Seen) -> tuple[str, ...]:
    return (seen.when.value[:7],) if seen.when else ()


def _country(seen: Seen) -> tuple[str, ...]:
    # The digits of the INEI are Peru's, so a place that has them needs no country beside it.
    return (seen.where.country or ("PE" if seen.where.ubigeo else ""),)


def _department(seen: Seen) -> tuple[str, ...]:
    return (seen.where.ubigeo[:2],)


def _of_victim(read: Callable[[Person], tuple[str, ...]]) -> Callable[[Seen], tuple[str, ...]]:
    return lambda seen: read(seen.victim) if seen.victim else ()


_OF: Final[Mapping[Axis, Callable[[Seen], tuple[str, ...] | frozenset[str]]]] = {
    Axis.YEAR: _year,
    Axis.MONTH: _month,
    Axis.COUNTRY: _country,
    Axis.DEPARTMENT: _department,
    Axis.ACT: lambda seen: (seen.act.type,),
    Axis.ALLEGED: lambda seen: seen.alleged,
    Axis.SEX: _of_victim(lambda victim: (victim.sex,)),
    Axis.STANDING: _of_victim(lambda victim: victim.standing),
    Axis.PEOPLE: _of_victim(lambda victim: victim.peoples),
    Axis.UNIT: _of_victim(lambda victim: (victim.unit,)),
    Axis.STATUS: lambda seen: (seen.act.status,),
}
