import hashlib
import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from amparo.accounts.acts import acting
from amparo.accounts.models import Session
from amparo.custody import checkpoints
from amparo.custody.models import Opening
from amparo.evidence import handing, limits, selectors
from amparo.evidence.forms import HandForm
from amparo.evidence.media import copying
from amparo.evidence.media.tests import samples
from amparo.evidence.models import Blob, CourtBundle, Handling, What
from amparo.evidence.tests.scene import PDF, TEXT, Scene
from amparo.intake import services as intake
from amparo.missions.tests import scene as missions
from amparo.verifier import court as verifier
from amparo.verifier import packing

CAPTURED = {
    "url": "https://noticia.example/inventada?id=1",
    "captured_at": "2026-03-01T10:30",
    "tool": "ArchiveWeb.page 0.15",
    "collector": "Persona inventada",
}
EXPORT = {
    "body": "MP",
    "recipient": "Fiscalía inventada, caso 1-2026",
    "basis": "order",
    "ground": "Disposición inventada 3-2026",
}


@pytest.fixture
def desk(scene, settings, tmp_path, signed_in):
    settings.AMPARO_EVIDENCE_DIR = tmp_path / "evidence"
    settings.AMPARO_DATA_DIR = tmp_path
    return Desk(scene, signed_in, consent_recipients=["PNP"])


class Desk:
    """An analyst's browser at the evidence of an admitted file."""

    def __init__(self, scene, signed_in, **deposited):
        self.scene, self.file_id = scene, scene.admitted(**deposited)
        self.client = signed_in(scene.analyst)

    def url(self, name, *more):
        return reverse(f"desk:{name}", args=[self.file_id, *more])

    def get(self, name, *more):
        return self.client.get(self.url(name, *more), secure=True)

    def page(self, name, *more):
        answer = self.get(name, *more)
        assert answer.status_code == 200
        return answer.content.decode()

    def post(self, name, *more, **data):
        return self.client.post(self.url(name, *more), data, secure=True, follow=True)

    def open(self):
        return self.post("evidence_open", purpose="evidence_work")

    def add(self, name="evidence_add", content=PDF, **data):
        return self.post(name, file=SimpleUploadedFile("prueba.pdf", content), **data)

    def piece(self):
        return selectors.pieces(self.scene.analyst, self.file_id)[0]

    def withdraws(self, recipient):
        """She takes a consent back; her words land in her box, which is open here."""
        now = timezone.now()
        back = intake.enter(self.scene.words, now)
        intake.withdraw_consent(back, recipient, at=now)

    def confirmed(self):
        Session.objects.update(confirmed_at=timezone.now())


def test_a_piece_is_added_and_its_chain_shown_in_words(desk, as_the_desk):
    as_the_desk()
    assert desk.get("evidence_add").status_code == 409
    assert "Cerrado: se ve cuándo llegó" in desk.page("evidence_of")
    desk.open()
    assert "Elija el archivo." in desk.post("evidence_add").content.decode()
    assert desk.add(note="Vino por correo").status_code == 200
    there = desk.piece().id
    again = desk.add(note="La trajo otra persona")
    assert again.redirect_chain[-1][0].startswith(desk.url("piece", there))
    for words in ("No se guardó dos veces", "Vino por correo"):
        assert words in again.content.decode()
    assert Blob.objects.count() == 1
    listed = desk.page("evidence_of")  # what a member added is open to them like the rest
    assert "prueba.pdf" in listed
    piece = there
    told = desk.post("piece_seal", piece).content.decode()
    assert "El sello está intacto" in told
    assert "Escriba" not in desk.page("piece_transfer", piece)
    desk.post("piece_transfer", piece, words="El teléfono pasó a la fiscalía inventada")
    chain = desk.page("piece_custody", piece)
    for words in ("Recibido y sellado", "Sello comprobado: está intacto", "Pasó a otras manos"):
        assert words in chain
    for words in ("El mismo archivo llegó de nuevo", "La trajo otra persona", "El teléfono pasó"):
        assert words in chain
    desk.post("evidence_close")
    assert "El teléfono pasó" not in desk.page("piece_custody", piece)


