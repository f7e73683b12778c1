"""Days that cannot be: an end before its beginning, and what is told as past and is still to come.

Uncertain days are compared by what they may have been: only what cannot be in any way is refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Final

from django.utils.translation import gettext_noop as _

from amparo.documentation.entry import Entry
from amparo.documentation.shapes import Precision, When

BEFORE: Final = _("This day is before the beginning.")
NOT_YET: Final = _("This day is still to come.")
_ORDERED: Final = (("begins", "ends"), ("born", "died"))
_PAST: Final = ("received", "dated", "on", "made_on", "born", "died", "begins", "ends")
DAYS: Final = _PAST
"""The fields whose days are looked at."""
# What somebody is or does for a time may well end later.
_LASTING: Final = frozenset({"biographic"})


def impossible(record: Entry, today: date) -> Iterator[tuple[str, str]]:
    """Each field whose day cannot be, with why. `today`: the day it is where the record is kept."""
    said = {name: when for name in _dated(type(record)) if (when := _when(record, name))}
    if not said:
        return iter(())
    return impossible_days(record.kind, said, today)


def impossible_days(kind: str, said: Mapping[str, When], today: date) -> Iterator[tuple[str, str]]:
    """The same of what a record of a kind would say, by its field."""
    for name in _PAST:
        when = said.get(name)
        lasting = kind in _LASTING and name in ("begins", "ends")
        if when and when.first and when.first > today and not lasting:
            yield name, NOT_YET
    for earlier, later in _ORDERED:
        since, until = said.get(earlier), said.get(later)
        if since and until and _reversed(since, until):
            yield later, BEFORE


def kept_beside(record: Entry, today: date) -> Entry:
    """The record with each day that cannot be beside it, by its field, as any cell that no field can hold."""
    wrong = {name: written(when) for name, _why in impossible(record, today)
             if (when := _when(record, name))}  # fmt: skip
    if not wrong:
        return record
    return record.model_copy(update={**dict.fromkeys(wrong), "beside": {**wrong, **record.beside}})


@cache
def _dated(kind: type[Entry]) -> tuple[str, ...]:
    """Which of the fields a kind of record has."""
    return tuple(name for name in DAYS if name in kind.model_fields)


def _when(record: Entry, name: str) -> When | None:
    found = getattr(record, name, None)
    return found if isinstance(found, When) else None


def _reversed(since: When, until: When) -> bool:
    if Precision.ESTIMATE in (since.precision, until.precision):
        return False
    first, last = since.first, until.last
    return first is not None and last is not None and last < first


def written(when: When) -> str:
    """A day as its record says it."""
    sign = "~" if when.precision is Precision.ESTIMATE else ""
    return " · ".join(filter(None, (sign + when.value, when.words)))
