"""What the API says of itself leads somewhere, and whatever fails under its addresses is a problem, not a page."""

import json
from typing import Any

import pytest
from django.test import Client

from amparo.api.problem import MEDIA_TYPE
from amparo.web.tests import doors

pytestmark = pytest.mark.django_db(transaction=True)
DESCRIBED = "/api/v1/openapi.json"


def _named(part: Any) -> list[str]:
    if isinstance(part, list):
        return [name for one in part for name in _named(one)]
    if not isinstance(part, dict):
        return []
    own = [part["$ref"]] if isinstance(part.get("$ref"), str) else []
    return own + [name for one in part.values() for name in _named(one)]


@pytest.mark.parametrize("door", [doors.staff, doors.public], ids=["staff", "public"])
def test_each_thing_that_the_description_names_is_in_it(settings, door):
    door(settings)
    told = Client().get(DESCRIBED).json()
    named = set(_named(told))
    known = {f"#/components/schemas/{name}" for name in told["components"]["schemas"]}
    assert named - known == set()
    assert named


@pytest.mark.usefixtures("staff_door")
def test_what_the_description_gives_as_an_example_is_taken(calling):
    call = calling("analyst", "analysis")
    posts = call("get", "openapi.json").json()["paths"]
    for path in ("situations", "collections"):
        body = posts[f"/api/v1/{path}"]["post"]["requestBody"]["content"]["application/json"]
        assert call("post", path, body["example"]).status_code == 201, path


@pytest.mark.parametrize(
    ("door", "taken"),
    [(doors.staff, "situations/search"), (doors.public, "receipt")],
    ids=["staff", "public"],
)
def test_an_address_that_is_none_and_a_verb_that_none_takes_are_told_as_problems(
    settings, door, taken
):
    door(settings)
    client = Client(enforce_csrf_checks=True)
    for verb, path, status in (
        ("get", "nothing", 404),
        ("post", "cases/no-id", 404),
        ("get", taken, 405),
        ("post", "openapi.json", 403),
    ):
        answer = getattr(client, verb)(f"/api/v1/{path}", headers={"Accept-Language": "en"})
        said = json.loads(answer.content)
        assert (answer.status_code, answer.headers["Content-Type"]) == (status, MEDIA_TYPE), path
        assert (said["status"], answer.headers["Content-Language"]) == (status, "en")
    assert client.get("/nada").headers["Content-Type"].startswith("text/html")


@pytest.mark.usefixtures("staff_door")
def test_who_is_not_signed_in_is_told_that_and_not_that_they_could_not_be_read():
    answer = Client().get("/api/v1/situations", headers={"Accept-Language": "en"})
    assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in")
    assert "Sign in" in answer.json()["title"]
