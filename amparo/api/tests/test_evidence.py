import hashlib
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from amparo.accounts.carrying import COOKIE, as_text
from amparo.accounts.models import Session
from amparo.config import sending
from amparo.config.shell import CommandRefused
from amparo.custody import checkpoints
from amparo.evidence import limits
from amparo.evidence.tests.scene import PDF, Scene
from amparo.verifier import court as verifier
from amparo.web.desk.tests.conftest import session_of

pytestmark = pytest.mark.usefixtures("staff_door")
CAPTURE = {
    "url": "https://noticia.example/inventada",
    "captured_at": "2026-03-01T10:30:00-05:00",
    "tool": "ArchiveWeb.page 0.15",
    "collector": "Persona inventada",
}


@pytest.fixture
def kept(cast, settings, tmp_path):
    settings.AMPARO_EVIDENCE_DIR = tmp_path / "evidence"
    return Scene(cast)


@pytest.fixture
def call(calling, cast):
    return calling("documenter", cast.actor("documenter").seats[0].desk_code)


def at(kept, *more):
    return "/".join(["evidence", str(kept.file_id), *more])


def opened(call, kept):
    return call("post", at(kept, "open"), {"purpose": "evidence_work"})


def sent(call, kept, **said):
    """The id of a file sent in two parts."""
    opened(call, kept)
    begun = call("post", at(kept, "uploads")).json()
    upload = "/api/v1/" + at(kept, "uploads", begun["id"])

    def part(offset, body, key=begun["key"]):
        told = {**call.headers, "Upload-Key": key, "Upload-Offset": str(offset)}
        return call.client.patch(
            upload, body, content_type="application/octet-stream", headers=told
        )

    assert part(0, PDF[:40_000]).json() == {"received": 40_000}
    assert part(0, PDF).status_code == 409
    assert part(40_000, PDF, "00" * 32).status_code == 404
    told = {**call.headers, "Upload-Key": begun["key"]}
    assert call.client.get(upload, headers=told).json() == {"received": 40_000}
    part(40_000, PDF[40_000:])
    body = {"name": "noticia.pdf", "sha256": hashlib.sha256(PDF).hexdigest(), **said}
    kind = "application/json"
    return call.client.post(f"{upload}/finish", body, content_type=kind, headers=told)


def test_a_large_file_is_sent_in_parts_while_its_file_is_open(call, kept):
    assert call("get", at(kept)).json() == {"pieces": [], "open_until": None}
    assert call("post", at(kept, "uploads")).status_code == 409
    assert call("post", at(kept, "open"), {"purpose": "nada"}).status_code == 422
    assert sent(call, kept, capture=CAPTURE).status_code == 201
    opened(call, kept)
    (line,) = call("get", at(kept)).json()["pieces"]
    assert (line["name"], line["stamped"]) == ("noticia.pdf", False)
    again = sent(call, kept)
    assert (again.status_code, again.json()) == (200, {"id": line["id"], "came_again": True})


def test_its_chain_is_told_and_its_seal_checked(call, kept, calling):
    piece = sent(call, kept).json()["id"]
    opened(call, kept)
    assert call("post", at(kept, piece, "seal")).json() == {"holds": True}
    words = {"words": "Pasó a otra mesa"}
    assert call("post", at(kept, piece, "transfer"), words).status_code == 200
    lines = call("get", at(kept, piece, "custody")).json()["lines"]
    assert [each["what"] for each in lines] == [
        *("received", "opened", "seal_checked", "transferred"),
    ]
    stranger = calling("intake_officer", "intake")
    for path in (at(kept), at(kept, piece, "custody")):
        assert stranger("get", path).status_code == 404


def test_a_bundle_leaves_with_a_members_password_and_never_with_a_token(call, kept):
    blob, secret = kept.add(), session_of(kept.actor)
    browser = Client()
    browser.cookies[COOKIE] = as_text(secret)

    def asked(method, *more, **body):
        kind = {"data": body, "content_type": "application/json"} if method == "post" else {}
        return getattr(browser, method)("/api/v1/" + at(kept, *more), **kind)

    assert asked("post", "open", purpose="court_work").status_code == 200
    wanted = {"body": "MP", "recipient": "Fiscalía inventada", "basis": "order", "ground": "Orden"}
    Session.objects.update(confirmed_at=None)
    assert (
        asked("post", "bundles", pieces=[str(blob.id)], **wanted).json()["code"] == "confirm_first"
    )
    assert call("get", at(kept, "bundles")).status_code in (403, 404)
    Session.objects.update(confirmed_at=timezone.now())
    assert asked("post", "bundles", **wanted).status_code == 422
    made = asked("post", "bundles", pieces=[str(blob.id)], **wanted).json()
    assert asked("get", "bundles", made["id"], "archive").status_code == 503
    checkpoints.make(timezone.now() + timedelta(minutes=1))
    (line,) = asked("get", "bundles").json()["bundles"]
    assert line == {**made, "ready": True}
    sent_out = b"".join(asked("get", "bundles", made["id"], "archive").streaming_content)
    report = verifier.verify(sent_out)
    assert not report.faults, report.faults
    assert report.manifest["recipient"] == "Fiscalía inventada"


def test_a_command_goes_on_after_a_broken_line_and_sends_each_byte_once(
    call, kept, tmp_path, monkeypatch
):
    monkeypatch.setattr(limits, "PART_BYTES", 30_000)
    path, sent_bytes, broken = tmp_path / "marcha.pdf", [], [True]
    path.write_bytes(PDF)

    def caller(method, where, body, headers):
        if method == "PATCH":
            if len(sent_bytes) == 1 and broken.pop():
                raise ConnectionResetError
            sent_bytes.append(len(body))
        kind = {"content_type": headers.pop("Content-Type", "application/json")}
        told = getattr(call.client, method.lower())(
            f"/api/v1/{where}", body or None, headers={**call.headers, **headers}, **kind
        )
        return told.status_code, told.json()

    with pytest.raises(ConnectionResetError):
        sending.send(caller, kept.file_id, path)
    note = tmp_path / "marcha.pdf.amparo-upload"
    assert note.stat().st_mode & 0o077 == 0
    broken.append(False)
    piece = sending.send(caller, kept.file_id, path, "La trajo un compañero inventado")
    assert sum(sent_bytes) == len(PDF)
    assert not note.exists()
    assert piece["piece"] in str(call("get", at(kept)).json())
    assert sending.send(caller, kept.file_id, path) == {**piece, "came_again": True}
    for clear in ("http://desk.example", "ftp://127.0.0.1"):
        with pytest.raises(CommandRefused):
            sending.desk(clear, "x")
