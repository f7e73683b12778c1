"""Which events of a collection are found: by words, by the names of people however spelt, by days and kinds of act."""

from datetime import date

import pytest

from amparo.documentation import services
from amparo.documentation.finding import Finder, Wanted
from amparo.documentation.reading import plain
from amparo.documentation.records import Act, Event, Information, Person


@pytest.mark.django_db(transaction=True)
def test_an_event_is_found_by_a_name_however_it_is_spelt_by_days_and_by_a_kind_of_act_or_one_above(
    scene,
):
    bridge = Event(title="El puente", begins="2026-03", where={"ubigeo": "0501"})
    market = Event(title="El mercado", begins="2025-12-30", ends="2026-01-02")
    undated = Event(title="El faro")
    one = Person(name="Yenni Huamaní Inventada", other_names=("La Ficticia",))
    other = Person(name="Rosa Inventada")
    records = [
        bridge, market, undated, one, other,
        Act(event=bridge.id, victim=one.id, type="killing"),
        Act(event=market.id, victim=other.id, type="arrest"),
        Information(event=undated.id, source=one.id),
    ]  # fmt: skip
    services.enter(scene.actor, scene.id, records, scene.at)
    file = scene.opened()

    def found(words="", **asked):
        finder = Finder(file, Wanted(words, **asked))
        return {told["title"] for told in plain(file, "event") if finder.holds(told)}

    assert found("Jenny Guamani") == found("la ficticia") == {"El puente", "El faro"}
    assert found("huamani ayacucho") == {"El puente"}
    # Two people of two events are not one who has both names.
    assert found("rosa huamani") == set()
    assert found("faro") == {"El faro"}
    assert found("peru") == found("puente perú") == {"El puente"}
    assert found(since=date(2026, 1, 1)) == {"El puente", "El mercado"}
    assert found(until=date(2025, 12, 31)) == {"El mercado"}
    assert found(act="killing", since=date(2026, 3, 31)) == {"El puente"}
    assert found(act="killing", since=date(2026, 4, 1)) == set()
    assert found("inventada", act="arrest") == {"El mercado"}
