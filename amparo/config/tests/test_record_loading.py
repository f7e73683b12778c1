"""The record of the five documents enters an installation once, every row vouched for."""

from datetime import UTC, datetime

from amparo.claims.models import Claim, Obligation
from amparo.config.demonstration import record
from amparo.config.demonstration.record.loading import load_record
from amparo.custody import verification
from amparo.library.models import Source

NOW = datetime(2026, 3, 9, 15, 0, tzinfo=UTC)


def test_every_claim_of_the_five_documents_is_loaded_once(cast, django_assert_max_num_queries):
    whole = record.load()
    documenter = cast.actor("documenter")
    with django_assert_max_num_queries(400):
        first = load_record(documenter, NOW)
    again = load_record(documenter, NOW)

    assert first.claims == len(whole.claims) == Claim.objects.count()
    assert (again.claims, again.parties, again.topics) == (0, 0, 0)
    assert Source.objects.count() == 5
    assert Obligation.objects.count() == sum(c.obligation is not None for c in whole.claims)
    assert verification.verify().faults == []
