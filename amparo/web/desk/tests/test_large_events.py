"""The page of an event with a thousand acts: its work grows with its acts, not with their square."""

import cProfile
import pstats

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from amparo.documentation import services
from amparo.documentation.tests.scene import SECRET, Scene, crowd

MANY = 1_000


def test_a_thousand_acts_are_read_once_and_put_in_order_once(cast, settings, signed_in):
    settings.AMPARO_PROFILE = "organisation"
    kept = Scene(cast)
    records = crowd(MANY)
    services.enter(kept.actor, kept.id, records, kept.at)
    page = signed_in(kept.actor)
    opened = reverse("desk:collection_open", args=[kept.id])
    assert page.post(opened, {"purpose": "documenting_work"}).status_code == 302

    place, profile = reverse("desk:event", args=[kept.id, records[1].id]), cProfile.Profile()
    with CaptureQueriesContext(connection) as asked:
        answer = profile.runcall(page.get, place)
    said = answer.content.decode()
    assert all(word in said for word in (f"{SECRET} {MANY - 1}", "1000 personas"))
    assert len(asked) < 60
    calls = pstats.Stats(profile).stats
    ordered = sum(told[1] for (_file, _line, name), told in calls.items() if name == "_when")
    assert 0 < ordered <= len(records)
    assert sum(told[1] for told in calls.values()) < 2_700 * MANY
