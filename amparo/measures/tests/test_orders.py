from datetime import timedelta
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection

from amparo.accounts.acts import NotYourAct, acting
from amparo.agenda.models import Deadline, Escalation
from amparo.coordination.tests.scene import NOW, open_scene
from amparo.custody.deeds import NeedsKeys
from amparo.custody.errors import MustNotKnow, NothingToOpen
from amparo.custody.models import Envelope, Grant, Sheet
from amparo.custody.opening import open_file
from amparo.custody.selectors import files_of
from amparo.kernel.errors import Invalid, Refused
from amparo.kernel.workflow import IllegalMove
from amparo.law import packs
from amparo.measures import selectors, services, steps
from amparo.measures.errors import AlreadyOrdered, NoSuchOrder, NotYoursToUnblock, WrongDesk
from amparo.measures.law import NotAgreed
from amparo.measures.models import Order
from amparo.measures.stages import Agreement, Helped
from amparo.measures.tests.conftest import FACTS, PLACE, WORDS
from amparo.measures.values import OrderDraft, Proposal, ReportDraft

HOUR = timedelta(hours=1)
LATER = NOW + HOUR


def done(words="Fuimos dos, sin uniforme.", at=LATER):
    return ReportDraft(words=words, done_at=at)


def test_an_order_is_an_envelope_of_its_own_with_the_least(scene, order):
    text = services.open_order(scene.police, order.id, "order", NOW, "es")

    assert [fact.code for fact in text.revealed] == ["alias", "meeting_point", "password_word"]
    assert text.what == "Pase y deténgase en el lugar."
    assert not files_of(scene.police).exists()
    with pytest.raises(NothingToOpen):
        open_file(scene.police, scene.file_id, "order", NOW, kinds=["account"])
    assert PLACE.encode() not in bytes(Sheet.objects.get(id=order.sheet_id).wire)


def test_the_same_words_say_what_is_revealed_in_order_file_and_on_her_page(scene, order):
    text = services.open_order(scene.police, order.id, "order", NOW, "es")
    in_file = selectors.revealed_labels(order, "es")

    assert [fact.label for fact in text.revealed] == [fact.label for fact in in_file]
    assert scene.told("order")[-1]["reveals"] == [fact.code for fact in in_file]


def test_an_order_is_held_by_both_ends_and_those_who_follow_the_file(scene, order):
    holders = set(
        Grant.objects.filter(envelope_id=order.envelope_id).values_list("holder_id", flat=True)
    )
    desks = ("police_unit", "intake", "duty", "analysis", "decision", "supervision")

    assert holders == {scene.cast.desk(code).id for code in desks}


def test_an_order_starts_its_two_clocks_and_no_other_institutions(order):
    clocks = {row.term_code: row for row in Deadline.objects.filter(subject_id=order.id)}

    assert set(clocks) == {"order_acknowledgement_urgent", "order_delivery_urgent"}
    assert clocks["order_delivery_urgent"].due_at == order.due_at == NOW + 12 * HOUR
    assert {row.owner_desk_id for row in clocks.values()} == {order.desk_id}


def test_a_fact_that_the_kind_does_not_reveal_is_refused_at_its_field(measure, issue):
    with pytest.raises(Invalid) as refusal:
        issue(measure, facts={**FACTS, "name": "Persona Inventada"})

    assert set(refusal.value.fields) == {"name"}


def test_nothing_is_ordered_against_her_word(measure, issue, hear):
    hear(measure, Agreement.NO)

    with pytest.raises(NotAgreed):
        issue(measure)


def test_a_measure_is_with_one_institution_at_a_time(measure, issue, order):
    with pytest.raises(AlreadyOrdered):
        issue(measure)


def test_an_order_to_a_desk_of_another_institution_is_refused(measure, issue):
    with pytest.raises(WrongDesk):
        issue(measure, desk="focal_mincul")


def test_an_order_is_due_in_time_to_come(measure, issue):
    with pytest.raises(Invalid) as refusal:
        issue(measure, due_at=NOW)

    assert set(refusal.value.fields) == {"due_at"}


def test_an_institution_that_must_not_know_gets_no_order(cast, issue_shielded):
    scene, issue = issue_shielded

    with pytest.raises(MustNotKnow):
        issue(scene.decider)
    assert not Order.objects.exists()
    assert not Envelope.objects.filter(file_id=scene.file_id, kind="order").exists()


def test_an_override_is_written_by_the_decision_maker_and_read_by_her(issue_shielded):
    scene, issue = issue_shielded
    order = issue(scene.decider, override="No hay otra que pueda llegar hoy.")

    told = scene.told("override")[-1]
    assert (told["institution"], told["reasons"]) == ("PNP", "No hay otra que pueda llegar hoy.")
    assert services.open_order(scene.police, order.id, "order", NOW, "es").card.number


def test_the_duty_delegate_cannot_override(issue_shielded):
    scene, issue = issue_shielded

    with pytest.raises(NeedsKeys):
        issue(scene.delegate, override="Sin poder hacerlo.")


