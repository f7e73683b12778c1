from datetime import UTC, datetime, timedelta

import pytest

from amparo.kernel.errors import Invalid
from amparo.law import packs
from amparo.measures import law
from amparo.measures.stages import ORDERS, OrderAct, OrderState

AT = datetime(2026, 3, 2, 14, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture(scope="module")
def pack():
    return packs.current()


def test_an_order_carries_only_what_its_kind_reveals(pack):
    patrol = pack.measure("patrol")

    with pytest.raises(Invalid) as refusal:
        law.minimum(patrol, {"alias": "Colibrí", "name": "Persona Inventada"})

    assert set(refusal.value.fields) == {"name"}


def test_a_blank_fact_is_left_out_and_the_order_is_the_catalogues(pack):
    patrol = pack.measure("patrol")

    said = law.minimum(
        patrol, {"meeting_point": "Local inventado", "alias": "Colibrí", "uniform": " "}
    )

    assert list(said) == ["alias", "meeting_point"]


@pytest.mark.parametrize(
    ("agreed", "interim", "allowed"),
    [
        ("yes", False, True),
        ("yes", True, True),
        ("unanswered", True, True),
        ("unanswered", False, False),
        ("no", True, False),
        ("no", False, False),
        ("proposed_other", True, False),
    ],
)
def test_nothing_is_ordered_against_her_word(pack, agreed, interim, allowed):
    patrol = pack.measure("patrol")

    if allowed:
        law.check_agreed(patrol, interim, agreed)
        return
    with pytest.raises(law.NotAgreed):
        law.check_agreed(patrol, interim, agreed)


def test_the_hours_of_the_catalogue_depend_on_the_track(pack):
    patrol = pack.measure("patrol")

    assert law.arrives_by(patrol, "urgent", AT) == AT + patrol.start_hours_urgent * HOUR
    assert law.arrives_by(patrol, "ordinary", AT) == AT + patrol.start_hours_ordinary * HOUR


def test_every_reason_why_not_goes_to_a_role_of_the_pack(pack):
    roles = {role.code for role in pack.roles}

    assert {law.who_unblocks(pack, reason.code) for reason in pack.reasons_for("cannot")} <= roles
    with pytest.raises(Invalid):
        law.who_unblocks(pack, "risk_over")


@pytest.mark.parametrize(
    ("done", "contested", "differ"),
    [
        (AT, AT + HOUR, True),
        (AT, AT, True),
        (AT + HOUR, AT, False),
        (None, AT, False),
        (AT, None, False),
    ],
)
def test_two_voices_differ_when_she_speaks_after_what_they_say_was_done(done, contested, differ):
    assert law.contradicts(done, contested) is differ


def test_the_middle_of_nothing_is_unknown():
    assert law.middle([]) is None
    assert law.middle([HOUR, 3 * HOUR]) == 2 * HOUR


def test_no_institution_moves_an_order_to_confirmed():
    assert {act for _, act, after in ORDERS.moves() if after is OrderState.CONFIRMED} == {
        OrderAct.CONFIRM
    }


def test_a_withdrawn_order_is_over():
    assert ORDERS.actions_from(OrderState.CANCELLED) == ()


def test_every_state_but_the_first_is_reached():
    reached = {after for _, _, after in ORDERS.moves()}

    assert set(OrderState) - reached == {OrderState.ISSUED}
