"""What is asked of the figures, in an address: codes, dates and ids alone, never a word that somebody typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.documentation import vocabulary
from amparo.documentation.patterns.axes import UNKNOWN, VOCABULARIES, Axis
from amparo.documentation.patterns.counting import STANDING, Wanted
from amparo.documentation.shapes import Status
from amparo.kernel.text import fold
from amparo.territory.places import departments, place
from amparo.web.desk import clocks, naming
from amparo.web.desk.documentation import words

AXES: Final = {
    Axis.ACT: gettext_lazy("What was done"),
    Axis.YEAR: gettext_lazy("Year"),
    Axis.MONTH: gettext_lazy("Month"),
    Axis.COUNTRY: gettext_lazy("Country"),
    Axis.DEPARTMENT: gettext_lazy("Department"),
    Axis.ALLEGED: gettext_lazy("Kind of alleged perpetrator"),
    Axis.SEX: gettext_lazy("Sex of the victim"),
    Axis.STANDING: gettext_lazy("What the victim is known for"),
    Axis.PEOPLE: gettext_lazy("People of the victim"),
    Axis.UNIT: gettext_lazy("Counting unit"),
    Axis.STATUS: gettext_lazy("How sure it is"),
    Axis.AGE: gettext_lazy("Age of the victim"),
    Axis.CHARACTERISTIC: gettext_lazy("Characteristics of the victim"),
    Axis.METHOD: gettext_lazy("Method of violence"),
    Axis.PROVINCE: gettext_lazy("Province"),
    Axis.INDICATOR: gettext_lazy("Category of indicator 16.10.1"),
    Axis.CRIME: gettext_lazy("Class of crime (ICCS)"),
}
INDICATOR: Final = {
    "killing": gettext_lazy("Killing"),
    "attempted_killing": gettext_lazy("Attempted killing"),
    "enforced_disappearance": gettext_lazy("Enforced disappearance"),
    "torture": gettext_lazy("Torture"),
    "arbitrary_detention": gettext_lazy("Arbitrary detention"),
    "kidnapping": gettext_lazy("Kidnapping"),
    "other_harmful_acts": gettext_lazy("Other harmful acts"),
}
Option = tuple[str, str]
EVERY: Final = "terminos"
ONLY: Final = {"acto": Axis.ACT, "departamento": Axis.DEPARTMENT, "alegado": Axis.ALLEGED}


def asking(query: QueryDict) -> tuple[Wanted, dict[str, list[str]]]:
    """What an address asks, and what is wrong with it by the names of its fields; the wrong part is left out."""
    errors: dict[str, list[str]] = {}
    since, until = (_day(query, name, errors) for name in ("desde", "hasta"))
    if since and until and until < since:
        errors["hasta"] = [_("It ends before it begins.")]
        until = None
    statuses = frozenset(each for each in Status if each.value in query.getlist("estado"))
    columns = query.get("columnas", "")
    wanted = Wanted(
        _axis(query.get("filas", "")) or Axis.ACT,
        _axis(columns) if columns != query.get("filas") else None,
        statuses or STANDING,
        since,
        until,
        {axis: query.get(name, "") for name, axis in ONLY.items() if query.get(name)},
    )
    return wanted, errors


def chosen(query: QueryDict) -> list[UUID]:
    """The collections named in an address, each once."""
    found: dict[UUID, None] = {}
    for text in query.getlist("c"):
        try:
            found[UUID(text)] = None
        except ValueError:
            continue
    return list(found)


def label(axis: Axis, value: str) -> str:
    """How a value of an axis is said."""
    if value == UNKNOWN:
        return _("Not known")
    if axis in VOCABULARIES:
        return words.term(VOCABULARIES[axis], value)
    return _SAID[axis](value)


def in_words(wanted: Wanted) -> str:
    """The question as a sentence part: statuses, dates and what alone is counted."""
    parts = [", ".join(words.status(each) for each in Status if each in wanted.statuses)]
    if wanted.since:
        parts.append(_("from %(day)s") % {"day": wanted.since.isoformat()})
    if wanted.until:
        parts.append(_("until %(day)s") % {"day": wanted.until.isoformat()})
    parts += [f"{AXES[axis]}: {label(axis, value)}" for axis, value in wanted.only.items()]
    return " · ".join(parts)


def options(axis: Axis, used: Iterable[str]) -> tuple[list[Option], list[Option]]:
    """The values an axis may be narrowed to: those that the records have, and the rest of its list."""
    if axis is Axis.DEPARTMENT:
        return [(one.code, one.name) for one in departments()], []
    number = VOCABULARIES[axis]
    there = {code: words.term(number, code) for code in used}
    rest = [
        (word.code, word.in_(naming.language()))
        for word in vocabulary.vocabulary(number).offered
        if word.code not in there
    ]
    return sorted(there.items(), key=lambda one: fold(one[1])), rest


def in_order(axis: Axis, values: Iterable[tuple[str, int]]) -> list[str]:
    """Values as they are read: time forward, the rest by how many, what is not known last."""
    if axis in (Axis.YEAR, Axis.MONTH):
        return [value for value, _many in sorted(values, key=lambda one: (not one[0], one[0]))]
    return [value for value, _many in sorted(values, key=lambda one: (not one[0], -one[1], one[0]))]


def _axis(text: str) -> Axis | None:
    return Axis(text) if text in set(Axis) else None


def _day(query: QueryDict, name: str, errors: dict[str, list[str]]) -> date | None:
    text = query.get(name, "").strip()
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        errors[name] = [_("Write the date as 2026-03-14.")]
        return None


def age(value: str) -> str:
    """A group of age as it is said."""
    low, _dash, high = value.partition("-")
    if high == "120":
        return _("%(low)s and older") % {"low": low}
    return _("%(low)s to %(high)s years") % {"low": low, "high": high}


def period(query: QueryDict) -> tuple[date, date]:
    """The twelve months that the indicator is asked for: those until the day asked, or until today."""
    wrong: dict[str, list[str]] = {}
    until = _day(query, "hasta", wrong) or clocks.local_today()
    since = _day(query, "desde", wrong)
    return (since if since and since <= until else _year_before(until)), until


def _year_before(until: date) -> date:
    try:
        return until.replace(year=until.year - 1) + timedelta(days=1)
    except ValueError:
        return date(until.year - 1, 3, 1)


def _month(value: str) -> str:
    if len(value) == 4:
        return _("%(year)s, month not known") % {"year": value}
    return clocks.rough_day(value)


def _department(value: str) -> str:
    found = place(value)
    return found.name if found else value


_SAID: Final[Mapping[Axis, Callable[[str], str]]] = {
    Axis.YEAR: str,
    Axis.MONTH: _month,
    Axis.COUNTRY: naming.country,
    Axis.DEPARTMENT: _department,
    Axis.STATUS: lambda value: words.status(Status(value)),
    Axis.AGE: age,
    Axis.PROVINCE: _department,
    Axis.INDICATOR: lambda value: str(INDICATOR.get(value, value)),
    Axis.CRIME: str,
}
