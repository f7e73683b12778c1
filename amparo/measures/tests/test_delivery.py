from contextlib import contextmanager
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, ProgrammingError, connection

from amparo.accounts.acts import NotYourAct
from amparo.agenda.models import Deadline, Escalation
from amparo.coordination.tests.scene import NOW
from amparo.custody.opening import open_file
from amparo.kernel.errors import Invalid
from amparo.measures import selectors, services
from amparo.measures.errors import AlreadyResolved, NoSuchContradiction
from amparo.measures.models import Contradiction, Order
from amparo.measures.stages import Agreement, Finding, Helped
from amparo.measures.values import Delivery, ReportDraft

HOUR = timedelta(hours=1)
DONE_AT, SAID_AT, FOUND_AT = NOW + HOUR, NOW + 6 * HOUR, NOW + 8 * HOUR


@pytest.fixture
def reported(scene, order):
    """The police say that it is done."""
    return services.report(
        scene.police, order.id, ReportDraft(words="Pasamos.", done_at=DONE_AT), DONE_AT
    )


@pytest.fixture
def contradiction(reported, deliver):
    """She says that it never came."""
    deliver(reported, arrived=False)
    return Contradiction.objects.get()


def resolve(scene, row, finding=Finding.NOT_ARRIVED, actor=None, reasons="El libro no lo anota."):
    told = "Revisamos y usted tenía razón."
    who = actor or scene.supervisor
    return services.resolve_contradiction(who, row.id, finding, reasons, told, FOUND_AT)


def test_her_word_confirms_the_arrival(scene, reported, deliver):
    heard = deliver(reported, arrived=True, helped=Helped.PARTLY)

    assert (heard.state, heard.arrived_at, heard.helped) == ("confirmed", SAID_AT, "partly")
    told = scene.told("measure")[-1]
    assert (told["arrived"], told["helped"]) == ("yes", "partly")
    assert not Contradiction.objects.exists()


def test_she_may_say_that_it_came_before_the_institution_says_anything(order, deliver):
    assert deliver(order, arrived=True).state == "confirmed"


def test_the_clock_of_a_contradiction_is_never_the_turn_of_the_institution(contradiction):
    clock = Deadline.objects.open().get(term_code__startswith="contradiction")

    assert (clock.owner_desk_id, clock.owner_role) == (None, "supervisor")


def test_done_against_never_came_goes_to_the_supervisor_once(scene, contradiction, deliver):
    deliver(contradiction.order, arrived=False, at=SAID_AT + HOUR)

    assert Contradiction.objects.count() == 1
    assert list(selectors.contradictions(scene.supervisor)) == [contradiction]
    raised = Escalation.objects.get(cause="contradiction")
    assert (raised.to_role, raised.subject_id) == ("supervisor", contradiction.order_id)
    assert len(scene.told("contradiction")) == 1
    clock = Deadline.objects.open().get(term_code="contradiction_urgent")
    assert clock.due_at == SAID_AT + 24 * HOUR


def test_the_database_lets_a_contradiction_stand_only_once(contradiction):
    with pytest.raises(IntegrityError):
        Contradiction.objects.create(
            file_id=contradiction.file_id, order=contradiction.order, raised_at=SAID_AT
        )


def test_never_came_before_any_report_is_no_contradiction(order, deliver):
    assert deliver(order, arrived=False).state == "contested"
    assert not Contradiction.objects.exists()


def test_done_said_later_of_an_earlier_day_contradicts_her(scene, order, deliver):
    deliver(order, arrived=False)
    services.report(
        scene.police, order.id, ReportDraft(words="Fue ayer.", done_at=DONE_AT), SAID_AT + HOUR
    )

    assert Contradiction.objects.count() == 1


def test_going_after_she_spoke_contradicts_nobody(scene, order, deliver):
    deliver(order, arrived=False)
    went = SAID_AT + HOUR
    again = services.report(
        scene.police, order.id, ReportDraft(words="Fuimos ahora.", done_at=went), went
    )

    assert again.state == "reported"
    assert not Contradiction.objects.exists()


