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
    assert sent(call, kept).status_code == 409  # the same file, already there


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
