import hashlib

import pytest

from amparo.evidence.tests.scene import PDF, Scene

pytestmark = pytest.mark.usefixtures("staff_door")
CAPTURE = {
    "url": "https://noticia.example/inventada",
    "captured_at": "2026-03-01T10:30:00-05:00",
    "tool": "ArchiveWeb.page 0.15",
    "collector": "Persona inventada",
}


def test_a_file_is_sent_in_parts_and_its_chain_and_seal_are_told(calling, cast, settings, tmp_path):
    settings.AMPARO_EVIDENCE_DIR = tmp_path / "evidence"
    kept, desk = Scene(cast), cast.actor("documenter").seats[0].desk_code
    call, at = calling("documenter", desk), f"evidence/{kept.file_id}"
    assert call("get", at).json() == {"pieces": [], "open_until": None}
    assert call("post", at + "/uploads").status_code == 409
    assert call("post", at + "/open", {"purpose": "nada"}).status_code == 422
    assert call("post", at + "/open", {"purpose": "evidence_work"}).status_code == 200
    begun = call("post", at + "/uploads").json()
    upload, key = f"{at}/uploads/{begun['id']}", begun["key"]

    def part(offset, body, **headers):
        told = {**call.headers, "Upload-Key": key, "Upload-Offset": str(offset), **headers}
        return call.client.patch(
            f"/api/v1/{upload}", body, content_type="application/octet-stream", headers=told
        )

    assert part(0, PDF[:40_000]).json() == {"received": 40_000}
    assert part(0, PDF).status_code == 409
    assert part(40_000, PDF, **{"Upload-Key": "00" * 32}).status_code == 404
    held = call.client.get(f"/api/v1/{upload}", headers={**call.headers, "Upload-Key": key})
    assert held.json() == {"received": 40_000}
    part(40_000, PDF[40_000:])
    said = {"name": "noticia.pdf", "sha256": hashlib.sha256(PDF).hexdigest(), "capture": CAPTURE}
    made = call.client.post(
        f"/api/v1/{upload}/finish",
        said,
        content_type="application/json",
        headers={**call.headers, "Upload-Key": key},
    )
    assert made.status_code == 201, made.content
    piece = f"{at}/{made.json()['id']}"
    call("post", at + "/open", {"purpose": "evidence_work"})
    (line,) = call("get", at).json()["pieces"]
    assert (line["name"], line["stamped"]) == ("noticia.pdf", False)
    assert call("post", piece + "/seal").json() == {"holds": True}
    assert call("post", piece + "/transfer", {"words": "Pasó a otra mesa"}).status_code == 200
    lines = call("get", piece + "/custody").json()["lines"]
    assert [each["what"] for each in lines] == [
        *("received", "opened", "seal_checked", "transferred"),
    ]
    stranger = calling("intake_officer", "intake")
    for path in (at, piece + "/custody"):
        assert stranger("get", path).status_code == 404
