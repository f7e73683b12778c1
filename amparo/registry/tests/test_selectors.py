from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from amparo.accounts import directory
from amparo.custody import sealing
from amparo.custody.models import Grant
from amparo.law import packs
from amparo.registry.selectors import NoSuchCase, case, cases
from amparo.registry.services import Opening, hand_over, open_case

AT = datetime(2026, 3, 3, 3, tzinfo=UTC)  # still the 2nd at the seat


@pytest.fixture
def held(cast):
    """A case that the analysis desk holds and keeps."""
    desk = cast.desk("analysis").id
    with transaction.atomic():
        plan = sealing.Deposit(uuid4(), AT)
        plan.add("facts")
        plan.hold([directory.desk_holder(desk)])
        plan.save()
        opening = Opening(plan.file_id, "PD-7K4Q-M9XT", "quebrada ocre", desk, AT)
        return open_case(opening, packs.current(), AT)


def test_a_desk_that_holds_a_grant_sees_the_case_and_no_other_desk_does(cast, held):
    analyst = cast.actor("analyst")
    assert case(analyst, held.pk).number == held.number
    assert list(cases(cast.actor("focal_point"))) == []
    with pytest.raises(NoSuchCase):
        case(cast.actor("focal_point"), held.pk)


def test_absent_and_hidden_are_one_answer_by_one_query_path(cast, held):
    focal, asked = cast.actor("focal_point"), []
    for file_id in (held.pk, uuid4()):
        with CaptureQueriesContext(connection) as queries, pytest.raises(NoSuchCase) as refused:
            case(focal, file_id)
        asked.append((len(queries), refused.value.code, str(refused.value)))
    assert asked[0] == asked[1]


def test_a_supervisor_knows_a_file_by_its_shield_and_by_no_column(cast, held):
    supervisor = cast.actor("supervisor")
    with pytest.raises(NoSuchCase):
        case(supervisor, held.pk)
    with transaction.atomic():
        plan = sealing.Deposit(held.pk, AT)
        plan.add("shield")
        plan.hold([directory.desk_holder(cast.desk("supervision").id)])
        plan.save()
    assert case(supervisor, held.pk)
    hand_over(held, cast.desk("intake_alternate").id)
    Grant.objects.filter(holder_id=cast.desk("supervision").id).delete()
    with pytest.raises(NoSuchCase):
        case(supervisor, held.pk)


def test_a_case_asks_for_the_law_it_was_opened_under_and_no_other(held):
    assert held.pack().edition == packs.current().edition
    held.pack_version = "2020-01-01"
    with pytest.raises(packs.NoSuchPack):
        held.pack()


def test_a_case_is_opened_on_the_day_of_the_packs_seat(held):
    assert held.opened_on.isoformat() == "2026-03-02"
