"""An investigation as its page follows it: its steps in time, and how long nothing has been done."""

from __future__ import annotations

from datetime import date
from typing import Any

from amparo.documentation.records import Act, Entry
from amparo.web.desk.documentation import words


def followed(record: Entry, asked: str, today: date) -> dict[str, Any] | None:
    """The investigation of an act as a day saw it; None when the record has none.

    asked  the day, `2026-03-14`; today where it is none
    """
    investigation = record.investigation if isinstance(record, Act) else None
    if investigation is None:
        return None
    on = _day(asked) or today
    return {
        "on": on,
        "days": investigation.dormant(on),
        "steps": [(words.day(when), what) for when, what in investigation.taken()],
    }


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None
