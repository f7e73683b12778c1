import pytest
from django.db import transaction

from amparo.agenda import services
from amparo.agenda.models import Deadline
from amparo.agenda.services import MayNotPause
from amparo.earlywarning.tests.scene import (
    HEARD,
    HOUR,
    REASONS,
    TOLD,
    admitted,
    ordered,
    planned,
    receive,
)
from amparo.kernel.errors import Forbidden, Invalid
from amparo.measures.models import Measure, Order
from amparo.registry.selectors import cases


def clock(scene, code):
    return Deadline.objects.open().get(file_id=scene.file_id, term_code=code)


def test_a_clock_is_stopped_for_a_coded_reason_and_started_again(cast):
    scene = admitted(cast)
    row = clock(scene, "assessment_ordinary")
    scene.do("analyst", "pause_term", term=str(row.pk), reason="awaiting_completion")
    assert scene.told("term")[-1]["state"] == "stopped"
    scene.at += 48 * HOUR
    scene.do("analyst", "resume_term", term=str(row.pk))

    assert clock(scene, "assessment_ordinary").due_at > row.due_at
    assert scene.told("term")[-1]["state"] == "running"


def test_a_clock_in_hours_is_not_even_offered(cast):
    scene = admitted(cast, "urgent")
    row = clock(scene, "decision_urgent")
    with pytest.raises(Invalid) as refused:
        scene.do("analyst", "pause_term", term=str(row.pk), reason="awaiting_completion")
    assert list(refused.value.fields) == ["term"]
    with pytest.raises(MayNotPause), transaction.atomic():
        services.pause(
            row.pk, scene.file_id, "awaiting_completion", scene.procedure.case.pack(), scene.at
        )


def test_a_file_given_to_a_delegate_is_in_their_desks_lists(cast):
    scene = admitted(cast)
    delegate = cast.actor("duty_delegate", "duty")
    # The intake desk still holds the file it handed to the analyst.
    scene.do("intake_officer", "assign", member=str(delegate.id), reasons=REASONS)

    assert scene.procedure.holder_id == delegate.id
    assert clock(scene, "assessment_ordinary").owner_desk_id == cast.desk("duty").id
    assert cases(delegate).filter(pk=scene.file_id).exists()


def test_a_completion_by_telephone_is_written_down(cast):
    scene = receive(cast)
    scene.do("intake_officer", "ask_completion", what="El lugar.")
    scene.do("intake_officer", "complete", what="Lo dijo por teléfono.")
    assert scene.stage == "under_review"


def test_time_asked_is_granted_by_the_analyst_and_shown_to_her(cast):
    scene, order = ordered(cast)
    until = Order.objects.get(pk=order).due_at + 48 * HOUR
    scene.do("police_unit", "ask_time", order, until=until.isoformat(), text="Falta la lancha.")
    with pytest.raises(Forbidden):
        scene.do("decision_maker", "grant_time", order, granted=True, text="Bien.")
    scene.do("analyst", "grant_time", order, granted=True, text="Bien.")
    assert Order.objects.get(pk=order).due_at == until
    assert scene.told("order")[-1]["due_at"] == until.isoformat()


def test_an_order_withdrawn_and_a_measure_ended_stop_their_clocks(cast):
    scene, order = ordered(cast)
    scene.do("decision_maker", "cancel_order", order, text="Va otra unidad.")
    assert not Deadline.objects.open().filter(subject_id=order).exists()

    measure = Order.objects.get(pk=order).measure_id
    scene.do("analyst", "end_measure", measure, ground="risk_over", reasons=REASONS)
    assert Measure.objects.get(pk=measure).state == "ended"


def test_what_she_says_of_a_delivery_by_telephone_counts_as_her_word(cast):
    scene, order = ordered(cast)
    scene.do("analyst", "record_delivery", order, arrived=False, text=HEARD, how="Llamada.")
    assert Order.objects.get(pk=order).state == "contested"
    assert scene.told("measure")[-1]["arrived"] == "no"


def test_a_measure_put_differently_asks_her_again(cast):
    scene, measure = planned(cast)
    body = {"type": "patrol", "institution": "PNP", "text": TOLD + " Sin uniforme."}
    scene.do("analyst", "revise_measure", measure, **body)
    assert Measure.objects.get(pk=measure).agreed == "unanswered"
