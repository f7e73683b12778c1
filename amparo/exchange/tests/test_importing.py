"""Tables become records: tried row by row first, nothing invented, nothing lost, nothing entered twice."""

import json

import pytest

from amparo.documentation import reading
from amparo.documentation.tests.scene import Scene
from amparo.exchange import importing, presets, tables
from amparo.exchange.drawing import draw
from amparo.exchange.errors import LineTooLong, NotATable, NothingMapped
from amparo.exchange.plan import Plan

pytestmark = pytest.mark.django_db(transaction=True)
OURS = "event.number;event.title;event.begins;event.where.country;act.type;victim.name;victim.sex;Mi columna\n"


@pytest.fixture
def scene(cast):
    return Scene(cast)


def pieces(text, size=7):
    """The bytes of a text as they come over a network."""
    whole = text.encode()
    return (whole[at : at + size] for at in range(0, len(whole), size))


def enter(scene, text):
    table = tables.read(pieces(text))
    plan = presets.plan_of(table.columns)
    report, running = importing.run(scene.actor, scene.opened(), table, plan, scene.at)
    list(running)
    return report


def records(scene, kind):
    return [one.record for one in reading.records(scene.opened(), kind)]


def test_rows_are_drawn_into_records_and_what_no_field_holds_stays_beside_them(scene):
    rows = (
        'E1;Marcha;~2025-03;Perú;Arresto;"Inventada; Ana";Mujer;algo propio\n'
        "E1;Marcha;2025-03;PE;injury;Otro Inventado;Unknown;más\n"
        "E2;Puente;14/3/2025;Atlántida;golpiza;;;\n"
    )
    report = enter(scene, OURS + rows)
    assert dict(report.rows) == {"entered": 3}
    assert dict(report.faults) == {("event.where.country", "country"): 1, ("act.type", "term"): 1}
    assert [(line.number, line.done) for line in report.lines] == [(4, "entered")]

    one, other = sorted(records(scene, "event"), key=lambda event: event.number)
    assert (one.begins.value, one.begins.precision, one.where.country) == (
        "2025-03",
        "estimate",
        "PE",
    )
    assert one.beside == {"Mi columna": "algo propio"}
    assert (other.begins.value, other.where) == ("2025-03-14", None)
    assert other.beside == {"event.where.country": "Atlántida", "act.type": "golpiza"}
    acts = {act.type: act for act in records(scene, "act")}
    assert acts["arrest"].event == acts["injury"].event == one.id
    assert acts["injury"].beside == {"victim.sex": "Unknown", "Mi columna": "más"}
    people = {person.name: person.sex for person in records(scene, "person")}
    assert people == {"Inventada; Ana": "female", "Otro Inventado": ""}

    again = enter(scene, OURS + rows + "E3;Nuevo;;;;;;\n")
    assert dict(again.rows) == {"there": 3, "entered": 1}
    assert len(records(scene, "event")) == 3


def test_what_is_no_table_is_told_and_a_cell_that_cannot_be_read_stops_no_row(scene):
    for nothing in ("", "\x00\x01\x02", "una sola columna\nx\n"):
        with pytest.raises(NotATable):
            tables.read(pieces(nothing))
    with pytest.raises(NotATable):
        tables.read([b'{"a":' * 100_000])
    with pytest.raises(LineTooLong):
        list(tables.read([b"a,b\n", b"x" * (tables.LONGEST + 1)]).rows)
    with pytest.raises(NothingMapped):
        importing.tried(scene.opened(), tables.read(pieces("x,y\n1,2\n")), Plan(), scene.at)
    lines = [{"event.title": "Uno", "act.count.best": "muchos", "act.type": "arrest"},
             {"event.title": "Dos", "otra": ["a", "b"]}]  # fmt: skip
    report = enter(scene, "\n".join(json.dumps(line) for line in lines))
    assert dict(report.rows) == {"entered": 2}
    assert report.lines[0].faults[0].column == "act.count.best"
    beside = {event.title: event.beside for event in records(scene, "event")}
    assert beside == {"Uno": {"act.count.best": "muchos"}, "Dos": {"otra": "a; b"}}


