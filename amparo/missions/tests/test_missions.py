import hashlib

import pytest
from django.core import serializers
from django.utils.translation import gettext, override

from amparo.crypto.errors import CryptoFailure
from amparo.custody import ledger, verification
from amparo.custody.opening import open_file
from amparo.evidence import services as evidence
from amparo.evidence import store
from amparo.evidence.errors import BlobChanged, BlobNotVisible
from amparo.kernel.errors import Invalid
from amparo.missions import choices, models, pieces, published
from amparo.missions.acts import beginning, building, entering
from amparo.missions.acts.building import ChangedSinceBuilt, Refusing
from amparo.missions.assembling import strings
from amparo.missions.errors import (
    AskedElsewhere,
    AskNoMore,
    MayNotBePrinted,
    NoSuchAct,
    NoSuchMission,
    NotAllOpen,
    NothingBuilt,
    StillNamed,
)
from amparo.missions.forms import MeetingForm, ShareForm
from amparo.missions.kinds import ReportKind
from amparo.missions.selectors import mission, missions
from amparo.missions.tests.scene import COMMANDER, GUIDE, SECRETS, Scene

pytestmark = pytest.mark.django_db(transaction=True)
CANARIES = (
    *SECRETS.values(),
    GUIDE,
    COMMANDER,
    "Munaychana",
    "Qoriwayrana",
    "Zoraida",
    "radio inventada",
)
_TABLES = (
    models.Mission,
    models.MissionRecord,
    models.UseConsent,
    models.ReportSentence,
    models.MissionReport,
)


def test_a_report_is_built_from_the_record_and_tells_nobody_who_did_not_agree(scene):
    scene.told().builds()
    sheet, row = scene.printed()
    texts = "\n".join(strings(sheet))
    assert "En 9 días la misión recibió 2 testimonios." in texts
    assert "lo dice Berta Nombrada Inventada" in texts
    assert "quien dio el testimonio 1" in texts
    assert [canary for canary in CANARIES if canary.casefold() in texts.casefold()] == []
    assert {one["code"] for one in sheet["records"]} == {"F1", "L1", "R1", "T1", "T2", "U1", "V1"}
    assert row.number == 1
    scene.withdraws("T2", "named")
    with pytest.raises(MayNotBePrinted):
        scene.printed()
    clear = "".join(serializers.serialize("json", table.objects.all()) for table in _TABLES)
    assert [canary for canary in (*CANARIES, "Berta", "Muestra") if canary in clear] == []
    assert verification.verify().faults == []


def test_a_report_is_built_in_the_language_asked_for_and_not_in_that_of_the_page(scene):
    with override("en"):
        scene.told().builds()
    sheet, _row = scene.printed()
    assert sheet["language"] == "es"
    assert "quien dio el testimonio 1" in str(sheet)
    scene.builds(language="en")
    assert "the person who gave testimony 1" in str(scene.printed()[0])


def test_a_report_refuses_to_build_and_shows_the_sentence_when_a_consent_is_lost_or_a_count_changed(
    scene,
):
    scene.told()
    assert scene.refusals() == []
    scene.withdraws("T1", "anonymous", "kept")
    with pytest.raises(Refusing) as refused:
        scene.builds()
    found = {
        (f.code, f.sentence.text[:12] if f.sentence else "", f.record) for f in refused.value.faults
    }
    assert ("figure_changed", "En {=days} d", "") in found
    assert ("consent_lost", "Hubo disparo", "T1") in found
    assert ("consent_lost", "", "T1") in found  # the table of use of force rests on it too
    assert not models.MissionReport.objects.exists()


