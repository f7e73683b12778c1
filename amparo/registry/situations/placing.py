"""Province and district of a situation: typed by name, label or code, told again at the field, kept by code."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.translation import gettext

from amparo.kernel.text import fold
from amparo.territory import places
from amparo.territory.places import Place

LISTED = 30


class Placed(NamedTuple):
    """The codes of a place as finely as it was told, and what is wrong, by field."""

    department: str
    province: str
    district: str
    faults: dict[str, list[str]]


def placed(department: str, province: str, district: str) -> Placed:
    """Find a province within its department and a district within its province; the finer tells the larger.

    What no place, or more than one, is called so is told with the places that it may be.
    """
    faults: dict[str, list[str]] = {}
    within = department
    found = {"province": "", "district": ""}
    for name, typed, digits in (("province", province, 4), ("district", district, 6)):
        if not typed or faults:
            continue
        them = _called(typed, digits)
        fits = [one for one in them if one.code.startswith(within)]
        if len(fits) == 1:
            found[name] = within = fits[0].code
        else:
            faults[name] = [_told(name, fits, them, within)]
    district_code = found["district"]
    return Placed(
        department or within[:2],
        found["province"] or district_code[:4],
        district_code,
        faults,
    )


def label(*codes: str) -> str:
    """The name of the finest place that is known, with those above it; empty where none is."""
    known = next((one for code in codes if code and (one := places.place(code))), None)
    return known.label if known else ""


def _called(typed: str, digits: int) -> list[Place]:
    """Every place of a level that is called so; of a label, the one whose larger places are those."""
    if typed.isdigit():
        one = places.place(typed)
        return [one] if one and len(one.code) == digits else []
    first, *above = [fold(part) for part in typed.split(",")]
    return [
        one
        for one in places.all_places().values()
        if len(one.code) == digits
        and one.folded == first
        and set(above) <= {fold(parent) for parent in one.parents}
    ]


def _told(name: str, fits: list[Place], them: list[Place], within: str) -> str:
    """What may have been meant: the places of that name, or those that the larger place has."""
    larger = len(within) == {"province": 2, "district": 4}[name]
    if several := fits or ([] if larger else them):
        so_called = gettext("It is not told by this which place it is. So called: %(names)s.")
        return so_called % {"names": "; ".join(one.label for one in several[:LISTED])}
    if not larger:
        return {
            "province": gettext("No province is called so. Choose its department to see its list."),
            "district": gettext("No district is called so. Fill in its province to see its list."),
        }[name]
    listed = gettext("No place of %(larger)s is called so. It has: %(names)s.")
    names = ", ".join(one.name for one in places.within(within))
    return listed % {"larger": label(within), "names": names}
