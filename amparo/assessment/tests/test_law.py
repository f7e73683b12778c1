from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.assessment import law
from amparo.assessment.law import ChangedByAnother, Draft, NotComplete
from amparo.kernel.errors import Invalid
from amparo.law import packs

TODAY = date(2026, 3, 2)
PLACES = st.sampled_from(
    ["notes.threats", "notes.impunity", "judgement.reasons", "judgement.dissent"]
)


@pytest.fixture(scope="module")
def instrument():
    return packs.current().instrument


@pytest.fixture
def whole(instrument):
    words = {f"answers.{item.code}": "unknown" for item in instrument.items()}
    words |= {
        "judgement.level": "high",
        "judgement.reasons": "Razones inventadas.",
        "judgement.would_change": "Si vuelve quien amenazó.",
        "judgement.valid_until": "2026-04-15",
        "judgement.her_reading": "extreme",
    }
    return Draft(words, salt="00")


def test_two_people_who_write_different_places_both_keep_their_words():
    first = law.merge(Draft(), 0, {"notes.threats": "uno"})
    both = law.merge(first, 0, {"notes.impunity": "dos"})

    assert both["notes.threats"] == "uno"
    assert both["notes.impunity"] == "dos"
    assert both.revision == 2


def test_the_same_place_changed_meanwhile_is_refused_and_named():
    first = law.merge(Draft(), 0, {"notes.threats": "uno"})

    with pytest.raises(ChangedByAnother) as refusal:
        law.merge(first, 0, {"notes.threats": "otro"})

    assert refusal.value.params == {"places": "notes.threats"}


def test_saying_the_same_again_changes_nothing():
    first = law.merge(Draft(), 0, {"notes.threats": "uno"})

    assert law.merge(first, 0, {"notes.threats": "uno"}) is first


@given(
    mine=st.dictionaries(PLACES, st.text(max_size=20)),
    theirs=st.dictionaries(PLACES, st.text(max_size=20)),
)
def test_no_merge_ever_loses_what_another_wrote(mine, theirs):
    before = law.merge(Draft(), 0, theirs)
    try:
        after = law.merge(before, 0, mine)
    except ChangedByAnother:
        return

    for place, words in theirs.items():
        assert after[place] in (words, mine.get(place))
        assert place not in mine or after[place] == words or words == ""


def test_what_was_typed_comes_back_as_typed():
    draft = law.merge(Draft(salt="ab"), 0, {"notes.threats": "  dos  espacios\n"})

    assert Draft.of_value(draft.as_value()) == draft


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("answers.no_such_item", "unknown"),
        ("answers.threats", "no_such_answer"),
        ("judgement.no_such_field", "x"),
        ("judgement.level", "terrible"),
        ("judgement.valid_until", "mañana"),
        ("nowhere", "x"),
        ("notes.threats", "x" * (law.WORDS_LIMIT + 1)),
    ],
)
def test_what_the_instrument_lacks_is_refused_at_its_place(instrument, place, said):
    with pytest.raises(Invalid) as refusal:
        law.check_places({place: said}, instrument)

    assert set(refusal.value.fields) == {place}


def test_an_unknown_answer_is_an_answer_and_a_blank_one_is_not(instrument, whole):
    assert law.missing(whole, instrument) == {}
    blank = Draft({**whole.words, "answers.threats": ""})

    assert set(law.missing(blank, instrument)) == {"answers.threats"}


def test_unknown_answers_never_suggest_a_low_level(instrument, whole):
    assert law.suggested(whole, instrument).level.value != "low"


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("reasons", ""),
        ("would_change", ""),
        ("level", ""),
        ("her_reading", ""),
        ("valid_until", ""),
        ("valid_until", "2026-03-02"),
        ("valid_until", "2026-05-02"),
    ],
)
def test_a_judgement_that_is_not_whole_is_not_signed(instrument, whole, field, said):
    with pytest.raises(NotComplete) as refusal:
        law.check_complete(Draft({**whole.words, f"judgement.{field}": said}), instrument, TODAY)

    assert set(refusal.value.fields) == {f"judgement.{field}"}


def test_why_she_was_not_asked_stands_in_for_her_own_reading(instrument, whole):
    words = {**whole.words, "judgement.her_reading": "", "judgement.her_not_asked": "Sin señal."}

    law.check_complete(Draft(words), instrument, TODAY)


@pytest.mark.parametrize(
    ("level", "suggested", "needed"),
    [
        ("low", "low", True),
        ("medium", "high", True),
        ("high", "high", False),
        ("extreme", "high", False),
    ],
)
def test_low_and_less_than_suggested_need_a_reasoned_second(level, suggested, needed):
    assert law.second_needs_reasons(level, suggested) is needed


def test_a_signature_names_file_version_place_level_and_words():
    file_id, other = UUID(int=1), UUID(int=2)
    one = law.statement(UUID(int=9), file_id, 1, 1, "high", b"d" * 32)

    assert one != law.statement(UUID(int=9), other, 1, 1, "high", b"d" * 32)
    assert one != law.statement(UUID(int=9), file_id, 1, 2, "high", b"d" * 32)
    assert one != law.statement(UUID(int=9), file_id, 1, 1, "low", b"d" * 32)
    assert one != law.statement(UUID(int=9), file_id, 1, 1, "high", b"e" * 32)


def test_the_same_words_with_another_salt_have_another_digest():
    assert Draft({"notes.threats": "x"}, salt="a").digest() != (
        Draft({"notes.threats": "x"}, salt="b").digest()
    )
