"""What the demonstration tells of Inter-American matters, as a member and as anybody would check it."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from amparo.config.demonstration.beside import interamerican
from amparo.config.demonstration.record.loading import load_record
from amparo.custody import verification
from amparo.interamerican.models import ConventionalityRuling, Matter
from amparo.interamerican.picture import picture
from amparo.interamerican.portfolio import Asked, portfolio

AT = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)


@pytest.fixture
def litigator(cast, settings):
    settings.AMPARO_PROFILE = "organisation"
    load_record(cast.actor("documenter"), AT)
    told = cast.actor("litigator")
    interamerican.tell(SimpleNamespace(actors={"bruno": told, "clara": told}), AT)
    return told


def test_public_matters_are_told_as_documents_tell_them_and_every_row_is_vouched_for(litigator):
    lines = portfolio(litigator, Asked(), TODAY)
    assert len(lines) == 5
    _resolution_55_has_its_four_points_and_disputes_who_is_protected()
    _reports_to_the_court_are_due_each_three_months(lines)
    _the_breach_is_a_dated_fact_of_its_own()
    _the_invented_measure_has_both_sides_late_or_nearly(lines)
    _a_confidential_matter_says_nothing_in_clear()
    assert verification.verify().faults == []


def _resolution_55_has_its_four_points_and_disputes_who_is_protected():
    whole = picture(Matter.objects.get(reference="Res. 55/2021"), TODAY)
    assert [point.row.letter for point in whole.points] == ["a", "b", "c", "d"]
    first = whole.points[0].owed
    assert first is not None
    assert first.claim.disputed
    assert {who for who, said in first.parts[0].voices.items() if said} == {"state", "supervisor"}
    assert [(m.step, m.on.isoformat()) for m in whole.moves] == [
        ("enter", "2021-06-25"),
        ("ask_state", "2021-07-25"),
        ("grant", "2021-07-25"),
    ]
    assert sum(person.row.part == "petitioner" for person in whole.people) == 3
    assert {person.name for person in whole.people} == {""}


def _reports_to_the_court_are_due_each_three_months(lines):
    (line,) = [one for one in lines if one.matter.kind == "provisional_measures"]
    rows = line.matter.dues.order_by("due_on").values_list("due_on", flat=True)
    first = [day.isoformat() for day in rows]
    assert first == ["2026-01-09", "2026-04-09", "2026-07-09", "2026-10-09", "2027-01-09"]
    assert line.late == {"state": 4}


def _the_breach_is_a_dated_fact_of_its_own():
    judgment = Matter.objects.get(kind="judgment")
    assert judgment.moves.get(step="declare_breach").on == date(2025, 10, 3)
    assert judgment.stage == "supervised"


def _the_invented_measure_has_both_sides_late_or_nearly(lines):
    (line,) = [
        one for one in lines if one.matter.kind == "precautionary_measure" and not one.matter.public
    ]
    report = line.matter.dues.filter(kind="state_report").earliest("due_on")
    assert report.met_on > report.due_on
    assert line.ours.days == 65
    (observations,) = [due for due in line.dues if due.row.whose == "representatives"]
    assert observations.days_left == 4
    petition = Matter.objects.get(kind="petition")
    assert petition.remedies.get(kind="habeas_corpus").due.lapsed_at is not None
    assert petition.stage == "merits"
    six_months = petition.dues.get(kind="filing")
    assert (six_months.rule, six_months.met_on < six_months.due_on) == ("petition_filing", True)


def _a_confidential_matter_says_nothing_in_clear():
    for row in Matter.objects.filter(public=False):
        assert {row.title_es, row.title_en, row.reference, row.reference_cited} == {""}
    sealed, told = ConventionalityRuling.objects.order_by("matter__public")
    assert (sealed.court, sealed.ruling, sealed.claim_id) == ("", "", None)
    assert told.matter.kind == "judgment"
    assert (told.court != "", told.on, told.claim_id is not None) == (True, None, True)
