import hashlib
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import RequestFactory
from PIL import Image

from amparo.accounts.directory import desk_holder
from amparo.custody import ledger
from amparo.custody.models import Grant
from amparo.custody.opening import open_file, reopened
from amparo.evidence import services, store
from amparo.evidence.forms import CapturedForm
from amparo.evidence.media import copying, errors, telling
from amparo.evidence.media.copying import Wish
from amparo.evidence.media.tests import samples
from amparo.evidence.models import Blob, Copy, Handling, What

AT = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)


@pytest.fixture
def desk(cast, settings, tmp_path):
    settings.AMPARO_EVIDENCE_DIR = tmp_path / "evidence"
    return _Desk(cast.actor("analyst"), tmp_path / "evidence")


class _Desk:
    """An analyst with an open file of evidence."""

    def __init__(self, actor, folder):
        self.actor, self.folder, self.file_id = actor, folder, uuid4()

    def receive(self, name, content):
        posted = RequestFactory().post("/", {"file": SimpleUploadedFile(name, content)})
        file = posted.FILES["file"]
        stored = services.settle(file)
        holder = desk_holder(self.actor.seats[0].desk_id)
        with transaction.atomic():
            told = {"file_id": self.file_id, "sender_id": uuid4(), "holders": [holder], "at": AT}
            blob, marks = services.keep(file, stored, **told)
            ledger.append("answer", at=AT, file_id=self.file_id, marks=marks)
        return blob

    def open(self):
        return open_file(self.actor, self.file_id, "analysis", AT)

    def now_open(self):
        return reopened(self.actor, self.file_id, AT)

    def bytes_of(self, blob):
        return b"".join(services.exactly(services.read(self.now_open(), blob)))

    def files(self):
        return [one for one in self.folder.rglob("*") if one.is_file()]


def test_a_piece_is_examined_and_what_it_tells_is_sealed_beside_it(desk):
    photo = samples.photo()
    piece, proof = (
        desk.receive("foto.jpg", photo),
        desk.receive("foto.proof.csv", samples.proof(photo)),
    )
    desk.open()
    for one in (piece, proof):
        copying.examine(desk.actor, desk.now_open(), one, AT)
    said = {"url": "https://example.org", "captured_at": AT, "tool": "Fingida", "collector": "X"}
    copying.describe(desk.actor, desk.now_open(), piece, CapturedForm(**said), AT)
    told = telling.told(desk.now_open(), piece)
    assert told.values("device") == ["Fabrica Inventada", "Camara Imaginaria 7"]
    assert told.values("place")[0] == "-13.51750"
    assert told.captured["url"] == "https://example.org"
    with Image.open(BytesIO(told.preview)) as image:
        assert (image.format, max(image.size)) == ("JPEG", 400)
    assert [one.code for one in told.findings] == ["proof_beside"]
    assert telling.told(desk.now_open(), proof).findings[0].params == {"name": "foto.jpg"}
    stored = b"".join(one.read_bytes() for one in desk.files())
    assert samples.AUTHOR.encode() not in stored


def test_a_copy_is_a_sealed_file_of_its_own_and_the_original_is_untouched(desk):
    photo = samples.photo()
    piece = desk.receive("foto.jpg", photo)
    desk.open()
    wish = Wish({1: "A1:C3"})
    made = copying.copy(desk.actor, desk.now_open(), piece, What.REDACTED, "foto (copia)", AT, wish)
    twin = Blob.objects.get(id=made.blob_id)
    assert desk.bytes_of(piece) == photo
    opened = services.read(desk.now_open(), twin)
    assert (opened.name, opened.content_type) == ("foto (copia).jpg", "image/jpeg")
    assert samples.CAMERA.encode() not in desk.bytes_of(twin)
    told = telling.told(desk.now_open(), twin)
    assert told.origin["origin_sha256"] == services.read(desk.now_open(), piece).plain_digest
    assert "A1:C3" not in str(told.origin)  # what was hidden is told beside the original alone
    assert telling.told(desk.now_open(), piece).hidden[str(twin.id)]["places"] == {"1": "A1:C3"}
    held = Grant.objects.filter(envelope_id=twin.envelope_id).values_list("holder_id", flat=True)
    assert list(held) == [desk.actor.seats[0].desk_id]
    assert Handling.objects.get(blob_id=piece.id).what == "copied"
    assert ledger.entries_of(desk.file_id)[-1].body["copy"] == str(twin.id)
    assert made.tool.startswith("pillow ")


def test_nothing_is_left_of_a_copy_that_was_refused(desk):
    piece = desk.receive("foto.jpg", samples.photo())
    desk.open()
    before = desk.files()
    with pytest.raises(errors.NothingToHide):
        copying.copy(desk.actor, desk.now_open(), piece, What.REDACTED, "x", AT, Wish())
    with pytest.raises(errors.KindNotRead):
        copying.copy(desk.actor, desk.now_open(), piece, What.WORDS, "x", AT)
    assert desk.files() == before
    assert not Copy.objects.exists()
    assert store.sweep(0) == 0


def test_a_signature_that_came_apart_is_verified_over_the_piece_it_lies_beside(desk):
    whole, _public = samples.proofmode()
    with zipfile.ZipFile(BytesIO(whole)) as parcel:
        digest = hashlib.sha256(samples.photo()).hexdigest()
        signature, key = parcel.read(f"{digest}.asc"), parcel.read("pubkey.asc")

    def found(blob):
        copying.examine(desk.actor, desk.now_open(), blob, AT)
        told = telling.told(desk.now_open(), blob).findings
        return [(one.code, one.params.get("name", "")) for one in told if one.source == "pgp"]

    lone = desk.receive("foto.jpg.asc", signature)
    desk.open()
    assert found(lone) == [("signature_of_none", "")]
    changed = desk.receive("foto.jpg", samples.photo() + b"x")
    desk.open()
    assert found(lone) == [("signature_keyless", "foto.jpg")]
    desk.receive("pubkey.asc", key)
    desk.open()
    assert found(lone) == found(changed) == [("signature_fails", "foto.jpg")]
    piece, named = (
        desk.receive("marcha.jpg", samples.photo()),
        desk.receive(f"{digest}.asc", signature),
    )
    desk.open()
    assert found(named) == found(piece) == [("signature_holds", "marcha.jpg")]
