"""A mission over HTTP: begun, opened with a purpose, worked on by the acts of the pages, refused alike."""

import pytest

pytestmark = pytest.mark.usefixtures("staff_door")
VISIT = {
    "on": "2026-03-09", "on_told": "day", "place_told": "department", "department": "Puno",
    "exact": "Plaza inventada", "text": "Casquillos inventados.",
}  # fmt: skip


def test_a_mission_is_begun_opened_and_worked_on_by_calls_alone(calling, settings):
    settings.AMPARO_PROFILE = "organisation"
    call = calling("documenter", "org_documentation")
    made = call("post", "missions", {"title": "Misión inventada por programa"}).json()["made"]
    assert call("get", "missions").json()["items"][0]["title"] == ""
    assert call("post", f"missions/{made}/open", {"purpose": "nada"}).status_code == 422
    assert call("post", f"missions/{made}/acts/enter_visit", VISIT).status_code == 200
    closed = call("get", f"missions/{made}").json()
    assert [(one["code"], one["says"]) for one in closed["records"]] == [("V1", {})]
    assert call("post", f"missions/{made}/open", {"purpose": "mission_work"}).status_code == 200
    shown = call("get", f"missions/{made}").json()
    assert shown["records"][0]["says"]["exact"] == "Plaza inventada"
    assert shown["figures"]["visits"] == 1
    assert "schema" in shown["acts"][0]
    refused = call(
        "post", f"missions/{made}/acts/build_report", {"report": "preliminary", "issuer": "Red"}
    )
    assert refused.status_code == 422
    assert call("post", f"missions/{made}/acts/unknown", {}).status_code == 404
    settings.AMPARO_PROFILE = "mechanism"
    assert call("get", f"missions/{made}").status_code == 404
