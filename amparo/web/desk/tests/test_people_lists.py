"""What is chosen of a list for somebody of the register: peoples and languages, and what they are searched by."""

import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format

from amparo.custody import cards
from amparo.registry.models import Person
from amparo.registry.people import entering, forms
from amparo.web.desk import clocks
from amparo.web.desk import finding as desk
from amparo.web.desk.people import searching
from amparo.web.desk.situations import finding

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


def test_people_are_found_by_what_they_defend_and_what_they_count_as(cast, signed_in):
    analyst = cast.actor("analyst")
    client = signed_in(analyst)
    for unit, defends in (("community", "water"), ("organisation", "water"), ("community", "")):
        body = {"kind": "collective", "names": ["Unidos Inventados"], "unit": unit}
        form = forms.filled(forms.NewPerson, {**body, "defends": [defends] if defends else []})
        entering.enter(analyst, form, clocks.now())

    def count(**asked):
        return client.post("/buscar", asked).context["count"]

    assert (count(q="unidos inventados"), count(q="unidos", defends="water")) == (3, 2)
    assert (count(defends="water", unit="community"), count(unit="community")) == (1, 2)
    assert count(q="unidos", unit="not-one-of-the-list") == 3
    kept = client.post("/buscar", {"q": "unidos", "unit": "community", "act": "export"})
    lines = client.get(kept.url).content.decode("utf-8-sig").splitlines()
    assert sum("Unidos Inventados" in line for line in lines) == 2


def test_people_and_situations_are_listed_page_by_page_however_many_there_are(
    cast, signed_in, monkeypatch
):
    client = signed_in(cast.actor("analyst"))
    for name in ("Ana Inventada", "Beto Inventado", "Ciro Inventado"):
        client.post("/personas/nueva", {"kind": "person", "names": name})
        told = {"channel": "press", "known_on": "2026-02-03", "department": "05", "account": name}
        client.post("/situaciones/nueva", told)
    monkeypatch.setattr(searching, "SHOWN", 2)
    monkeypatch.setattr(finding, "SHOWN", 2)
    for listed in ("/personas", "/situaciones?department=05"):
        first = client.get(listed)
        then = client.get(listed.partition("?")[0] + f"?{_next(first)}")
        assert [len(page.context["rows"]) for page in (first, then)] == [2, 1]
        assert (then.context["before"], then.context["after"]) == (1, 0)
    named = [client.post("/personas", {"pagina": page}) for page in ("1", "2")]
    found = [cell[1].text for page in named for cell in page.context["named"]]
    assert found == ["Ana Inventada", "Beto Inventado", "Ciro Inventado"]
    assert "3 en total" in named[0].content.decode()


def _next(page):
    """The address that the page's own link to the next one has."""
    found = re.search(r'rel="next" href="\?([^"]+)"', page.content.decode())
    return found[1].replace("&amp;", "&")


def test_a_day_in_english_can_be_read_in_one_way_only():
    with translation.override("en"):
        assert date_format(date(2026, 10, 9), "SHORT_DATE_FORMAT") == "9 Oct 2026"
    with translation.override("es"):
        assert date_format(date(2026, 10, 9), "SHORT_DATE_FORMAT") == "09/10/2026"
