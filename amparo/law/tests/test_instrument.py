import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.law import packs
from amparo.law.instrument import UNKNOWN, suggest
from amparo.law.schema import Level, UnknownCode

INSTRUMENT = packs.load(packs.SHIPPED / "peru").instrument
ITEMS = INSTRUMENT.items()
ANSWERS = {item.code: INSTRUMENT.scale(item.scale).answers for item in ITEMS}
HARMLESS = {code: min(found, key=lambda a: a.risk).code for code, found in ANSWERS.items()}


def sheets():
    return st.fixed_dictionaries(
        {},
        optional={
            code: st.sampled_from([*(a.code for a in found), UNKNOWN])
            for code, found in ANSWERS.items()
        },
    )


items = st.sampled_from(ITEMS)


@given(sheets(), items)
def test_forgetting_a_good_answer_never_lowers_the_level(sheet, item):
    without = {code: said for code, said in sheet.items() if code != item.code}
    for answer in ANSWERS[item.code]:
        if answer.risk <= item.unknown_as:
            with_it = suggest(INSTRUMENT, {**without, item.code: answer.code})
            assert suggest(INSTRUMENT, without).level.rank >= with_it.level.rank


@given(sheets(), items)
def test_unknown_and_unanswered_are_the_same(sheet, item):
    without = {code: said for code, said in sheet.items() if code != item.code}
    assert suggest(INSTRUMENT, without) == suggest(INSTRUMENT, {**without, item.code: UNKNOWN})


@given(sheets(), items, st.data())
def test_a_worse_answer_never_lowers_the_level(sheet, item, data):
    better, worse = sorted(
        data.draw(
            st.tuples(st.sampled_from(ANSWERS[item.code]), st.sampled_from(ANSWERS[item.code]))
        ),
        key=lambda answer: answer.risk,
    )
    calm = suggest(INSTRUMENT, {**sheet, item.code: better.code})
    grave = suggest(INSTRUMENT, {**sheet, item.code: worse.code})
    assert grave.level.rank >= calm.level.rank


@given(sheets())
def test_what_is_missing_is_named_and_could_only_raise_the_level(sheet):
    found = suggest(INSTRUMENT, sheet)
    assert set(found.missing) == {
        item.code for item in ITEMS if sheet.get(item.code, UNKNOWN) == UNKNOWN
    }
    assert found.could_reach.rank >= found.level.rank
    assert found.because or found.level is Level.LOW


@pytest.mark.parametrize("item", [item for item in ITEMS if item.essential], ids=lambda i: i.code)
def test_low_waits_for_every_essential_answer(item):
    sheet = {code: said for code, said in HARMLESS.items() if code != item.code}
    assert suggest(INSTRUMENT, sheet).level.rank >= Level.MEDIUM.rank


def test_low_is_suggested_only_when_everything_was_looked_for():
    assert suggest(INSTRUMENT, HARMLESS).level is Level.LOW


@pytest.mark.parametrize("rule", INSTRUMENT.rules, ids=lambda rule: rule.code)
def test_every_rule_can_hold_and_tells_which_answers_made_it_hold(rule):
    worst = {code: max(found, key=lambda a: a.risk).code for code, found in ANSWERS.items()}
    touched = {code for condition in rule.when for code in condition.items}
    sheet = {**HARMLESS, **{code: worst[code] for code in touched}}
    found = suggest(INSTRUMENT, sheet)
    mine = next(reason for reason in found.because if reason.code == rule.code)
    assert found.level.rank >= rule.level.rank
    assert set(mine.items) <= touched
    assert mine.in_("es") != mine.in_("en")


def test_a_recent_attack_is_extreme_whatever_else_is_good():
    sheet = {**HARMLESS, "attack_on_life": "grave_signs", "last_event": "within_days"}
    assert suggest(INSTRUMENT, sheet).level is Level.EXTREME


def test_a_reason_that_rests_on_what_is_not_known_says_so():
    sheet = {code: said for code, said in HARMLESS.items() if code != "threats"}
    reason = next(r for r in suggest(INSTRUMENT, sheet).because if r.code == "some_threat")
    assert reason.doubtful == ("threats",)


@pytest.mark.parametrize("sheet", [{"height": "tall"}, {"threats": "maybe"}])
def test_an_answer_the_instrument_lacks_is_refused(sheet):
    with pytest.raises(UnknownCode):
        suggest(INSTRUMENT, sheet)
