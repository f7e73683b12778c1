import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.intake import meaning
from amparo.intake.errors import AnswersNotUsable
from amparo.intake.law import check_page, is_asked, parse
from amparo.law import packs


def fields(accepted, **changes):
    with pytest.raises(AnswersNotUsable) as refused:
        accepted(**changes)
    return refused.value.fields


def test_the_urgent_track_takes_only_what_it_requires(accepted):
    assert accepted().answers["safe_way"] == ("receipt",)


@pytest.mark.parametrize("code", ["danger_now", "who_asks", "protected_name", "safe_hours"])
def test_a_required_question_left_out_is_told_at_that_question(accepted, code):
    assert list(fields(accepted, **{code: None})) == [code]


@pytest.mark.parametrize("blank", ["", "   ", []])
def test_a_blank_answer_to_a_required_question_is_no_answer(accepted, blank):
    assert list(fields(accepted, protected_name=blank)) == ["protected_name"] or blank == []


def test_i_do_not_know_is_an_answer_where_the_form_allows_it(accepted):
    assert accepted(place_now="unknown").answers["place_now"] == "unknown"


def test_every_fault_is_told_at_once(accepted):
    told = fields(accepted, danger_now="maybe", safe_way=["pigeon"], protected_name=None)
    assert set(told) == {"danger_now", "safe_way", "protected_name"}


def test_no_message_repeats_what_was_typed(accepted):
    told = fields(accepted, danger_now="CANARY", people_count="CANARY", last_incident_on="CANARY")
    assert "CANARY" not in str(told)


def test_a_question_the_form_does_not_have_is_refused(accepted):
    assert list(fields(accepted, dni="12345678")) == ["dni"]


def test_a_text_too_long_says_the_limit_and_the_count(accepted):
    told = fields(accepted, protected_name="x" * 201)
    assert "200" in told["protected_name"][0]
    assert "201" in told["protected_name"][0]


@pytest.mark.parametrize(
    ("typed", "kept"), [("2026", "2026"), ("2026-03", "2026-03"), ("2026-03-01", "2026-03-01")]
)
def test_a_date_may_be_as_rough_as_memory(accepted, typed, kept):
    assert accepted(last_incident_on=typed).answers["last_incident_on"] == kept


@pytest.mark.parametrize("typed", ["2026-13", "2026-02-30", "ayer", "0000", "٢٠٢٦"])
def test_a_date_that_does_not_exist_is_refused(accepted, typed):
    assert "last_incident_on" in fields(accepted, last_incident_on=typed)


@pytest.mark.parametrize("typed", [0, -1, True, 1.5, "1e3", 10**9])
def test_a_number_out_of_bounds_is_refused(accepted, typed):
    assert "people_count" in fields(accepted, people_count=typed)


def test_incidents_are_read_one_by_one_and_faults_are_told_by_place(accepted):
    good = {"incident_on": "2026-02", "incident_words": "Una llamada inventada"}
    assert accepted(incidents=[good]).answers["incidents"] == (good,)
    told = fields(accepted, incidents=[good, {"incident_on": "CANARY"}, "CANARY"])
    assert set(told) == {"incidents.1.incident_on", "incidents.2.incidents"}


def test_direction_and_control_marks_are_taken_out_of_a_text(accepted):
    told = accepted(protected_name="Ana\u202egnp\x00 Inventada")
    assert told.answers["protected_name"] == "Anagnp Inventada"


@given(st.text(max_size=300))
def test_any_text_is_either_kept_or_told_and_never_a_fault(text):
    question = next(q for q in packs.current().form.questions() if q.code == "account")
    raw = {"account": text}
    try:
        parse(packs.current(), raw, "urgent", language="es")
    except AnswersNotUsable as refused:
        assert question.code not in refused.fields  # noqa: PT017 - only others are missing


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=5))
def test_no_shape_of_an_answer_breaks_the_form(typed):
    for question in packs.current().form.questions():
        try:
            parse(packs.current(), {question.code: typed}, "ordinary", language="es")
        except AnswersNotUsable:
            continue


def test_one_page_is_checked_alone(accepted):
    with pytest.raises(AnswersNotUsable) as refused:
        check_page(packs.current(), "danger", {}, "urgent", {})
    assert list(refused.value.fields) == ["danger_now"]
    assert check_page(packs.current(), "danger", {"danger_now": "no"}, "urgent", {}) == {
        "danger_now": "no"
    }


def test_a_conditional_question_is_asked_when_its_condition_holds():
    question = next(q for q in packs.current().form.questions() if q.code == "contact_words")
    assert is_asked(question, {"safe_way": ("sms",)})
    assert not is_asked(question, {"safe_way": ("receipt",)})


def test_the_alleged_source_closes_its_institutions_with_their_bodies(accepted):
    told = accepted(track="ordinary", alleged_sources=["state_police"])
    assert {"PNP", "MININTER"} <= told.must_not_know


def test_an_institution_that_must_not_know_closes_the_bodies_under_it(accepted):
    told = accepted(must_not_know=["MINAM"])
    assert {"MINAM", "OEFA"} <= told.must_not_know


def test_only_the_department_of_a_place_is_a_clear_fact(accepted):
    assert accepted().department == "25"
    assert accepted(place_danger="dos horas río arriba", place_now="prefer_not").department == ""


def test_somebody_who_asks_for_another_is_a_proxy_and_a_spokesperson_is_not(accepted):
    assert accepted(who_asks="relative").on_behalf
    assert accepted(who_asks="organisation").on_behalf
    assert not accepted(who_asks="organisation", is_collective="yes").on_behalf
    assert not accepted().on_behalf


def test_reading_back_is_only_a_spoken_yes(accepted):
    assert not accepted().reads_own
    assert accepted(track="ordinary", reads_own="yes").reads_own


def test_an_unknown_track_is_refused(accepted):
    assert list(fields(accepted, track="express")) == ["track"]


def test_an_answer_not_given_means_the_most_careful_thing():
    told = meaning.of(packs.current(), {})
    assert (told.reads_own, told.consents, told.department) == (False, frozenset(), "")


def test_staff_need_not_type_the_channel_they_take_a_request_by(accepted):
    assert accepted(channel="telephone").answers["channel"] == "telephone"
