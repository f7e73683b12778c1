"""Collections: what is entered comes back equal, nothing of it stands in clear, and only who holds it reads it."""

from datetime import timedelta

import pytest
from django.db import connection

from amparo.accounts.acts import NotYourAct
from amparo.custody import checkpoints, ledger
from amparo.custody.errors import ChangedMeanwhile, DoesNotMatch, NothingToOpen
from amparo.custody.models import Envelope
from amparo.custody.verification import verify
from amparo.documentation import counting, reading, selectors, services
from amparo.documentation.errors import AlreadyThere, NoSuchCollection, NoSuchRecord
from amparo.documentation.models import Block, Record
from amparo.documentation.records import Act, Event, Person
from amparo.documentation.services import Cut
from amparo.documentation.shapes import Status, When
from amparo.documentation.tests.scene import SECRET, crowd
from amparo.kernel.errors import Invalid

pytestmark = pytest.mark.django_db(transaction=True)


def everything_stored() -> str:
    """Every row of every table as text, bytes in hexadecimal, and the ledger's leaves as they read."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = [name for (name,) in cursor.fetchall()]
        found = []
        for name in tables:
            cursor.execute(f'SELECT t::text FROM "{name}" t')  # noqa: S608 - names of our own tables
            found += [row for (row,) in cursor.fetchall()]
        cursor.execute("SELECT convert_from(leaf, 'UTF8') FROM ledger_entry")
        return "\n".join([*found, *(row for (row,) in cursor.fetchall())])


def test_an_event_of_a_thousand_acts_is_one_entry_comes_back_equal_and_stands_nowhere_in_clear(
    scene,
):
    records = crowd(1000)
    before = ledger.size()
    services.enter(scene.actor, scene.id, records, scene.at)
    assert ledger.size() == before + 1
    assert Block.objects.filter(collection=scene.collection).count() == 5
    assert selectors.how_many(scene.id)["act"] == 1000

    graph = reading.graph(scene.opened(), records[1].id)
    assert {one.record.id: one.record for one in graph.found.values()} == {
        one.id: one for one in records
    }
    assert (len(graph.acts), len(graph.involvements), len(graph.chains)) == (1000, 1000, 1)

    stored = everything_stored()
    for word in (SECRET, "perdigón", "Marcha inventada", "carried_out", str(records[4].id.hex)):
        assert word.encode().hex() not in stored, word
    assert not [word for word in (SECRET, "perdigón", "Marcha", "carried_out") if word in stored]
    assert verify().faults == []


def test_a_record_keeps_its_versions_and_who_comes_second_is_told(scene):
    event = scene.event()
    likely = event.model_copy(
        update={"status": Status.CONFIRMED, "description": "Consta en el acta."}
    )
    services.change(scene.actor, scene.id, [(likely, 1)], scene.at)
    with pytest.raises(ChangedMeanwhile):
        services.change(scene.actor, scene.id, [(event, 1)], scene.at)
    with pytest.raises(Invalid) as refused:
        services.withdraw(scene.actor, scene.id, event.id, 2, " ", scene.at)
    assert set(refused.value.fields) == {"note"}
    services.withdraw(scene.actor, scene.id, event.id, 2, "La fuente se retractó.", scene.at)

    versions = reading.history(scene.opened(), event.id)
    assert [(each.version, each.record.status.value, each.note) for each in versions] == [
        (3, "withdrawn", "La fuente se retractó."), (2, "confirmed", ""), (1, "likely", ""),
    ]  # fmt: skip
    assert versions[2].record == event
    assert versions[0].record.description == likely.description
    assert [each.by for each in versions] == [scene.actor.id] * 3


def test_what_speaks_of_nothing_is_there_already_or_uses_a_term_of_no_list_is_refused_whole(scene):
    event, stray = scene.event(), Event(title="Otro")
    for wrong, field in (
        (Act(event=stray.id, type="injury"), "event"),
        (Act(event=event.id, type="invented_term"), "type"),
    ):
        with pytest.raises(Invalid) as refused:
            services.enter(scene.actor, scene.id, [Person(name="Nadie"), wrong], scene.at)
        assert set(refused.value.fields) == {field}
    with pytest.raises(AlreadyThere):
        services.enter(scene.actor, scene.id, [event], scene.at)
    with pytest.raises(NoSuchRecord):
        services.change(scene.actor, scene.id, [(stray, 1)], scene.at)
    services.enter(scene.actor, scene.id, [Act(event=event.id, type="010101020000")], scene.at)
    assert selectors.how_many(scene.id) == {"act": 1, "event": 1}


def test_days_that_cannot_be_are_refused_at_their_field_and_stay_beside_what_is_imported(scene):
    began = {"title": "Marcha inventada", "begins": "2026-03-14"}
    for wrong, field in (
        (Event(**began, ends="2026-03-13"), "ends"),
        (Event(**began, ends="2026-05"), "ends"),
        (Event(title="Marcha por venir", begins="2026-04-07"), "begins"),
        (Person(name="Nadie", born="1990", died="1989"), "died"),
    ):
        with pytest.raises(Invalid) as refused:
            services.enter(scene.actor, scene.id, [wrong], scene.at)
        assert set(refused.value.fields) == {field}
    fine = [Event(**began, ends="2026-03"), Event(**began, ends="2026-04-06")]
    brought = Event(**began, ends="2026-03-13", beside={"Fin": "13"})
    list(services.enter_stream(scene.actor, scene.id, [*fine, brought], scene.at))
    kept = reading.history(scene.opened(), brought.id)[0].record
    assert (kept.ends, kept.beside) == (None, {"Fin": "13", "ends": "2026-03-13"})
    later = kept.model_copy(update={"ends": When(value="2026-02")})
    with pytest.raises(Invalid):
        services.change(scene.actor, scene.id, [(later, 1)], scene.at)


def test_who_holds_no_grant_sees_nothing_and_who_is_granted_facts_reads_no_name(scene, cast):
    records = crowd(2)
    services.enter(scene.actor, scene.id, records, scene.at)
    litigator = cast.actor("litigator")
    for refused in (
        lambda: scene.opened(litigator),
        lambda: selectors.collection(litigator, scene.id),
    ):
        with pytest.raises(NoSuchCollection):
            refused()
    with pytest.raises(NoSuchCollection):
        services.enter(litigator, scene.id, [Event(title="Ajeno")], scene.at)
    with pytest.raises(NotYourAct):
        services.enter(cast.actor("reviewer"), scene.id, [Event(title="Ajeno")], scene.at)

    services.share_collection(
        scene.actor, scene.id, cast.actor("litigator").seats[0].desk_id, "court_work", scene.at,
        ends_at=scene.at + timedelta(days=30),
    )  # fmt: skip
    file = scene.opened(litigator)
    graph = reading.graph(file, records[1].id)
    assert (len(graph.acts), graph.people) == (2, {})
    assert list(reading.records(file, "person")) == []
    assert "person" in counting.counted(scene.actor, scene.id)
    assert not {"person", "narrative"} & set(counting.counted(litigator, scene.id))
    assert counting.counted_in(file) == counting.counted(litigator, scene.id)


def test_after_a_desk_lost_it_the_next_records_have_a_key_it_never_had(scene, cast):
    event, litigation = scene.event(), cast.actor("litigator").seats[0].desk_id
    services.share_collection(scene.actor, scene.id, litigation, "court_work", scene.at)
    services.take_back(scene.actor, scene.id, litigation, scene.at)
    # Nobody opens it in between, as an import or the API would not.
    services.enter(scene.actor, scene.id, [Event(title="Después")], scene.at)
    blocks = Block.objects.filter(collection=scene.collection).order_by("written_at")
    assert len({bytes(block.key_id) for block in blocks}) == 2
    titles = {one.record.title for one in reading.records(scene.opened(), "event")}
    assert titles == {event.title, "Después"}


def test_records_entered_after_a_grant_ran_out_have_a_key_that_the_desk_never_had(scene, cast):
    scene.event()
    ends_at, litigation = scene.at + timedelta(days=1), cast.actor("litigator").seats[0].desk_id
    services.share_collection(
        scene.actor, scene.id, litigation, "court_work", scene.at, ends_at=ends_at
    )
    checkpoints.end_grants_past_date(ends_at)
    services.enter(scene.actor, scene.id, [Event(title="Después")], ends_at)

    blocks = Block.objects.filter(collection=scene.collection)
    assert len({bytes(block.key_id) for block in blocks}) == 2
    assert not Envelope.objects.filter(file_id=scene.id, kind="facts", stale=True).exists()
    assert verify().good


def test_a_row_put_back_moved_or_removed_behind_the_ledger_is_named_or_does_not_open(scene):
    event = scene.event()
    services.change(
        scene.actor, scene.id, [(event.model_copy(update={"title": "Corregido"}), 1)], scene.at
    )
    newest = Record.objects.get(collection=scene.collection, id=event.id, version=2)
    newest.delete()
    assert any(str(newest.block_id) in fault for fault in verify().faults)
    Record.objects.filter(collection=scene.collection).update(version=7)
    with pytest.raises(DoesNotMatch):
        reading.record(scene.opened(), event.id)


def test_a_narrative_is_split_into_acts_that_keep_their_passages(scene):
    narrative = scene.told()
    cuts = [
        Cut(1, 2, "physical_attack", victim_name="Molino Inventado"),
        Cut(3, 4, "arbitrary_detention", victim_name="Molino Inventado"),
    ]
    acts = services.split(scene.actor, scene.id, narrative.id, 1, cuts, scene.at)
    assert [act.passages[0].text for act in acts] == [
        "El Sr. Molino Inventado llegó al puente. Lo golpearon con palos.",
        "Después lo llevaron a la comisaría. Allí estuvo dos días.",
    ]
    graph = reading.graph(scene.opened(), narrative.event)
    assert [person.name for person in graph.people.values()] == ["Molino Inventado"]
    assert {act.victim for act in graph.acts} == set(graph.people)
    with pytest.raises(Invalid):
        services.split(scene.actor, scene.id, narrative.id, 1, [Cut(4, 5, "injury")], scene.at)
    with pytest.raises(ChangedMeanwhile):
        services.split(scene.actor, scene.id, narrative.id, 2, cuts, scene.at)


def test_a_stream_is_entered_by_thousands_and_read_one_by_one(scene):
    people = (Person(name=f"Persona inventada {number}") for number in range(2100))
    sizes = list(services.enter_stream(scene.actor, scene.id, people, scene.at))
    assert sizes == [1000, 2000, 2100]
    assert sum(1 for _ in reading.records(scene.opened(), "person")) == 2100


def test_a_mechanism_keeps_collections_of_its_own(cast, settings):
    settings.AMPARO_PROFILE = "mechanism"
    from amparo.documentation.tests.scene import Scene

    class OfTheState(Scene):
        actor = property(lambda self: self.cast.actor("analyst"))

    scene = OfTheState(cast)
    event = scene.event()
    assert reading.record(scene.opened(), event.id).record == event
    with pytest.raises((NothingToOpen, NoSuchCollection)):
        scene.opened(cast.actor("intake_officer"))