def test_a_report_refuses_when_a_record_was_written_anew_or_a_sentence_would_tell_who_or_where(
    scene,
):
    scene.told()
    words = "En el Distrito Fingido Pukamarkana{V1} nadie respondió; Zoraida lo vio."
    scene.sentence(words)
    scene.sentence("Se pidió respuesta{R1}.", "replies")
    assert ("tells", words, "T1") in scene.refusals()
    answer = {"record": "R1", "answered_on": "2026-03-19", "answer": "Nadie dio orden (inventado)."}
    scene.does("record_answer", **answer)
    assert ("record_changed", "Se pidió respuesta{R1}.", "R1") in scene.refusals()
    for text, told in (
        ("Lo dice {T9}.", "No hay tal registro aquí, o se retiró: T9"),
        ("Lo dice {nada}.", "Esto no significa nada entre llaves: nada"),
        ("Guió {P1}.", "A una persona del equipo no se la nombra por número en una frase: P1"),
    ):
        with pytest.raises(Invalid) as refused:
            scene.sentence(text)
        assert refused.value.fields == {"text": [told]}
    with pytest.raises(Invalid) as refused:
        scene.finding("F99")
    assert refused.value.fields == {"rests_on": ["No hay tal registro aquí, o se retiró: F99"]}


def test_a_report_that_was_built_is_given_out_and_printed_only_while_the_record_is_as_it_was(scene):
    """What was built says 1 to 2 killed; the record comes to say 4 to 7, and T1 is written anew."""
    scene.told().builds()
    row = models.MissionReport.objects.get()
    assert building.standing(scene.whole(), row)
    scene.writes_anew("U1", killed_low=4, killed_high=7)
    scene.writes_anew("T1", account="Vi otra cosa (relato inventado).")
    with pytest.raises(ChangedSinceBuilt) as refused:
        scene.gives_out()
    found = {(one.code, one.record) for one in refused.value.faults}
    assert found == {("record_changed", "T1"), ("record_since", "U1")}
    assert any("U1 se volvió a escribir" in words for words in refused.value.fields["report"])
    with pytest.raises(ChangedSinceBuilt):
        building.printed(scene.documenter, scene.mission_id, row.id, "pdf", scene.later())
    one = models.ReportSentence.objects.get(section="findings")
    scene.rewrites(one, "Hubo disparos{F1}; lo dice {@T2}{T2} y lo confirma {@T1}{T1}.")
    with pytest.raises(NothingBuilt):
        scene.gives_out()
    scene.builds()
    scene.gives_out()
    sheet, given = scene.printed()
    assert (given.number, sheet["force"][0][7]) == (2, "4–7")
    scene.writes_anew("U1", killed_low=5, killed_high=7)
    assert building.standing(scene.whole(), given) == sheet


def test_days_that_cannot_be_are_refused_at_their_field(scene):
    scene.begun().opens()
    place = {"on_told": "day", "place_told": "nothing", "text": "Plaza inventada."}
    for act, body, told in (
        ("mandate", {"giver": "Red inventada", "since": "2026-03-10", "until": "2026-03-01",
                     "text": "Observar."}, "Este día es anterior al comienzo."),
        ("visit", {**place, "on": "2026-03-09", "until": "2026-03-08"}, "Este día es anterior al comienzo."),
        ("visit", {**place, "on": "2026-03-20", "until": "2026-03-21"}, "Ese día todavía no llega."),
    ):  # fmt: skip
        with pytest.raises(Invalid) as refused:
            scene.does(f"enter_{act}", **body)
        assert {
            name: [gettext(one) for one in said] for name, said in refused.value.fields.items()
        } == {"until": [told]}
    assert not models.MissionRecord.objects.exists()


def test_a_piece_that_is_later_sealed_as_a_recording_is_relied_on_no_more(scene):
    scene.told()
    piece = scene.seals_a_piece()
    assert [one.id for one in pieces.offered(scene.mission_id, scene.whole().words)] == [piece]
    scene.seals_a_voice("T1", b"Seis casquillos inventados.")
    assert pieces.offered(scene.mission_id, scene.whole().words) == []
    with pytest.raises(Invalid) as refused:
        scene.does("enter_piece", piece=str(piece), text="Lo que dijo, inventado.")
    assert set(refused.value.fields) == {"piece"}


