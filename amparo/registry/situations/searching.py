"""Situations found by what is sealed of them: names, days, places, rights, acts and how they are followed.

The codes stand on each situation's card of the register, so that one opening with one entry reads those
of every situation that the member may know, and of no other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.utils.translation import gettext_noop as _

from amparo.accounts.actors import Actor
from amparo.custody.errors import NothingToOpen
from amparo.kernel.errors import Invalid
from amparo.kernel.text import fold
from amparo.registry.models import Situation
from amparo.registry.names import NameCard
from amparo.registry.people import finding
from amparo.registry.people.finding import Known
from amparo.registry.people.forms import NOT_LISTED, Day, Form
from amparo.registry.situations import forms, reading
from amparo.registry.situations.kinds import (
    Channel,
    Context,
    Followed,
    State,
    WhenKnown,
    WhereKnown,
)
from amparo.registry.situations.placing import placed

WRONG_WAY = _("The second day is before the first.")
PURPOSE: Final = "situation_work"
# How far from a day it may have been, when it was said to be around it.
AROUND: Final = timedelta(days=7)
_EACH: Final = ("defends", "acts", "alleged", "context")
_ONE: Final = {
    "occurred": "when",
    "located": "where",
    "province": "province",
    "district": "district",
}


class Asked(Form):
    """What a search asks; what is empty asks nothing. Days are of when it happened, both included.

    A province or a district is asked by its name or its code, and kept by its code; a community by words of
    its name, however they are accented.
    """

    q: str = ""
    since: Day | None = None
    until: Day | None = None
    occurred: WhenKnown | None = None
    department: str = ""
    province: str = ""
    district: str = ""
    community: str = ""
    located: WhereKnown | None = None
    defends: str = ""
    acts: str = ""
    alleged: str = ""
    context: Context | None = None
    channel: Channel | None = None
    state: State | None = None
    followed: Followed | None = None

    def kept(self) -> dict[str, str]:
        """What is asked, as text by field."""
        return {name: str(value) for name, value in self.model_dump(mode="json").items() if value}


@dataclass(frozen=True, slots=True)
class Row:
    """One situation found: what stands in clear, and its card."""

    row: Situation
    card: NameCard = field(repr=False)
    today: date

    @property
    def late(self) -> bool:
        """Whether a step of prevention is past its day."""
        due = str(self.card.told.get("due", ""))
        return bool(due) and due < self.today.isoformat()


def asked(given: Mapping[str, str]) -> Asked:
    """The search of a form or an address. Raises Invalid by field."""
    told = {name: given.get(name, "").strip() for name in Asked.model_fields}
    made = forms.filled(Asked, {name: value for name, value in told.items() if value})
    faults = {
        name: [NOT_LISTED]
        for name, source in (("defends", "defended"), ("acts", "acts"), ("alleged", "alleged"),
                             ("department", "department"))
        if (value := getattr(made, name)) and value not in dict(forms.options(source))
    }  # fmt: skip
    if made.since and made.until and made.until < made.since:
        faults["until"] = [WRONG_WAY]
    where = placed(made.department, made.province, made.district)
    if faults or where.faults:
        raise Invalid(where.faults | faults)
    codes = {name: getattr(where, name) for name in ("province", "district") if getattr(made, name)}
    return made.model_copy(update=codes)


def look(actor: Actor, wanted: Asked, at: datetime, today: date) -> list[Row]:
    """Every situation that fits and that the actor may know, newest month first; one entry, without words.

    Raises KeepsNoRegister and TooManySearches.
    """
    try:
        known = finding.known(actor, at, PURPOSE)
    except NothingToOpen:
        return []
    fits = dict(_fitting(known, wanted, today))
    sure = known.sure(fits)
    rows = reading.situations(actor).filter(pk__in=sure)
    clear = {
        name: value
        for name in ("channel", "state", "department")
        if (value := getattr(wanted, name))
    }
    return [Row(row, fits[row.pk], today) for row in rows.filter(**clear)]


def _fitting(known: Known, wanted: Asked, today: date) -> Iterator[tuple[UUID, NameCard]]:
    named = None
    if wanted.q:
        named = {one.file_id for one in known.search(wanted.q, _is_one)}
    for file_id, card in known.cards.of_kind("situation"):
        if named is not None and file_id not in named:
            continue
        if (
            _fits(card.told, wanted)
            and _happened(card.told, wanted)
            and _stands(card, wanted, today)
        ):
            yield file_id, card


def _is_one(card: NameCard) -> bool:
    return card.kind == "situation"


def _fits(told: Mapping[str, Any], wanted: Asked) -> bool:
    for name in _EACH:
        value = getattr(wanted, name)
        if value and str(value) not in told.get(name, ()):
            return False
    called = fold(str(told.get("community", "")))
    if not all(word in called for word in fold(wanted.community).split()):
        return False
    return all(
        not (value := getattr(wanted, name)) or str(value) == told.get(code)
        for name, code in _ONE.items()
    )


def _happened(told: Mapping[str, Any], wanted: Asked) -> bool:
    """Whether it may have happened on one of the days; of an unknown day it is not said that it did."""
    if not wanted.since and not wanted.until:
        return True
    span = _span(str(told.get("on", "")), str(told.get("when", "")))
    if span is None:
        return False
    first, last = span
    return last >= (wanted.since or date.min) and first <= (wanted.until or date.max)


def _span(on: str, when: str) -> tuple[date, date] | None:
    """The days within which it may have happened, as finely as the day is known."""
    if not on or when == WhenKnown.UNKNOWN:
        return None
    day = date.fromisoformat(on)
    if when == WhenKnown.AROUND:
        return day - AROUND, day + AROUND
    if when == WhenKnown.YEAR:
        return day.replace(month=1, day=1), day.replace(month=12, day=31)
    if when == WhenKnown.MONTH:
        first = day.replace(day=1)
        after = (
            first.replace(year=day.year + 1, month=1)
            if day.month == 12
            else first.replace(month=day.month + 1)
        )
        return first, date.fromordinal(after.toordinal() - 1)
    return day, day


def _stands(card: NameCard, wanted: Asked, today: date) -> bool:
    """Whether it is followed as asked."""
    if wanted.followed is None:
        return True
    due, taken = str(card.told.get("due", "")), bool(card.told.get("taken"))
    return {
        Followed.TAKEN: taken,
        Followed.NOT_TAKEN: not taken,
        Followed.PLANNED: bool(due) and not taken,
        Followed.LATE: bool(due) and due < today.isoformat() and not taken,
    }[wanted.followed]
