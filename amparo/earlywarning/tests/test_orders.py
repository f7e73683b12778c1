import pytest

from amparo.agenda.models import Deadline, Escalation
from amparo.agenda.selectors import measured
from amparo.custody.errors import MustNotKnow
from amparo.custody.selectors import files_of
from amparo.earlywarning.catalogue import available_on_order, perform
from amparo.earlywarning.tests.scene import DECISION, HEARD, HOUR, REASONS, TOLD, ordered, receive
from amparo.earlywarning.worklists import contradictions
from amparo.kernel.errors import Forbidden, Invalid, NotVisible
from amparo.measures.errors import NoSuchOrder
from amparo.measures.models import Measure, Order
from amparo.measures.telling import of_measure

CLOSING = {**DECISION, "ground": "risk_over", "heard": HEARD}


def interim(scene, desk="police_unit", institution="PNP", **changed):
    body = {
        "type": "patrol",
        "institution": institution,
        "desk": str(scene.cast.desk(desk).id),
        "what": "Pase esta noche por el lugar acordado.",
        "text": TOLD,
        "facts": {"meeting_point": "el local"},
        "reasons": REASONS,
    }
    return scene.do(changed.pop("role", "duty_delegate"), "order_interim", **{**body, **changed})


def urgent(cast, **changes):
    scene = receive(cast, "urgent", **changes)
    scene.do("duty_delegate", "admit", track="urgent", reasons=REASONS)
    return scene


def test_the_duty_delegate_orders_at_once_before_any_assessment(cast):
    scene = urgent(cast)
    order = Order.objects.get(pk=interim(scene).subject)

    assert scene.stage == "interim_ordered"
    assert order.measure.interim
    assert not Deadline.objects.filter(
        file_id=scene.file_id, term_code="interim_urgent", met_at=None
    ).exists()
    assert scene.told("order")[0]["institution"] == "PNP"


def test_an_analyst_may_not_order(cast):
    scene = urgent(cast)
    scene.do("duty_delegate", "assign", member=str(scene.actor("analyst").id))
    with pytest.raises(Forbidden):
        interim(scene, role="analyst")


def test_an_institution_that_must_not_know_receives_no_order(cast):
    scene = urgent(cast, must_not_know=["MININTER"])
    with pytest.raises(MustNotKnow):
        interim(scene)
    assert not Order.objects.filter(file_id=scene.file_id).exists()
    assert scene.stage == "admitted"


def test_only_the_decision_maker_lifts_it_and_she_reads_why(cast):
    scene = urgent(cast, must_not_know=["MININTER"])
    with pytest.raises(Forbidden):
        interim(scene, override="Nadie más puede llegar esta noche.")
    interim(scene, role="decision_maker", override="Nadie más puede llegar esta noche.")

    assert scene.told("override")[0]["reasons"] == "Nadie más puede llegar esta noche."
    assert not files_of(cast.actor("focal_point", "focal_mininter")).exists()


def test_the_police_unit_sees_its_order_and_nothing_of_the_file(cast):
    scene, order = ordered(cast)
    police = cast.actor("police_unit")
    codes = [one.code for one in available_on_order(police, order, scene.at)]

    assert codes == ["acknowledge_order", "report_order", "ask_time", "answer_cannot"]
    with pytest.raises(NotVisible):
        perform(police, scene.file_id, "review", {}, scene.at)


def test_another_institution_cannot_tell_the_order_from_one_that_is_absent(cast):
    scene, order = ordered(cast)
    with pytest.raises(NoSuchOrder):
        perform(cast.actor("focal_point"), scene.file_id, "acknowledge_order", {}, scene.at, order)


def test_acknowledgement_and_arrival_are_measured_not_only_the_decision(cast):
    scene, order = ordered(cast)
    scene.do("police_unit", "acknowledge_order", subject=order)
    scene.at += 5 * HOUR
    scene.do("police_unit", "report_order", subject=order, text="Se hizo.", done_at=scene.at)
    scene.says("confirm", order)

    taken = {one.term_code: one for one in measured(scene.file_id)}
    assert taken["arrival_ordinary"].in_time
    assert taken["arrival_ordinary"].taken > 5 * HOUR
    assert Order.objects.get(pk=order).acknowledged_at is not None


def test_done_against_never_came_goes_to_the_supervisor(cast):
    scene, order = ordered(cast)
    scene.do("police_unit", "report_order", subject=order, text="Se hizo.", done_at=scene.at)
    scene.says("contest", order)

    supervisor = scene.actor("supervisor")
    (row,) = contradictions(supervisor)
    body = {"contradiction": str(row.pk), "finding": "not_arrived"}
    scene.do("supervisor", "resolve_contradiction", **body, reasons=REASONS, told=TOLD)
    assert not contradictions(supervisor).exists()
    assert scene.told("contradiction")[-1]["state"] == "resolved"


def test_a_measure_that_made_things_worse_is_seen_by_somebody(cast):
    scene, order = ordered(cast)
    scene.says("worse", order)

    assert Order.objects.get(pk=order).helped == "worse"
    assert Escalation.objects.filter(file_id=scene.file_id, cause="made_worse").exists()


def test_a_contested_measure_is_not_closed_without_a_written_why(cast):
    scene, order = ordered(cast)
    scene.says("contest", order)
    with pytest.raises(Invalid) as refused:
        scene.do("decision_maker", "close", **CLOSING)
    assert list(refused.value.fields) == ["despite"]

    scene.do("decision_maker", "close", **CLOSING, despite="Ella salió del país y lo pide así.")
    assert scene.stage == "closed"
    assert scene.told("ended")[0]["reasons"] == TOLD


def test_follow_up_review_extension_and_variation_come_back_to_implementation(cast):
    scene, _order = ordered(cast)
    scene.do("analyst", "start_follow_up", heard=HEARD)
    assert scene.stage == "in_follow_up"
    first = Deadline.objects.get(file_id=scene.file_id, term_code="review_ordinary", met_at=None)
    scene.do("analyst", "review", heard=HEARD, findings=REASONS)
    second = Deadline.objects.get(file_id=scene.file_id, term_code="review_ordinary", met_at=None)
    assert first.pk != second.pk

    change = {**DECISION, "ground": "risk_goes_on", "heard": HEARD}
    scene.do("decision_maker", "extend", **change, until="2026-09-01")
    assert scene.stage == "in_implementation"
    scene.do("decision_maker", "vary", **change)
    assert [one["outcome"] for one in scene.told("decision")] == ["grant", "extend", "vary"]


def test_her_objection_is_heard_on_an_ordered_measure_and_withdraws_no_order(cast):
    scene, order = ordered(cast)
    measure = Order.objects.get(pk=order).measure_id
    scene.says("object", measure)
    assert Measure.objects.get(pk=measure).agreed == "no"
    assert Order.objects.get(pk=order).state == "issued"


def test_when_it_is_reported_again_after_she_said_no_she_is_asked_again(cast):
    scene, order = ordered(cast)
    scene.says("contest", order)
    scene.do("police_unit", "answer_cannot", order, reason="means", text="No hay lancha.")
    scene.do("police_unit", "report_order", order, text="Mañana sale la lancha.")
    assert Order.objects.get(pk=order).state == "cannot"
    scene.do("police_unit", "report_order", order, text="Se hizo.", done_at=scene.at)

    row = Order.objects.get(pk=order)
    assert (row.state, row.cannot_reason) == ("reported", "")
    assert of_measure(row.measure)["arrived"] == ""
    assert not Escalation.objects.filter(cause="cannot", answered_at=None).exists()
