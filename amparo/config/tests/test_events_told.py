"""What the demonstration tells of documented events, in each profile."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from amparo.config.demonstration import events
from amparo.custody.verification import verify
from amparo.documentation import reading
from amparo.documentation.models import Collection, Record
from amparo.documentation.shapes import Status

AT = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("profile", "role", "name"),
    [("organisation", "documenter", "dina"), ("mechanism", "analyst", "ana")],
)
def test_chains_of_invented_events_and_threats_are_told_with_acts_sources_and_an_answer(
    cast, settings, profile, role, name
):
    settings.AMPARO_PROFILE = profile
    actor = cast.actor(role)
    told = events.tell if profile == "organisation" else events.tell_of_the_state
    told(SimpleNamespace(actors={name: actor}), AT)
    file = reading.open_collection(actor, Collection.objects.get().id, "documenting_work", AT)
    found = {one.record.title: one.record for one in reading.records(file, "event")}
    assert all("nventad" in title for title in found)
    march = found["Represión inventada de la marcha del puente"]
    graph = reading.graph(file, march.id)
    assert (len(graph.acts), len(graph.interventions), len(graph.informations)) == (5, 1, 1)
    assert [act.detention.type for act in graph.acts if act.detention] == ["no_charge"]
    assert sum(act.status is Status.DISPUTED for act in graph.acts) == 1
    assert len(reading.chain(file, march.id)[0]) == 6
    threats = [one.record for one in reading.records(file, "act") if one.record.threat]
    assert len({act.threat.wording for act in threats}) == len({act.event for act in threats}) == 3
    still = {act.investigation.dormant(AT.date()) for act in threats if act.investigation}
    assert still == {68}
    assert Record.objects.latest("written_at").written_at < AT
    assert verify().faults == []
