"""Figures count victims of acts, keep what nobody knows as a value, and say what they leave out."""

from datetime import date
from decimal import Decimal

import pytest

from amparo.documentation import services
from amparo.documentation.patterns.axes import Axis
from amparo.documentation.patterns.counting import Cell, Wanted, count
from amparo.documentation.patterns.repaired import repaired
from amparo.documentation.records import Act, Event, Involvement, Person, Reparation
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

    sure = Wanted(Axis.SEX, statuses=frozenset({Status.CONFIRMED}))
    assert count(files, sure).rows == {"female": Cell(1, 1, 1, 1)}
    dated = Wanted(Axis.YEAR, since=date(2025, 1, 1), only={Axis.ACT: "arrest"})
    assert count(files, dated).rows == {"2025": Cell(2, 2, 2, 2)}


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
    assert found.unnamed == 1, "the neighbours, to whom nothing is recorded"
