"""Tables for the programs of others: they say what the records say, how exactly, and nothing more."""

import pytest

from amparo.documentation import reading, services
from amparo.documentation.records import Act, Event, Information, Involvement, Person
from amparo.documentation.shapes import Count, Where
from amparo.documentation.tests.scene import Scene
from amparo.documentation.tests.test_patterns import march
from amparo.exchange import arriving, flat, importing, others, presets, tables, uwazi
from amparo.exchange.choosing import Choice, Source
from amparo.exchange.drawing import draw

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_table_of_uwazi_says_the_same_when_it_comes_back(cast):
    here, there = Scene(cast), Scene(cast)
    vague = Event(
        title="Con fecha vaga", begins={"value": "2024-05", "precision": "estimate"}, ends="2025",
        where=Where(latitude=-12.0, longitude=-77.5), violations=("019900000000",),
    )  # fmt: skip
    services.enter(here.actor, here.id, [*march(), vague], here.at)
    sent = list(tables.as_csv(uwazi.columns(), uwazi.rows(Source(here.opened()))))
    table = tables.read(sent)
    assert uwazi.is_one(table.columns)
    assert "2024-05-01" in b"".join(sent).decode()
    table = uwazi.adapted(table)
    report, running = importing.run(
        there.actor, there.opened(), table, presets.plan_of(table.columns), there.at
    )
    list(running)
    assert dict(report.faults) == {}
    key = lambda row: sorted(row.items())  # noqa: E731 - a key is a function
    assert sorted(flat.rows(Source(there.opened())), key=key) == sorted(
        flat.rows(Source(here.opened())), key=key
    )


def test_a_table_of_another_uwazi_is_read_by_its_properties():
    text = "title__es,title__en,Beginning,kind of act__es\nMarcha,March,1741910400,Arresto|x\n"
    table = uwazi.adapted(tables.read([text.encode()]))
    ((number, row),) = table.rows
    assert (number, row["event.title"], row["Beginning"]) == (2, "Marcha", "2025-03-14")
    assert row["kind of act"] == "Arresto|x"


def eviction():
    """An eviction known to the month, what of it was withdrawn, and an event of which nothing is known."""
    event = Event(
        title="Desalojo inventado", number="E1", begins="2025-03",
        where=Where(ubigeo="150101", public="province", words="Chacra", latitude=-12, longitude=-77),
    )  # fmt: skip
    victim = Person(name="Ana Inventada", unit="individual")
    band = Person(name="Banda inventada", unit="group")
    acts = [Act(event=event.id, victim=victim.id, type="killing"),
            Act(event=event.id, type="killing", status="withdrawn"),
            Act(event=event.id, type="physical_attack", count=Count(best=3))]  # fmt: skip
    more = [
        Involvement(event=event.id, act=acts[0].id, perpetrator=who.id) for who in (band, victim)
    ]
    cited = Information(event=event.id, cited="Diario inventado", source=victim.id)
    bare = Event(title="Sin nada más")
    gone = Event(title="Retirado", status="withdrawn")
    return [event, victim, band, *acts, *more, cited, bare, gone]


def test_acled_and_ucdp_columns_say_only_what_is_known_and_how_exactly(cast):
    scene = Scene(cast)
    services.enter(scene.actor, scene.id, eviction(), scene.at)
    file = Source(scene.opened(), Choice(confidential=False, withdrawn=False))

    first, empty = sorted(others.acled(file), key=lambda row: row["event_id_cnty"] != "E1")
    assert (first["event_date"], first["time_precision"]) == ("15 March 2025", "3")
    assert (first["admin1"], first["geo_precision"], first["iso"]) == ("Lima", "3", "604")
    assert (first["fatalities"], first["actor1"], first["sub_event_type"]) == (
        "1",
        "Banda inventada",
        "",
    )
    assert not any(word in str(first) for word in ("Ana Inventada", "Chacra", "-12", "-77"))
    assert "admin3" not in first
    exactly = Source(file.file, Choice(exact=True))
    known = next(row for row in others.acled(exactly) if row["event_id_cnty"] == "E1")
    assert (known["location"], known["geo_precision"]) == ("Chacra", "2")
    assert {name for name, cell in empty.items() if cell} == {"event_id_cnty", "notes"}

    first, empty = sorted(others.ucdp(file), key=lambda row: row["id"] != "E1")
    assert (first["date_start"], first["date_end"], first["date_prec"]) == (
        "2025-03-01",
        "2025-03-31",
        "4",
    )
    assert (first["where_prec"], first["country"], first["best"], first["low"]) == (
        "3",
        "Peru",
        "1",
        "1",
    )
    assert {name for name, cell in empty.items() if cell} == {"id"}
    assert set(first) <= set(others.UCDP)
    assert {column for row in others.acled(file) for column in row} <= set(others.ACLED)
    assert sum(1 for _ in reading.records(file.file, "event")) == 3
    assert file.left == {("event", "withdrawn"): 1, ("act", "withdrawn"): 1}

    come_back(file)


def come_back(file):
    """The columns of both are read again: a date and a place as exactly as they were told."""
    for columns, rows, dated, place in (
        (others.ACLED, others.acled, "event_date", ("15", "department")),
        (others.UCDP, others.ucdp, "date_start", ("1501", "province")),
    ):
        back = arriving.table(b"".join(tables.as_csv(columns, rows(file))))
        found = {row["ubigeo"]: row for _number, row in back.rows}
        assert {row[dated] for row in found.values()} == {"2025-03", ""}
        event = draw(found[place[0]], presets.plan_of(back.columns)).records[0]
        assert (event.where.ubigeo, event.where.precision, event.where.country) == (*place, "PE")


def test_a_date_known_within_days_is_an_estimate():
    text = "date_start,date_end,date_prec\n2020-01-30,2020-02-04,2\n2020-01-01,2020-01-01,1\n"
    rows = [row for _number, row in arriving.table(text.encode()).rows]
    assert [row["date_start"] for row in rows] == ["~2020-01-30", "2020-01-01"]
    assert rows[0]["date_end"] == "~2020-02-04"
