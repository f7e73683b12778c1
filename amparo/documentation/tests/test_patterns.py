"""Figures count victims of acts, keep what nobody knows as a value, and say what they leave out."""

from datetime import date
from decimal import Decimal

import pytest

from amparo.documentation import services
from amparo.documentation.patterns.axes import Axis
from amparo.documentation.patterns.counting import Cell, Wanted, count
from amparo.documentation.patterns.disclosure import hidden, places
from amparo.documentation.patterns.indicator import Case, Why, indicator
from amparo.documentation.patterns.repaired import repaired
from amparo.documentation.records import Act, Event, Information, Involvement, Person, Reparation
from amparo.documentation.shapes import Count, Status, Where

pytestmark = pytest.mark.django_db(transaction=True)


def march():
    """A march with two people detained, one of them beaten too, and a crowd dispersed; and two other events."""
    event = Event(
        title="Marcha inventada", begins="2025-03-14", where=Where(ubigeo="050101"), status="likely"
    )
    one, other = Person(name="Persona uno", sex="female"), Person(name="Persona dos")
    crowd = Person(name="Vecinos inventados", unit="group", size=Count(low=40, best=60, high=100))
    acts = [
        Act(event=event.id, victim=one.id, type="arrest", status="confirmed"),
        Act(event=event.id, victim=other.id, type="arrest"),
        Act(event=event.id, victim=one.id, type="injury"),
        Act(event=event.id, victim=crowd.id, type="restriction"),
        Act(event=event.id, victim=other.id, type="death_threat", status="withdrawn"),
    ]
    blamed = Involvement(event=event.id, act=acts[0].id, types=("police", "military"))
    nowhere = Event(title="Sin lugar ni fecha")
    unknown = Act(event=nowhere.id, type="killing")
    silent = Event(title="Sin actos")
    return [event, one, other, crowd, *acts, blamed, nowhere, unknown, silent]


def test_victims_are_counted_by_act_with_the_unknown_beside_the_known(scene):
    records = march()
    services.enter(scene.actor, scene.id, records, scene.at)
    files = [scene.opened()]

    by_act = count(files, Wanted(Axis.ACT, Axis.DEPARTMENT))
    assert by_act.rows["arrest"] == Cell(2, 2, 2, 2)
    assert by_act.rows["restriction"] == Cell(40, 60, 100, 1)
    assert by_act.cells["killing", ""] == Cell(1, 1, 1, 1)
    assert by_act.columns["05"].best == 63
    assert (by_act.total, by_act.beyond, by_act.actless) == (Cell(44, 64, 104, 5), 1, 1)
    assert not by_act.overlaps

    by_whom = count(files, Wanted(Axis.ALLEGED))
    assert {key: cell.acts for key, cell in by_whom.rows.items()} == {
        "police": 1, "military": 1, "": 4,
    }  # fmt: skip
    assert by_whom.overlaps
    assert by_whom.total.acts == 5

    assert (by_act.named, by_act.events, by_act.people) == (
        3,
        2,
        {"arrest": 2, "injury": 1, "restriction": 1},
    )
    by_crime = count(files, Wanted(Axis.CRIME, Axis.INDICATOR))
    assert by_crime.cells["0101", "killing"].acts == 1

    sure = Wanted(Axis.SEX, statuses=frozenset({Status.CONFIRMED}))
    assert count(files, sure).rows == {"female": Cell(1, 1, 1, 1)}
    dated = Wanted(Axis.YEAR, since=date(2025, 1, 1), only={Axis.ACT: "arrest"})
    assert count(files, dated).rows == {"2025": Cell(2, 2, 2, 2)}


