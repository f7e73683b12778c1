from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import RequestFactory
from django.utils import timezone

from amparo.accounts.directory import desk_holder
from amparo.custody import ledger
from amparo.evidence import services
from amparo.evidence.media.tests import samples

pytestmark = pytest.mark.usefixtures("staff_door")


@pytest.fixture
def photo(cast, settings, tmp_path):
    """A photo kept for the analysts' desk."""
    settings.AMPARO_EVIDENCE_DIR = tmp_path / "evidence"
    posted = RequestFactory().post("/", {"file": SimpleUploadedFile("foto.jpg", samples.photo())})
    file, at = posted.FILES["file"], timezone.now()
    stored, holder = services.settle(file), desk_holder(cast.actor("analyst").seats[0].desk_id)
    with transaction.atomic():
        told = {"file_id": uuid4(), "sender_id": uuid4(), "holders": [holder], "at": at}
        blob, marks = services.keep(file, stored, **told)
        ledger.append("answer", at=at, file_id=blob.file_id, marks=marks)
    return blob


def test_a_piece_is_opened_examined_and_copied_by_calls_alone(calling, cast, photo):
    call = calling("analyst", cast.actor("analyst").seats[0].desk_code)
    at = f"evidence/{photo.file_id}/{photo.id}"
    assert call("get", at).status_code == 409
    assert call("post", at + "/open", {"purpose": "nada"}).status_code == 422
    assert call("post", at + "/open", {"purpose": "evidence_work"}).json()["name"] == "foto.jpg"
    told = call("post", at + "/examine").json()
    assert (told["family"], told["has_place"], told["place"]) == ("picture", True, [])
    assert call("get", at + "?place=true").json()["place"][0]["value"] == "-13.51750"
    assert call("get", at + "/preview").content.startswith(b"\xff\xd8")
    taken = {"url": "https://example.org", "captured_at": "2026-03-01T10:30:00-05:00"}
    assert call("post", at + "/capture", taken).status_code == 422
    taken |= {"tool": "Teléfono inventado", "collector": "Persona inventada"}
    said = call("post", at + "/capture", taken).json()["captured"]
    assert said["captured_at"] == "2026-03-01T15:30:00Z"
    refused = call("post", at + "/copies", {"what": "redacted", "places": "Z9"})
    assert (refused.status_code, refused.json()["code"]) == (422, "regions_unfit")
    made = call("post", at + "/copies", {"what": "redacted", "places": "B3:D5"})
    assert made.status_code == 201
    twin = call("get", f"evidence/{photo.file_id}/{made.json()['id']}").json()
    assert (twin["name"], twin["facts"]) == ("copia con partes ocultas 1.jpg", [])
    assert call("get", f"evidence/{photo.file_id}/{uuid4()}").status_code == 404
