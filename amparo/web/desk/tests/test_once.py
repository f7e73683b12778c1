"""A form that is sent twice, by a double press or a slow network, is done once; gone back to and filled anew, again."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from amparo.documentation import services
from amparo.documentation.models import Collection, Record
from amparo.documentation.records import Narrative
from amparo.documentation.tests.scene import TOLD
from amparo.documentation.tests.scene import Scene as Collected
from amparo.missions.models import Mission, MissionReport, ReportSentence, UseConsent
from amparo.missions.tests.scene import Scene
from amparo.web.desk.once import FIELD


@pytest.fixture
def twice(signed_in):
    """Function (page, address, form) that sends a form two times and looks that both are answered alike."""

    def sends(page, address, said):
        told = {**said, FIELD: str(uuid4())}
        first, again = page.post(address, told), page.post(address, told)
        assert (first.status_code, again.status_code) == (302, 302), first.content.decode()
        assert first["Location"] == again["Location"]
        return told

    return sends


def test_a_form_of_a_mission_that_is_sent_twice_enters_once(cast, settings, signed_in, twice):
    settings.AMPARO_PROFILE = "organisation"
    scene = Scene(cast, timezone.now() - timedelta(minutes=5)).told()
    page = signed_in(scene.documenter)

    def act(code):
        return reverse("desk:mission_act", args=[scene.mission_id, code])

    carried = page.get(act("enter_visit")).content.decode()
    assert carried.count(f'name="{FIELD}"') == 1
    page.post(reverse("desk:mission_open", args=[scene.mission_id]), {"purpose": "mission_work"})
    visit = {"on": "2026-03-09", "on_told": "day", "place_told": "department", "department": "Puno"}
    told = twice(page, act("enter_visit"), {**visit, "text": "Lo que se vio (inventado)."})
    assert scene.mission.records.filter(kind="visit").count() == 2
    page.post(act("enter_visit"), {**told, "text": "Otra visita inventada, tras volver atrás."})
    assert scene.mission.records.filter(kind="visit").count() == 3

    answer = {
        "record": "R1",
        "answered_on": timezone.localdate().isoformat(),
        "answer": "No fue así.",
    }
    twice(page, act("record_answer"), answer)
    assert scene.record("R1").versions.count() == 2
    consents = UseConsent.objects.count()
    asked = {"record": "T1", "use": "court", "answer": "given", "on": "2026-03-10"}
    twice(page, act("record_consent"), {**asked, "asked_by": "Inventada", "how": "De palabra"})
    assert UseConsent.objects.count() == consents + 1
    twice(
        page, act("write_sentence"), {"report": "preliminary", "section": "mandate", "text": "Sí."}
    )
    assert ReportSentence.objects.filter(section="mandate").count() == 1
    twice(page, act("build_report"), {"report": "preliminary", "issuer": "Red inventada"})
    assert MissionReport.objects.count() == 1
    twice(page, reverse("desk:mission_new"), {"title": "Misión inventada nueva"})
    assert Mission.objects.count() == 2


def test_a_form_of_a_collection_that_is_sent_twice_enters_once(cast, settings, signed_in, twice):
    settings.AMPARO_PROFILE = "organisation"
    here = Collected(cast)
    page = signed_in(here.actor)
    page.post(reverse("desk:collection_open", args=[here.id]), {"purpose": "documenting_work"})

    def count(kind):
        return Record.objects.filter(kind=kind, version=1).count()

    act = {"r1-victim": "Ana Inventada", "r1-type": "injury", "r1-by": "Unidad inventada"}
    event = {"title": "Marcha inventada", "begins": "2026-03", "rows": "1", "do": "save", **act}
    twice(page, reverse("desk:event_new", args=[here.id]), event)
    assert (count("event"), count("act"), count("involvement"), count("person")) == (1, 1, 1, 2)
    event_id = Record.objects.get(kind="event").id
    address = [here.id, event_id]
    twice(page, reverse("desk:event_acts", args=address), {"rows": "1", "do": "save", **act})
    assert (count("act"), count("involvement"), count("person")) == (2, 2, 2)
    added = {"event": str(event_id), "text": "Un relato inventado."}
    twice(page, reverse("desk:record_add", args=[*address, "narrative"]), added)
    assert count("narrative") == 1
    narrative = Narrative(event=event_id, text=TOLD)
    services.enter(here.actor, here.id, [narrative], here.at)
    cut = {"rows": "1", "version": "1", "do": "save", "p1-from": "2", "p1-type": "injury"}
    twice(page, reverse("desk:narrative_split", args=[here.id, narrative.id]), cut)
    assert count("act") == 3
    twice(page, reverse("desk:collection_new"), {"title": "Colección inventada dos"})
    assert Collection.objects.count() == 2
