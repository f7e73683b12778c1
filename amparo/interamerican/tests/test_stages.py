from datetime import date
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.interamerican import law
from amparo.interamerican.kinds import Kind, Whose
from amparo.interamerican.law import Clock
from amparo.interamerican.stages import FIRST, TABLES, Stage, Step, is_over, stages_of
from amparo.kernel.workflow import IllegalMove


@pytest.mark.parametrize("kind", list(Kind))
def test_every_step_the_table_does_not_foresee_is_refused(kind):
    unlawful = list(TABLES[kind].unlawful(Stage, Step))
    assert unlawful
    for stage, step in unlawful:
        with pytest.raises(IllegalMove):
            TABLES[kind].after(stage, step)


@pytest.mark.parametrize("kind", list(Kind))
def test_every_stage_is_reached_from_the_first_and_leads_to_an_end(kind):
    moves = list(TABLES[kind].moves())
    reached = _grown({FIRST[kind]}, [(start, end) for start, _, end in moves])
    assert reached == set(stages_of(kind))
    # A published report is followed for ever: it may end there without being over.
    ends = {stage for stage in reached if {e for s, _, e in moves if s == stage} <= {stage}}
    assert {stage for stage in reached if is_over(kind, stage)} <= ends
    assert _grown(ends, [(end, start) for start, _, end in moves]) == reached


def _grown(stages, ways):
    """The stages and all that some way leads to from them."""
    more = {end for start, end in ways if start in stages} - stages
    return _grown(stages | more, ways) if more else stages


def test_a_measure_is_lifted_only_by_its_body_and_goes_on_while_that_is_asked():
    table = TABLES[Kind.PRECAUTIONARY]
    assert table.after(Stage.IN_FORCE, Step.ASK_LIFTING) == Stage.LIFTING_ASKED
    assert not is_over(Kind.PRECAUTIONARY, Stage.LIFTING_ASKED)
    assert table.after(Stage.LIFTING_ASKED, Step.KEEP) == Stage.IN_FORCE


@given(st.dates(date(2020, 1, 1), date(2090, 1, 1)), st.integers(1, 24))
def test_a_cycle_falls_on_the_same_day_of_its_month_or_on_its_last(day, months):
    after = law.months_after(day, months)
    assert (after.year * 12 + after.month) - (day.year * 12 + day.month) == months
    assert after.day == day.day or (after.day < day.day and law.months_after(after, 0) == after)


def test_the_report_of_january_and_then_each_three_months():
    first = date(2026, 1, 9)
    assert law.months_after(first, 3) == date(2026, 4, 9)
    assert law.months_after(date(2026, 11, 30), 3) == date(2027, 2, 28)


def due(**more):
    facts = {"kind": "observations", "whose": "representatives", "asked_on": date(2026, 3, 1)}
    facts |= {"due_on": date(2026, 3, 20), "met_on": None, "stopped_on": None}
    return SimpleNamespace(**(facts | more))


def test_the_day_something_falls_due_is_still_in_time():
    assert law.clock(due(), date(2026, 3, 20)) == Clock.RUNNING
    assert law.clock(due(), date(2026, 3, 21)) == Clock.LATE
    assert law.clock(due(met_on=date(2026, 3, 21)), date(2026, 5, 1)) == Clock.MET_LATE
    assert law.days_late(due(met_on=date(2026, 3, 25)), date(2026, 5, 1)) == 5


def test_silence_counts_from_the_oldest_thing_asked_and_not_from_a_commitment():
    rows = [
        due(asked_on=date(2026, 3, 9)),
        due(),
        due(kind="commitment", asked_on=date(2026, 1, 1)),
    ]
    found = law.silence(rows, Whose.REPRESENTATIVES, date(2026, 3, 31))
    assert (found.since, found.days) == (date(2026, 3, 1), 30)
    assert law.silence(rows, Whose.STATE, date(2026, 3, 31)) is None
