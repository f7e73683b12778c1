"""By what victims of acts can be counted; each axis gives the values under which one act falls."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Final

from amparo.documentation.patterns.seen import Seen, Victim

UNKNOWN: Final = ""


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
    AGE = "age"
    CHARACTERISTIC = "characteristic"
    METHOD = "method"
    PROVINCE = "province"
    INDICATOR = "indicator"
    CRIME = "crime"


VOCABULARIES: Final[Mapping[Axis, int]] = {
    Axis.ACT: 4,
    Axis.ALLEGED: 24,
    Axis.SEX: 39,
    Axis.STANDING: 103,
    Axis.PEOPLE: 13,
    Axis.UNIT: 7,
    Axis.CHARACTERISTIC: 23,
    Axis.METHOD: 5,
}
"""The vocabulary whose codes are an axis's values."""


AGES: Final = ((0, 17), (18, 29), (30, 44), (45, 59), (60, 120))
"""Groups of age in years, both ends included."""


def values(axis: Axis, seen: Seen) -> frozenset[str]:
    """Under which values one act falls; UNKNOWN alone when nothing is said.

    A month is `2026-03`, or `2026` when only the year is known; a country is ISO 3166-1 with two letters;
    a department the first two digits of the INEI's code, a province the first four; an age `18-29`.
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


def age_group(seen: Seen) -> str:
    """The group of the victim's age then, as the act tells it or as the years of birth and act leave no doubt of."""
    years = seen.act.age.strip()
    if not years.isdecimal():
        years = _age(seen)
    return next(
        (f"{low}-{high}" for low, high in AGES if years and low <= int(years) <= high), UNKNOWN
    )


def _age(seen: Seen) -> str:
    born, year = seen.victim.born if seen.victim else "", (seen.when.value[:4] if seen.when else "")
    if not (born and year):
        return ""
    # The birthday of that year may be before or after: one group must hold both ages.
    most = int(year) - int(born)
    same = any(low <= most - 1 and most <= high for low, high in AGES)
    return str(most) if same else ""


def _of_victim(read: Callable[[Victim], tuple[str, ...]]) -> Callable[[Seen], tuple[str, ...]]:
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
    Axis.AGE: lambda seen: (age_group(seen),),
    Axis.CHARACTERISTIC: lambda seen: seen.act.characteristics,
    Axis.METHOD: lambda seen: seen.act.methods,
    Axis.PROVINCE: lambda seen: (seen.where.ubigeo if len(seen.where.ubigeo) == 4 else "",),
    Axis.INDICATOR: lambda seen: (seen.act.sdg,),
    Axis.CRIME: lambda seen: (seen.act.iccs,),
}
