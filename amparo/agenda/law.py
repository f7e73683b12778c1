"""What a deadline is at one instant: pure, from the row and `at` alone."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from amparo.agenda.models import Status


class Clocked(Protocol):
    """The instants of a deadline, as the rules read them."""

    due_at: datetime
    suspended_at: datetime | None
    met_at: datetime | None
    stopped_at: datetime | None


@dataclass(frozen=True, slots=True)
class Duration:
    """How long one measured term took, against what it was given."""

    term_code: str
    taken: timedelta
    given: timedelta

    @property
    def in_time(self) -> bool:
        return self.taken < self.given


def status(deadline: Clocked, at: datetime) -> Status:
    """Return what the deadline is at `at`; met exactly when due is met late (due is exclusive)."""
    if deadline.stopped_at is not None:
        return Status.STOPPED
    if deadline.met_at is not None:
        return Status.MET if deadline.met_at < deadline.due_at else Status.MET_LATE
    if deadline.suspended_at is not None:
        return Status.PAUSED
    return Status.LATE if deadline.due_at <= at else Status.RUNNING


def left(deadline: Clocked, at: datetime) -> timedelta:
    """Return the time left, negative when late; while paused, what was left at the pause."""
    return deadline.due_at - (deadline.suspended_at or at)
