from datetime import UTC, datetime

import pytest

from amparo.config.worker import SWEEPS, Sweep, sweeps

AT = datetime(2026, 3, 2, 17, tzinfo=UTC)


def fail(at):
    raise ValueError("canary-word")


@pytest.mark.django_db
def test_a_sweep_that_fails_waits_longer_each_time_up_to_five_minutes():
    sweep = Sweep("failing", 1.0, fail)
    waits = []
    for _ in range(12):
        assert not sweep.turn(AT, 0.0)
        waits.append(sweep.next_s)
    assert waits[:4] == [2.0, 4.0, 8.0, 16.0]
    assert waits[-1] == 300.0


@pytest.mark.django_db
def test_a_sweep_that_recovers_returns_to_its_pace():
    sweep = Sweep("good", 60.0, lambda at: None, failures=3)
    assert sweep.turn(AT, 10.0)
    assert (sweep.failures, sweep.next_s) == (0, 70.0)


@pytest.mark.django_db
def test_a_sweep_gets_the_instant_of_its_round():
    seen = []
    Sweep("looking", 1.0, seen.append).turn(AT, 0.0)
    assert seen == [AT]


@pytest.mark.django_db
def test_a_failure_is_told_by_the_name_of_its_sweep_and_by_no_value(caplog):
    from amparo.config.logs import ValueFree

    Sweep("failing", 1.0, fail).turn(AT, 0.0)
    (record,) = caplog.records
    assert "failing" in record.getMessage()
    assert "canary-word" not in ValueFree().format(record)


def test_every_sweep_of_this_release_is_found():
    assert {sweep.name for sweep in sweeps()} == {name for name, _ in SWEEPS}
