"""The search by name of the API: whole, or part by part with a cursor that serves its own question and member alone."""

import pytest

from amparo.custody import cardparts, cards
from amparo.registry.people import walking
from amparo.web.desk.tests.conftest import session_of  # noqa: F401 - what `signed_in` rests on
from amparo.web.desk.tests.conftest import signed_in as signed_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("staff_door")]


def test_a_search_goes_on_by_its_cursor_and_ends_as_one_whole(scene, signed_in, monkeypatch):
    cards._lately.clear()
    for name in ("Filomena Quispe Huarancca", "Kispe Huaranca, Filomena"):
        scene.admitted(protected_name=name)
    client = signed_in(scene.analyst)

    def found(**body):
        return client.post("/api/v1/people/search", body, content_type="application/json")

    whole = found(q="quispe filomena").json()
    assert (whole["count"], whole["looked"], whole["of"], whole["next"]) == (2, 2, 2, None)
    assert found(q="quispe", what="person").json()["count"] == 0
    monkeypatch.setattr(cardparts, "READ", 1)
    monkeypatch.setattr(walking, "monotonic", lambda: float("inf"))

    first = found(q="quispe filomena").json()
    assert (first["count"], first["looked"], first["of"]) == (1, 1, 2)
    assert found(q="quispe", cursor=first["next"]).status_code == 409
    second = found(q="quispe filomena", cursor=first["next"]).json()
    last = found(q="quispe filomena", cursor=second["next"]).json()
    assert (last["items"], last["next"], last["cut"]) == (whole["items"], None, False)