def test_days_that_cannot_be_are_told_at_their_row_and_column_and_the_rest_of_the_row_goes_in(
    scene,
):
    heading = "clave;qué pasó;cuándo;hasta;a quién;nació;murió\n"
    table = tables.read(pieces(
        heading + "E1;Arresto;14/3/2026;13/3/2026;Inventada Ana;1990;1989\n"
        "E2;Arresto;2026-04-30;;Inventado Beto;;\nE3;Arresto;31/2/2026;2026-04;Otra Inventada;;\n"
    ))  # fmt: skip
    means = ("event.number", "act.type", "event.begins", "event.ends", "victim.name")
    means += ("victim.born", "victim.died")
    plan = Plan(columns=dict(zip(means, table.columns, strict=True)))
    report, running = importing.run(scene.actor, scene.opened(), table, plan, scene.at)
    list(running)
    told = [
        (line.number, line.done, [(one.column, one.code, one.words) for one in line.faults])
        for line in report.lines
    ]
    assert told == [
        (2, "entered", [("hasta", "before", "13/3/2026"), ("murió", "before", "1989")]),
        (3, "entered", [("cuándo", "to_come", "2026-04-30")]),
        (4, "entered", [("cuándo", "date", "31/2/2026")]),
    ]
    events = sorted(records(scene, "event"), key=lambda one: one.number)
    assert [(one.begins and one.begins.value, one.ends and one.ends.value) for one in events] == [
        ("2026-03-14", None), (None, None), (None, "2026-04"),
    ]  # fmt: skip
    assert [one.title for one in events] == ["Arresto · 2026-03-14", "Arresto", "Arresto"]
    assert [one.beside for one in events] == [
        {"hasta": "13/3/2026", "murió": "1989"}, {"cuándo": "2026-04-30"}, {"cuándo": "31/2/2026"},
    ]  # fmt: skip
    assert sorted(one.name for one in records(scene, "person")) == [
        "Inventada Ana", "Inventado Beto", "Otra Inventada",
    ]  # fmt: skip


def test_known_tables_are_known_by_their_columns(scene):
    acled = (
        "event_id_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,actor2,country,location,"
        "latitude,longitude,source,notes,fatalities\n"
        "PER1,14 March 2025,2025,1,Violence,Attack,Inventados,Vecinos,Peru,Lugar,-12.1,-77.2,Diario,Nota,2\n"
        "PER2,15 March 2025,2025,1,Protests,Peaceful protest,Vecinos,,Peru,Lugar,-12.1,-77.2,,,0\n"
    )
    report = enter(scene, acled)
    # Who marches in peace wrongs nobody.
    assert dict(report.records) == {"event": 2, "act": 1, "information": 1}
    (act,) = records(scene, "act")
    event = next(one for one in records(scene, "event") if one.number == "PER1")
    assert (act.type, act.count, event.begins.value) == ("physical_attack", None, "2025-03-14")
    assert (event.where.country, event.where.latitude) == ("PE", -12.1)
    assert event.counts["dead"].best == 2
    assert (event.beside["actor1"], event.beside["sub_event_type"]) == ("Inventados", "Attack")


def test_an_event_without_a_title_is_called_by_what_befell_where_and_when_and_by_nobodys_name():
    heading = (
        "id,date,name,person_characteristics,industry_driver,country,local_region,number_of_victims"
    )
    cells = ("rec1,2016-02-18,Ana Inventada,,,Peru,Ucayali,1", "rec2,,,,,,,")
    for line, title in zip(
        cells, ("Homicidio · Ucayali · Perú · 2016-02-18", "Homicidio"), strict=True
    ):
        row = dict(zip(heading.split(","), line.split(","), strict=True))
        plan = presets.plan_of(row)
        (event, *_more) = draw(row, plan).records
        assert (event.title, event.number) == (title, row["id"])
    bare = draw({"id": "rec3"}, Plan(columns={"event.number": "id"}, constants={}))
    assert bare.records[0].title == "rec3"
