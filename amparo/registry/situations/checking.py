"""What cannot be, of when and where a situation happened: told at its field, before anything is sealed."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_noop as _

from amparo.kernel.errors import Invalid
from amparo.law import packs
from amparo.registry.situations.kinds import Published, WhenKnown, WhereKnown

if TYPE_CHECKING:
    from amparo.registry.situations.forms import SituationForm

WHEN_IT_WAS = _("Write the day, or say that it is not known.")
HOW_PRECISELY = _("Say how precisely this day is known, or leave the day empty.")
KNOWN_BEFORE = _("It came to be known before it happened.")
NOT_YET = _("This day is still to come.")
PLACE_IT = _("Write the place as precisely as you say that it is known.")
TOLD_MORE = _("Nothing finer may be published than what is known of the place.")
# The fields of which one says a place as finely as this.
_SAID: Final = {
    WhereKnown.EXACT: ("place", "community"),
    WhereKnown.LOCALITY: ("place", "community"),
    WhereKnown.DISTRICT: ("district", "place", "community"),
    WhereKnown.PROVINCE: ("province", "district", "place", "community"),
    WhereKnown.DEPARTMENT: ("department", "province", "district"),
}
_OUTSIDE: Final = {
    Published.DEPARTMENT: ("department", "province", "district"),
    Published.PROVINCE: ("province", "district"),
}


def faults(form: SituationForm) -> dict[str, str]:
    """What contradicts itself, by field."""
    found: dict[str, str] = {}
    if form.occurred_on is None and form.occurred != WhenKnown.UNKNOWN:
        found["occurred_on"] = WHEN_IT_WAS
    if form.occurred_on is not None:
        if form.occurred == WhenKnown.UNKNOWN:
            found["occurred"] = HOW_PRECISELY
        elif form.occurred == WhenKnown.DAY and form.known_on < form.occurred_on:
            found["known_on"] = KNOWN_BEFORE
    for name, needed in (
        ("located", _SAID.get(form.located, ())),
        ("published", _OUTSIDE.get(form.published, ())),
    ):
        if needed and not any(getattr(form, one) for one in needed):
            found[name] = PLACE_IT if name == "located" else TOLD_MORE
    return found


def must_have_been(at: datetime, **days: date | None) -> None:
    """Raises Invalid at each field whose day is still to come, where the pack's law stands."""
    today = packs.local_day(at)
    late = {name: [NOT_YET] for name, day in days.items() if day is not None and day > today}
    if late:
        raise Invalid(late)