def verified():
    """A defender tortured, told by three sources; the same told twice; and others whom too little is known of."""
    event = Event(title="Comisaría inventada", begins="2025-06-01", where=Where(ubigeo="050101"))
    known = Person(
        name="Defensora", sex="female", unit="individual", standing=("defender",), born="1990"
    )
    journalist = Person(name="Periodista", unit="individual", standing=("journalist", "defender"))
    group = Person(name="Federación", unit="group", standing=("defender",), size=Count(best=30))
    acts = [
        Act(event=event.id, victim=known.id, type="torture", status="confirmed"),
        Act(event=event.id, victim=known.id, type="torture", status="confirmed"),
        Act(event=event.id, victim=journalist.id, type="arrest", status="likely"),
        Act(event=event.id, victim=group.id, type="restriction", status="confirmed"),
        Act(
            event=event.id,
            victim=journalist.id,
            type="other_threat",
            status="confirmed",
            begins="2025",
        ),
        Act(
            event=event.id,
            victim=journalist.id,
            type="other_threat",
            status="confirmed",
            begins="2024-05",
        ),
    ]
    told = [
        Information(event=event.id, cited=f"Fuente {number}", reliability=sure)
        for number, sure in enumerate(("very_reliable", "rather_reliable", "undecided"))
    ]
    return [event, known, journalist, group, *acts, *told]


def test_a_case_of_the_indicator_is_verified_by_three_sources_and_each_victim_is_one(scene):
    records = verified()
    services.enter(scene.actor, scene.id, records, scene.at)
    year = (date(2025, 1, 1), date(2025, 12, 31))
    found = indicator([scene.opened()], *year)
    tortured = Case("torture", "defender", "female", "30-44", "05")
    threatened = Case("other_harmful_acts", "journalist", "", "", "05")
    assert found.cases == {tortured: 1, threatened: 1}
    assert found.left == {Why.NOT_CONFIRMED: 1, Why.GROUP: 1}
    services.withdraw(scene.actor, scene.id, records[-1].id, 1, "Se retractó.", scene.at)
    found = indicator([scene.opened()], date(2025, 2, 1), date(2025, 12, 31))
    assert (found.total, found.left[Why.FEW_SOURCES], found.left[Why.UNDATED]) == (0, 2, 1)


def test_a_small_number_is_hidden_with_what_would_give_it_away_and_nought_is_told():
    cells = {
        ("a", "x"): 3,
        ("a", "y"): 20,
        ("b", "x"): 9,
        ("b", "y"): 30,
        ("c", "x"): 0,
        ("c", "y"): 50,
    }
    whole = places(cells, {"a": 23, "b": 39, "c": 50}, {"x": 12, "y": 100}, 112)
    gone = hidden(whole)
    assert gone == {("a", "x"), ("a", "y"), ("b", "x"), ("b", "y")}
    one = places({("a", "x"): 9}, {"a": 9}, {"x": 9}, 9)
    assert hidden(one) == frozenset()
    # Of eleven in all nine fit the filter: two would be told by the difference.
    assert hidden(one, places({("a", "x"): 11}, {"a": 11}, {"x": 11}, 11)) == set(one)


def test_reparations_are_summed_by_form_with_and_without_a_judgment(scene):
    records = march()
    one, other = records[1].id, records[2].id
    owed = [
        Reparation(victim=one, form="compensation", basis="international_judgment", state="part",
                   amount="50000.50", made_amount="20000", currency="PEN"),
        Reparation(victim=other, form="compensation", basis="no_title", state="pending"),
        Reparation(victim=one, form="satisfaction", basis="programme", state="whole"),
        Reparation(victim=other, form="satisfaction", basis="programme", state="whole", status="withdrawn"),
    ]  # fmt: skip
    services.enter(scene.actor, scene.id, [*records, *owed], scene.at)
    found = repaired([scene.opened()])
    ordered = found.rows["compensation", True]
    assert (ordered.states, ordered.owed["PEN"] - ordered.paid["PEN"]) == (
        {"part": 1}, Decimal("30000.50"),
    )  # fmt: skip
    assert found.rows["compensation", False].states == {"pending": 1}
    assert found.rows["satisfaction", False].total == 1
    assert [(found.named[each.victim], each.form) for each in found.each] == [
        ("Persona dos", "compensation"), ("Persona uno", "compensation"), ("Persona uno", "satisfaction"),
    ]  # fmt: skip
    assert found.unnamed == 1, "the neighbours, to whom nothing is recorded"
