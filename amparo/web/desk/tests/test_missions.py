"""A mission at the desk: what is typed is kept, what is sealed stays so, a refused report shows its sentences."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from amparo.accounts.models import Session
from amparo.accounts.tests.cast import PASSWORD
from amparo.custody import ledger
from amparo.evidence.models import Blob, CourtBundle, Handled, Handling
from amparo.missions.acts import beginning
from amparo.missions.forms import FollowForm
from amparo.missions.models import Mission, MissionReport, Recording, ReportSentence
from amparo.missions.tests.scene import SECRETS, Scene
from amparo.registry.people import entering
from amparo.registry.people.forms import NewPerson


@pytest.fixture
def scene(cast, settings):
    settings.AMPARO_PROFILE = "organisation"
    return Scene(cast, timezone.now() - timedelta(minutes=5))


def said(answer):
    return answer.content.decode()


def at(name, scene, *more):
    return reverse(f"desk:{name}", args=[scene.mission_id, *more])


def test_a_mission_is_worked_on_from_its_tabs_and_its_report_is_refused_by_sentence(
    scene, signed_in
):
    scene.told()
    page = signed_in(scene.documenter)
    page.post(at("mission_close", scene))
    sealed = said(page.get(at("mission_testimonies", scene)))
    assert "T1" in sealed
    assert [one for one in SECRETS.values() if one in sealed] == []
    page.post(at("mission_open", scene), {"purpose": "mission_work"})
    assert SECRETS["name"] in said(page.get(at("mission_testimonies", scene)))
    elements = said(page.get(at("mission_elements", scene)))
    assert "Cuántos lugares más." in elements
    assert "nadie lo ha mirado aún" in elements

    typed = {"text": "Se vio {V9}.", "report": "preliminary", "section": "findings"}
    kept = page.post(at("mission_act", scene, "write_sentence"), typed)
    assert kept.status_code == 422
    assert "Se vio {V9}." in said(kept)

    gone = {"record": "T1", "uses": ["anonymous"], "on": timezone.localdate().isoformat()}
    assert page.post(at("mission_act", scene, "withdraw_consent"), gone).status_code == 302
    build = {"report": "preliminary", "issuer": "Red inventada"}
    refused = page.post(at("mission_act", scene, "build_report"), build)
    assert refused.status_code == 422
    assert "Hubo disparos{F1}" in said(refused)
    assert "no consiente, o ya no consiente" in said(refused)
    assert "Red inventada" in said(refused)

    one = ReportSentence.objects.get(section="findings")
    anew = {"text": "Hubo disparos, dice {@T2}{T2}.", "version": "1"}
    assert page.post(at("mission_sentence", scene, one.id), anew).status_code == 302
    assert page.post(at("mission_sentence", scene, one.id), anew).status_code == 409
    assert "Hubo disparos, dice Berta Nombrada" in said(page.get(at("mission_report", scene)))


def test_a_recording_that_leaves_is_an_entry_and_a_line_of_its_chain(scene, signed_in):
    scene.told().seals_a_voice("T1")
    (voice,) = Recording.objects.all()
    page = signed_in(scene.documenter)
    Session.objects.update(confirmed_at=None)
    asked = page.get(at("mission_blob", scene, voice.blob_id))["Location"]
    told = page.post(asked, {"password": PASSWORD})["Location"]
    assert at("mission_testimonies", scene) in said(page.get(asked))
    answer = page.get(told)
    assert b"".join(answer.streaming_content) == b"Palabras inventadas."
    viewed = Handling.objects.filter(blob_id=voice.blob_id, what=Handled.VIEWED)
    assert viewed.count() == 1
    last = ledger.entries_of(scene.mission_id)[-1].body
    assert (last["verb"], last["blob"]) == ("view_evidence", str(voice.blob_id))


def test_a_recording_that_is_sent_twice_is_sealed_once_and_another_file_beside_it(scene, signed_in):
    scene.told()
    page = signed_in(scene.documenter)
    page.post(at("mission_open", scene), {"purpose": "mission_work"})
    (form,) = re.findall(
        r'/T1/grabacion".*?name="form-key" value="([^"]+)"',
        said(page.get(at("mission_testimonies", scene))),
    )
    for words in (b"Palabras inventadas.", b"Palabras inventadas.", b"Otras, inventadas."):
        sent = {"form-key": form, "file": SimpleUploadedFile("voz.txt", words)}
        assert page.post(at("mission_recording", scene, "T1"), sent).status_code == 302
    assert Recording.objects.count() == Blob.objects.count() == 2


def test_a_testimony_goes_to_a_court_by_the_consent_for_courts_alone(scene, signed_in):
    scene.told().seals_a_voice("T1")
    (voice,) = Recording.objects.all()
    page, court = signed_in(scene.documenter), at("evidence_court", scene)
    wanted = {"pieces": voice.blob_id, "body": "other", "recipient": "Juzgado inventado"}
    wanted |= {"basis": "consent", "ground": "Lo dijo por radio, inventado."}
    assert page.post(court, wanted).status_code == 409
    scene.consents("T1", "court")
    assert page.post(court, wanted).status_code == 302
    (bundle,) = CourtBundle.objects.all()
    taken = at("court_bundle", scene, bundle.id)
    assert page.get(taken).status_code == 503
    scene.withdraws("T1", "court")
    assert page.get(taken).status_code == 409
    assert page.post(court, wanted).status_code == 409


def test_a_report_is_built_printed_and_hidden_from_whoever_holds_no_key(scene, signed_in):
    scene.told().builds()
    row = MissionReport.objects.get()
    page = signed_in(scene.documenter)
    page.post(at("mission_open", scene), {"purpose": "mission_work"})
    for form, head in (("pdf", b"%PDF"), ("docx", b"PK")):
        answer = page.get(at("mission_print", scene, row.id, form))
        assert answer.content.startswith(head)
    paper = at("mission_print", scene, row.id, "pdf")
    assert paper in page.get(at("mission_report", scene)).content.decode()
    scene.writes_anew("U1", killed_low=4, killed_high=7)
    tab, stale = at("mission_report", scene), page.get(paper)
    assert paper not in page.get(tab).content.decode()
    assert (stale.status_code, "ya no es como el registro" in said(page.get(tab))) == (422, True)
    assert "U1 se volvió a escribir después de armar el informe" in said(stale)
    Session.objects.update(confirmed_at=None)
    assert page.get(paper)["Location"].startswith("/confirmar")
    litigator = signed_in(scene.cast.actor("litigator"))
    followed = beginning.follow(
        scene.documenter, FollowForm(title_es="Misión ajena inventada"), scene.at
    )
    listed = said(litigator.get(reverse("desk:missions")))
    assert "Misión ajena inventada" in listed
    assert Mission.objects.get(id=scene.mission_id).number not in listed
    assert litigator.get(at("mission", scene)).status_code == 404
    assert litigator.get(reverse("desk:mission", args=[followed.id])).status_code == 200


def test_whoever_asked_not_to_be_asked_again_is_met_on_their_page_and_in_a_search(scene, signed_in):
    scene.begun().opens().testimony()
    scene.does("ask_no_more", record="T1")
    form = NewPerson(kind="person", names=("Soraida Canarina Ocultada",))
    person = entering.enter(scene.documenter, form, scene.later())
    page = signed_in(scene.documenter)
    page.post(reverse("desk:person_open", args=[person.id]), {"purpose": "linkage_work"})
    shown = said(page.get(reverse("desk:person", args=[person.id])))
    found = said(page.post(reverse("desk:find"), {"q": "Zoraida Canarina"}))
    for words in (shown, found):
        assert "pidió que no se le pregunte otra vez" in words
        assert scene.mission.number not in words
