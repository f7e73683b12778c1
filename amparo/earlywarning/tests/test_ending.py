import pytest

from amparo.custody import ledger, verification
from amparo.custody.models import Envelope, Grant
from amparo.earlywarning.tests.scene import DECISION, HEARD, REASONS, ordered
from amparo.earlywarning.worklists import Asked, informations, orders
from amparo.measures import services
from amparo.measures.errors import NoSuchOrder
from amparo.measures.models import Measure, Order

CLOSING = {**DECISION, "ground": "risk_over", "heard": HEARD, "despite": REASONS}
CANARY = "motivo-inventado-9Q"


def keys_of(order):
    held = Grant.objects.filter(envelope_id=order.envelope_id)
    return set(held.values_list("holder_id", flat=True))


def test_when_a_file_ends_its_institutions_keep_that_it_is_over_and_lose_what_it_told(cast):
    scene, order_id = ordered(cast)
    question = scene.do(
        "analyst",
        "request_information",
        desk=str(cast.desk("focal_mincul").id),
        text="¿Qué consta?",
    ).subject
    scene.do("police_unit", "report_order", order_id, text="Se hizo.", done_at=scene.at)
    scene.says("confirm", order_id)
    order, police = Order.objects.get(pk=order_id), scene.actor("police_unit")
    before = bytes(Envelope.objects.get(pk=order.envelope_id).key_id)
    assert order.desk_id in keys_of(order)
    known = set(verification.verify().faults)
    scene.do("decision_maker", "close", **CLOSING)
    assert set(verification.verify().faults) <= known

    order.refresh_from_db()
    assert (order.state, order.desk_id in keys_of(order)) == ("confirmed", False)
    after = Envelope.objects.get(pk=order.envelope_id)
    assert (bytes(after.key_id) != before, after.stale) == (True, False)
    assert {one.state for one in Measure.objects.filter(file_id=scene.file_id)} == {"ended"}
    told = {line["institution"] for line in scene.told("access_ended")}
    assert told == {"PNP", "MINCUL"}
    assert scene.told("information")[-1]["state"] == "withdrawn"
    assert [one.pk for one in orders(police, Asked(), scene.at)] == [order_id]
    text = services.open_order(police, order_id, "order_execution", scene.at, "es")
    assert (text.what, text.revealed, text.over) == ("", (), "")
    focal = cast.actor("focal_point", "focal_mincul")
    assert [one.pk for one in informations(focal, Asked(), scene.at)] == [question]
    entries = [one.body for one in ledger.entries_of(scene.file_id)]
    assert [one["access_ended"] for one in entries if one["verb"] == "close"] == [1]


def test_an_institution_reads_why_its_order_was_withdrawn_and_nothing_else_of_it(cast):
    scene, order_id = ordered(cast)
    police = scene.actor("police_unit")
    scene.do("decision_maker", "cancel_order", order_id, text=CANARY)

    text = services.open_order(police, order_id, "order_execution", scene.at, "es")
    assert (text.what, text.exchange, text.over) == ("", (), CANARY)
    assert scene.told("access_ended")[-1]["institution"] == "PNP"
    whole = services.open_order(scene.actor("analyst"), order_id, "follow_up_work", scene.at, "es")
    assert whole.what


def test_an_institution_shut_out_before_keeps_nothing_at_the_end(cast):
    scene, order_id = ordered(cast)
    police = scene.actor("police_unit")
    scene.do("analyst", "exclude_institution", institution="PNP", reasons=REASONS)
    scene.do("decision_maker", "close", **CLOSING)

    assert not orders(police, Asked(), scene.at).exists()
    with pytest.raises(NoSuchOrder):
        services.open_order(police, order_id, "order_execution", scene.at, "es")
