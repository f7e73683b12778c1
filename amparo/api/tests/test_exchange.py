"""Collections in and out over the API: tried, entered, told row by row, given out; never to a machine."""

import io
import json
import zipfile
from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone

from amparo.accounts.actors import NOT_BY_MACHINE
from amparo.accounts.models import Session
from amparo.api.desk import exchange
from amparo.documentation import reading
from amparo.documentation.records import Event
from amparo.documentation.tests.scene import Scene
from amparo.web.desk.tests.conftest import session_of  # noqa: F401 - what `signed_in` rests on
from amparo.web.desk.tests.conftest import signed_in as signed_in
from amparo.web.tests import doors

pytestmark = pytest.mark.django_db(transaction=True)
TABLE = (
    "Registro inventado;;;\nclave;título;cuándo;golpe\n"
    "A1;Puente inventado;14/03/2025;golpiza\nA1;Puente inventado;14/03/2025;Arresto\nA2;Plaza;31/02/2025;\n"
)
MEANS = {
    "event.number": "clave",
    "event.title": "título",
    "event.begins": "cuándo",
    "act.type": "golpe",
}


@pytest.fixture(autouse=True)
def staff_door(settings):
    doors.staff(settings)
    settings.AMPARO_PROFILE = "organisation"


def sent(page, home, place, body):
    return page.post(home + place, json.dumps(body), content_type="application/json")


def table_sent(page, home, **how):
    asked = {"mapping": json.dumps({"columns": MEANS}), **how}
    content = TABLE.encode("utf-16")
    return page.post(home + "/import", content, content_type="text/csv", query_params=asked)


def features(out):
    content = b"".join(out.streaming_content)
    return json.loads(zipfile.ZipFile(io.BytesIO(content)).read("hechos.geojson"))["features"]


def asks_days_and_nothing_unknown(page):
    """By the day on which an event was entered, which is today; what the list has not is refused."""
    today = timezone.localdate()
    before = today - timedelta(days=1)

    def count(**asked):
        return len(page.get("/api/v1/events", asked).json()["items"])

    assert (count(since=today, until=today), count(until=before)) == (2, 0)
    for wrong in ({"year": "2019"}, {"since": today, "until": before}, {"since": "ayer"}):
        assert page.get("/api/v1/events", wrong).status_code == 422
    refused = page.get("/api/v1/people?year=2019")
    assert (refused.status_code, refused.json()["errors"]) == (422, {"year": ["unknown"]})


def gives_out_places(sends):
    out = sends("/export", {"form": "geojson"})
    told = {one["properties"]["number"]: one for one in features(out)}
    assert {number: one["geometry"] for number, one in told.items()} == {"A1": None, "A2": None}
    out = sends("/export", {"form": "geojson", "exact_places": True})
    assert len(features(out)) == 2


def brings_its_note(page, kept, home):
    """A line of ours: its record comes with what was last said of it in public."""
    event = Event(title="Hecho discutido", status="disputed")
    record = json.loads(event.as_bytes())
    notes = [{"on": "2025-11-02", "note": "Otra fecha."}, {"on": "", "note": "Lo niegan."}]
    said = {"kind": "event", "note": "Lo niegan.", "notes": notes, "record": record}
    head = {"format": "amparo-records-1"}, said
    content = "\n".join(map(json.dumps, head)).encode()
    asked = {"content_type": "application/x-ndjson", "query_params": {"dry_run": "false"}}
    assert page.post(home + "/import", content, **asked).status_code == 201
    listed = page.get(f"{home}/events").json()["items"]
    assert notes in [one["notes"] for one in listed]
    (back,) = reading.history(kept.opened(), event.id)
    assert (back.record.status, back.note) == ("disputed", "Lo niegan.")


def test_a_table_is_tried_entered_listed_and_given_out_by_the_api(cast, signed_in, monkeypatch):
    kept = Scene(cast)
    page, home = signed_in(kept.actor), f"/api/v1/collections/{kept.id}"
    sends, import_ = partial(sent, page, home), partial(table_sent, page, home)
    assert import_().status_code == 409
    sends("/open", {"purpose": "exchange_work"})
    tried = import_().json()
    assert (tried["rows"], tried["records"]) == ({"entered": 3}, {"event": 2, "act": 1})
    assert [(one["line"], one["column"], one["words"], one["why"]) for one in tried["lines"]] == [
        (3, "golpe", "golpiza", "term"),
        (5, "cuándo", "31/02/2025", "date"),
    ]
    # What is longer is refused whole: its last rows would be left out without a word.
    monkeypatch.setattr(exchange, "FILE_BYTES", len(TABLE.encode("utf-16")) - 1)
    assert import_(dry_run="false").status_code == 413
    monkeypatch.undo()
    assert page.get("/api/v1/events").json()["items"] == []
    assert import_(dry_run="false").status_code == 201
    assert import_(dry_run="false").json()["rows"] == {"there": 3}
    first = page.get("/api/v1/events?limit=1").json()
    rest = page.get(f"/api/v1/events?limit=1&cursor={first['next']}").json()
    assert (len({one["id"] for one in (*first["items"], *rest["items"])}), rest["next"]) == (
        2,
        None,
    )
    asks_days_and_nothing_unknown(page)

    gives_out_places(sends)
    assert sends("/export", {"form": "otra"}).status_code == 422
    Session.objects.update(confirmed_at=timezone.now() - timedelta(minutes=6))
    assert sends("/export", {}).status_code == 403
    assert {"export_records", "export_evidence"} <= NOT_BY_MACHINE
    assert signed_in(cast.actor("litigator")).get("/api/v1/events").json()["items"] == []
    brings_its_note(page, kept, home)
