"""The rules of matters that need no row: consent, what is still to be written, lateness, silence, cycles."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final, Protocol

from amparo.interamerican.kinds import (
    REQUIREMENTS,
    ConsentKind,
    DueKind,
    Kind,
    PaperKind,
    Section,
    Whose,
)

# What is due, but to nobody who asks in the matter.
NO_ANSWER: Final = frozenset({DueKind.COMMITMENT, DueKind.REMEDY, DueKind.FILING})


class Dated(Protocol):
    """What the rules read of something due."""

    kind: str
    whose: str
    asked_on: date
    due_on: date
    met_on: date | None
    stopped_on: date | None


class Written(Protocol):
    """What the rules read of a paper."""

    kind: str
    author: str
    on: date


class Clock(StrEnum):
    RUNNING = "running"
    LATE = "late"
    MET = "met"
    MET_LATE = "met_late"
    STOPPED = "stopped"


class Consented(Protocol):
    """What the rules read of a consent."""

    kind: str
    on: date
    recorded_at: datetime


def clock(due: Dated, today: date) -> Clock:
    """What a date is today; the day it falls due is still in time."""
    if due.stopped_on is not None:
        return Clock.STOPPED
    if due.met_on is not None:
        return Clock.MET if due.met_on <= due.due_on else Clock.MET_LATE
    return Clock.LATE if due.due_on < today else Clock.RUNNING


def days_late(due: Dated, today: date) -> int:
    """Days beyond its day until it was met, or until today; 0 when in time or stopped."""
    if due.stopped_on is not None:
        return 0
    return max(((due.met_on or today) - due.due_on).days, 0)


@dataclass(frozen=True, slots=True)
class Silence:
    """Whoever was asked and has not answered: since when, for how many days."""

    whose: str
    since: date
    days: int


def silence(
    dues: Iterable[Dated], whose: Whose, today: date, papers: Iterable[Written] = ()
) -> Silence | None:
    """The oldest thing asked of one side that it has not answered; None when it owes no answer.

    A commitment of a meeting and a court of the country are no answer to the supervising body.
    papers  a report of the State asks the representatives for an answer, though nobody set its date
    """
    known = list(dues)
    asked = [
        due.asked_on
        for due in known
        if due.whose == whose
        and due.kind not in NO_ANSWER
        and clock(due, today) in (Clock.RUNNING, Clock.LATE)
        and due.asked_on <= today
    ]
    if whose == Whose.REPRESENTATIVES:
        asked += _reports_without_a_date(known, list(papers), today)
    return Silence(whose, min(asked), (today - min(asked)).days) if asked else None


def _reports_without_a_date(
    dues: Iterable[Dated], papers: Iterable[Written], today: date
) -> list[date]:
    """Days of the State's reports after which the representatives neither wrote nor were given a date."""
    ours = Whose.REPRESENTATIVES
    answered = [d.asked_on for d in dues if d.whose == ours and d.kind not in NO_ANSWER]
    answered += [paper.on for paper in papers if paper.author == ours]
    newest = max(answered, default=date.min)
    reports = (p.on for p in papers if p.kind == PaperKind.STATE_REPORT and p.author == Whose.STATE)
    return [on for on in reports if newest < on <= today]


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of a month that has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def consents(rows: Iterable[Consented]) -> bool:
    """Whether the newest consent of a person stands: given, or absent with its reason."""
    newest = max(rows, key=_when, default=None)
    return newest is not None and newest.kind != ConsentKind.WITHDRAWN


def _when(row: Consented) -> tuple[date, datetime, bool]:
    # Of two entered at one moment the withdrawal counts.
    return row.on, row.recorded_at, row.kind == ConsentKind.WITHDRAWN


def sections_of(kind: Kind) -> tuple[Section, ...]:
    """What must be written before a matter of a kind is filed: the three requirements are of measures."""
    if kind in (Kind.PRECAUTIONARY, Kind.PROVISIONAL):
        return tuple(Section)
    return tuple(section for section in Section if section not in REQUIREMENTS)


def still_to_write(kind: Kind, prepared: Iterable[str]) -> tuple[Section, ...]:
    done = set(prepared)
    return tuple(section for section in sections_of(kind) if section not in done)