def test_a_contradiction_is_resolved_with_reasons_and_she_reads_what_was_found(
    scene, contradiction
):
    row = resolve(scene, contradiction)

    told = scene.told("contradiction")[-1]
    assert (told["state"], told["finding"]) == ("resolved", "not_arrived")
    assert told["words"] == "Revisamos y usted tenía razón."
    assert row.resolved_by == scene.supervisor.id
    assert not selectors.contradictions(scene.supervisor).exists()
    assert Escalation.objects.get(cause="contradiction").answered_at == FOUND_AT
    assert not Deadline.objects.open().filter(term_code="contradiction_urgent").exists()


def test_when_it_had_not_arrived_the_institution_must_go_again(scene, contradiction):
    resolve(scene, contradiction)

    order = Order.objects.get()
    assert (order.state, order.done_at) == ("contested", None)
    assert order.due_at == FOUND_AT + 12 * HOUR
    clock = Deadline.objects.open().get(term_code="order_delivery_urgent")
    assert clock.due_at == order.due_at


def test_her_word_stays_hers_even_when_the_finding_is_another(scene, contradiction):
    resolve(scene, contradiction, Finding.ARRIVED)

    assert Order.objects.get().state == "contested"


def test_the_reasons_of_a_finding_are_not_in_the_institutions_envelope(scene, contradiction):
    resolve(scene, contradiction)
    opened = open_file(scene.police, scene.file_id, "order", FOUND_AT, kinds=["order"])

    assert "finding" not in {sheet.field for sheet in opened.sheets("order")}


def test_a_contradiction_is_resolved_once(scene, contradiction):
    resolve(scene, contradiction)

    with pytest.raises(AlreadyResolved):
        resolve(scene, contradiction)


def test_a_finding_needs_reasons(scene, contradiction):
    with pytest.raises(Invalid) as refusal:
        resolve(scene, contradiction, reasons=" ")

    assert set(refusal.value.fields) == {"reasons"}


def test_only_the_supervisor_resolves_and_the_institution_does_not_see_it(scene, contradiction):
    with pytest.raises(NotYourAct):
        resolve(scene, contradiction, actor=scene.analyst)
    with pytest.raises(NoSuchContradiction):
        resolve(scene, contradiction, actor=scene.police)
    with pytest.raises(NoSuchContradiction):
        selectors.contradiction(scene.supervisor, uuid4())
    assert not selectors.contradictions(scene.police).exists()


def test_a_measure_that_made_things_worse_goes_up_at_once(scene, reported, deliver):
    heard = deliver(reported, helped=Helped.WORSE)

    assert (heard.state, heard.helped) == ("reported", "worse")
    assert Escalation.objects.get(cause="made_worse").to_role == "supervisor"


def test_her_word_on_a_withdrawn_order_is_noted_and_moves_nothing(scene, order, deliver):
    services.cancel_order(scene.decider, order.id, "Otra vía.", NOW)

    assert deliver(order, arrived=False).state == "cancelled"


def test_a_member_writes_down_what_she_said_of_a_delivery(scene, reported):
    heard = services.record_delivery(
        scene.analyst,
        reported.id,
        Delivery(arrived=False),
        "Dice que nadie llegó.",
        "Llamada de las seis.",
        SAID_AT,
    )

    assert heard.state == "contested"
    assert Contradiction.objects.count() == 1


def test_an_institution_does_not_speak_for_her(scene, reported):
    with pytest.raises(NotYourAct):
        services.record_delivery(
            scene.police, reported.id, Delivery(arrived=True), "Sí.", "En persona.", SAID_AT
        )


@contextmanager
def as_process(role):
    """The rest of the block with no more rights than that process has."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {role}")
        try:
            yield
        finally:
            cursor.execute("RESET ROLE")


def test_the_worker_has_the_rights_to_apply_her_word_and_no_others(scene, reported, hear, deliver):
    with as_process("amparo_worker"):
        hear(reported.measure, Agreement.NO)
        deliver(reported, arrived=False, helped=Helped.WORSE)
        with pytest.raises(ProgrammingError):
            Order.objects.filter(id=reported.id).update(institution="GORE")
        with pytest.raises(ProgrammingError):
            Contradiction.objects.update(finding="arrived")

    assert Contradiction.objects.count() == 1


def test_the_portal_knows_no_table_of_measures(reported):
    with as_process("amparo_portal"), pytest.raises(ProgrammingError):
        Order.objects.count()