def test_a_page_takes_a_large_file_from_whoever_keeps_evidence_and_few_at_once(desk, monkeypatch):
    for name in ("FILE_BYTES", "REQUEST_BYTES"):
        monkeypatch.setattr(limits, name, 1000)
    assert desk.add().status_code == 409
    desk.open()
    assert "Hasta 1024 MB" in desk.page("evidence_add")
    monkeypatch.setattr(limits, "LARGE_AT_ONCE", 0)
    assert "demasiados archivos grandes" in desk.add().content.decode()
    monkeypatch.undo()
    monkeypatch.setattr(limits, "FILE_BYTES", 1000)
    assert desk.add().status_code == 200
    assert len(PDF) > limits.FILE_BYTES
    assert desk.piece()
    monkeypatch.setattr(limits, "LARGE_BYTES", 1000)
    assert desk.add(content=TEXT).status_code == 422
    desk.client.handler.enforce_csrf_checks = True  # the form is still asked where it is from
    assert desk.add(content=TEXT).status_code == 403


def test_a_download_is_written_down_before_a_byte_leaves(desk, as_the_desk):
    as_the_desk()
    desk.open()
    desk.add()
    desk.open()
    got = desk.get("evidence", desk.piece().id)
    assert b"".join(got.streaming_content) == PDF
    assert [row.what for row in Handling.objects.all()] == ["viewed"]


def test_a_capture_is_kept_with_what_the_protocol_asks(desk):
    desk.open()
    wrong = desk.add("evidence_capture", **{**CAPTURED, "url": "noticia"}).content.decode()
    assert "Escriba la dirección entera" in wrong
    later = {**CAPTURED, "captured_at": f"{timezone.now() + timedelta(days=1):%Y-%m-%dT%H:%M}"}
    refused = desk.add("evidence_capture", **later).content.decode()
    assert "Esto todavía no ocurre" in refused
    assert not Blob.objects.exists()
    desk.add("evidence_capture", **CAPTURED)
    desk.open()
    told = desk.page("piece", desk.piece().id)
    for value in (
        CAPTURED["url"],
        CAPTURED["tool"],
        CAPTURED["collector"],
        "2026-03-01 15:30:00 UTC",
    ):
        assert value.replace("&", "&amp;") in told
    assert hashlib.sha256(PDF).hexdigest() in told.partition("Cómo se capturó")[2]
    asked = desk.page("piece_describe", desk.piece().id)
    assert 'value="2026-03-01T10:30"' in asked
    assert desk.post("piece_describe", desk.piece().id, **later).status_code == 422
    mended = {**CAPTURED, "tool": ""}
    assert desk.post("piece_describe", desk.piece().id, **mended).status_code == 422
    told = desk.post("piece_describe", desk.piece().id, **{**mended, "tool": "Otro 2.0"})
    assert "Otro 2.0" in told.content.decode()


def test_a_bundle_leaves_signed_with_the_password_and_verifies(desk, as_the_desk):
    desk.open()
    desk.add()
    desk.add(content=TEXT)
    desk.open()
    Session.objects.update(confirmed_at=None)
    assert desk.get("evidence_court").headers["Location"].startswith(reverse("desk:confirm"))
    desk.confirmed()
    pieces = [str(one.id) for one in selectors.pieces(desk.scene.analyst, desk.file_id)]
    assert "Elija al menos" in desk.post("evidence_court", **EXPORT).content.decode()
    refused = desk.post("evidence_court", **{**EXPORT, "basis": "consent"}, pieces=pieces)
    assert "La persona no consintió" in refused.content.decode()
    assert CourtBundle.objects.count() == 0
    as_the_desk()
    waiting = desk.post("evidence_court", **EXPORT, pieces=pieces).content.decode()
    assert "Espera a que se selle el registro" in waiting
    bundle = CourtBundle.objects.order_by("-made_at").first()
    assert desk.get("court_bundle", bundle.id).status_code == 503
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
    checkpoints.make(timezone.now() + timedelta(minutes=1))
    as_the_desk()
    sent = desk.get("court_bundle", bundle.id)
    whole = b"".join(sent.streaming_content)
    report = verifier.verify(whole)
    assert not report.faults, report.faults
    assert report.manifest["recipient"] == EXPORT["recipient"]
    Session.objects.update(confirmed_at=None)
    assert desk.get("court_bundle", bundle.id).status_code == 302
    program = desk.client.get(reverse("desk:verifier"), secure=True)
    assert program.content == packing.packed()
    assert io.BytesIO(whole).read(2) == b"PK"


