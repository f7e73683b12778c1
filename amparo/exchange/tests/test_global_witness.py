"""A published file of 1,733 killings: totals as the file's own, the unknown kept unknown, nobody linked to anybody."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from amparo.documentation import reading
from amparo.documentation.patterns.axes import Axis
from amparo.documentation.patterns.counting import Wanted, count
from amparo.documentation.tests.scene import Scene
from amparo.exchange import importing, presets, tables
from amparo.exchange.values import country

FILE = Path(__file__).resolve().parents[4] / "shared/data/events/global_witness_2012_2021.csv"

pytestmark = pytest.mark.django_db(transaction=True)


def test_its_totals_per_year_and_country_are_the_files_own_and_unknown_places_stay_unknown(cast):
    if not FILE.is_file():
        print(f"no {FILE}: its totals are not compared here")  # noqa: T201 - said where the file is absent
        return
    scene, there = Scene(cast), list(csv.DictReader(FILE.read_text("utf-8-sig").splitlines()))
    with FILE.open("rb") as file:
        table = tables.read(iter(lambda: file.read(65536), b""))
        plan = presets.plan_of(table.columns)
        report, running = importing.run(scene.actor, scene.opened(), table, plan, scene.at)
        list(running)
    assert dict(report.rows) == {"entered": 1733}
    assert report.faults == Counter()

    opened = scene.opened()
    figures = count([opened], Wanted(Axis.YEAR, Axis.COUNTRY))
    own = Counter((row["date"][:4], country(row["country"])) for row in there)
    assert {key: cell.best for key, cell in figures.cells.items()} == own
    assert (figures.total.best, figures.actless) == (1733, 0)
    places = [one.record.where.words for one in reading.records(opened, "event")]
    assert sum(not words for words in places) == sum(not row["local_region"] for row in there)
    assert not any(one.record.registry for one in reading.records(opened, "person"))
    assert {one.record.beside["perpetrator_type"] for one in reading.records(opened, "event")} == {
        row["perpetrator_type"] for row in there
    }
