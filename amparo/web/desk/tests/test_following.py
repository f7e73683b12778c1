from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

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
        assert (reverse("desk:repeated") in said) == cast.actor(role).may("link_people"), role


def test_a_number_of_the_day_leads_to_the_list_it_counts(signed_in, cast):
    load_record(cast.actor("documenter"), Scene(cast.actor("litigator")).at)
    page = signed_in(cast.actor("documenter"))
    today = page.get(reverse("desk:today"))
    owed = page.get(reverse("desk:owed"))
    assert today.context["owed_count"] == owed.context["count"] > 20


def test_our_own_silence_comes_first_of_eight_clients_seven_of_whom_wait_for_the_state(
    signed_in, cast
):
    scene = Scene(cast.actor("litigator"), today=timezone.localdate() - timedelta(days=40))
    for _client in range(7):
        scene.opens(stage="in_force", since=scene.today)
        dates = {"asked_on": scene.today, "due_on": scene.today + timedelta(days=10)}
        scene.does("set_due", kind="state_report", whose="state", **dates)
    scene.opens(stage="in_force", since=scene.today)
    report = {"kind": "state_report", "author": "state", "on": scene.today}
    scene.does("enter_paper", text="Informe inventado, sin plazo de respuesta.", **report)
    dates = {"asked_on": scene.today, "due_on": timezone.localdate() + timedelta(days=3)}
    scene.does("set_due", kind="commitment", whose="representatives", **dates)
    page = signed_in(scene.actor)
    today = page.get(reverse("desk:today"))
    ours = today.context["ours"]
    (line,) = ours["lines"]
    assert (line["number"], line["soon"]) == (scene.matter.number, True)
    assert "40 días" in line["silence"]
    assert scene.matter.number not in {each["number"] for each in today.context["dates"]}
    said = today.content.decode()
    assert said.index("Nuestro silencio") < said.index("Fechas interamericanas")
    for url, count in ((ours["url"], ours["count"]), (ours["near_url"], ours["near_count"])):
        assert page.get(url).context["count"] == count == 1
    sent = {"kind": "observations", "author": "representatives", "on": timezone.localdate()}
    scene.today = timezone.localdate()
    scene.does("enter_paper", text="Observaciones inventadas.", **sent)
    assert page.get(reverse("desk:today")).context["ours"]["count"] == 0