@pytest.fixture
def issue_shielded(cast):
    """A file whose person said that the police must not know, and a function that orders a patrol."""
    scene = open_scene(cast, shielded=("PNP",))
    proposal = Proposal(type="patrol", institution="PNP", words=WORDS, interim=True)
    measure = services.propose(scene.delegate, scene.file_id, proposal, NOW)

    def issue_one(actor, override=""):
        draft = OrderDraft(
            measure_id=measure.id,
            institution="PNP",
            desk_id=cast.desk("police_unit").id,
            what="Pase por el lugar.",
            facts=FACTS,
            override=override,
        )
        with acting(actor, "issue_order", scene.file_id, NOW) as deed:
            return steps.issue(deed, packs.current(), draft, "urgent")

    return scene, issue_one


def test_the_first_acknowledgement_is_measured_and_stops_its_clock(scene, order):
    services.acknowledge(scene.police, order.id, LATER)

    clock = Deadline.objects.get(subject_id=order.id, term_code="order_acknowledgement_urgent")
    assert clock.met_at == LATER
    assert scene.told("order")[-1]["state"] == "acknowledged"


def test_any_answer_shows_that_the_order_was_received(scene, order):
    answered = services.report(scene.police, order.id, ReportDraft(words="Vamos saliendo."), LATER)

    assert (answered.state, answered.acknowledged_at) == ("acknowledged", LATER)


def test_done_meets_the_delivery_but_only_she_says_that_it_arrived(scene, order):
    reported = services.report(scene.police, order.id, done(), LATER)

    clock = Deadline.objects.get(subject_id=order.id, term_code="order_delivery_urgent")
    assert clock.met_at == LATER
    assert (reported.state, reported.arrived_at) == ("reported", None)
    assert scene.told("measure")[-1]["arrived"] == ""


def test_done_tomorrow_is_refused_at_its_field(scene, order):
    with pytest.raises(Invalid) as refusal:
        services.report(scene.police, order.id, done(at=LATER + HOUR), LATER)

    assert set(refusal.value.fields) == {"done_at"}


def test_asking_for_time_stops_no_clock_until_it_is_granted(scene, order):
    until = order.due_at + 6 * HOUR
    services.ask_time(scene.police, order.id, until, "El bote vuelve mañana.", LATER)
    assert Deadline.objects.open().get(term_code="order_delivery_urgent").due_at == order.due_at

    services.answer_time(scene.analyst, order.id, granted=True, words="De acuerdo.", at=LATER)

    order.refresh_from_db()
    assert (order.state, order.due_at) == ("acknowledged", until)
    assert Deadline.objects.open().get(term_code="order_delivery_urgent").due_at == until


def test_refused_time_leaves_the_date(scene, order):
    until = order.due_at + 6 * HOUR
    services.ask_time(scene.police, order.id, until, "El bote vuelve mañana.", LATER)
    kept = services.answer_time(scene.analyst, order.id, granted=False, words="No.", at=LATER)

    assert (kept.state, kept.due_at, kept.asked_until) == ("acknowledged", order.due_at, None)


def test_more_time_must_be_later_than_the_date(scene, order):
    with pytest.raises(Invalid) as refusal:
        services.ask_time(scene.police, order.id, order.due_at, "Palabras.", LATER)

    assert set(refusal.value.fields) == {"until"}


@pytest.mark.parametrize(
    ("reason", "role"),
    [
        ("means", "decision_maker"),
        ("access", "supervisor"),
        ("jurisdiction", "analyst"),
        ("danger", "duty_delegate"),
    ],
)
def test_a_cannot_goes_to_whoever_can_unblock_it(scene, order, reason, role):
    services.cannot(scene.police, order.id, reason, "Sin bote hasta el lunes.", LATER)

    assert Escalation.objects.get(subject_id=order.id).to_role == role
    waits = {
        name: selectors.waiting(getattr(scene, actor)).exists()
        for name, actor in {
            "decision_maker": "decider",
            "supervisor": "supervisor",
            "analyst": "analyst",
            "duty_delegate": "delegate",
        }.items()
    }
    assert waits == {name: name == role for name in waits}


def test_an_obstacle_is_removed_by_its_role_with_another_date(scene, order):
    services.cannot(scene.police, order.id, "access", "No hay paso.", LATER)
    with pytest.raises(NotYoursToUnblock):
        services.extend(scene.analyst, order.id, LATER + 30 * HOUR, "Vaya el lunes.", LATER)

    until = LATER + 30 * HOUR
    freed = services.extend(scene.supervisor, order.id, until, "Vaya el lunes.", LATER)

    assert (freed.state, freed.cannot_reason, freed.due_at) == ("acknowledged", "", until)
    assert Escalation.objects.get(subject_id=order.id).answered_at == LATER
    assert Deadline.objects.open().get(term_code="order_delivery_urgent").due_at == until


def test_an_order_may_stand_in_spite_of_a_cannot(scene, order):
    services.cannot(scene.police, order.id, "means", "Sin combustible.", LATER)
    kept = services.insist(scene.decider, order.id, "La región da el combustible.", LATER)

    assert (kept.state, kept.due_at) == ("acknowledged", order.due_at)