def test_a_finding_rests_on_a_piece_of_evidence_told_by_its_digest_and_no_name(scene):
    scene.told().seals_a_voice("T1")
    piece, voice = scene.seals_a_piece(), models.Recording.objects.get().blob_id
    (offered,) = choices.options("piece", scene.mission)
    assert offered.value == str(piece)
    shows = "Casquillos inventados en la plaza, fotografiados."
    with pytest.raises(Invalid) as refused:
        scene.does("enter_piece", piece=str(voice), text=shows)
    assert set(refused.value.fields) == {"piece"}
    assert scene.does("enter_piece", piece=str(piece), text=shows).code == "X1"
    scene.finding("X1")
    scene.sentence("Se hallaron casquillos{F2}; {=pieces} pieza lo muestra{X1}.")
    scene.builds()
    sheet, _row = scene.printed()
    (told,) = (one for one in sheet["records"] if one["code"] == "X1")
    digest = hashlib.sha256(b"Seis casquillos inventados.").hexdigest()
    assert told["line"] == f"Documento; {shows}; sellada el 20 de marzo de 2026; SHA-256 {digest}"
    assert not [one for one in strings(sheet) if "casquillos-de-fulana" in one]
    clear = serializers.serialize("json", models.MissionRecord.objects.all())
    assert digest not in clear
    scene.does("take_back_record", record="X1", because="Era de otra plaza (inventado).")
    assert {record for _code, _text, record in scene.refusals() if record} == {"X1"}


def test_conditions_of_a_consent_must_be_read_before_a_report_is_built(scene):
    scene.told()
    scene.consents("T1", "anonymous", conditions="Solo después de las elecciones inventadas.")
    with pytest.raises(Refusing):
        scene.builds()
    scene.builds(conditions_kept=True)


def test_the_final_report_says_what_changed_and_why_and_repeats_nothing_of_a_lost_consent(scene):
    scene.told().builds()
    scene.gives_out()
    scene.does("begin_final")
    scene.withdraws("T1", "anonymous")
    scene.does(
        "enter_finding", text="Otra constatación inventada.", standard="reasonable", rests_on="T2"
    )
    anew = "Hubo disparos{F2}; lo dice {@T2}{T2}."
    scene.rewrites(scene.final(1), anew)
    force = scene.does("take_back_record", record="U1", because="Se apoyaba en quien se retiró.")
    scene.does("take_back_record", record="F1", because="Se apoyaba en quien se retiró.")
    scene.does(
        "enter_element",
        element="crimes_against_humanity.widespread",
        supports="F2",
        missing="Todo.",
    )
    assert force.withdrawn_at is not None
    assert scene.refusals(ReportKind.FINAL) == [("no_reason", anew, ""), ("no_reason", "", "L1")]
    scene.rewrites(scene.final(1), anew, "Quien dio el testimonio 1 retiró su consentimiento.")
    scene.does("explain_difference", record="L1", because="Falta más desde que se retiró F1.")
    scene.builds("final")
    sheet, _row = scene.printed("final")
    gone = "No se repiten las palabras: se apoyaban en lo que ya no puede usarse."
    changed = [(one["what"], one["before"], one["because"]) for one in sheet["differences"]]
    assert changed == [
        ("Párrafo 2: cambió", gone, "Quien dio el testimonio 1 retiró su consentimiento."),
        ("U1: se retiró", gone, "Se apoyaba en quien se retiró."),
        ("L1: cambió", changed[2][1], "Falta más desde que se retiró F1."),
    ]
    (given,) = published.given_out(scene.whole())
    assert {code for code, _why in given.fallen} == {"F1", "T1", "U1"}
    preliminary = models.MissionReport.objects.get(kind="preliminary")
    with pytest.raises(MayNotBePrinted):
        building.printable(scene.whole(), preliminary)


def test_what_is_not_kept_of_the_team_goes_at_the_final_report_unless_it_stands_elsewhere(scene):
    scene.told().builds()
    scene.gives_out()
    with pytest.raises(NoSuchAct):
        scene.does("destroy_at_report", sure=True)
    scene.does("begin_final")
    scene.does("record_consent", record="T2", use="court", answer="given", on="2026-03-12",
               asked_by=GUIDE, how="De palabra")  # fmt: skip
    meeting = {"on": "2026-03-11", "counterpart": "community", "whom": "Asamblea inventada"}
    scene.does("enter_meeting", text=f"{GUIDE} tradujo la asamblea.", **meeting)
    scene.builds("final")
    scene.gives_out("final")
    with pytest.raises(StillNamed) as named:
        scene.does("destroy_at_report", sure=True)
    assert named.value.params == {"where": "M1"}
    anew = MeetingForm(text="El guía tradujo la asamblea.", **meeting)
    entering.amend(scene.documenter, scene.mission_id, "M1", anew, scene.later())
    scene.does("destroy_at_report", sure=True)
    gone = (GUIDE, "radio inventada", "Volver antes")
    assert [word for word in gone if word in scene.all_words()] == []
    assert "P1 tradujo la asamblea." in scene.all_words()
    assert verification.verify().faults == []


