"""How records are said on the pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.documentation import vocabulary
from amparo.documentation.shapes import Count, Counted, Near, Precision, Status, When, Where
from amparo.exchange.exporting import KINDS as SEVERAL
from amparo.territory.places import all_places
from amparo.web.desk import naming

STATUS: Final = {
    Status.CONFIRMED: gettext_lazy("confirmed"),
    Status.LIKELY: gettext_lazy("likely"),
    Status.DISPUTED: gettext_lazy("disputed"),
    Status.WITHDRAWN: gettext_lazy("withdrawn"),
}
TAGS: Final = {
    Status.CONFIRMED: "am-tag--good",
    Status.LIKELY: "",
    Status.DISPUTED: "am-tag--check",
    Status.WITHDRAWN: "am-tag--late",
}
NEAR: Final = {
    Near.EXACT: gettext_lazy("the exact place"),
    Near.CLOSE: gettext_lazy("close to it"),
    Near.DISTRICT: gettext_lazy("the district"),
    Near.PROVINCE: gettext_lazy("the province"),
    Near.DEPARTMENT: gettext_lazy("the department"),
    Near.COUNTRY: gettext_lazy("the country"),
    Near.UNSAID: gettext_lazy("not said"),
}
COUNTED: Final = {
    Counted.VICTIMS: gettext_lazy("Victims"),
    Counted.DEAD: gettext_lazy("Dead"),
    Counted.INJURED: gettext_lazy("Injured"),
    Counted.DETAINED: gettext_lazy("Detained"),
    Counted.MISSING: gettext_lazy("Missing"),
    Counted.DISPLACED: gettext_lazy("Displaced"),
}
KINDS: Final = {
    "event": gettext_lazy("Event"),
    "act": gettext_lazy("Act"),
    "involvement": gettext_lazy("Involvement"),
    "information": gettext_lazy("Information"),
    "intervention": gettext_lazy("Intervention"),
    "chain": gettext_lazy("Link between events"),
    "person": gettext_lazy("Person or group"),
    "biographic": gettext_lazy("Tie between people"),
    "narrative": gettext_lazy("Narrative"),
    "reparation": gettext_lazy("Reparation"),
}


def status(value: Status) -> str:
    return str(STATUS[value])


def near(value: Near) -> str:
    return str(NEAR[value])


def counted(value: Counted) -> str:
    return str(COUNTED[value])


def kind(code: str) -> str:
    return str(KINDS[code])


def many(code: str, count: int) -> str:
    """What so many records of a kind are called."""
    return kind(code) if count == 1 else capfirst(_(SEVERAL[code]))


def term(number: int, code: str) -> str:
    return vocabulary.word(number, code, naming.language())


def terms(number: int, codes: Iterable[str]) -> str:
    return ", ".join(term(number, code) for code in codes)


def day(when: When | None) -> str:
    """`2026-03-14`, `about 2026-03`, `2026 (day and month unknown)`, or that it is not known."""
    if when is None or not when.value:
        return _("date unknown")
    if when.precision is Precision.ESTIMATE:
        return _("about %(date)s") % {"date": when.value}
    return when.value


def place(where: Where | None) -> str:
    if where is None:
        return ""
    found = all_places().get(where.ubigeo)
    named = found.label if found else where.ubigeo
    return " · ".join(filter(None, (where.words, named, where.country if not named else "")))


def told_outside(where: Where | None) -> str:
    """What of a place may be told to the public."""
    found = all_places().get(where.told) if where else None
    return found.label if found else _("no place")


def count(one: Count | None) -> str:
    """`3 to 9, best 5`, `5`, `at least 3`: as far as it is known."""
    if one is None or (one.low, one.best, one.high) == (None, None, None):
        return _("not known")
    bounds = ""
    if one.low is not None and one.high is not None and one.low != one.high:
        bounds = _("%(low)s to %(high)s") % {"low": one.low, "high": one.high}
    elif one.low is not None and one.high is None and one.low != one.best:
        bounds = _("at least %(low)s") % {"low": one.low}
    elif one.high is not None and one.low is None and one.high != one.best:
        bounds = _("at most %(high)s") % {"high": one.high}
    best = "" if one.best is None else str(one.best)
    if best and bounds:
        return _("%(best)s (%(bounds)s)") % {"best": best, "bounds": bounds}
    return best or bounds or str(one.low if one.low is not None else one.high)


def typed_date(when: When) -> str:
    value = "~" + when.value if when.precision is Precision.ESTIMATE else when.value
    return f"{value} «{when.words}»".strip() if when.words else value


def typed_count(one: Count) -> str:
    if one.low is None and one.high is None:
        return "" if one.best is None else str(one.best)
    parts = (one.low, one.best, one.high)
    return " / ".join("" if part is None else str(part) for part in parts)


def places_offered() -> list[str]:
    """Departments and provinces by their names; a district is typed."""
    return [place.label for place in all_places().values() if len(place.code) < 6]
