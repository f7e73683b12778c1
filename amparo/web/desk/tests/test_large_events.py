"""Large events: the work of a page grows with its acts, not with their square; of a full form no word is lost."""

import cProfile
import pstats

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from amparo.config.settings.door import MOST_FIELDS
from amparo.documentation import services
from amparo.documentation.models import Record
from amparo.documentation.tests.scene import SECRET, Scene, crowd
from amparo.web.desk.documentation.entering import MOST_ROWS

MANY = 1_000


@pytest.fixture
def kept(cast, settings):
    settings.AMPARO_PROFILE = "organisation"
    return Scene(cast)


@pytest.fixture
def page(kept, signed_in):
    """A documenter's browser that has the collection open."""
    page = signed_in(kept.actor)
    opened = reverse("desk:collection_open", args=[kept.id])
    assert page.post(opened, {"purpose": "documenting_work"}).status_code == 302
    return page


def rows(first, last):
    """As many rows of acts, filled in every field but the method, which is sent empty as a browser does."""
    found = {}
    for number in range(first, last + 1):
        said = {
            "victim": f"{SECRET} {number}",
            "type": "injury",
            "begins": "2026-03-14",
            "method": "",
        }
        said |= {"by": "Unidad inventada", "degree": "carried_out"}
        found |= {f"r{number}-{part}": text for part, text in said.items()}
    return found


def test_a_thousand_acts_are_read_once_and_put_in_order_once(page, kept):
    records = crowd(MANY)
    services.enter(kept.actor, kept.id, records, kept.at)
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


def test_the_last_row_of_the_fast_form_is_saved_and_one_beyond_is_refused_with_every_word(
    page, kept
):
    place = reverse("desk:event_new", args=[kept.id])
    typed = {"title": "Marcha inventada", "status": "confirmed", "do": "save"}
    more = {**typed, **rows(MOST_ROWS + 1, MOST_ROWS + 1), **rows(1, 1), "rows": str(MOST_ROWS + 1)}
    beyond = page.post(place, more)
    said = beyond.content.decode()
    assert beyond.status_code == 422
    assert all(word in said for word in ("más de 400 filas", f"{SECRET} {MOST_ROWS + 1}"))
    assert not Record.objects.exists()

    full = {**typed, **rows(1, MOST_ROWS), "rows": str(MOST_ROWS)}
    assert len(full) < MOST_FIELDS["desk"]
    assert page.post(place, full).status_code == 302
    many = {kind: Record.objects.filter(kind=kind).count() for kind in ("act", "person")}
    assert many == {"act": MOST_ROWS, "person": MOST_ROWS + 1}

    flood = page.post(place, {f"x{number}": "" for number in range(MOST_FIELDS["desk"] + 1)})
    assert flood.status_code == 400
    assert "su navegador conserva lo que escribió" in flood.content.decode()
    assert MOST_FIELDS["portal"] <= 1_000
