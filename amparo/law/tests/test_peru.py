import re
from datetime import date

import holidays
import pytest

from amparo.law.schema import InstitutionKind, Right, Track, Unit

ACTS = """
receive open_review ask_completion complete admit refer refuse order_interim start_assessment sign_assessment
propose_plan submit_plan decide_grant decide_partial decide_deny notify issue_order start_follow_up review extend
vary close reopen withdraw appeal decide_appeal
"""


def test_no_term_ships_verified(peru):
    assert not any(t.verified or t.article or t.verified_by for t in peru.terms)
    assert {t.badge("es") for t in peru.terms} == {"por verificar"}


def test_eight_ministries_joined_in_2021_and_devida_in_2022(peru):
    joined = {i.code: min(m.from_ for m in i.membership) for i in peru.institutions if i.membership}
    assert sum(since.startswith("2021") for since in joined.values()) == 8
    assert {code for code, since in joined.items() if not since.startswith("2021")} == {"DEVIDA"}
    assert joined["DEVIDA"].startswith("2022")


def test_those_who_are_not_bound_are_never_members(peru):
    for institution in peru.institutions:
        unbound = (InstitutionKind.ARTICULATED, InstitutionKind.OUTSIDE)
        assert not (institution.kind in unbound and institution.membership)


def test_every_act_has_its_words(peru):
    assert [act.code for act in peru.procedure.acts] == ACTS.split()


def test_the_urgent_track_may_order_measures_right_after_admission(peru):
    assert peru.procedure.row("received", "admit", Track.URGENT)
    assert peru.procedure.row("admitted", "order_interim", Track.URGENT)
    assert peru.procedure.row("received", "admit", Track.ORDINARY) is None


def test_asking_for_completion_never_holds_back_the_urgent_track(peru):
    assert peru.procedure.row("incomplete", "admit", Track.URGENT)


@pytest.mark.parametrize("act", ["extend", "vary"])
@pytest.mark.parametrize("stage", ["in_implementation", "in_follow_up"])
def test_variation_and_extension_return_to_implementation(peru, stage, act):
    assert peru.procedure.table()[stage, act] == "in_implementation"


def test_reopening_leaves_the_old_file_and_begins_another(peru):
    rows = [row for row in peru.procedure.rows if row.act == "reopen"]
    assert {row.from_ for row in rows} >= {"closed", "denied", "refused"}
    assert all(row.new_file and row.to == row.from_ for row in rows)


def test_every_open_file_has_a_clock_of_its_track(peru):
    for track in (Track.URGENT, Track.ORDINARY):
        started = peru.row_terms(peru.procedure.opening.starts, track)
        assert {"admission", "decision"} <= {t.code.split("_")[0] for t in started}


def test_the_states_clocks_on_the_urgent_track_are_hours(peru):
    mine = [t for t in peru.terms if t.track is Track.URGENT]
    assert {t.unit for t in mine} == {Unit.HOUR}
    assert not any(t.may_pause for t in mine)


def test_when_the_police_are_the_source_no_police_body_may_know(peru):
    closed = peru.must_not_know(("state_police",))
    assert {"PNP", "MININTER", "SUBPREFECTURAS"} <= closed
    assert "MINAM" not in closed


def test_nobody_reads_what_the_matrix_does_not_name(peru):
    for role in ("observer", "auditor", "administrator", "prosecutor_liaison"):
        assert set(peru.matrix.rights(role).values()) == {Right.NONE}


def test_who_accompanies_reads_only_the_receipt_they_keep(peru):
    rights = peru.matrix.rights("companion")
    assert [code for code, right in rights.items() if right is not Right.NONE] == ["receipt"]


@pytest.mark.parametrize("role", ["focal_point", "police_unit"])
def test_those_who_carry_out_orders_read_only_orders(peru, role):
    rights = peru.matrix.rights(role)
    assert [code for code, right in rights.items() if right is not Right.NONE] == ["order"]


def test_the_decision_maker_asks_before_reading_her_account(peru):
    assert peru.matrix.rights("decision_maker")["account"] is Right.NONE
    assert "account" in peru.matrix.row("decision_maker").on_request


def test_the_urgent_road_requires_only_what_cannot_wait(peru):
    pages = peru.form.pages_for("urgent")
    required = {q.code for page in pages for q in page.questions if q.required_urgent}
    assert len(pages) <= 6
    assert required == {
        "danger_now", "who_asks", "protected_name", "place_now", "place_danger", "safe_way", "safe_hours",
    }  # fmt: skip


def test_no_question_asks_for_papers_or_a_registration(peru):
    asked = " ".join(f"{q.text.es} {q.text.en}".lower() for q in peru.form.questions())
    assert not any(word in asked for word in ("dni", "documento de identidad", "registration"))


def test_every_language_without_a_reviewer_says_so(peru):
    status = {language.code: language.status for language in peru.meta.languages}
    assert {code for code, s in status.items() if s == "complete"} == {"es", "en"}


@pytest.mark.parametrize("year", range(2019, 2031))
def test_the_holidays_of_the_library_are_those_of_the_pack(peru, year):
    days = peru.calendar
    found = set(holidays.country_holidays(days.country, years=year))
    fixed = {
        date.fromisoformat(f"{year}-{holiday.on}")
        for holiday in days.fixed
        if holiday.since <= year
    }
    easter = {day for day in found - fixed if day.month in (3, 4)}
    assert fixed <= found
    assert found - fixed == easter
    assert {day.weekday() for day in easter} == {3, 4, 6}  # Thursday, Friday, and a Sunday


def test_every_reference_that_is_named_is_listed(peru):
    named = set(re.findall(r"\bV\d+b?\b", peru.model_dump_json(exclude={"references"})))
    assert named <= {reference.key for reference in peru.references}
