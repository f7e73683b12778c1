"""What the demonstration tells of joint statements, looked at as whoever follows them would."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from amparo.claims.models import Claim
from amparo.config.demonstration.beside import statements
from amparo.custody import verification
from amparo.statements.models import Statement
from amparo.statements.since import since

pytestmark = pytest.mark.django_db(transaction=True)
AT = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)
WHO = {"fatima": "advocate", "hilda": "reviewer", "amelia": "coordinator", "dina": "documenter"}


def test_the_published_statement_has_moved_is_still_and_is_followed_by_nobody(cast):
    statements.tell(
        SimpleNamespace(actors={name: cast.actor(role) for name, role in WHO.items()}), AT
    )
    found = since(Statement.objects.get(stage="published"))
    assert [one.standing().value for one in found] == ["moved", "still", "unfollowed"]
    assert [len(one.claim.citations.all()) for one in found] == [2, 2, 2]
    assert set(Claim.objects.values_list("issuer__name_es", flat=True)) == {"Coalición inventada"}
    (voice,) = found[0].voices
    assert (voice.speaker, len(found[0].doings)) == ("state", 1)
    assert verification.verify().faults == []
