from datetime import timedelta

import pytest
from django.utils import timezone

from amparo.accounts.models import Session
from amparo.accounts.tests.cast import PASSWORD
from amparo.custody import ledger


def test_an_export_is_in_the_ledger_with_who_took_how_much_of_what(scene, signed_in):
    scene.deposited()
    client = signed_in(scene.officer)

    assert client.get("/expedientes.csv?track=urgent").status_code == 200

    last = ledger.entry(ledger.size() - 1).body
    assert (last["verb"], last["who"]) == ("export", str(scene.officer.id))
    assert (last["list"], last["rows"]) == ("cases", 1)
    assert last["filter"] == {"who": "all", "track": "urgent"}


@pytest.fixture
def left_open(scene, signed_in):
    """A client whose member typed their password a while ago."""
    scene.deposited()
    client = signed_in(scene.officer)
    Session.objects.update(confirmed_at=timezone.now() - timedelta(minutes=6))
    return client


def test_a_session_left_open_exports_nothing_without_the_password(left_open):
    first = left_open.get("/expedientes.csv?track=urgent")
    assert first.status_code == 302
    asked = first["Location"]

    size = ledger.size()
    assert left_open.post(asked, {"password": "otra frase cualquiera"}).status_code == 403
    assert left_open.get("/expedientes.csv").status_code == 302
    assert ledger.size() == size
    assert left_open.post(asked, {"password": PASSWORD})["Location"].endswith("csv?track=urgent")
    assert left_open.get("/expedientes.csv?track=urgent").status_code == 200


def test_five_wrong_passwords_close_the_session_and_are_on_the_record(left_open):
    for _ in range(5):
        answer = left_open.post("/confirmar?to=/plazos.csv", {"password": "no es esta frase"})

    assert answer["Location"] == "/entrar?told=expired"
    assert not Session.objects.exists()
    verbs = [ledger.entry(ledger.size() - back).body for back in (2, 1)]
    assert [one["verb"] for one in verbs] == ["refusal", "sign_out"]


@pytest.mark.parametrize(
    "to", ["", "/expedientes", "//example.org/plazos.csv", "https://a/plazos.csv"]
)
def test_the_password_leads_to_our_own_files_only(left_open, to):
    assert left_open.post(f"/confirmar?to={to}", {"password": PASSWORD}).status_code == 404


def test_a_search_is_in_the_ledger_without_its_words(scene, signed_in):
    scene.deposited()
    client = signed_in(scene.officer)
    client.post("/buscar", {"q": "canasta"})

    entry = ledger.entry(ledger.size() - 1)
    body = entry.body
    assert (body["verb"], body["found"], body["who"]) == ("search", 0, str(scene.officer.id))
    assert b"canasta" not in entry.leaf


def test_whoever_searches_without_end_waits(scene, signed_in):
    client = signed_in(scene.analyst)
    answers = [client.post("/buscar", {"q": "PD"}).status_code for _ in range(31)]
    assert answers[-1] == 503
    assert set(answers[:-1]) == {200}
