import json
import time

import pytest

from amparo.config import benchmarks
from amparo.config.benchmarks import BASELINE, Step


def test_a_step_says_how_many_times_the_named_baseline_one_waited():
    step = Step(16, 64, 64, 20.0, 0.5, 0.9, 0.1)
    assert step.times_baseline == pytest.approx(5)
    assert f"5.0 times {BASELINE}" in str(step)
    assert json.loads(json.dumps(step.facts()))["baseline"] == BASELINE


def test_people_ask_together_and_every_answer_is_counted():
    def ask():
        time.sleep(0.01)
        return next(answers)

    answers = iter([True] * 7 + [False])
    begun = time.monotonic()
    times, good = benchmarks._timed(ask, 4, 8)
    assert (len(times), good) == (8, 7)
    assert times == sorted(times)
    assert time.monotonic() - begun < sum(times)
