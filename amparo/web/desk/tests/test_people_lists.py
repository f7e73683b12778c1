"""What is chosen of a list for somebody of the register: peoples and languages, and what they are searched by."""

import pytest
from django.urls import reverse

from amparo.custody import cards
from amparo.registry.models import Person
from amparo.registry.people import entering, finding, forms
from amparo.web.desk import clocks
from amparo.web.desk import finding as desk

CONSENT = {"consent_by": "la asamblea", "consent_on": "2026-02-01", "consent_for": "medidas"}


@pytest.fixture(autouse=True)
def nobody_searched_yet():
    cards._lately.clear()
    desk._lately.clear()


def test_a_people_and_a_language_are_kept_by_their_codes_beside_what_they_say(cast, signed_in):
    client = signed_in(cast.actor("analyst"))
    rows = (("people", "quechua_people", "de los Andes inventados"), ("languages", "qu", ""))
    body = {"kind": "person", "names": "Elvira Inventada"}
    for index, (what, code, value) in enumerate(rows):
        told = {"what": what, "code": code, "value": value, **CONSENT}
        body |= {f"differential.{index}.{name}": said for name, said in told.items()}
    new = client.get("/personas/nueva").content.decode()
    assert '<option value="quechua_people">' in new

    wrong = client.post("/personas/nueva", {**body, "differential.0.code": "qu"})
    assert (wrong.status_code, Person.objects.count()) == (422, 0)
    assert client.post("/personas/nueva", body).status_code == 302
    page = reverse("desk:person", args=[Person.objects.get().pk])
    client.post(page + "/abrir", {"purpose": "linkage_work"})
    assert "Quechua · de los Andes inventados" in client.get(page).content.decode()
    again = client.get(page + "/escribir").content.decode()
    assert '<option value="quechua_people" selected>' in again
