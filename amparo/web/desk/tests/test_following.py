import pytest
from django.urls import reverse

from amparo.config.demonstration.record.loading import load_record
from amparo.interamerican.tests.scene import Scene


@pytest.fixture(autouse=True)
def organisation(settings):
    settings.AMPARO_PROFILE = "organisation"


def test_the_day_of_whoever_follows_shows_dates_silence_and_what_waits(signed_in, cast):
    scene = Scene(cast.actor("litigator"))
    scene.opens(public=True, stage="in_force", since=scene.today)
    load_record(cast.actor("documenter"), scene.at)
    for role in ("litigator", "documenter", "advocate", "coordinator", "reviewer"):
        page = signed_in(cast.actor(role)).get(reverse("desk:today"))
        said = page.content.decode()
        assert page.status_code == 200, role
        assert "Fechas interamericanas" in said
        assert reverse("desk:owed") in said


def test_a_number_of_the_day_leads_to_the_list_it_counts(signed_in, cast):
    load_record(cast.actor("documenter"), Scene(cast.actor("litigator")).at)
    page = signed_in(cast.actor("documenter"))
    today = page.get(reverse("desk:today"))
    owed = page.get(reverse("desk:owed"))
    assert today.context["owed_count"] == owed.context["count"] > 20