def test_another_institution_receives_its_own_copy_and_not_the_first_one(scene, order):
    services.cannot(scene.police, order.id, "jurisdiction", "No es nuestra zona.", LATER)
    draft = OrderDraft(
        measure_id=order.measure_id,
        institution="GORE",
        desk_id=scene.cast.desk("focal_gore").id,
        what="Envíe la ronda.",
        facts={"alias": "Colibrí"},
    )
    newer = services.redirect(scene.decider, order.id, draft, "Va a la región.", LATER)

    order.refresh_from_db()
    region = scene.cast.actor("focal_point", "focal_gore")
    assert (order.state, newer.previous_id, newer.state) == ("cancelled", order.id, "issued")
    assert list(selectors.inbox(region)) == [newer]
    assert not selectors.inbox(scene.police).exists()
    with pytest.raises(NoSuchOrder):
        selectors.order(region, order.id)


def test_the_exchange_is_read_by_both_ends(scene, order):
    services.cannot(scene.police, order.id, "means", "Sin combustible.", LATER)
    services.insist(scene.decider, order.id, "La región da el combustible.", LATER + HOUR)
    text = services.open_order(scene.police, order.id, "order", LATER + HOUR, "es")

    assert [(line.kind, line.reason, line.words, line.mine) for line in text.exchange] == [
        ("cannot", "means", "Sin combustible.", True),
        ("answer", "", "La región da el combustible.", False),
    ]


def test_a_withdrawn_order_stops_its_clocks_and_frees_the_measure(scene, order, issue):
    services.cancel_order(scene.decider, order.id, "Ella viajó.", LATER)

    assert not Deadline.objects.open().filter(subject_id=order.id).exists()
    order.measure.refresh_from_db()
    assert order.measure.state == "proposed"
    assert issue(order.measure, at=LATER).state == "issued"


@pytest.mark.parametrize("which", ["hidden", "absent"])
def test_another_desk_finds_an_order_as_absent_as_one_that_never_was(scene, order, which):
    wanted = order.id if which == "hidden" else uuid4()
    other = scene.culture

    for act in (
        lambda: services.acknowledge(other, wanted, NOW),
        lambda: services.report(other, wanted, done(at=NOW), NOW),
        lambda: services.ask_time(other, wanted, NOW + HOUR, "Palabras.", NOW),
        lambda: services.cannot(other, wanted, "means", "Palabras.", NOW),
        lambda: services.open_order(other, wanted, "order", NOW, "es"),
        lambda: services.cancel_order(other, wanted, "Palabras.", NOW),
    ):
        with pytest.raises(NoSuchOrder):
            act()


def test_those_who_follow_an_order_do_not_answer_for_its_institution(scene, order):
    with pytest.raises(NoSuchOrder):
        services.acknowledge(scene.supervisor, order.id, NOW)


def test_an_institution_does_not_grant_itself_time(scene, order):
    services.ask_time(scene.police, order.id, order.due_at + HOUR, "Palabras.", NOW)

    with pytest.raises(NotYourAct):
        services.answer_time(scene.police, order.id, granted=True, words="Sí.", at=NOW)
    with pytest.raises(NotYourAct):
        services.cancel_order(scene.police, order.id, "Palabras.", NOW)


def test_an_order_is_acknowledged_once(scene, order):
    services.acknowledge(scene.police, order.id, NOW)

    with pytest.raises(IllegalMove):
        services.acknowledge(scene.police, order.id, LATER)


def test_two_acknowledgements_at_the_same_instant_leave_one(scene, order):
    gate, answers = Barrier(2), []
    actors = [scene.police, scene.cast.actor("police_unit", number=2)]

    def acknowledge(actor):
        try:
            gate.wait()
            services.acknowledge(actor, order.id, NOW)
            answers.append("acknowledged")
        except Refused as refusal:
            answers.append(refusal.code)
        finally:
            connection.close()

    threads = [Thread(target=acknowledge, args=[actor]) for actor in actors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(answers) == ["acknowledged", "illegal_move"]


@pytest.mark.parametrize(
    "change", [{"state": "lost"}, {"helped": "perhaps"}, {"state": "confirmed"}]
)
def test_the_database_knows_no_other_state_of_an_order(order, change):
    with pytest.raises(IntegrityError):
        Order.objects.filter(id=order.id).update(**change)


def test_times_are_medians_over_those_that_got_so_far(scene, order, deliver):
    assert selectors.times(scene.analyst).to_acknowledgement is None

    services.acknowledge(scene.police, order.id, LATER)
    deliver(order, arrived=True, helped=Helped.YES, at=NOW + 6 * HOUR)

    seen = selectors.times(scene.analyst, "PNP")
    assert (seen.orders, seen.acknowledged, seen.arrived) == (1, 1, 1)
    assert (seen.to_acknowledgement, seen.to_arrival) == (HOUR, 6 * HOUR)
    assert selectors.times(scene.culture).orders == 0