@pytest.fixture
def of_consent(desk):
    """A signed bundle for the police, to whom she consented."""
    desk.open()
    desk.add()
    desk.open()
    made = desk.post(
        "evidence_court", **{**EXPORT, "basis": "consent", "body": "PNP"}, pieces=desk.piece().id
    )
    assert "Espera a que se selle" in made.content.decode()
    checkpoints.make(timezone.now() + timedelta(minutes=1))
    return CourtBundle.objects.get()


def test_what_she_takes_back_keeps_a_bundle_here_that_was_made_before(desk, of_consent):
    assert desk.get("court_bundle", of_consent.id).status_code == 200
    desk.withdraws("PNP")
    assert desk.get("court_bundle", of_consent.id).status_code == 409


@pytest.mark.parametrize("sealed", ["facts", "mailbox"])
def test_a_consent_that_is_sealed_to_whoever_hands_over_is_none(desk, of_consent, sealed):
    desk.withdraws("MP")
    assert desk.get("court_bundle", of_consent.id).status_code == 200
    Opening.objects.filter(envelope__kind=sealed).delete()
    assert desk.get("court_bundle", of_consent.id).status_code == 409
    data = {**EXPORT, "basis": "consent", "body": "PNP", "pieces": desk.piece().id}
    assert "está sellado para usted" in desk.post("evidence_court", **data).content.decode()
    assert CourtBundle.objects.count() == 1


@pytest.mark.parametrize("which", [0, 1], ids=["original", "copy"])
def test_a_desk_that_was_handed_one_of_two_is_led_to_no_other(
    cast, settings, tmp_path, signed_in, which
):
    settings.AMPARO_PROFILE = "organisation"
    settings.AMPARO_EVIDENCE_DIR = tmp_path / "evidence"
    of, desk = Scene(cast), cast.desk("org_litigation")
    piece = of.add("foto.jpg", samples.photo())
    made = copying.copy(of.actor, of.open(), piece, What.WORKING, "copia 1", of.later())
    with acting(of.actor, "grant_access", of.file_id, of.later()) as deed:
        deed.grant(["facts"], desk.pk, purpose="matter")
    handed, other = sorted([piece.id, made.blob_id], key=[piece.id, made.blob_id][which].__ne__)
    handing.hand(of.actor, of.open(), HandForm(pieces=(handed,), desk=desk.pk), of.later())
    page = signed_in(cast.actor("litigator"))
    opening = reverse("desk:evidence_open", args=[of.file_id])
    page.post(opening, {"purpose": "evidence_work"}, secure=True)
    shown = page.get(reverse("desk:piece", args=[of.file_id, handed]), secure=True)
    assert shown.status_code == 200
    told = shown.content.decode()
    assert ("No se ha hecho ninguna copia", "el original")[which] in told
    assert str(other) not in told


def test_nobody_else_meets_the_evidence_of_a_file(desk, signed_in, cast):
    desk.open()
    desk.add()
    stranger = signed_in(cast.actor("documenter"))
    for name, *more in (("evidence_of",), ("piece_custody", desk.piece().id), ("evidence_court",)):
        assert stranger.get(desk.url(name, *more), secure=True).status_code == 404


def test_every_register_leads_to_the_evidence_of_its_files_and_back(cast, settings, signed_in):
    settings.AMPARO_PROFILE = "organisation"
    mission = missions.Scene(cast, timezone.now() - timedelta(minutes=5)).begun()
    page = signed_in(mission.documenter)
    of = reverse("desk:evidence_of", args=[mission.mission_id])
    own = reverse("desk:mission", args=[mission.mission_id])
    assert of in page.get(own, secure=True).content.decode()
    assert own in page.get(of, secure=True).content.decode()
