"""A full disk refuses in plain words before anything is acknowledged, and what was acknowledged stays readable."""

import pytest

from tests.faults.disk import MEGABYTE, left_behind, rows, send

EVERYTHING = "999999999"  # megabytes to keep free: more than any disk has


@pytest.fixture(scope="module")
def receipt(house):
    """A receipt from before."""
    with house.public() as public:
        calls = public.get("openapi.json").json()["paths"]
        content = calls["/api/v1/requests"]["post"]["requestBody"]["content"]["application/json"]
        return public.post("requests", json=content["example"]).json()["receipt"]


@pytest.fixture(scope="module")
def no_room(house, receipt):
    """The installation, told to keep more of its disk free than there is."""
    house.stop()
    house.start(AMPARO_DISK_RESERVE_MB=EVERYTHING)
    yield house
    house.stop()
    house.start()


def test_a_request_is_refused_before_it_is_acknowledged_and_leaves_nothing(
    no_room, public, example
):
    before = rows(no_room)
    answer = public.post("requests", json=example)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert "no fue recibida" in answer.json()["title"]
    assert rows(no_room) == before


def test_a_file_is_refused_before_it_is_acknowledged_and_leaves_nothing(no_room, public, receipt):
    before, there = rows(no_room), left_behind(no_room)
    answer = send(public, receipt, 3 * MEGABYTE)
    assert answer.status_code == 503
    assert "no se pueden guardar" in answer.json()["title"].lower()
    assert rows(no_room) == before
    assert left_behind(no_room) <= there


def test_who_was_acknowledged_before_still_reads_where_the_file_stands(no_room, public, receipt):
    assert public.post("receipt", json={"receipt": receipt}).json()["state"]["code"] == "received"
