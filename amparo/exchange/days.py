"""Days of an import that cannot be, each by the field that says it: they stay beside their record, and are told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from pydantic import ValidationError

from amparo.documentation import dating
from amparo.documentation.entry import Entry
from amparo.documentation.shapes import When

_DAYS: Final = frozenset(dating.DAYS)
CODES: Final = {dating.BEFORE: "before", dating.NOT_YET: "to_come"}
"""Why a day cannot be, as a report tells it."""


def of_cells(kind: str, given: Mapping[str, Any], today: date) -> Iterator[tuple[str, str]]:
    """The fields of a record to be whose days cannot be, with the code of why."""
    said = {name: when for name in _DAYS & given.keys() if (when := _when(given[name]))}
    if not said:
        return
    for name, why in dating.impossible_days(kind, said, today):
        yield name, CODES[why]


def of_record(record: Entry, today: date) -> Iterator[tuple[str, str, str]]:
    """The same of a record that came whole, with what it says."""
    for name, why in dating.impossible(record, today):
        yield name, CODES[why], dating.written(getattr(record, name))


def _when(said: Any) -> When | None:
    try:
        return When.model_validate(said) if said else None
    except ValidationError:
        return None