def test_whoever_asked_not_to_be_asked_again_is_not_and_may_take_everything_back(scene):
    scene.told()
    scene.seals_a_voice("T1")
    said = {"transcript": "Lo que dice la voz inventada.", "transcribed_by": "Otra inventada"}
    scene.does("write_transcript", record="T1", **said)
    scene.does("ask_no_more", record="T1")
    with pytest.raises(AskNoMore):
        scene.consents("T1", "named")
    scene.withdraws("T1", "kept")
    (voice,) = evidence.blobs_of(scene.mission_id)
    assert store.digest_of(voice.path) == bytes(voice.digest)
    scene.does("destroy_testimony", record="T1", sure=True)
    assert store.digest_of(voice.path) is None
    file = open_file(scene.documenter, scene.mission_id, "mission_work", scene.later())
    with pytest.raises((BlobChanged, CryptoFailure)):
        b"".join(evidence.read(file, evidence.blobs_of(scene.mission_id)[0]).chunks)
    gone = (SECRETS["name"], SECRETS["contact"], "Qoriwayrana", "voz-inventada", "Lo que dice la")
    assert [word for word in gone if word in scene.all_words()] == []
    assert scene.record("T1").destroyed_at is not None
    assert verification.verify().faults == []


def test_whoever_asked_not_to_be_asked_again_is_not_asked_by_another_mission_either(scene):
    scene.told().does("ask_no_more", record="T1")
    other = Scene(scene.cast, scene.later()).begun().opens()
    with pytest.raises(AskedElsewhere):
        other.testimony(name="Soraida Canarina Ocultada")
    with pytest.raises(AskedElsewhere):
        other.testimony(name="Nadie", alias="Doña Zorzalina")
    assert other.testimony(came_themselves=True) == "T1"
    assert other.testimony(name="Berta Nombrada Inventada", alias="") == "T2"
    entry = [
        e.body for e in ledger.entries_of(scene.mission_id) if e.body.get("did") == "ask_no_more"
    ]
    assert SECRETS["name"] not in str(entry)
    assert verification.verify().faults == []


def test_a_desk_that_holds_the_facts_alone_learns_nobody_s_name_and_builds_nothing(scene):
    scene.told().seals_a_voice("T1")
    other = scene.cast.actor("documenter", "org_litigation")
    assert list(missions(other)) == []
    with pytest.raises(NoSuchMission):
        mission(other, scene.mission_id)
    # Another institution's, and those of the house where nobody may read a mission.
    for code in ("police_unit", "org_audit", "org_administration"):
        never = ShareForm(desk=scene.cast.desk(code).id)
        with pytest.raises(Invalid):
            beginning.share(scene.coordinator, scene.mission_id, never, scene.later())
    form = ShareForm(desk=scene.cast.desk("org_litigation").id)
    beginning.share(scene.coordinator, scene.mission_id, form, scene.later())
    scene.opens(other)
    seen = scene.whole(other)
    assert seen.records["T1"].said("name") == ""
    assert not seen.complete
    with pytest.raises(NotAllOpen):
        scene.does("build_report", other, report="preliminary", issuer="Red inventada")
    (voice,) = evidence.blobs_of(scene.mission_id)
    with pytest.raises(BlobNotVisible):
        evidence.read(_opened(scene, other), voice)
    with_people = ShareForm(desk=form.desk, identities=True)
    beginning.share(scene.documenter, scene.mission_id, with_people, scene.later())
    heard = evidence.read(_opened(scene, other), voice)
    assert b"".join(heard.chunks) == b"Palabras inventadas."
    scene.does("stop_sharing_mission", scene.coordinator, desk=str(form.desk))
    with pytest.raises(NoSuchMission):
        mission(other, scene.mission_id)


def _opened(scene, actor):
    return open_file(actor, scene.mission_id, "mission_work", scene.later())
