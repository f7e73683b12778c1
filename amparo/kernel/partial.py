"""Dates of which no more than the year or the month may be known, as text of ISO 8601."""

from __future__ import annotations

from datetime import date, datetime


def came_after(partial: str, entered_at: datetime, day: date, moment: datetime) -> bool:
    """Whether what is dated `partial` came after a moment of a day.

    Where the date does not say, being that day, a month or a year it is in, or empty, what was entered at
    the moment or later counts.
    """
    known = day.isoformat()[: len(partial)]
    return partial > known or (partial == known and entered_at >= moment)
