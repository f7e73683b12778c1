"""A collection goes out whole and comes back equal, as lines of JSON and as a table."""

import json
from uuid import UUID

import pytest

from amparo.documentation import reading, services
from amparo.documentation.records import KINDS, Reparation
from amparo.documentation.tests.scene import Scene, crowd
from amparo.documentation.tests.test_patterns import march
from amparo.exchange import flat, importing, lines, presets, tables, whole
from amparo.exchange.choosing import Source
from amparo.exchange.errors import NotATable
from amparo.exchange.plan import Plan
from amparo.exchange.reports import Report

pytestmark = pytest.mark.django_db(transaction=True)


def everything(scene):
    opened = scene.opened()
    return {one.record.id: one.record for kind in KINDS for one in reading.records(opened, kind)}


def test_a_thousand_act_event_goes_out_as_lines_and_comes_back_equal(cast):
    here, there = Scene(cast), Scene(cast)
    records = [*crowd(1000), *march()]
    victim = next(one.id for one in records if one.kind == "person")
    owed = Reparation(victim=victim, form="compensation", basis="no_title", state="pending")
    services.enter(here.actor, here.id, [*records, owed], here.at)
    written = b"".join(lines.write(Source(here.opened())))
    pieces = [written[at : at + 4096] for at in range(0, len(written), 4096)]
    for _twice in range(2):
        records = lines.read(pieces, report := Report())
        list(whole.enter(there.actor, there.opened(), records, there.at, report))
    assert everything(there) == everything(here)
    assert not report.faults


def test_a_line_that_cannot_be_read_is_told_by_its_number_and_the_rest_come_in(cast):
    here, there = Scene(cast), Scene(cast)
    services.enter(here.actor, here.id, march(), here.at)
    told = b"".join(lines.write(Source(here.opened()))).splitlines(keepends=True)
    event = next(at for at, line in enumerate(told) if b'"kind":"event"' in line)
    lost = everything(here)[UUID(json.loads(told[event])["record"]["id"])]
    speaking = {one.id for one in everything(here).values() if lost.id in one.mentions()}
    told[event] = b'{"kind": "event", "record"\n'
    for written in (False, True):
        report = Report()
        records = lines.read(told, report)
        if written:
            list(whole.enter(there.actor, there.opened(), records, there.at, report))
        else:
            whole.tried(there.opened(), records, report)
        assert [(one.number, one.done) for one in report.lines] == [(event + 1, "refused")]
        assert report.rows["refused"] == 1 + len(speaking)
    assert set(everything(there)) == set(everything(here)) - speaking - {lost.id}
    with pytest.raises(NotATable):
        list(lines.read([b"{}\n"], Report()))


def test_days_that_cannot_be_are_told_at_the_line_of_their_record_until_it_is_there(cast):
    scene = Scene(cast)
    said = {
        "title": "Marcha inventada",
        "begins": {"value": "2026-03-14"},
        "ends": {"value": "2026-03"},
    }
    coming = {"title": "Por venir", "begins": {"value": "2026-04-30"}}
    late = {**said, "ends": {"value": "2026-03-13"}}
    told = b"".join(
        json.dumps(one).encode() + b"\n"
        for one in (
            {"format": lines.FORMAT},
            *({"kind": "event", "record": {"id": str(UUID(int=at)), **its}}
              for at, its in enumerate((said, coming, late), 1)),
        )
    )  # fmt: skip
    for again in (False, True):
        report = Report(today=scene.at.date())
        list(whole.enter(scene.actor, scene.opened(), lines.read([told], report), scene.at, report))
        assert [
            (line.number, [(one.column, one.code, one.words) for one in line.faults])
            for line in report.lines
        ] == ([] if again else [
            (3, [("event.begins", "to_come", "2026-04-30")]), (4, [("event.ends", "before", "2026-03-13")]),
        ])  # fmt: skip
    kept = everything(scene)
    assert [kept[UUID(int=at)].beside for at in (1, 2, 3)] == [
        {}, {"begins": "2026-04-30"}, {"ends": "2026-03-13"},
    ]  # fmt: skip


def test_a_row_of_json_that_cannot_be_read_stops_no_other(cast):
    scene = Scene(cast)
    rows = b'{"t" "x"}\n{"t": "Marcha inventada"}\n{"t": \n{"z": "\\ud800"}\n{"t": "Plaza inventada"}\n'
    report, running = importing.run(
        scene.actor,
        scene.opened(),
        tables.read([rows]),
        Plan(columns={"event.title": "t"}),
        scene.at,
    )
    assert max(running) == 2
    assert [(one.number, one.faults[0].code) for one in report.lines] == [
        (at, "line") for at in (1, 3, 4)
    ]
    assert report.rows == {"entered": 2, "refused": 3}


def test_a_table_of_ours_is_known_by_its_columns_and_says_the_same_when_it_comes_back(cast):
    here, there = Scene(cast), Scene(cast)
    services.enter(here.actor, here.id, march(), here.at)
    sent = list(tables.as_csv(flat.columns(), flat.rows(Source(here.opened()))))
    table = tables.read(sent)
    report, running = importing.run(
        there.actor, there.opened(), table, presets.plan_of(table.columns), there.at
    )
    list(running)
    assert dict(report.faults) == {}
    back = list(flat.rows(Source(there.opened())))
    key = lambda row: sorted(row.items())  # noqa: E731 - a key is a function
    assert sorted(back, key=key) == sorted(flat.rows(Source(here.opened())), key=key)
