"""The list of situations by the API: page by page, by what stands in clear, and nothing asked that it has not."""

from datetime import date

import pytest

from amparo.registry.models import Situation
from amparo.registry.situations import recording
from amparo.registry.situations.forms import NewSituation, filled
from amparo.web.desk.tests.conftest import session_of  # noqa: F401 - what `signed_in` rests on
from amparo.web.desk.tests.conftest import signed_in as signed_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("staff_door")]
LIST = "/api/v1/situations"
BARE = {"known_on": "2026-02-03", "account": "Un papel inventado."}
# Channel, department and the month of its record; two of one month, so that a page ends between them.
KEPT = (
    ("press", "05", date(2026, 3, 1)),
    ("press", "08", date(2026, 2, 1)),
    ("officer", "05", date(2026, 2, 1)),
    ("sector", "", date(2025, 11, 1)),
)


@pytest.fixture
def page(scene, signed_in):
    for channel, department, month in KEPT:
        form = filled(NewSituation, {**BARE, "channel": channel, "department": department})
        made = recording.record(scene.analyst, form, scene.now)
        Situation.objects.filter(pk=made.pk).update(entered_on=month)
    return signed_in(scene.analyst)


def test_situations_are_listed_by_what_stands_in_clear_and_no_unknown_filter_answers_everything(
    page,
):
    def found(**asked):
        items = page.get(LIST, asked).json()["items"]
        return [(one["channel"], one["department"]) for one in items]

    assert found(channel="press", department="05") == [("press", "05")]
    assert found(state="verified") == []
    assert len(found(state="recorded", since="", department="")) == len(KEPT)
    # A month is the finest that stands in clear: a day within it asks for the whole of it.
    assert found(since="2026-02-20", until="2026-02-21", channel="officer") == [("officer", "05")]
    assert found(until="2025-12-31") == [("sector", "")]
    for wrong, errors in (
        ({"year": "2019"}, {"year": ["unknown"]}),
        ({"province": "0501", "limit": "1"}, {"province": ["unknown"]}),
        ({"state": "no", "department": "99"}, {name: ["not_listed"] for name in ("state", "department")}),
        ({"since": "2026-03-02", "until": "2026-03-01"}, {"until": ["before_since"]}),
    ):  # fmt: skip
        refused = page.get(LIST, wrong)
        assert (refused.status_code, refused.json()["errors"]) == (422, errors)
    assert page.get(LIST, {"since": "ayer"}).status_code == 422
    assert page.get("/api/v1/cases?year=2019").status_code == 422
    sealed = page.post(LIST + "/search", {"year": "2019"}, content_type="application/json")
    assert (sealed.status_code, sealed.json()["errors"]) == (422, {"year": ["unknown"]})


def test_pages_by_cursor_tell_each_situation_once(page):
    whole = [one["id"] for one in page.get(LIST).json()["items"]]
    told, cursor, pages = [], "", 0
    while pages <= len(KEPT):
        part = page.get(LIST, {"limit": 2, "cursor": cursor, "until": "2026-12-31"}).json()
        told += [one["id"] for one in part["items"]]
        pages, cursor = pages + 1, part["next"]
        if cursor is None:
            break
    assert (told, pages, len(set(whole))) == (whole, 2, len(KEPT))
    assert page.get(LIST, {"cursor": "nada"}).status_code == 422
