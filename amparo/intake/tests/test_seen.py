from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from amparo.intake.seen import fold
from amparo.intake.values import Said

AT = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
MEASURE, ORDER = uuid4(), uuid4()


def line(kind, after=0, **params):
    return {"kind": kind, "at": AT + after * HOUR, **params}


def said(code, about, after=0, **value):
    return Said(AT + after * HOUR, code, about, value)


def only(standing):
    (measure,) = standing.measures
    return measure


PROPOSED = line("measure", id=str(MEASURE), type="patrol", state="proposed", institution="PNP")
ORDERED = line("order", 2, measure_id=str(MEASURE), order_id=str(ORDER), institution="PNP")


def test_the_last_stage_is_where_the_file_stands():
    lines = [line("stage", stage="received", track="urgent"), line("stage", 1, stage="admitted")]
    seen = fold(lines, [], AT)
    assert (seen.stage, seen.track, seen.since) == ("admitted", "urgent", AT + HOUR)


def test_lines_of_one_instant_count_in_the_order_they_were_written():
    lines = [line("stage", stage="admitted"), line("stage", stage="interim_ordered")]
    assert fold(lines, [], AT).stage == "interim_ordered"


def test_a_running_term_past_its_instant_is_late_at_that_very_instant():
    due = AT + HOUR
    lines = [line("term", code="t", due_at=due.isoformat(), whose="institution", state="running")]
    assert fold(lines, [], due - timedelta(seconds=1)).next_term.state == "running"
    assert fold(lines, [], due).next_term.state == "late"


def test_a_term_that_was_met_is_no_longer_next():
    due = (AT + HOUR).isoformat()
    lines = [
        line("term", code="t", due_at=due, state="running"),
        line("term", code="t", state="met"),
    ]
    seen = fold(lines, [], AT)
    assert (seen.terms[0].state, seen.next_term) == ("met", None)


def test_her_word_on_a_proposal_stands_until_it_is_proposed_again():
    objected = said("object", MEASURE, 1, text="no")
    assert only(fold([PROPOSED], [objected], AT)).agreed == "no"
    again = {**PROPOSED, "at": AT + 3 * HOUR, "agreed": "unanswered"}
    assert only(fold([PROPOSED, again], [objected], AT)).agreed == "unanswered"


def test_an_order_gives_the_measure_its_date_and_what_was_revealed():
    due = (AT + 5 * HOUR).isoformat()
    seen = only(fold([PROPOSED, {**ORDERED, "due_at": due, "reveals": ["place"]}], [], AT))
    assert seen.due_at == AT + 5 * HOUR
    assert (seen.orders[0].order_id, seen.orders[0].reveals) == (ORDER, ("place",))


def test_what_she_says_of_an_order_is_said_of_its_measure():
    lines = [PROPOSED, ORDERED]
    assert only(fold(lines, [said("contest", ORDER, 3)], AT)).arrived == "no"
    worse = only(fold(lines, [said("worse", ORDER, 3)], AT))
    assert (worse.arrived, worse.helped) == ("worse", "worse")
    assert only(fold(lines, [said("helped", ORDER, 3, helped="no")], AT)).helped == "no"


def test_messages_of_both_sides_stand_in_the_order_of_time():
    lines = [line("message", 2, text="Buenas", from_role="analyst")]
    seen = fold(lines, [said("message", None, 1, text="Hola"), said("agree", MEASURE, 3)], AT)
    assert [(one.text, one.mine) for one in seen.messages] == [("Hola", True), ("Buenas", False)]


def test_a_line_nobody_knows_is_kept_in_the_history_and_breaks_nothing():
    odd = [line("strange"), {"kind": "term"}, {"kind": "measure", "id": "x"}, {"at": "never"}, {}]
    assert len(fold(odd, [said("agree", UUID(int=0))], AT).history) == 5


def test_an_opening_shows_role_desk_and_purpose():
    told = line("opened", role="analyst", desk="analysis", institution="DGDH", purpose="plan_work")
    (seen,) = fold([told], [], AT).opened
    assert (seen.role, seen.desk, seen.institution, seen.purpose, seen.on) == (
        "analyst",
        "analysis",
        "DGDH",
        "plan_work",
        AT,
    )


def test_she_is_asked_again_when_it_is_reported_as_done_after_she_said_no():
    done = line(
        "order",
        6,
        measure_id=str(MEASURE),
        order_id=str(ORDER),
        institution="PNP",
        state="reported",
    )
    denied = said("contest", ORDER, 4)
    seen = only(fold([PROPOSED, ORDERED, done], [denied], AT))
    assert (seen.arrived, seen.denied_at, seen.again_at) == ("", AT + 4 * HOUR, AT + 6 * HOUR)

    seen = only(fold([PROPOSED, ORDERED, done], [denied, said("confirm", ORDER, 8)], AT))
    assert (seen.arrived, seen.denied_at, seen.again_at) == ("yes", None, None)
