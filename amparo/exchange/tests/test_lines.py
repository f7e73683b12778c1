"""A collection goes out whole and comes back equal, as lines of JSON and as a table."""

import pytest

from amparo.documentation import reading, services
from amparo.documentation.records import KINDS, Reparation
from amparo.documentation.tests.scene import Scene, crowd
from amparo.documentation.tests.test_patterns import march
from amparo.exchange import flat, importing, lines, presets, tables
from amparo.exchange.choosing import Source
from amparo.exchange.errors import NotATable

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
        list(lines.enter(there.actor, there.opened(), pieces, there.at))
    assert everything(there) == everything(here)
    with pytest.raises(NotATable) as refused:
        list(lines.read([written[:200], b"\n{}\n"]))
    assert refused.value.params["line"]


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
