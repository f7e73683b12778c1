"""Erasing records: what depends on one is told first, no word of it is left, and the ledger still vouches for it."""

import pytest

from amparo.custody import ledger
from amparo.custody.errors import ChangedMeanwhile
from amparo.custody.verification import verify
from amparo.documentation import reading, sealed, selectors, services
from amparo.documentation.errors import AlreadyThere, NoSuchRecord, SomethingDepends
from amparo.documentation.models import Record
from amparo.documentation.records import Act, Biographic, Person
from amparo.documentation.services import Cut
from amparo.documentation.tests.scene import SECRET
from amparo.kernel.errors import Invalid

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_erased_narrative_leaves_no_word_anywhere_and_the_ledger_still_vouches_for_it(scene):
    narrative, victim = scene.told(), Person(name=SECRET)
    services.enter(scene.actor, scene.id, [victim], scene.at)
    cut = Cut(1, 2, "physical_attack", victim=victim.id)
    (act,) = services.split(scene.actor, scene.id, narrative.id, 1, [cut], scene.at)
    why = ("consent", "Quien lo contó ya no quiere.")
    plan = services.erasure(scene.opened(), narrative.id)
    assert (set(plan.falls), set(plan.stays)) == ({narrative.id}, {act.id})
    for wrong, refusal in (((1, "whim", "x"), Invalid), ((2, *why), ChangedMeanwhile)):
        with pytest.raises(refusal):
            services.erase(scene.actor, scene.id, narrative.id, *wrong, scene.at)
    services.erase(scene.actor, scene.id, narrative.id, 1, *why, scene.at)
    told = ledger.entry(ledger.size() - 1).body
    assert (told["reason"], told["erased"], told["versions"]) == ("consent", 1, 2)

    file = scene.opened()
    with pytest.raises(NoSuchRecord):
        reading.record(file, narrative.id)
    kept = reading.history(file, act.id)
    assert [(one.version, one.record.passages, one.record.victim) for one in kept] == [
        (2, (), victim.id)
    ]
    assert selectors.how_many(scene.id) == {"act": 1, "event": 1, "person": 1}
    assert [one.record.title for one in reading.records(file, "narrative")] == []
    with pytest.raises(AlreadyThere):
        services.enter(scene.actor, scene.id, [narrative], scene.at)
    assert verify().faults == []


def test_an_older_version_that_quoted_an_erased_narrative_is_erased_though_the_act_quotes_it_no_more(
    scene,
):
    narrative = scene.told()
    (act,) = services.split(scene.actor, scene.id, narrative.id, 1, [Cut(1, 2, "injury")], scene.at)
    bare = act.model_copy(update={"passages": (), "remarks": "Sin citas."})
    services.change(scene.actor, scene.id, [(bare, 1)], scene.at)
    assert services.erasure(scene.opened(), narrative.id).stays == {}
    services.erase(scene.actor, scene.id, narrative.id, 1, "asked", "Lo pidió.", scene.at)
    kept = reading.history(scene.opened(), act.id)
    assert [(one.version, one.record.remarks) for one in kept] == [(2, "Sin citas.")]
    assert verify().faults == []


def test_who_is_erased_goes_with_what_cannot_stand_without_them_and_nobody_erases_behind_the_ledger(
    scene,
):
    event, person, other = scene.event(), Person(name=SECRET), Person(name="Otra Inventada")
    act, tie = (
        Act(event=event.id, victim=person.id, type="injury"),
        Biographic(person=person.id, related=other.id),
    )
    services.enter(scene.actor, scene.id, [person, other, act, tie], scene.at)
    reason = ("asked", "Lo pidió.", scene.at)
    plan = services.erasure(scene.opened(), person.id)
    assert (set(plan.falls), set(plan.stays)) == ({person.id, tie.id}, {act.id})
    with pytest.raises(SomethingDepends):
        services.erase(scene.actor, scene.id, person.id, 1, *reason)
    services.erase(scene.actor, scene.id, person.id, 1, *reason, along=[tie.id])
    assert reading.record(scene.opened(), act.id).record.victim is None
    gone = services.erasure(scene.opened(), event.id)
    assert set(gone.falls) == {event.id, act.id}
    assert verify().faults == []
    row = Record.objects.get(id=other.id)
    Record.objects.filter(id=other.id).update(wire=sealed.without_words(row))
    assert len(verify().faults) == 1
