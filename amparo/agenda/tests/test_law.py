from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from amparo.agenda.law import Duration, left, status
from amparo.agenda.models import Status

DUE = datetime(2026, 3, 4, 17, tzinfo=UTC)
HOUR = timedelta(hours=1)


@dataclass
class Row:
    due_at: datetime = DUE
    suspended_at: datetime | None = None
    met_at: datetime | None = None
    stopped_at: datetime | None = None


@pytest.mark.parametrize(
    ("row", "at", "expected"),
    [
        (Row(), DUE - HOUR, Status.RUNNING),
        (Row(), DUE, Status.LATE),  # due is an exclusive bound
        (Row(met_at=DUE - HOUR), DUE + HOUR, Status.MET),
        (Row(met_at=DUE), DUE + HOUR, Status.MET_LATE),
        (Row(suspended_at=DUE - HOUR), DUE + HOUR, Status.PAUSED),
        (Row(stopped_at=DUE + HOUR), DUE + HOUR, Status.STOPPED),
    ],
)
def test_what_a_deadline_is_follows_from_its_instants_alone(row, at, expected):
    assert status(row, at) is expected


def test_a_paused_deadline_keeps_what_was_left_of_it():
    assert left(Row(suspended_at=DUE - 3 * HOUR), DUE + HOUR) == 3 * HOUR
    assert left(Row(), DUE + HOUR) == -HOUR


def test_taking_exactly_what_was_given_is_not_in_time():
    assert not Duration("arrival_urgent", 24 * HOUR, 24 * HOUR).in_time
