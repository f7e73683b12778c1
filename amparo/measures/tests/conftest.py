from datetime import timedelta

import pytest

from amparo.accounts.acts import acting
from amparo.coordination.tests.scene import NOW, open_scene
from amparo.law import packs
from amparo.measures import services, steps
from amparo.measures.stages import Agreement, Voice
from amparo.measures.values import OrderDraft, Proposal

WORDS = "Una patrulla sin uniforme pasa por el lugar acordado."
PLACE = "local-inventado-3R"
FACTS = {"alias": "Colibrí", "meeting_point": PLACE, "password_word": "canasta"}


@pytest.fixture
def scene(cast):
    return open_scene(cast)


@pytest.fixture
def measure(scene):
    """An interim patrol she has not answered yet."""
    proposal = Proposal(type="patrol", institution="PNP", words=WORDS, interim=True)
    return services.propose(scene.delegate, scene.file_id, proposal, NOW)


@pytest.fixture
def issue(scene):
    """A function that orders a measure to a desk, as the duty delegate."""

    def issue_one(measure, desk="police_unit", actor=None, at=NOW, **changed):
        words = {"what": "Pase y deténgase en el lugar.", "facts": FACTS}
        draft = OrderDraft(
            measure_id=measure.id,
            institution=changed.pop("institution", "PNP"),
            desk_id=scene.cast.desk(desk).id,
            **(words | changed),
        )
        with acting(actor or scene.delegate, "issue_order", scene.file_id, at) as deed:
            return steps.issue(deed, packs.current(), draft, "urgent")

    return issue_one


@pytest.fixture
def order(measure, issue):
    return issue(measure)


@pytest.fixture
def hear(scene):
    """A function by which the worker, without keys, applies her word on a measure."""
    from amparo.accounts.acts import system_act

    def hear_one(measure, agreement=Agreement.YES, at=NOW + timedelta(minutes=30)):
        with system_act("hear", scene.file_id, at) as deed:
            return steps.hear_word(deed, measure.id, agreement, Voice.RECEIPT)

    return hear_one


@pytest.fixture
def deliver(scene):
    """A function by which the worker, without keys, applies her word on an order."""
    from amparo.accounts.acts import system_act
    from amparo.measures.values import Delivery

    def deliver_one(order, arrived=None, helped=None, at=NOW + timedelta(hours=6)):
        with system_act("hear", scene.file_id, at) as deed:
            word = Delivery(arrived=arrived, helped=helped)
            return steps.hear_delivery(deed, packs.current(), order.id, word)

    return deliver_one
