"""Collections over the API: entered, read while open, and absent to whoever holds no key."""

import json

import pytest

from amparo.documentation.tests.scene import Scene
from amparo.web.desk.tests.conftest import session_of  # noqa: F401 - what `signed_in` rests on
from amparo.web.desk.tests.conftest import signed_in as signed_in
from amparo.web.tests import doors

pytestmark = pytest.mark.django_db(transaction=True)
EVENT = "7d2c1f6e-0a51-4b0e-9d0a-3f1b2c4d5e6f"


@pytest.fixture(autouse=True)
def staff_door(settings):
    doors.staff(settings)
    settings.AMPARO_PROFILE = "organisation"


def sends(page, place, body):
    return page.post(place, json.dumps(body), content_type="application/json")


def test_an_event_is_written_read_and_changed_and_hidden_is_absent(cast, signed_in):
    kept = Scene(cast)
    page, home = signed_in(kept.actor), f"/api/v1/collections/{kept.id}"
    records = [
        {"kind": "event", "id": EVENT, "title": "Hecho inventado", "begins": "2026-03"},
        {"kind": "act", "event": EVENT, "type": "injury"},
    ]
    assert sends(page, home + "/records", {"records": records}).status_code == 201
    assert sends(page, home + "/records", {"records": records}).status_code == 409
    assert page.get(home).json()["records"] == {"act": 1, "event": 1}
    assert page.get(home + "/events").status_code == 409
    assert sends(page, home + "/open", {"purpose": "nada"}).status_code == 422
    assert sends(page, home + "/open", {"purpose": "documenting_work"}).json()["title"]
    found = page.get(f"{home}/events/{EVENT}").json()
    assert [one["record"]["type"] for one in found["records"]] == ["injury"]
    change = {"kind": "event", "version": 1, **found["event"]["record"], "title": "Corregido"}
    assert sends(page, home + "/records", {"changes": [change]}).status_code == 201
    assert sends(page, home + "/records", {"changes": [change]}).status_code == 409
    assert [one["record"]["title"] for one in page.get(home + "/events").json()["items"]] == [
        "Corregido"
    ]
    wrong = sends(page, home + "/records", {"records": [{"kind": "event", "begins": "14/3"}]})
    assert wrong.status_code == 422

    other = signed_in(cast.actor("litigator"))
    assert other.get("/api/v1/collections").json() == {"items": [], "next": None}
    for place in ("", "/events", f"/events/{EVENT}"):
        assert other.get(home + place).status_code == 404
    assert sends(other, home + "/records", {"records": records}).status_code == 404
