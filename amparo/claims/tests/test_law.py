from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.claims import law
from amparo.claims.law import Silence, Spoken, Valued
from amparo.claims.scales import SCALES

DAY = date(2026, 3, 1)
PARTS = [UUID(int=n) for n in range(4)]
FIVE = SCALES["iachr"]

components = st.lists(st.sampled_from(PARTS), unique=True, max_size=4)
degrees = st.sampled_from(FIVE.degrees)
valuations = st.lists(
    st.builds(
        Valued,
        on=st.dates(DAY, DAY + timedelta(days=9)),
        entered=st.integers(0, 9),
        component=st.sampled_from([None, *PARTS]),
        beneficiary=st.sampled_from(["", "b1", "b2"]),
        degree=degrees,
        contempt=st.booleans(),
    ),
    max_size=6,
    unique_by=lambda v: v.entered,
)
people = st.lists(st.sampled_from(["b1", "b2"]), unique=True)
voices = st.lists(
    st.builds(
        Spoken,
        speaker=st.sampled_from(law.SPEAKERS),
        stance=st.sampled_from(["done", "partly", "not_done", "no_position"]),
        on=st.dates(DAY, DAY + timedelta(days=9)),
        entered=st.integers(0, 9),
        component=st.sampled_from([None, *PARTS]),
    ),
    max_size=8,
    unique_by=lambda s: s.entered,
)


@settings(max_examples=50)
@given(components, people, valuations)
def test_the_whole_is_never_better_than_any_part_and_unknown_is_never_done(parts, who, valued):
    whole = law.standing(FIVE, parts, who, valued, [])
    for part in parts:
        of_part = law.standing(FIVE, [part], who, valued, [])
        if whole.degree is not None and of_part.degree is not None:
            assert FIVE.rank(whole.degree) <= FIVE.rank(of_part.degree)
        if of_part.degree is None:
            assert whole.degree in (None, FIVE.worst)


@settings(max_examples=50)
@given(components, people, valuations, voices)
def test_the_order_in_which_rows_are_read_changes_nothing(parts, who, valued, spoken):
    there = law.standing(FIVE, parts, who, valued, spoken)
    back = law.standing(FIVE, parts[::-1], who[::-1], valued[::-1], spoken[::-1])
    assert there == back


@settings(max_examples=50)
@given(components, people, valuations)
def test_one_more_part_that_nobody_valued_never_makes_the_whole_better(parts, who, valued):
    before = law.standing(FIVE, parts, who, valued, [])
    more = law.standing(FIVE, [*parts, UUID(int=99)] if parts else parts, who, valued, [])
    if more.degree is not None and before.degree is not None:
        assert FIVE.rank(more.degree) <= FIVE.rank(before.degree)


def test_a_later_word_of_the_body_on_the_whole_covers_what_it_said_of_a_part():
    early = Valued(on=DAY, entered=1, component=PARTS[0], degree="partial")
    later = Valued(on=DAY + timedelta(days=5), entered=2, degree="total")
    assert law.standing(FIVE, PARTS[:2], [], [early, later], []).degree == "total"
    assert law.standing(FIVE, PARTS[:2], [], [early], []).degree is None


def test_one_victim_without_reparation_leaves_the_order_unfulfilled():
    done = Valued(on=DAY, entered=1, beneficiary="b1", degree="total")
    assert law.standing(FIVE, [], ["b1", "b2"], [done], []).degree is None
    left = Valued(on=DAY, entered=2, beneficiary="b2", degree="pending")
    assert law.standing(FIVE, [], ["b1", "b2"], [done, left], []).degree == "pending"


def test_a_breach_stands_until_the_body_says_otherwise_of_the_same():
    court = SCALES["court"]
    breach = Valued(on=DAY, entered=1, degree="pending", contempt=True)
    cured = Valued(on=DAY + timedelta(days=1), entered=2, degree="partial")
    assert law.standing(court, [], [], [breach], []).contempt
    assert not law.standing(court, [], [], [breach, cured], []).contempt


def test_done_says_the_state_and_not_done_those_it_was_for():
    said = [
        Spoken(speaker="state", stance="done", on=DAY, entered=1),
        Spoken(speaker="beneficiaries", stance="not_done", on=DAY, entered=2, component=PARTS[0]),
        Spoken(speaker="supervisor", stance="no_position", on=DAY, entered=3),
    ]
    found = list(law.contradictions(PARTS[:2], said))
    assert [(c.component, c.first.speaker, c.second.speaker) for c in found] == [
        (PARTS[0], "state", "beneficiaries")
    ]
    assert law.standing(FIVE, PARTS[:2], [], [], said).disputed


@settings(max_examples=50)
@given(components, voices)
def test_a_contradiction_is_between_two_voices_that_hold_two_things(parts, spoken):
    for found in law.contradictions(parts, spoken):
        assert found.first.speaker != found.second.speaker
        assert found.first.stance != found.second.stance
        assert "no_position" not in (found.first.stance, found.second.stance)


def test_a_voice_is_silent_since_the_first_word_it_left_unanswered():
    said = [
        Spoken(speaker="state", stance="done", on=DAY, entered=1),
        Spoken(speaker="beneficiaries", stance="not_done", on=DAY + timedelta(days=3), entered=2),
        Spoken(speaker="beneficiaries", stance="not_done", on=DAY + timedelta(days=8), entered=3),
    ]
    silent = law.silences(said, None, None, DAY + timedelta(days=20))
    assert Silence("state", DAY + timedelta(days=3), "beneficiaries") in silent
    assert Silence("supervisor", DAY, "state") in silent
    assert "beneficiaries" not in [each.speaker for each in silent]


@pytest.mark.parametrize(
    ("due", "by", "since"),
    [
        (DAY, None, DAY),
        (None, DAY, DAY),
        (DAY + timedelta(days=2), DAY, DAY),
        (DAY + timedelta(days=30), None, None),
    ],
)
def test_the_state_is_silent_by_a_date_that_passed_without_its_word(due, by, since):
    silent = law.silences([], due, by, DAY + timedelta(days=10))
    assert [each.since for each in silent] == ([since] if since else [])


def test_late_counts_days_until_the_body_says_that_all_is_done():
    assert law.days_late(DAY, FIVE, "partial", DAY + timedelta(days=4)) == 4
    assert law.days_late(DAY, FIVE, None, DAY) == 0
    assert law.days_late(DAY, FIVE, "total", DAY + timedelta(days=4)) == 0


def test_what_is_late_longest_comes_first_then_what_is_due_then_who_is_silent():
    keys = {
        "late_long": law.portfolio_key(90, None, None, "a"),
        "late": law.portfolio_key(3, None, None, "b"),
        "due": law.portfolio_key(0, DAY, None, "c"),
        "silent": law.portfolio_key(0, None, DAY, "d"),
        "quiet": law.portfolio_key(0, None, None, "e"),
    }
    assert sorted(keys, key=keys.__getitem__) == list(keys)
